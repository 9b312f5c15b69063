"""Joining the open project with another copy of it, from the window."""

from collections.abc import Callable
from functools import partial
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from aldesk.core.outcome import Done, Failed, Outcome
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.file_dialog import PROJECTS, ask_file, ask_new_project
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.workspace.job import outcome_of
from aldesk.session.agreement import AgreementReport, measure_agreement
from aldesk.store import Project

if TYPE_CHECKING:
    from aldesk.store.merge_files import MergedFile


class Merging:
    """Asks for the other copy and for the new file, joins them in a thread, and opens the new one.

    Parameters
    ----------
    parent : QWidget
        Whose dialogues they are.
    messages : Messages
    project_path : callable
        Returns the file of the open project.
    open_path : callable
        Opens a project.
    """

    def __init__(
        self,
        parent: QWidget,
        messages: Messages,
        project_path: Callable[[], Path],
        open_path: Callable[[Path], None],
    ) -> None:
        self._parent, self._messages = parent, messages
        self._project_path, self._open_path = project_path, open_path
        self._background = Background("merging")
        self._is_busy = False

    def stop(self) -> None:
        """End the thread."""
        self._background.close()

    def ask(self) -> None:
        """Let the person choose the other copy and where the two go."""
        mine = self._project_path()
        if self._is_busy or not mine.name:
            return
        title = tr("The other copy of this project")
        if not (other := ask_file(self._parent, "merge", title, PROJECTS, str(mine.parent))):
            return
        suggested = mine.with_stem(f"{mine.stem} merged")
        if (to := ask_new_project(self._parent, tr("Where both go"), suggested)) is None:
            return
        self._is_busy = True
        self._messages.notice(tr("The two copies are being merged …"))
        fault = tr("Merging stopped because of an error in ALDesk; the log says more.")
        work = partial(_merge, mine, Path(other), to)
        self._background.submit(partial(outcome_of, work, fault), self._ended)

    def _ended(self, outcome: Outcome) -> None:
        self._is_busy = False
        if isinstance(outcome, Failed):
            self._messages.trouble(problem_text(outcome.problem), act="merge")
        elif isinstance(outcome, Done):
            done, agreement = outcome.result
            self._messages.settle("merge")
            self._open_path(done.file)
            self._messages.notice(_words(done, agreement))


def _merge(mine: Path, other: Path, to: Path) -> "tuple[MergedFile, AgreementReport]":
    from aldesk.store.merge_files import merge_files  # the window's start does not wait for it

    done = merge_files(mine, other, to)
    with Project.open_to_read(to) as project:
        return done, measure_agreement(project)


def _words(done: "MergedFile", agreement: AgreementReport) -> str:
    """Return how many labels there are, what is disputed, and how far two people agree."""
    parts = [tr("Merged: {n} label(s).", "", done.n_labeled)]
    if done.n_disputed:
        text = tr("To be decided first, as answers contradict each other: {n} sample(s).", "",
                  done.n_disputed)  # fmt: skip
        parts.append(text)
    kappa = agreement.overall and agreement.overall.kappa
    if kappa and not isnan(kappa.value):
        value, low, high = (f"{x:.2f}" for x in (kappa.value, kappa.low, kappa.high))
        text = tr("Agreement: kappa {value} ({low} to {high}) on {n} sample(s).", "", kappa.n,
                  value=value, low=low, high=high)  # fmt: skip
        parts.append(text)
    return " ".join(parts)
