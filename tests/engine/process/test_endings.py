from collections.abc import Callable

import pytest

from aldesk.core.errors import Cancelled, Problem
from aldesk.engine.process.endings import WorkerBug, answer_of, unpack_answer
from aldesk.engine.process.messages import pack


def raising(error: Exception) -> Callable[[], bytes]:
    def job() -> bytes:
        raise error

    return job


def test_an_answer_and_the_end_of_a_job_without_one() -> None:
    kind, head, _ = unpack_answer(answer_of(lambda: pack("found", {"n": 3})))
    assert (kind, head) == ("found", {"n": 3})
    assert unpack_answer(answer_of(lambda: None))[:2] == ("done", {})


def test_what_a_job_raises_is_raised_where_its_answer_is_read() -> None:
    problem = Problem("The disk is full", subject="a.npy", kept="All is kept", todo="Free some")
    with pytest.raises(Problem) as told:
        unpack_answer(answer_of(raising(problem)))
    assert vars(told.value) == vars(problem)
    with pytest.raises(Cancelled):
        unpack_answer(answer_of(raising(Cancelled())))


def test_a_bug_comes_with_its_report() -> None:
    with pytest.raises(WorkerBug) as bug:
        unpack_answer(answer_of(raising(ValueError("no room"))))
    assert str(bug.value) == "ValueError: no room"
    assert "in job" in bug.value.report
    assert bug.value.__notes__ == [bug.value.report]
    with pytest.raises(WorkerBug) as bug:
        unpack_answer(answer_of(raising(KeyError())))
    assert str(bug.value) == "KeyError"


def test_want_of_memory_is_no_bug() -> None:
    with pytest.raises(Problem, match="not enough memory"):
        unpack_answer(answer_of(raising(MemoryError())))
