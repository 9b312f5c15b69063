"""Work in a thread that can be cancelled, and how it ended."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.outcome import Done, Failed, Outcome, Stopped
from aldesk.gui.kit.i18n import tr

_log = logging.getLogger(__name__)
_SECONDS_A_REPORT = 0.2
"""Nobody reads faster, and what the window writes it does not label."""


def outcome_of(work: Callable[[], object], fault: str) -> Outcome:
    """Do some work, and return how it ended; `fault` is told of a bug, whose trace is logged."""
    try:
        return Done(work())
    except Cancelled:
        return Stopped()
    except Problem as problem:
        return Failed(problem)
    except Exception:  # noqa: BLE001 - told to the person, with the trace in the log
        _log.exception(fault)
        return Failed(Problem(fault.removesuffix(".")))


class Job(QThread):
    """Does one thing in a thread; a subclass says in `work` what.

    Attributes
    ----------
    fault : str
        What is told if it ends by a bug; marked for translation.

    Signals
    -------
    progressed : (int, int)
        What is done, and what there is to do in all; five times a second at the most.
    ended : Outcome
        The last thing that the thread does; then `finish` it.
    """

    fault: ClassVar[str]
    progressed = Signal(int, int)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel = threading.Event()
        self._seen = self._told = 0, 0
        self._told_at = 0.0
        self._late = QTimer(self, interval=round(1000 * _SECONDS_A_REPORT))
        self._late.timeout.connect(self._tell_late)
        self.started.connect(self._late.start)
        self.finished.connect(self._late.stop)

    def cancel(self) -> None:
        """Ask it to stop; `ended` tells when it has."""
        self._cancel.set()

    def stop(self) -> None:
        """Cancel and wait until the thread has ended."""
        self.cancel()
        self.wait()

    def finish(self) -> None:
        """Let the thread go after it has `ended`."""
        self.wait()
        self.deleteLater()

    def run(self) -> None:
        """Work until done, cancelled or failed; runs in this thread."""
        self.ended.emit(outcome_of(self.work, tr(self.fault)))

    def work(self) -> Any:
        """Do it, and return the result; raises Cancelled or Problem."""
        raise NotImplementedError

    def progress(self, done: int, total: int) -> None:
        """Pass the progress on to the window's thread, if the last was not just now, else soon."""
        self._seen, now = (done, total), time.monotonic()
        if now - self._told_at >= _SECONDS_A_REPORT:
            self._told, self._told_at = self._seen, now
            self.progressed.emit(done, total)

    def _tell_late(self) -> None:
        if self._seen != self._told:
            self._told = self._seen
            self.progressed.emit(*self._told)
