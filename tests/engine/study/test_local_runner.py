"""What the pool tells its processes when a study is to pause."""

from collections import deque

import pytest

from aldesk.engine.process.messages import pack, unpack
from aldesk.engine.study import local_runner
from aldesk.engine.study.local_runner import Job, TaskListener, _Pool
from aldesk.study.task import Task, TaskResult


class Pipe:
    def __init__(self) -> None:
        self.sent: list[str] = []

    def send_bytes(self, message: bytes) -> None:
        self.sent.append(unpack(message)[0])


class FakeWorker:
    def __init__(self) -> None:
        self.pipe = Pipe()

    def stop(self) -> None:
        self.pipe.sent.append("stopped")


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> list[FakeWorker]:
    made: list[FakeWorker] = []

    def open_worker(job: Job) -> FakeWorker:
        made.append(FakeWorker())
        return made[-1]

    monkeypatch.setattr(local_runner, "open_worker", open_worker)
    return made


def test_a_task_that_begins_in_a_pause_waits_as_the_others_do(
    workers: list[FakeWorker],
) -> None:
    nothing = TaskListener(lambda *_: None, lambda *_: None, lambda *_: None)
    pool = _Pool({}, deque([Task(0, 0), Task(0, 1)]), nothing)
    pool.start(1)
    [worker] = workers
    for wanted in (True, True):
        pool.pause(wanted)
    assert worker.pipe.sent == ["task", "pause"]
    result = pack("result", {"text": TaskResult("key").to_json()})
    pool._take(worker, result)  # type: ignore[arg-type]
    assert worker.pipe.sent == ["task", "pause", "task", "pause"]
    pool.pause(False)
    assert worker.pipe.sent[-1] == "resume"
