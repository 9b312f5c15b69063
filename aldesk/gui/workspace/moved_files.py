"""Finds the files of the open project again that were moved, by their content."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.files import is_there
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.outcome import Done, Failed, Outcome
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.workspace.controller import Do
from aldesk.gui.workspace.job import outcome_of
from aldesk.session import LabelSession
from aldesk.sources.relocate import find_moved

_Found = tuple[dict[str, Path], int]


class MovedFiles(QObject):
    """Searches a folder in a thread, and tells the session where the files lie now.

    Parameters
    ----------
    session : LabelSession
    do : callable
        Acts on the session, tells the panes what changed and the person what failed.
    messages : Messages

    Signals
    -------
    progressed : (int, int)
        Files looked into, files that it may be; (0, 0) at the end.
    """

    progressed = Signal(int, int)

    def __init__(
        self, session: LabelSession, do: Do, messages: Messages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._do = do
        self._messages = messages
        self._background = Background("moved files")
        self.is_running = False
        self._is_cancelled = False

    def search(self, folder: Path) -> None:
        """Look in a folder and all below it for the files that are not where they were."""
        if self.is_running:
            self._messages.notice(tr("A search for moved files is running already."))
            return
        self.is_running, self._is_cancelled = True, False
        self._messages.notice(tr("Looking for moved files in {folder} …", folder=folder))
        project = self._session.project
        files, sizes = project.samples.files(), project.imports.sizes()
        search = partial(self._search, folder, files, sizes)
        fault = tr("The search stopped because of an error in ALDesk; the log says more.")
        self._background.submit(lambda: outcome_of(search, fault), self._take)

    def cancel(self) -> None:
        """Give up the search under way."""
        self._is_cancelled = True

    def stop(self) -> None:
        """End the thread; a search under way is given up."""
        self._background.close()

    def _search(
        self, folder: Path, files: Mapping[SampleId, Path], sizes: Mapping[str, int]
    ) -> _Found:
        try:
            gone = {id_: sizes.get(id_) for id_, path in files.items() if not is_there(path)}
            return (find_moved(folder, gone, self._tell) if gone else {}), len(gone)
        except OSError as error:
            raise Problem(str(error)) from error

    def _tell(self, done: int, total: int) -> None:
        if self._background.is_closed or self._is_cancelled:
            raise Cancelled
        self._background.post(lambda facts: self.progressed.emit(*facts), (done, total))

    def _take(self, outcome: Outcome) -> None:
        self.is_running = False
        self.progressed.emit(0, 0)
        if isinstance(outcome, Failed):
            self._messages.trouble(problem_text(outcome.problem))
        elif isinstance(outcome, Done):
            self._keep(*outcome.result)
        else:
            self._messages.notice(tr("The search was stopped. Nothing was changed."))

    def _keep(self, found: dict[str, Path], n_gone: int) -> None:
        moved = ImportBatch(moved=tuple(found.items()))
        if found and not self._do(self._session.add_samples, moved):
            return
        self._messages.notice(_said(len(found), n_gone))


def _said(n_found: int, n_gone: int) -> str:
    if not n_gone:
        return tr("No file is missing.")
    if n_found == n_gone:
        return tr("All {n} missing files were found.", n=n_gone)
    rest = n_gone - n_found
    return tr(
        "{n} of {total} missing files were found; {rest} are still missing.",
        n=n_found,
        total=n_gone,
        rest=rest,
    )
