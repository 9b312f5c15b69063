from dataclasses import fields, replace
from pathlib import Path

import numpy as np

from aldesk.core.calibration import Calibration
from aldesk.core.halves import Halves
from aldesk.core.refit import Recipe, RefitRequest, RefitResult, Shard
from aldesk.engine.process.messages import (
    pack,
    pack_request,
    pack_result,
    unpack,
    unpack_request,
    unpack_result,
)


def same(a: object, b: object) -> bool:
    pairs = [(getattr(a, f.name), getattr(b, f.name)) for f in fields(a)]  # type: ignore[arg-type]
    return all(np.array_equal(x, y) if isinstance(x, np.ndarray) else x == y for x, y in pairs)


def rows(*numbers: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(numbers, np.int64)


def test_a_request_arrives_as_it_was_sent() -> None:
    recipe = Recipe("logistic", "GreedyBALD", {"method": "entropy", "n": 3}, 7, 100)
    request = RefitRequest(
        4, (), 3, rows(1, 2), rows(0, 2), rows(), rows(9), rows(1), rows(1, 5), recipe, 11
    )
    kind, head, arrays = unpack(pack_request(request))
    assert kind == "refit"
    assert same(unpack_request(head, arrays), request)


def test_the_last_calibration_arrives() -> None:
    last = Calibration("beta", True, (1.0, 0.3), (0.5, 2.0), (0.0, -1.0), 40)
    none = rows()
    request = RefitRequest(
        1, (), 2, none, none, none, none, none, none, Recipe(), 0, calibration=last, weighs=True
    )
    _, head, arrays = unpack(pack_request(request))
    assert unpack_request(head, arrays).calibration == last
    assert unpack_request(head, arrays).weighs
    result = RefitResult(1, 0, none, none, np.zeros((0, 2), np.float16), 0, 0, 0, 0)
    _, head, arrays = unpack(pack_result(replace(result, calibration=last)))
    assert unpack_result(head, arrays).calibration == last


def test_shards_keep_their_rows() -> None:
    shards = (Shard(Path("a b.npy"), rows(3, 1)), Shard(Path("ü.npy"), rows(2)))
    request = RefitRequest(
        1, shards, 2, rows(), rows(), rows(), rows(), rows(), rows(), Recipe(), 0
    )
    _, head, arrays = unpack(pack_request(request))
    got = unpack_request(head, arrays).shards
    assert [shard.path for shard in got] == [Path("a b.npy"), Path("ü.npy")]
    assert [shard.rows.tolist() for shard in got] == [[3, 1], [2]]


def test_a_result_arrives_as_it_was_sent() -> None:
    proba = np.array([[0.25, 0.75]], np.float16)
    result = RefitResult(2, 5, rows(4, 3), rows(7), proba, 30, 28, 0.5, 0.25, "a note")
    result = replace(
        result,
        halves=Halves(900, 0.1, 0.05, 60, 4, 1),
        weights=np.array([0.5, 0.5]),
        held_rows=rows(1, 2),
        held_right=np.array([True, False]),
    )
    kind, head, arrays = unpack(pack_result(result))
    assert kind == "refitted"
    assert same(unpack_result(head, arrays), result)


def test_a_head_arrives_as_it_was_sent() -> None:
    sent = {"a": [], "b": [{"c": "é"}, None, [1.5]], "d": {"e": [1]}, 'f"': "g", "h": True}
    kind, head, _ = unpack(pack("any", sent))
    assert (kind, head) == ("any", sent)
