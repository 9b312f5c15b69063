"""Finds the files of the open project again that were moved, by their content."""

import logging
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.import_batch import ImportBatch
from aldesk.core.sample import Sample
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.session import Changes, LabelSession
from aldesk.sources.relocate import find_moved

Do = Callable[[Callable[[], Changes | None]], bool]
_Found = tuple[dict[str, Path], int]

_log = logging.getLogger(__name__)


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

    def search(self, folder: Path) -> None:
        """Look in a folder and all below it for the files that are not where they were."""
        if self.is_running:
            self._messages.notice(tr("Moved files are being looked for already."))
            return
        self.is_running = True
        self._messages.notice(tr("Looking for moved files in {folder} …", folder=folder))
        samples, sizes = list(self._session.project.samples), self._session.project.imports.sizes()
        self._background.submit(partial(self._search, folder, samples, sizes), self._take)

    def stop(self) -> None:
        """End the thread."""
        self._background.close()

    def _search(
        self, folder: Path, samples: list[Sample], sizes: Mapping[str, int]
    ) -> _Found | str | None:
        try:
            gone = {s.id: sizes.get(s.id) for s in samples if not s.path.exists()}
            return (find_moved(folder, gone, self._tell) if gone else {}), len(gone)
        except Cancelled:
            return None
        except (Problem, OSError) as problem:
            return str(problem)
        except Exception:  # noqa: BLE001 - told to the person, with the trace in the log
            _log.exception("the search for moved files stopped at a fault of ALDesk")
            return tr("The search stopped at a fault of ALDesk; the log says more.")

    def _tell(self, done: int, total: int) -> None:
        if self._background.is_closed:
            raise Cancelled
        self._background.post(lambda facts: self.progressed.emit(*facts), (done, total))

    def _take(self, outcome: _Found | str | None) -> None:
        self.is_running = False
        self.progressed.emit(0, 0)
        if outcome is None or isinstance(outcome, str):
            if outcome:
                self._messages.trouble(outcome)
            return
        found, n_gone = outcome
        moved = ImportBatch(moved=tuple(found.items()))
        if found and not self._do(lambda: self._session.add_samples(moved)):
            return
        self._messages.notice(_said(len(found), n_gone))


def _said(n_found: int, n_gone: int) -> str:
    if not n_gone:
        return tr("Every file is where it was.")
    if n_found == n_gone:
        return tr("All {n} missing files were found.", n=n_gone)
    rest = n_gone - n_found
    return tr(
        "{n} of {total} missing files were found; {rest} are still missing.",
        n=n_found,
        total=n_gone,
        rest=rest,
    )
