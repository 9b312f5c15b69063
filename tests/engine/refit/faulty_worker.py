"""A refit process that answers right, but for one fault; light, so that many can be tried.

``FAULTY_WORKER`` in the environment is ``FAULT@STATE@FILE``: a fault of `FAULTS` comes in one of
the `STATES`, one of `GARBAGE` in the place of an answer; once if a file is named, which it takes
away.
"""

import os
import re
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.halves import Halves
from aldesk.core.refit import RefitRequest, RefitResult
from aldesk.engine.process.messages import (
    pack,
    pack_ranking,
    pack_result,
    unpack,
    unpack_request,
)


def answer(asked: RefitRequest) -> RefitResult:
    """Return what can be an answer: all classes are as probable."""
    rows, n = asked.predict_rows, asked.n_classes
    proba = np.full((len(rows), n), 1 / n, np.float16)
    at, codes = asked.check_rows, asked.check_codes
    guesses = np.zeros(len(at), np.int64)
    n_right = int((codes == guesses).sum())
    found = RefitResult(
        asked.generation, len(asked.rows), asked.candidates, rows, proba, len(at), n_right, 0.0, 0.0
    )
    return replace(found, check_rows=at, check_codes=codes, check_guesses=guesses)


def _first_twice(rows: Rows) -> Rows:
    return np.concatenate([rows[:1], rows[:-1]])


def _with(**changes: object) -> Callable[[RefitRequest], list[bytes]]:
    def made(asked: RefitRequest) -> list[bytes]:
        right = answer(asked)
        new = {
            name: change(getattr(right, name)) if callable(change) else change
            for name, change in changes.items()
        }
        wrong = replace(right, **new)  # type: ignore[arg-type]
        return [pack_ranking(wrong.ranking), pack_result(wrong)]

    return made


GARBAGE: dict[str, Callable[[RefitRequest], list[bytes]]] = {
    "no message": lambda _: [b"\0\xff" * 40],
    "nothing": lambda _: [b""],
    "a cut message": lambda asked: [pack_ranking(answer(asked).ranking)[:-9]],
    "a changed byte": lambda asked: [_changed(pack_ranking(answer(asked).ranking))],
    "an unknown kind": lambda asked: [pack("riddle", {"generation": asked.generation})],
    "an ending of nobody": lambda _: [pack("cancelled")],
    "a strange problem": lambda _: [pack("problem", {"riddle": 1})],
    "no fields": lambda asked: [pack("ranked", {"generation": asked.generation})],
    "too long": lambda _: [bytes(8 << 20)],
    "labelled samples": lambda asked: _with(ranked=asked.rows)(asked),
    "unknown samples": _with(ranked=lambda rows: rows + 10_000),
    "negative samples": _with(ranked=lambda rows: rows - 10_000),
    "one sample twice": _with(ranked=_first_twice),
    "samples as numbers": _with(ranked=lambda rows: rows / 2),
    "predictions of others": _with(rows=lambda rows: rows + 10_000),
    "NaN": _with(proba=lambda proba: np.full_like(proba, np.nan)),
    "more than sure": _with(proba=lambda proba: proba + 1),
    "another shape": _with(proba=lambda proba: proba[:, :-1]),
    "a class of nobody": _with(check_guesses=lambda guesses: guesses + 99),
    "more right than asked": _with(n_correct=lambda n: n + 10_000),
    "more than all changed": _with(halves=Halves(100, 1.5, 0.1, 10, 1, 1)),
}
"""What it says in the place of an answer, in messages."""


def _changed(message: bytes) -> bytes:
    return message[:12] + bytes([message[12] ^ 0xFF]) + message[13:]


def _loop() -> None:
    """Compute for ever in native code that keeps Python's lock."""
    re.match(r"(a+)+$", "a" * 64 + "b")


FAULTS: dict[str, Callable[[], object]] = {
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),  # as for want of memory
    "exits": lambda: os._exit(3),
    "stopped": lambda: os.kill(os.getpid(), signal.SIGSTOP),
    "loops": _loop,
    "never answers": lambda: time.sleep(600),
}
STATES = ("starting", "idle", "ranking", "predicting")


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Answer refits until the pipe ends."""
    fault, state, mark = os.environ["FAULTY_WORKER"].split("@")

    def reach(here: str) -> None:
        if here == state and _is_due(mark):
            FAULTS[fault]()

    reach("starting")
    pipe.send_bytes(pack("ready"))
    reach("idle")
    while True:
        kind, head, arrays = unpack(pipe.recv_bytes())
        if kind == "may I":
            pipe.send_bytes(pack("go on"))
            continue
        asked = unpack_request(head, arrays)
        reach("ranking")
        if fault in GARBAGE and _is_due(mark):
            for message in GARBAGE[fault](asked):
                pipe.send_bytes(message)
            continue
        right = answer(asked)
        times = 2 if fault == "says it twice" else 1
        if fault == "answers what was asked before" and asked.generation > 1:
            pipe.send_bytes(pack_ranking(replace(right.ranking, generation=1)))
        for _ in range(times):
            pipe.send_bytes(pack_ranking(right.ranking))
        reach("predicting")
        for _ in range(times):
            pipe.send_bytes(pack_result(right))


def _is_due(mark: str) -> bool:
    """Tell whether the fault is to come: always, or once, when it takes the mark away."""
    if not mark:
        return True
    is_first = Path(mark).exists()
    Path(mark).unlink(missing_ok=True)
    return is_first
