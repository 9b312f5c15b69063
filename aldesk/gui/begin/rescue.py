"""What is offered where a project is damaged: its whole parts in a new file."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aldesk.core.errors import Damaged
from aldesk.core.outcome import Done, Failed, Outcome
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.file_dialog import ask_new_project
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.workspace.job import outcome_of

if TYPE_CHECKING:
    from aldesk.store.repair import Repaired


class Rescue(QObject):
    """Asks for the new file, saves in a thread, and says what was saved.

    Signals
    -------
    saved : Path
        A new project.
    """

    saved = Signal(object)

    def __init__(self, parent: QWidget, messages: Messages) -> None:
        super().__init__(parent)
        self._window = parent
        self._messages = messages
        self._background = Background("rescue")
        self._is_saving = False

    def offer(self, path: Path, problem: Damaged) -> None:
        """Say that a project is damaged, and offer to save what is whole."""
        what = f"{problem.subject}: {problem.what}" if problem.subject else problem.what
        text = " ".join(f"{part}." for part in (what, problem.kept) if part)
        self._messages.trouble(text, act="open")
        self._messages.offer(tr("Save what is whole to a new file …"), partial(self._ask, path))

    def stop(self) -> None:
        """End the thread."""
        self._background.close()

    def _ask(self, path: Path) -> None:
        if self._is_saving:
            return
        title = tr("Save what is whole")
        suggested = path.with_stem(f"{path.stem} saved")
        if (to := ask_new_project(self._window, title, suggested)) is None:
            return
        from aldesk.store.repair import repair  # the window's start does not wait for it

        self._is_saving = True
        self._messages.notice(tr("What is whole is being saved …"))
        fault = tr("Saving stopped because of an error in ALDesk; the log says more.")
        self._background.submit(partial(outcome_of, partial(repair, path, to), fault), self._ended)

    def _ended(self, outcome: Outcome) -> None:
        self._is_saving = False
        if isinstance(outcome, Failed):
            self._messages.trouble(problem_text(outcome.problem), act="open")
        elif isinstance(outcome, Done):
            self._messages.settle("open")
            done: Repaired = outcome.result
            self.saved.emit(done.file)
            text = " ".join(done.text().splitlines())
            (self._messages.notice if done.is_all else self._messages.trouble)(text)
