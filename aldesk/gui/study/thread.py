"""The threads in which a study runs, and in which its cost is found out."""

import logging
import threading
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from aldesk.core.errors import Cancelled, Problem
from aldesk.engine.study.client import StudyListener, run_study
from aldesk.engine.study.cost import estimate_seconds
from aldesk.engine.study.pool import LocalRunner
from aldesk.gui.kit.i18n import tr
from aldesk.study.plan_file import PlanFile

_log = logging.getLogger(__name__)

CANCELLED = "cancelled"


class _Work(QThread):
    """Runs one thing that can be cancelled.

    Signals
    -------
    progressed : (int, int)
    ended : str
        Empty if it is done, `CANCELLED`, or the problem's text.
    """

    progressed = Signal(int, int)
    ended = Signal(str)

    def __init__(self, file: PlanFile, out: Path, n_workers: int, parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._out, self._n_workers = file, out, n_workers
        self._cancel = threading.Event()

    def cancel(self) -> None:
        """Ask it to stop; `ended` tells when it has."""
        self._cancel.set()

    def stop(self) -> None:
        """Cancel and wait."""
        self.cancel()
        self.wait()

    def run(self) -> None:
        """Work until done, cancelled or failed; runs in this thread."""
        try:
            self.work()
        except Cancelled:
            self.ended.emit(CANCELLED)
        except Problem as problem:
            self.ended.emit(str(problem))
        except Exception:  # noqa: BLE001 - told to the person, with the trace in the log
            _log.exception("the study stopped at a fault of ALDesk")
            self.ended.emit(tr("The study stopped at a fault of ALDesk. What is complete is kept."))
        else:
            self.ended.emit("")

    def work(self) -> None:
        """Do it."""
        raise NotImplementedError


class StudyThread(_Work):
    """Runs a study in processes of lower priority.

    Signals
    -------
    point_came : (str, int, Point)
        Title of the strategy, repetition.
    task_failed : (str, int, str)
        Title, repetition, what.
    """

    point_came = Signal(str, int, object)
    task_failed = Signal(str, int, str)

    def __init__(
        self, file: PlanFile, out: Path, n_workers: int, parent: QObject, *, keep_data: bool
    ) -> None:
        super().__init__(file, out, n_workers, parent)
        self._runner = LocalRunner(n_workers)
        self._keep_data = keep_data

    @property
    def is_paused(self) -> bool:
        """Whether it is asked to wait."""
        return self._runner.pause.is_set()

    def pause(self, wanted: bool) -> None:
        """Let it wait after the cycle it is at, or go on."""
        (self._runner.pause.set if wanted else self._runner.pause.clear)()

    def work(self) -> None:
        """Run the study."""
        listener = StudyListener(
            self.progressed.emit,
            self.point_came.emit,
            lambda title, repetition, what, _: self.task_failed.emit(title, repetition, what),
        )
        run_study(
            self._file, self._out, self._runner, listener, self._cancel, keep_data=self._keep_data
        )


class CostThread(_Work):
    """Times the first cycle of each strategy.

    Signals
    -------
    cost_known : float
        Seconds that the study will take.
    """

    cost_known = Signal(float)

    def work(self) -> None:
        """Find the cost out."""
        seconds = estimate_seconds(
            self._file, self._out, self._n_workers, self.progressed.emit, self._cancel
        )
        self.cost_known.emit(seconds)
