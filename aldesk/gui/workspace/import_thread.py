"""The thread that drives the process which reads a source; the project stays with the window's."""

import logging
import queue
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.import_batch import ImportBatch, SourceSummary
from aldesk.engine.importing.client import ImportJob, run
from aldesk.gui.kit.i18n import tr

_log = logging.getLogger(__name__)


class ImportThread(QThread):
    """Reads one source. It goes on after each part only when the part is taken in.

    Signals
    -------
    listed : SourceSummary
        What the names of the files tell; answer with `taken`.
    part_read : ImportBatch
        Answer with `taken`.
    progressed : (int, int)
        Files looked into, files in all; (0, n) while they are listed.
    ended : str
        Empty when all is read, ``cancelled``, or the problem's text.
    """

    listed = Signal(object)
    part_read = Signal(object)
    progressed = Signal(int, int)
    ended = Signal(str)

    def __init__(self, job: ImportJob, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._cancel = threading.Event()
        self._answers: queue.Queue[Path | None] = queue.Queue()

    def taken(self, project: Path | None) -> None:
        """Say that the last message is on the disk; None if that failed, so that it ends."""
        self._answers.put(project)

    def cancel(self) -> None:
        """Ask it to end; `ended` tells when it has."""
        self._cancel.set()
        self._answers.put(None)  # it may be waiting for this

    def stop(self) -> None:
        """Cancel and wait until the thread has ended."""
        self.cancel()
        self.wait()

    def run(self) -> None:
        """Read until done, cancelled or failed; runs in this thread."""
        try:
            run(self._job, self, self._cancel)
        except Cancelled:
            self.ended.emit("cancelled")
        except Problem as problem:
            self.ended.emit(str(problem))
        except Exception:  # noqa: BLE001 - told to the person, with the trace in the log
            _log.exception("the import stopped at a fault of ALDesk")
            self.ended.emit(
                tr("The import stopped at a fault of ALDesk. What is taken in is kept.")
            )
        else:
            self.ended.emit("")

    # What the job tells its keeper, passed on to the window's thread

    def names_read(self, listing: SourceSummary) -> None:
        """Pass on what the names tell, and wait until it is taken in."""
        self.listed.emit(listing)
        self._answer()

    def add_part(self, part: ImportBatch) -> Path:
        """Pass a part on, and wait until it is taken in."""
        self.part_read.emit(part)
        return self._answer()

    def progress(self, done: int, total: int) -> None:
        """Pass the progress on."""
        self.progressed.emit(done, total)

    def _answer(self) -> Path:
        if (project := self._answers.get()) is None:
            raise Cancelled
        return project
