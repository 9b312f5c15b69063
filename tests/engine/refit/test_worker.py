"""In which order the worker answers; it is asked here as its client asks it."""

from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import numpy as np
import pytest

from aldesk.core.one_class import ScoreRequest
from aldesk.core.refit import RefitRequest
from aldesk.engine.process.messages import pack, pack_request, unpack
from aldesk.engine.process.score_messages import pack_score_request
from aldesk.engine.refit.worker import Worker


class Asked:
    """A worker, and what it answered: the kind, and of which refit."""

    def __init__(self, ours: "Connection[bytes, bytes]", its: "Connection[bytes, bytes]") -> None:
        self.pipe, self.worker = ours, Worker(its)

    def ask(self, message: bytes) -> list[tuple[str, int]]:
        """Ask, and return what is answered at once."""
        self.pipe.send_bytes(pack("may I"))
        self.pipe.send_bytes(message)
        self.worker.do_one_thing()
        return self.heard()[1:]  # the first says "go on"

    def go_on(self, until: str) -> list[tuple[str, int]]:
        """Let it work until it has answered so."""
        found: list[tuple[str, int]] = []
        while not found or found[-1][0] != until:
            self.worker.do_one_thing()
            found += self.heard()
        return found

    def heard(self) -> list[tuple[str, int]]:
        found = []
        while self.pipe.poll():
            kind, head, _ = unpack(self.pipe.recv_bytes())
            found.append((kind, head.get("generation", 0)))
        return found


@pytest.fixture
def asked() -> Iterator[Asked]:
    ours, its = Pipe()
    with ours, its:
        yield Asked(ours, its)


def refit(request: RefitRequest, generation: int) -> bytes:
    return pack_request(replace(request, generation=generation))


def scores(request: RefitRequest) -> bytes:
    said = (np.arange(len(request.rows)) % 2).astype(np.int8)
    none, may_ask = np.zeros(0, np.int64), np.zeros(1000, bool)
    may_ask[request.candidates] = True
    return pack_score_request(
        ScoreRequest(9, request.shards, request.rows, said, none, may_ask, "top", 5, 0)
    )


def test_the_ranking_is_answered_before_all_else(asked: Asked, request_: RefitRequest) -> None:
    assert asked.ask(refit(request_, 1)) == [("ranked", 1)]
    assert asked.go_on("refitted") == [("refitted", 1)]


def test_a_newer_refit_drops_the_rest_but_never_twice_in_a_row(
    asked: Asked, request_: RefitRequest
) -> None:
    assert asked.ask(refit(request_, 1)) == [("ranked", 1)]
    asked.worker.do_one_thing()
    assert asked.ask(refit(request_, 2)) == [("ranked", 2)]
    assert asked.ask(refit(request_, 3)) == []
    assert asked.go_on("ranked") == [("refitted", 2), ("ranked", 3)]
    assert asked.ask(refit(request_, 4)) == [("ranked", 4)]
    assert asked.go_on("refitted") == [("refitted", 4)]


def test_scores_are_answered_in_between(asked: Asked, request_: RefitRequest) -> None:
    asked.ask(refit(request_, 1))
    assert asked.ask(scores(request_)) == [("scored", 9)]
    assert asked.go_on("refitted") == [("refitted", 1)]


def test_a_rest_that_fails_is_told(
    asked: Asked, request_: RefitRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked.ask(refit(request_, 1))
    monkeypatch.setattr("aldesk.learn.refit.measure", None)
    assert asked.go_on("bug") == [("bug", 0)]
    monkeypatch.undo()
    assert asked.ask(refit(request_, 2)) == [("ranked", 2)]


def test_whoever_is_faster_than_the_refits_sees_a_result_of_every_second_one(
    asked: Asked, request_: RefitRequest
) -> None:
    heard: list[tuple[str, int]] = []
    for generation in range(1, 9):  # a newer one comes whenever a ranking was answered
        heard += asked.ask(refit(request_, generation))
        while ("ranked", generation) not in heard:
            asked.worker.do_one_thing()
            heard += asked.heard()
    assert [number for kind, number in heard if kind == "refitted"] == [2, 4, 6]


def test_scores_that_never_cease_do_not_keep_a_refit_from_its_end(
    asked: Asked, request_: RefitRequest
) -> None:
    heard = asked.ask(refit(request_, 1))
    for _ in range(50):
        asked.pipe.send_bytes(pack("may I"))  # there is always one more
        asked.pipe.send_bytes(scores(request_))
        asked.worker.do_one_thing()
        heard += asked.heard()
    assert ("refitted", 1) in heard
