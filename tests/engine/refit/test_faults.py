"""Whatever the refit process does, at whatever moment: it is started again, and answers."""

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from aldesk.core.refit import RefitRequest
from aldesk.engine.refit.client import Fault
from tests.engine.refit.faulty_worker import GARBAGE, STATES
from tests.engine.refit.test_client import Heard

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere there is no SIGSTOP")
_CLIENT = "aldesk.engine.refit.client"
_SEEN_AS: dict[str, Fault] = {"killed": "ended", "exits": "ended"}


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(f"{_CLIENT}._MODULE", "tests.engine.refit.faulty_worker")
    monkeypatch.setattr(f"{_CLIENT}._PAUSES", (0.0, 0.0, 0.0))
    return monkeypatch


@pytest.mark.parametrize(
    ("fault", "state"),
    [(f, s) for f in ("killed", "stopped", "never answers") for s in STATES]
    + [("exits", "ranking"), ("loops", "ranking")],
)
def test_a_process_that_ends_or_hangs_is_started_again_and_answers(
    fault: str, state: str, request_: RefitRequest, patch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = tmp_path / "mark"
    mark.touch()
    patch.setenv("FAULTY_WORKER", f"{fault}@{state}@{mark}")
    with closing(Heard()) as heard, patch.context() as impatient:
        heard.at_restart = impatient.undo  # the next process may take its time again
        heard.client.submit(request_)
        heard.wait(lambda: not mark.exists())
        if fault == "never answers":
            impatient.setattr(f"{_CLIENT}._SECONDS_FOR_AN_ANSWER", 0.1)
        elif fault not in _SEEN_AS:
            impatient.setattr("aldesk.core.child_process.SECONDS_OF_SILENCE", 0.4)
        heard.wait(lambda: bool(heard.results))
        heard.wait(lambda: bool(heard.restarts))
        heard.wait(lambda: heard.client.is_idle)
        assert heard.restarts == [_SEEN_AS.get(fault, "hung")]
        assert heard.stops == heard.troubles == []
        assert heard.results[-1].generation == request_.generation
        assert heard.states.count("starting") == 2
        pid = heard.client.pid
    assert not Path(f"/proc/{pid}").exists()


@pytest.mark.parametrize("garbage", GARBAGE)
def test_what_cannot_be_an_answer_is_left_out_and_another_process_answers(
    garbage: str, request_: RefitRequest, patch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = tmp_path / "mark"
    mark.touch()
    patch.setenv("FAULTY_WORKER", f"{garbage}@@{mark}")
    with closing(Heard()) as heard:
        heard.client.submit(request_)
        heard.wait(lambda: bool(heard.results))
        assert len(heard.restarts) == 1
        assert heard.stops == heard.troubles == []
        candidates, right = set(request_.candidates.tolist()), heard.results[0]
        assert {row for told in heard.rankings for row in told.ranked.tolist()} <= candidates
        assert (right.proba > 0).all()
        assert right.rows.tolist() == request_.predict_rows.tolist()


@pytest.mark.parametrize("fault", ["says it twice", "answers what was asked before"])
def test_an_answer_to_no_question_is_left_out(
    fault: str, request_: RefitRequest, patch: pytest.MonkeyPatch
) -> None:
    patch.setenv("FAULTY_WORKER", f"{fault}@@")
    with closing(Heard()) as heard:
        for generation in (1, 2, 3):
            heard.client.submit(replace(request_, generation=generation))
            heard.wait(lambda: heard.client.is_idle)
        assert [told.generation for told in heard.rankings] == [1, 2, 3]
        assert [told.generation for told in heard.results] == [1, 2, 3]
        assert heard.restarts == []


@pytest.mark.parametrize("fault", ["killed", "NaN"])
def test_one_that_never_works_is_started_four_times_and_then_when_it_is_wanted(
    fault: str, request_: RefitRequest, patch: pytest.MonkeyPatch
) -> None:
    patch.setenv("FAULTY_WORKER", f"{fault}@ranking@")
    with closing(Heard()) as heard:
        heard.client.submit(request_)
        heard.wait(lambda: bool(heard.stops))
        assert heard.states.count("starting") == 4
        assert len(heard.restarts) == 1
        assert heard.client.is_idle
        patch.setenv("FAULTY_WORKER", "none@@")
        heard.client.try_again()
        heard.wait(lambda: bool(heard.results))


@pytest.mark.parametrize("fault", ["stopped", "loops"])
def test_a_client_ends_soon_whatever_hangs(
    fault: str, request_: RefitRequest, patch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark = tmp_path / "mark"
    mark.touch()
    patch.setenv("FAULTY_WORKER", f"{fault}@ranking@{mark}")
    with closing(Heard()) as heard:
        heard.client.submit(request_)
        heard.wait(lambda: not mark.exists())
        pid = heard.client.pid
    assert not Path(f"/proc/{pid}").exists()
