import logging
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.outcome import Done, Failed, Outcome, Stopped
from aldesk.gui.workspace.job import Job, outcome_of


def raising(error: Exception) -> Callable[[], object]:
    def work() -> object:
        raise error

    return work


def test_each_way_to_end_has_its_outcome(caplog: pytest.LogCaptureFixture) -> None:
    problem = Problem("The disk is full", todo="Free some space")
    assert outcome_of(lambda: 7, "") == Done(7)
    assert outcome_of(raising(Cancelled()), "") == Stopped()
    assert outcome_of(raising(problem), "") == Failed(problem)
    with caplog.at_level(logging.ERROR):
        bug = outcome_of(raising(KeyError("oops")), "It stopped at a fault. All is kept.")
    assert isinstance(bug, Failed)
    assert str(bug.problem) == "It stopped at a fault. All is kept."
    assert "KeyError: 'oops'" in caplog.text


class Waiting(Job):
    fault = "It stopped because of an error in ALDesk."

    def work(self) -> None:
        self.progress(5001, 5002)
        self._cancel.wait(30)
        raise Cancelled


class Fast(Waiting):
    def work(self) -> None:
        for done in range(5000):
            self.progress(done, 5000)
        super().work()


def test_no_more_is_told_than_is_read_and_the_last_all_the_same(qtbot: QtBot) -> None:
    job, said = Fast(), list[int]()
    job.progressed.connect(lambda done, _: said.append(done))
    job.start()
    qtbot.waitUntil(lambda: 5001 in said)
    assert len(said) < 500
    job.stop()
    job.finish()


def test_a_job_that_is_stopped_says_so(qtbot: QtBot) -> None:
    job, said = Waiting(), list[tuple[int, int] | Outcome]()
    job.progressed.connect(lambda done, total: said.append((done, total)))
    job.ended.connect(said.append)
    with qtbot.waitSignal(job.progressed):
        job.start()
    with qtbot.waitSignal(job.ended):
        job.stop()
    assert not job.isRunning()
    assert said == [(5001, 5002), Stopped()]
    job.finish()
