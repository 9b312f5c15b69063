"""The thread that drives the process which reads a source; the project stays with the window's."""

import queue
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aldesk.core.errors import Cancelled
from aldesk.engine.importing.client import ImportJob, ImportReport, run
from aldesk.gui.kit.i18n import noop
from aldesk.gui.workspace.job import Job


class ImportThread(Job):
    """Reads one source. It goes on after each report only when that is taken in.

    Signals
    -------
    reported : ImportReport
        Answer with `taken`.
    progressed : (int, int)
        Files looked into, files in all; (0, n) while they are listed.
    """

    fault = noop("The import stopped because of an error in ALDesk. What was read is kept.")
    reported = Signal(object)

    def __init__(self, job: ImportJob, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._answers: queue.Queue[Path | None] = queue.Queue()

    def taken(self, project: Path | None) -> None:
        """Say that the last report is on the disk; None if that failed, so that it ends."""
        self._answers.put(project)

    def cancel(self) -> None:
        """Ask it to end; `ended` tells when it has."""
        super().cancel()
        self._answers.put(None)  # it may be waiting for this

    def work(self) -> None:
        """Read the source to its end."""
        run(self._job, self, self._cancel)

    def take(self, report: ImportReport) -> Path:
        """Pass a report on, and wait until it is taken in."""
        self.reported.emit(report)
        if (project := self._answers.get()) is None:
            raise Cancelled
        return project
