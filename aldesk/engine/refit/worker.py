"""The process that fits, queries and predicts, on its main thread."""

import os
from collections.abc import Generator
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, cast

import numpy.typing as npt
import torch  # with what is slow to import, so that the first labels do not wait for it

from aldesk.core.refit import Ranking, RefitResult
from aldesk.embed import EmbeddingMatrix
from aldesk.engine.process.messages import (
    pack,
    pack_ranking,
    pack_result,
    unpack,
    unpack_request,
)
from aldesk.engine.process.run_and_report import run_and_report
from aldesk.engine.process.score_messages import pack_score_result, unpack_score_request
from aldesk.learn import bayesian, several_dropout  # noqa: F401  # for the same reason
from aldesk.learn.refit import refitting
from aldesk.learn.teach import Teacher

Refitting = Generator[Ranking | None, None, RefitResult]


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Answer requests to refit and to score a class until the pipe ends."""
    torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1))
    pipe.send_bytes(pack("ready"))  # from here on what is sent is read soon
    worker = Worker(pipe)
    while True:
        worker.do_one_thing()


class Worker:
    """Does what is asked; what nobody waits for, a step at a time while nothing is asked.

    A refit is answered by its ranking, and later by its result. A newer refit drops what is left
    to do of the last one, but never twice in a row, so that a person who is faster than the refits
    still gets to see results. Between two steps one request for scores is answered.

    A request may be more than the pipe holds, as a result may: so it is sent only when this process
    has said "go on" and reads.
    """

    def __init__(self, pipe: "Connection[bytes, bytes]") -> None:
        self._pipe = pipe
        self._embeddings, self._teacher = EmbeddingMatrix(), Teacher()
        self._rest: Refitting | None = None
        self._kept: bytes | None = None  # a refit that waits for the rest of the last one
        self._has_dropped = self._has_scored = False

    def do_one_thing(self) -> None:
        """Take what is asked, or do a step of what is left; with nothing to do, wait."""
        if self._rest is None and self._kept is not None:
            kept, self._kept = self._kept, None
            self._begin(kept)
        elif self._rest is None or (self._may_take and self._pipe.poll()):
            self._take(self._pipe.recv_bytes())
        else:
            self._has_scored = False
            self._go_on(self._rest)

    @property
    def _may_take(self) -> bool:
        """Whether something may go before the next step of what is left to do."""
        return self._kept is None and not self._has_scored

    def _take(self, message: bytes) -> None:
        kind, head, arrays = unpack(message)
        if kind == "may I":
            self._pipe.send_bytes(pack("go on"))
            self._take(self._pipe.recv_bytes())
        elif kind == "score":
            self._has_scored = True
            run_and_report(self._pipe, partial(self._score, head, arrays))
        elif self._rest is not None and self._has_dropped:
            self._kept = message
        else:
            self._has_dropped = self._rest is not None
            self._begin(message)

    def _begin(self, message: bytes) -> None:
        self._rest = None
        run_and_report(self._pipe, partial(self._rank, message))

    def _rank(self, message: bytes) -> bytes:
        _, head, arrays = unpack(message)
        request = unpack_request(head, arrays)
        self._embeddings.update(request.shards)
        steps = refitting(request, self._embeddings)
        ranking = cast(Ranking, next(steps))
        self._rest = steps
        return pack_ranking(ranking)

    def _go_on(self, steps: Refitting) -> None:
        """Do one step more, and tell what came of all, or that it failed."""
        self._rest = None
        try:
            next(steps)
        except StopIteration as end:
            self._has_dropped = False
            result: RefitResult = end.value
            run_and_report(self._pipe, lambda: pack_result(result))
        except Exception as error:  # noqa: BLE001 - reported by whoever asked
            run_and_report(self._pipe, partial(_raise, error))
        else:
            self._rest = steps

    def _score(self, head: dict[str, Any], arrays: dict[str, npt.NDArray[Any]]) -> bytes:
        asked = unpack_score_request(head, arrays)
        self._embeddings.update(asked.shards)
        return pack_score_result(self._teacher.answer(asked, self._embeddings))


def _raise(error: Exception) -> bytes:
    raise error
