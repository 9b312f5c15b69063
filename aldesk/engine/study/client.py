"""Runs a study, or goes on with one; light, and blocking: run it in a thread."""

import threading
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.progress import Progress, silent
from aldesk.engine.process.messages import pack
from aldesk.engine.study.data import prepare
from aldesk.engine.study.local_runner import Job, LocalRunner, Runner, TaskListener, open_worker
from aldesk.engine.study.one_answer import ask
from aldesk.engine.study.report_client import ReportWorker
from aldesk.study.classifiers import SCIKIT_LEARN
from aldesk.study.data import fingerprint_of
from aldesk.study.folder import StudyFolder
from aldesk.study.plan import Plan
from aldesk.study.plan_file import PlanFile
from aldesk.study.task import Point, StudyTask, Task, TaskResult, file_name, key_of, tasks_of

_LAST = 3
"""Tasks that are left when the report's process starts: they may all end at about the same time."""


@dataclass(frozen=True)
class DoneTask:
    """A task that has just been done.

    Attributes
    ----------
    title : str
        Of the strategy, or `FULL_DATA`.
    repetition : int
    last : Point
        Of its curve.
    seconds : float
        Of all its queries and fits, in seconds of a processor.
    n_done, n_tasks : int
        How many tasks are done now, failed ones included, and how many there are.
    """

    title: str
    repetition: int
    last: Point
    seconds: float
    n_done: int
    n_tasks: int


@dataclass(frozen=True)
class StudyListener:
    """Who wants to see a study grow; all is called from the thread that runs it.

    Attributes
    ----------
    progress : Progress
        Points of learning curves, those of earlier runs included, and how many there will be.
    preparing : Progress
        Samples that are embedded first, where a plan names a source.
    on_point : callable (title of the strategy, repetition, Point)
    on_failure : callable (title of the strategy, repetition, what, report)
    on_done : callable (DoneTask)
    """

    progress: Progress = silent
    on_point: Callable[[str, int, Point], None] = field(default=lambda *_: None)
    on_failure: Callable[[str, int, str, str], None] = field(default=lambda *_: None)
    preparing: Progress = silent
    on_done: Callable[[DoneTask], None] = field(default=lambda _: None)


@dataclass(frozen=True)
class Failure:
    """A task that failed, and why; the others go on."""

    strategy: str
    repetition: int
    what: str

    def __str__(self) -> str:
        return f"{self.strategy}, repetition {self.repetition + 1}: {self.what}"


def run_study(
    file: PlanFile,
    out: Path,
    runner: Runner | None = None,
    listener: StudyListener | None = None,
    cancel: threading.Event | None = None,
    *,
    keep_data: bool = False,
) -> list[Failure]:
    """Run a study, and write what came of it into a folder.

    What the folder holds of an earlier run with the same plan and data is not done again.

    Parameters
    ----------
    file : PlanFile
    out : Path
        Made if it is not there.
    runner : Runner, optional
        Where the tasks are done; by default in one process of this machine.
    listener : StudyListener, optional
    cancel : threading.Event, optional
    keep_data : bool, default False
        Go on with the data as they were when the study began, if the folder holds them: a project
        may have got more labels since.

    Returns
    -------
    failures : list of Failure
        They are in none of the tables.

    Raises
    ------
    Problem
        If the plan does not fit the data, all tasks failed, or the world did.
    Cancelled
        After `cancel` was set.
    """
    listener = listener or StudyListener()
    cancel = cancel or threading.Event()
    runner = runner or LocalRunner(1)
    with StudyFolder(out) as folder:
        job = {
            "plan": file.text.text,
            "where": file.text.where,
            "folder": str(folder.path),
            "data": str(folder.data),
        }
        with ReportWorker(job) as report, _ahead(runner, job, file.plan, folder):
            data = prepare(
                file, folder, folder.data, listener.preparing, cancel, keep_data=keep_data
            )
            if file.plan.classifier.name in SCIKIT_LEARN:
                _check_classifier(file, job, cancel)
            folder.begin(file.text.text)
            run = _Run(file.plan, folder, listener, data.fingerprint, report.start)
            runner.run(job, run.pending(), run.task_listener(), cancel)
            if run.n_results == 0:
                first = run.failures[0]
                what = f"Every task failed; {first.strategy}: {first.what}"
                raise Problem(what, subject=str(out))
            report.write([vars(failure) for failure in run.failures], cancel)
    return run.failures


def _ahead(
    runner: Runner, job: Job, plan: Plan, folder: StudyFolder
) -> AbstractContextManager[None]:
    """Let this machine's processes start, unless samples are embedded first, for hours perhaps."""
    if not isinstance(runner, LocalRunner) or plan.data.source:
        return nullcontext()
    # If the data have changed since, more is to be done, and more processes start for it later.
    run = _Run(plan, folder, StudyListener(), fingerprint_of(folder.data))
    return runner.ahead(job, len(run.pending()))


def _check_classifier(file: PlanFile, job: Job, cancel: threading.Event) -> None:
    try:
        ask(open_worker(job), pack("check"), job["folder"], cancel)
    except Problem as problem:
        raise file.text.problem(problem.what, "classifier", "name") from problem


@dataclass
class _Run:
    plan: Plan
    folder: StudyFolder
    listener: StudyListener
    fingerprint: str
    on_last: Callable[[], None] = field(default=lambda: None)
    failures: list[Failure] = field(default_factory=list)
    n_results: int = 0
    n_ended: int = 0
    n_points: Counter[StudyTask] = field(default_factory=Counter)

    def pending(self) -> list[StudyTask]:
        """Return the tasks that are not done, and show those that are."""
        tasks = tasks_of(self.plan)
        self.n_tasks = len(tasks)
        self.n_total = sum(self._n_points(task) for task in tasks)
        pending = []
        for task in tasks:
            if result := self.folder.read(self._name(task), self._key(task)):
                self.n_results += isinstance(task, Task)
                for point in result.points:
                    self._take(task, point)
            else:
                pending.append(task)
        self.n_ended = len(tasks) - len(pending)
        self._tell()  # once: what is kept takes no time, and would look like a fast start
        return pending

    def task_listener(self) -> TaskListener:
        return TaskListener(self._on_point, self._on_result, self._on_failure)

    def _on_point(self, task: StudyTask, point: Point) -> None:
        self._take(task, point)
        self._tell()

    def _tell(self) -> None:
        self.listener.progress(self.n_points.total(), self.n_total)

    def _take(self, task: StudyTask, point: Point) -> None:
        # A task that is done once more after a crash counts its points once.
        self.n_points[task] = max(self.n_points[task], point.cycle + 1)
        if isinstance(task, Task):
            self.listener.on_point(task.title(self.plan), task.repetition, point)

    def _on_result(self, task: StudyTask, result: TaskResult) -> None:
        self.folder.keep(self._name(task), result)
        self.n_results += isinstance(task, Task)
        self._count_end()
        seconds = sum(point.query_seconds + point.fit_seconds for point in result.points)
        title, rep, last = task.title(self.plan), task.repetition, result.points[-1]
        done = DoneTask(title, rep, last, seconds, self.n_ended, self.n_tasks)
        self.listener.on_done(done)

    def _on_failure(self, task: StudyTask, what: str, report: str) -> None:
        failure = Failure(task.title(self.plan), task.repetition, what)
        self.failures.append(failure)
        self._count_end()
        self.n_points[task] = self._n_points(task)  # nothing more comes of it
        self._tell()
        self.listener.on_failure(failure.strategy, failure.repetition, what, report)

    def _count_end(self) -> None:
        self.n_ended += 1
        if self.n_tasks - self.n_ended <= _LAST:
            self.on_last()

    def _n_points(self, task: StudyTask) -> int:
        return self.plan.n_cycles + 1 if isinstance(task, Task) else 1

    def _key(self, task: StudyTask) -> str:
        return key_of(self.plan, task, self.fingerprint)

    def _name(self, task: StudyTask) -> str:
        return file_name(self.plan, task, self._key(task))
