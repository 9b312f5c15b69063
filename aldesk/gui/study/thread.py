"""The threads in which a study runs, and in which its cost is found out."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from aldesk.engine.study.client import StudyListener, run_study
from aldesk.engine.study.cost import estimate_seconds
from aldesk.engine.study.local_runner import LocalRunner
from aldesk.gui.kit.i18n import noop
from aldesk.gui.workspace.job import Job
from aldesk.study.plan_file import PlanFile


class _StudyJob(Job):
    """What a study's jobs have in common."""

    fault = noop("The study stopped because of an error in ALDesk. What is complete is kept.")

    def __init__(self, file: PlanFile, out: Path, n_workers: int, parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._out, self._n_workers = file, out, n_workers


class StudyThread(_StudyJob):
    """Runs a study in processes of lower priority.

    Signals
    -------
    point_came : (str, int, Point)
        Title of the strategy, repetition.
    task_failed : (str, int, str)
        Title, repetition, what.
    prepared : (int, int)
        Samples that are embedded before it, and how many there are.
    """

    point_came = Signal(str, int, object)
    task_failed = Signal(str, int, str)
    prepared = Signal(int, int)

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
            self.progress,
            self.point_came.emit,
            lambda title, repetition, what, _: self.task_failed.emit(title, repetition, what),
            self.prepared.emit,
        )
        run_study(
            self._file, self._out, self._runner, listener, self._cancel, keep_data=self._keep_data
        )


class CostThread(_StudyJob):
    """Times the first cycle of each strategy."""

    def __init__(
        self, file: PlanFile, out: Path, n_workers: int, parent: QObject, *, keep_data: bool
    ) -> None:
        super().__init__(file, out, n_workers, parent)
        self._keep_data = keep_data

    def work(self) -> float:
        """Return the seconds that the study will take."""
        return estimate_seconds(
            self._file,
            self._out,
            self._n_workers,
            self.progress,
            self._cancel,
            keep_data=self._keep_data,
        )
