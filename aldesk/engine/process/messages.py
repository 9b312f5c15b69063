"""What crosses a pipe: a small JSON head and numpy arrays, packed as safetensors."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load, save

from aldesk.core.calibration import Calibration
from aldesk.core.halves import Halves
from aldesk.core.refit import Ranking, Recipe, RefitRequest, RefitResult, Shard

Arrays = Mapping[str, npt.NDArray[Any]]
_HEAD = "head"


def pack(kind: str, head: Mapping[str, Any] | None = None, arrays: Arrays | None = None) -> bytes:
    """Return a message as bytes."""
    text = _json({**(head or {}), "kind": kind}).encode()
    packed = {name: np.ascontiguousarray(array) for name, array in (arrays or {}).items()}
    return bytes(save({_HEAD: np.frombuffer(text, np.uint8), **packed}))


def _json(head: Mapping[str, Any]) -> str:
    """Write a head as `json.dumps` does, the entries of its lists one by one.

    No other thread of this process comes to its turn within `json.dumps`: the window would wait for
    the whole text, which is 40 ms for 50,000 samples.
    """
    return "{" + ", ".join(f"{json.dumps(key)}: {_entries(head[key])}" for key in head) + "}"


def _entries(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(json.dumps, value)) + "]"
    return json.dumps(value)


class Garbled(ConnectionError):  # noqa: N818 - it says what it is
    """What a process says is no message, or cannot be true.

    Whoever talks to it does what it would if the process had ended: nothing that it says later can
    be believed either.
    """


@contextmanager
def reading() -> Iterator[None]:
    """Raise `Garbled` where what is read of a message is not there, or of another kind."""
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise Garbled(f"not what it should be: {type(error).__name__}: {error}") from error


def unpack(message: bytes) -> tuple[str, dict[str, Any], dict[str, npt.NDArray[Any]]]:
    """Return a message's kind, head and arrays; raises `Garbled` if it is none."""
    with reading():
        try:
            arrays = load(message)
        except SafetensorError as error:
            raise Garbled(str(error)) from error
        head = json.loads(arrays.pop(_HEAD).tobytes())
        return str(head.pop("kind")), head, arrays


_REQUEST_ARRAYS = (
    "rows",
    "codes",
    "candidates",
    "check_rows",
    "check_codes",
    "check_groups",
    "groups",
    "predict_rows",
)
_RESULT_ARRAYS = (
    "ranked",
    "rows",
    "proba",
    "check_rows",
    "check_codes",
    "check_guesses",
    "measures",
    "check_sureness",
    "check_before",
    "weights",
    "held_rows",
    "held_right",
)
_RANKING_ARRAYS = ("ranked", "weights")


def pack_request(request: RefitRequest) -> bytes:
    """Return a refit's question as bytes."""
    head = {
        "generation": request.generation,
        "n_classes": request.n_classes,
        "seed": request.seed,
        "recipe": asdict(request.recipe),
        "shards": [str(shard.path) for shard in request.shards],
        "calibration": request.calibration and request.calibration.as_json(),
        "weighs": request.weighs,
    }
    arrays = {name: getattr(request, name) for name in _REQUEST_ARRAYS}
    arrays |= {f"shard{i}": shard.rows for i, shard in enumerate(request.shards)}
    return pack("refit", head, arrays)


def unpack_request(head: dict[str, Any], arrays: dict[str, npt.NDArray[Any]]) -> RefitRequest:
    """Return the refit's question that `pack_request` packed."""
    shards = tuple(Shard(Path(p), arrays.pop(f"shard{i}")) for i, p in enumerate(head["shards"]))
    last = head["calibration"]
    of_head = {
        "recipe": Recipe(**head["recipe"]),
        "calibration": last and Calibration.from_json(last),
    }
    fields: dict[str, Any] = {**head, **arrays, "shards": shards, **of_head}
    return RefitRequest(**fields)


def pack_ranking(ranking: Ranking) -> bytes:
    """Return a refit's first answer as bytes."""
    head = {name: value for name, value in vars(ranking).items() if name not in _RANKING_ARRAYS}
    return pack("ranked", head, {name: getattr(ranking, name) for name in _RANKING_ARRAYS})


def unpack_ranking(head: dict[str, Any], arrays: dict[str, npt.NDArray[Any]]) -> Ranking:
    """Return the first answer that `pack_ranking` packed."""
    with reading():
        fields: dict[str, Any] = {**head, **arrays}
        return Ranking(**fields)


def pack_result(result: RefitResult) -> bytes:
    """Return a refit's answer as bytes."""
    head = {k: v for k, v in vars(result).items() if k not in _RESULT_ARRAYS}
    head["calibration"] = result.calibration.as_json()
    head["halves"] = result.halves and asdict(result.halves)
    return pack("refitted", head, {name: getattr(result, name) for name in _RESULT_ARRAYS})


def unpack_result(head: dict[str, Any], arrays: dict[str, npt.NDArray[Any]]) -> RefitResult:
    """Return the refit's answer that `pack_result` packed."""
    with reading():
        of_head = {
            "calibration": Calibration.from_json(head["calibration"]),
            "halves": head["halves"] and Halves(**head["halves"]),
        }
        fields: dict[str, Any] = {**head, **arrays, **of_head}
        return RefitResult(**fields)
