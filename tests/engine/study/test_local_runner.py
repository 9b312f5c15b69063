"""What the pool and its processes tell each other, and what becomes of one that tells nonsense."""

import threading
from collections import deque
from collections.abc import Sequence
from dataclasses import asdict
from multiprocessing import Pipe

import pytest

from aldesk.engine.process.messages import pack, unpack
from aldesk.engine.study import local_runner
from aldesk.engine.study.local_runner import Job, LocalRunner, TaskListener, _Pool, runner_of
from aldesk.study.classifiers import LOGISTIC, MC_DROPOUT
from aldesk.study.plan import ClassifierPlan
from aldesk.study.task import Point, StudyTask, Task, TaskResult

RESULT = pack("result", {"text": TaskResult("key").to_json()})
POINT = asdict(Point(0, 1, 2, 3, 0.0, 0.0))
GARBAGE = {
    "no message": b"\0\xff" * 40,
    "nothing": b"",
    "an ending of nobody": pack("cancelled"),
    "a strange problem": pack("problem", {"riddle": 1}),
    "an unknown kind": pack("riddle"),
    "no result": pack("result", {"text": "[1, 2"}),
    "a result of nothing": pack("result", {"text": '{"key": 1, "points": 2, "picks": 3}'}),
    "no point": pack("point", {"cycle": 1}),
    "a strange point": pack("point", {**POINT, "measures": 5}),
    "endless numbers": pack("point", {**POINT, "cycle": float("inf")}),
}


class FakeWorker:
    def __init__(self) -> None:
        self.pipe, self.child = Pipe()
        self.is_stopped = False

    def stop(self) -> None:
        self.is_stopped = True

    @property
    def told(self) -> list[str]:
        """The kinds of what it was told since this was read last."""
        found = []
        while self.child.poll(0):
            found.append(unpack(self.child.recv_bytes())[0])
        return found


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> list[FakeWorker]:
    made: list[FakeWorker] = []

    def open_worker(job: Job, *, forks: object = None) -> FakeWorker:
        made.append(FakeWorker())
        return made[-1]

    monkeypatch.setattr(local_runner, "open_worker", open_worker)
    return made


class Heard:
    def __init__(self) -> None:
        self.points: list[Point] = []
        self.done: list[StudyTask] = []
        self.failed: list[str] = []
        self.listener = TaskListener(
            lambda _, point: self.points.append(point),
            lambda task, _: self.done.append(task),
            lambda _, what, __: self.failed.append(what),
        )


def test_a_task_that_begins_in_a_pause_waits_as_the_others_do(
    workers: list[FakeWorker],
) -> None:
    pool = _Pool({}, deque([Task(0, 0), Task(0, 1)]), Heard().listener)
    pool.start(1, [])
    [worker] = workers
    for wanted in (True, True):
        pool.pause(wanted)
    assert worker.told == ["task", "pause"]
    worker.child.send_bytes(RESULT)
    pool.listen()
    assert worker.told == ["task", "pause"]
    pool.pause(False)
    assert worker.told == ["resume"]


def test_what_took_longest_in_one_repetition_begins_the_next(
    workers: list[FakeWorker], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr("aldesk.engine.study.local_runner.time.monotonic", lambda: now)
    heard = Heard()
    of_one_repetition = (Task(0, 0), Task(1, 0), Task(2, 0))
    pool = _Pool({}, deque([*of_one_repetition, *(Task(n, 1) for n in range(3))]), heard.listener)
    pool.start(1, [])
    for seconds in (2.0, 7.0, 4.0, 7.0, 4.0, 2.0):
        now += seconds
        workers[0].child.send_bytes(RESULT)
        pool.listen()
    assert heard.done == [*of_one_repetition, Task(1, 1), Task(2, 1), Task(0, 1)]


@pytest.mark.parametrize("garbage", list(GARBAGE))
def test_one_that_tells_nonsense_is_replaced_and_its_task_is_done(
    workers: list[FakeWorker], garbage: str
) -> None:
    heard = Heard()
    pool = _Pool({}, deque([Task(0, 0), Task(0, 1)]), heard.listener)
    pool.start(1, [])
    workers[0].child.send_bytes(pack("point", POINT))
    pool.listen()
    workers[0].child.send_bytes(GARBAGE[garbage])
    pool.listen()
    assert workers[0].is_stopped
    for _ in range(2):
        workers[1].child.send_bytes(RESULT)
        pool.listen()
    assert heard.points == [Point(**POINT)]
    assert heard.done == [Task(0, 0), Task(0, 1)]
    assert not heard.failed
    assert not pool.running


def test_a_task_that_ends_two_in_nonsense_is_told_and_the_others_are_done(
    workers: list[FakeWorker],
) -> None:
    heard = Heard()
    pool = _Pool({}, deque([Task(0, 0), Task(0, 1)]), heard.listener)
    pool.start(1, [])
    for worker in (0, 1):
        workers[worker].child.send_bytes(b"\0")
        pool.listen()
    workers[2].child.send_bytes(RESULT)
    pool.listen()
    assert heard.done == [Task(0, 1)]
    assert heard.failed == ["The process failed twice, perhaps for want of memory"]


def test_processes_that_start_ahead_do_the_tasks_and_the_others_end(
    workers: list[FakeWorker],
) -> None:
    heard, runner = Heard(), LocalRunner(2)
    with runner.ahead({}, 3):
        workers[1].child.send_bytes(RESULT)
        runner.run({}, [Task(0, 0)], heard.listener, threading.Event())
    assert heard.done == [Task(0, 0)]
    assert [worker.told for worker in workers] == [[], ["task"]]
    assert all(worker.is_stopped for worker in workers)


def test_the_last_tasks_share_the_processors(workers: list[FakeWorker]) -> None:
    heard = Heard()
    pool = _Pool({}, deque(Task(n, 0) for n in range(5)), heard.listener, n_more=1)
    pool.start(2, [])
    assert [worker.told for worker in workers] == [["task"], ["task"]]
    workers[0].child.send_bytes(RESULT)
    pool.listen()
    assert [worker.told for worker in workers] == [["task"], []]
    workers[1].child.send_bytes(RESULT)
    pool.listen()
    assert [worker.told for worker in workers] == [[], ["task"], ["task"]]
    for worker in workers:
        worker.child.send_bytes(RESULT)
    while pool.running:
        pool.listen()
    assert set(heard.done) == {Task(n, 0) for n in range(5)}


@pytest.mark.parametrize(("n_tasks", "n_imports"), [(0, 0), (1, 0), (2, 1)])
def test_only_several_processes_are_forks(
    workers: list[FakeWorker], monkeypatch: pytest.MonkeyPatch, n_tasks: int, n_imports: int
) -> None:
    asked: list[Sequence[str]] = []

    def forks_after(names: Sequence[str]) -> str:
        asked.append(names)
        return "forks"

    monkeypatch.setattr(local_runner, "forks_after", forks_after)
    with LocalRunner(2, imports=["a module"]).ahead({}, n_tasks):
        assert asked == [["a module"]] * n_imports
        assert len(workers) == (0 if n_imports else n_tasks)


def test_a_command_has_a_worker_a_core_and_more_for_the_last_tasks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    linear = runner_of(ClassifierPlan(LOGISTIC), None)
    assert (linear.n_workers, linear.n_more) == (8, 4)
    assert "aldesk.learn.bayesian" not in linear.imports
    network = runner_of(ClassifierPlan(MC_DROPOUT), 3)
    assert (network.n_workers, network.n_more) == (3, 0)
    assert "aldesk.learn.bayesian" in network.imports


def test_after_a_crash_no_more_than_wanted_are_at_work(workers: list[FakeWorker]) -> None:
    pool = _Pool({}, deque(Task(n, 0) for n in range(3)), Heard().listener, n_more=1)
    pool.start(2, [])
    assert len(pool.running) == 3
    workers[0].child.close()
    pool.listen()
    assert len(pool.running) == 2
    assert list(pool.waiting) == [Task(0, 0)]
    workers[1].child.send_bytes(RESULT)
    pool.listen()
    assert workers[1].told == ["task", "task"]
    assert not pool.waiting


def test_no_process_starts_for_nothing(workers: list[FakeWorker]) -> None:
    pool = _Pool({}, deque([Task(0, 0), Task(1, 0)]), Heard().listener, n_more=1)
    pool.start(2, [])
    assert [worker.told for worker in workers] == [["task"], ["task"]]
    assert not any(worker.is_stopped for worker in workers)
