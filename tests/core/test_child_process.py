import time

from aldesk.core.child_process import ChildProcess


def test_a_worker_ends_when_it_is_asked_to() -> None:
    worker = ChildProcess("aldesk.engine.digits.worker")
    assert worker.is_alive()
    start = time.monotonic()
    worker.stop()
    assert time.monotonic() - start < 10
