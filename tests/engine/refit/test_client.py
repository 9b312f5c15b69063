"""The refit process, for real: answers, replaced requests, crashes."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.refit import Ranking, RefitRequest, RefitResult
from aldesk.engine.refit.client import Fault, RefitClient, RefitListener, refit_once
from tests.engine.served import Served


class Heard(Served):
    """Serves a client in a thread and keeps what it hears."""

    def __init__(self) -> None:
        self.results: list[RefitResult] = []
        self.rankings: list[Ranking] = []
        self.states: list[str] = []
        self.troubles: list[str] = []
        self.restarts: list[Fault] = []
        self.stops: list[Fault] = []
        listener = RefitListener(
            self.results.append,
            self.states.append,
            self.troubles.append,
            self._restarted,
            self.stops.append,
            on_ranking=self.rankings.append,
        )
        self.at_restart: Callable[[], object] = lambda: None
        super().__init__(RefitClient(), listener)

    def _restarted(self, fault: Fault) -> None:
        self.restarts.append(fault)
        self.at_restart()


@pytest.fixture
def heard() -> Iterator[Heard]:
    with closing(Heard()) as made:
        yield made


def test_the_latest_request_wins_and_a_killed_engine_is_restarted(
    heard: Heard, request_: RefitRequest
) -> None:
    for generation in range(1, 6):
        heard.client.submit(replace(request_, generation=generation))
    heard.wait(lambda: bool(heard.results) and heard.client.is_idle)
    answered = [result.generation for result in heard.results]
    assert answered[-1] == 5
    assert len(answered) <= 2
    assert heard.rankings[-1].ranked.tolist() == heard.results[-1].ranked.tolist()

    pid = heard.client.pid
    heard.client.submit(replace(request_, generation=6))
    heard.wait(lambda: heard.states[-1] == "refitting")
    os.kill(pid, signal.SIGKILL)
    heard.wait(lambda: heard.results[-1].generation == 6)
    assert "restarting" in heard.states
    assert heard.client.pid != pid

    os.kill(heard.client.pid, signal.SIGKILL)  # while it is idle
    heard.wait(lambda: heard.states.count("restarting") == 2 and heard.states[-1] == "idle")
    heard.client.submit(replace(request_, generation=7))
    heard.wait(lambda: heard.results[-1].generation == 7)
    assert heard.results[-1].ranked.tolist() == heard.results[-2].ranked.tolist()


def test_a_failed_refit_is_told_and_the_engine_goes_on(
    heard: Heard, request_: RefitRequest
) -> None:
    wrong = replace(request_, recipe=replace(request_.recipe, strategy="Guess"))
    heard.client.submit(wrong)
    heard.wait(lambda: bool(heard.troubles))
    assert "Guess" in heard.troubles[0]
    heard.client.submit(request_)
    heard.wait(lambda: bool(heard.results))


def test_one_refit_alone(request_: RefitRequest) -> None:
    assert refit_once(request_).n_labeled == len(request_.rows)
    with pytest.raises(Problem, match="Guess"):
        refit_once(replace(request_, recipe=replace(request_.recipe, learner="Guess")))


def test_an_engine_that_cannot_start_is_left_alone_until_somebody_wants_it(
    request_: RefitRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aldesk.engine.refit.client._MODULE", "aldesk.engine.no_such_worker")
    monkeypatch.setattr("aldesk.engine.refit.client._PAUSES", (0.0, 0.0))
    with closing(Heard()) as heard:
        heard.client.submit(request_)
        heard.wait(lambda: bool(heard.stops))
        assert heard.states.count("starting") == 3
        assert (heard.restarts, heard.stops) == (["ended"], ["ended"])
        heard.client.submit(replace(request_, generation=2))  # labelling goes on
        assert heard.client.is_idle
        assert heard.states[-1] == "stopped"
        monkeypatch.undo()
        heard.client.try_again()
        heard.wait(lambda: bool(heard.results))
        assert heard.results[0].generation == 2


def test_an_engine_that_ends_after_each_ranking_is_left_alone_until_it_is_asked_otherwise(
    request_: RefitRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aldesk.engine.refit.client._MODULE", "tests.engine.refit.dying_worker")
    monkeypatch.setattr("aldesk.engine.refit.client._PAUSES", (0.0, 0.0))
    with closing(Heard()) as heard:
        heard.client.submit(request_)
        heard.wait(lambda: bool(heard.stops))
        assert heard.states[-1] == "stopped"
        assert (len(heard.rankings), heard.results) == (3, [])
        assert heard.client.is_idle
        monkeypatch.undo()
        other = replace(request_.recipe, strategy="RandomSampling")
        heard.client.submit(replace(request_, generation=2, recipe=other))
        heard.wait(lambda: bool(heard.results))


def test_it_ends_while_the_engine_still_starts_whatever_waits_for_it(
    request_: RefitRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aldesk.engine.refit.client._MODULE", "tests.engine.refit.deaf_worker")
    with closing(Heard()) as heard:
        many = np.arange(1_000_000)  # more than a pipe holds unread
        heard.client.submit(replace(request_, candidates=many))
        heard.wait(lambda: "refitting" in heard.states)
