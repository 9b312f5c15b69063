"""A study's tasks in worker processes of this machine."""

import logging
import math
import os
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Protocol

from aldesk.core.child_process import ChildProcess, forks_after
from aldesk.core.errors import Cancelled, Problem
from aldesk.engine.process.endings import WorkerBug, unpack_answer
from aldesk.engine.process.messages import Garbled, pack, reading
from aldesk.study.classifiers import MC_DROPOUT
from aldesk.study.plan import ClassifierPlan
from aldesk.study.task import Point, StudyTask, Task, TaskResult, read_point

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

_log = logging.getLogger(__name__)
TASKS = "aldesk.engine.study.worker"
REPORT = "aldesk.engine.study.report_worker"
"""The modules of the processes that do tasks, and write the report."""
_PATIENCE = 0.3  # a task that is not done is done again; there is nothing to save
_TICK = 0.2
_MOST_CRASHES = 2
_MOST_BYTES = 1 << 30

Job = Mapping[str, str]
"""What a worker needs to know: ``plan`` (its text), ``where``, ``folder`` and ``data``."""


@dataclass(frozen=True)
class TaskListener:
    """What a runner calls, all of it from the thread that runs it."""

    on_point: Callable[[StudyTask, Point], None]
    on_result: Callable[[StudyTask, TaskResult], None]
    on_failure: Callable[[StudyTask, str, str], None]


class Runner(Protocol):
    """What does the tasks of a study: processes of this machine, or a cluster."""

    def run(
        self,
        job: Job,
        tasks: Sequence[StudyTask],
        listener: TaskListener,
        cancel: threading.Event,
    ) -> None:
        """Do all tasks, each ending in a result or a failure; raises Cancelled after `cancel`."""


@dataclass
class LocalRunner:
    """Does tasks in processes of one thread each.

    Parameters
    ----------
    n_workers : int
        How many; the results are the same with any number.
    n_more : int
        As soon as no more tasks than these are left to begin, they begin, too. Then the processors
        are shared by all that is left, and none is idle beside the last task.
    imports : sequence of str
        Several processes are forks of one that has imported these, where the system offers it. It
        stays until this process ends. Without any, or for a single task, each imports for itself.
    pause : threading.Event
        While it is set, each process waits after the cycle it is at.
    """

    n_workers: int
    n_more: int = 0
    imports: Sequence[str] = ()
    pause: threading.Event = field(default_factory=threading.Event)
    _ahead: list[ChildProcess] = field(default_factory=list)

    @contextmanager
    def ahead(self, job: Job, n_tasks: int) -> Iterator[None]:
        """Let the processes import while the data that `run` needs are being written."""
        try:
            if not self._forks(n_tasks):  # forks are opened when what they come from has imported
                for _ in range(min(self.n_workers, n_tasks)):
                    self._ahead.append(open_worker(job))
            yield
        finally:
            while self._ahead:
                self._ahead.pop().stop()

    def run(
        self,
        job: Job,
        tasks: Sequence[StudyTask],
        listener: TaskListener,
        cancel: threading.Event,
    ) -> None:
        """Do all tasks, each ending in a result or a failure; raises Cancelled after `cancel`."""
        pool = _Pool(job, deque(tasks), listener, self.n_more, self._forks(len(tasks)))
        try:
            pool.start(min(self.n_workers, len(tasks)), self._ahead)
            while pool.running:
                if cancel.is_set():
                    raise Cancelled
                pool.pause(self.pause.is_set())
                pool.listen()
        finally:
            pool.stop()

    def _forks(self, n_tasks: int) -> "ForkServerContext | None":
        """Return what several processes are forks of; it begins to import at the first call."""
        is_of_use = self.imports and min(self.n_workers, n_tasks) > 1
        return forks_after(self.imports) if is_of_use else None


def runner_of(plan: ClassifierPlan, n_workers: int | None) -> LocalRunner:
    """Return the runner of a command, which forks where it can.

    Parameters
    ----------
    plan : ClassifierPlan
    n_workers : int or None
        Processes; None for one a core, and half as many more for the last tasks.
    """
    n = n_workers or os.cpu_count() or 1
    imports = [TASKS, "aldesk.learn.bayesian"] if plan.name == MC_DROPOUT else [TASKS]
    return LocalRunner(n, 0 if n_workers else n // 2, imports)


@dataclass
class _Pool:
    job: Job
    waiting: deque[StudyTask]
    listener: TaskListener
    n_more: int = 0
    forks: "ForkServerContext | None" = None
    n: int = 0
    running: dict[ChildProcess, StudyTask] = field(default_factory=dict)
    crashes: Counter[StudyTask] = field(default_factory=Counter)
    began: dict[ChildProcess, float] = field(default_factory=dict)
    took: dict[int, float] = field(default_factory=dict)  # by strategy, in seconds
    is_paused: bool = False

    def start(self, n: int, ready: list[ChildProcess]) -> None:
        """Give so many workers a task; those that are taken are no longer among the ready ones."""
        self.n = n
        for _ in range(n):
            self._next(ready.pop() if ready else self._open())
        self._begin_last()

    def stop(self) -> None:
        for worker in self.running:
            worker.stop()

    def pause(self, wanted: bool) -> None:
        """Let the workers wait, or go on."""
        if wanted == self.is_paused:
            return
        self.is_paused = wanted
        for worker in self.running:
            with suppress(OSError):  # one that has died is noticed when it is listened to
                worker.pipe.send_bytes(pack("pause" if wanted else "resume"))

    def listen(self) -> None:
        """Take in what the workers have said."""
        pipes = {worker.pipe: worker for worker in self.running}
        for pipe in wait(list(pipes), _TICK):
            worker = pipes[pipe]  # type: ignore[index]
            try:
                said = _read(worker.pipe.recv_bytes(_MOST_BYTES))
            except (EOFError, OSError) as error:
                _log.warning("a study's process failed: %r", error)
                self._after_crash(worker)
            else:
                self._take(worker, said)

    def _take(self, worker: ChildProcess, said: Point | TaskResult | Problem | WorkerBug) -> None:
        task = self.running[worker]
        match said:
            case Point():
                self.listener.on_point(task, said)
                return
            case TaskResult():
                if isinstance(task, Task):
                    self.took[task.strategy] = time.monotonic() - self.began[worker]
                self.listener.on_result(task, said)
            case _:
                self.listener.on_failure(task, *told(said))
        self._next(worker)
        self._begin_last()

    def _begin_last(self) -> None:
        """Begin all that are left, if these are few."""
        while 0 < len(self.waiting) <= self.n_more:
            self._next(self._open())

    def _open(self) -> ChildProcess:
        return open_worker(self.job, forks=self.forks)

    def _next(self, worker: ChildProcess) -> None:
        self.running.pop(worker, None)
        if not self.waiting:
            worker.stop()
            return
        task = self._take_longest()
        self.running[worker], self.began[worker] = task, time.monotonic()
        try:
            worker.pipe.send_bytes(pack("task", asdict(task)))
            if self.is_paused:
                worker.pipe.send_bytes(pack("pause"))
        except OSError:
            self._after_crash(worker)

    def _take_longest(self) -> StudyTask:
        """Take a task of the next repetition; first those of strategies that took longest before.

        So no process is at work on a long one while the others have nothing left to do.
        """
        now = [task for task in self.waiting if task.repetition == self.waiting[0].repetition]
        task = max(now, key=self._seconds)
        self.waiting.remove(task)
        return task

    def _seconds(self, task: StudyTask) -> float:
        return self.took.get(task.strategy, math.inf) if isinstance(task, Task) else math.inf

    def _after_crash(self, worker: ChildProcess) -> None:
        """Do the task of a dead worker once more, with a new one."""
        task = self.running.pop(worker)
        worker.stop()
        self.crashes[task] += 1
        if self.crashes[task] < _MOST_CRASHES:
            self.waiting.appendleft(task)
        else:
            what = "The process failed twice, perhaps for want of memory"
            self.listener.on_failure(task, what, "")
        self.n_more = 0  # perhaps there was too little memory
        if self.waiting and len(self.running) < self.n:
            self._next(self._open())


def _read(message: bytes) -> Point | TaskResult | Problem | WorkerBug:
    """Return what a worker says of its task; raises `Garbled` if that cannot be."""
    try:
        kind, head, _ = unpack_answer(message)
    except (Problem, WorkerBug) as failure:
        return failure
    except Cancelled as error:
        raise Garbled("nobody has cancelled it") from error
    if kind != "point":
        return read_result(head)
    with reading():
        return read_point(head)


def read_result(head: Mapping[str, Any]) -> TaskResult:
    """Return what a task that was answered came to; raises `Garbled` if it is no result."""
    with reading():
        return TaskResult.from_json(head["text"])


def told(failure: Problem | WorkerBug) -> tuple[str, str]:
    """Return what is told of a task's failure, and its report."""
    return str(failure), failure.report if isinstance(failure, WorkerBug) else ""


def open_worker(
    job: Job, module: str = TASKS, *, forks: "ForkServerContext | None" = None
) -> ChildProcess:
    """Start a worker and tell it the job."""
    worker = ChildProcess(module, _PATIENCE, forks=forks)
    with suppress(OSError):  # one that has died already is noticed when it is told its task
        worker.pipe.send_bytes(pack("job", job))
    return worker
