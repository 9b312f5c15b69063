"""How a scorer's question and answer cross a pipe."""

from pathlib import Path
from typing import Any

import numpy.typing as npt

from aldesk.core.one_class import ScoreRequest, ScoreResult
from aldesk.core.refit import Shard
from aldesk.engine.process.messages import pack, reading

_REQUEST_ARRAYS = ("rows", "said", "examples", "may_ask")
_HEAD = ("generation", "order", "n_ranked", "seed")


def pack_score_request(request: ScoreRequest) -> bytes:
    """Return a scorer's question as bytes."""
    head = {name: getattr(request, name) for name in _HEAD}
    head["shards"] = [str(shard.path) for shard in request.shards]
    arrays = {name: getattr(request, name) for name in _REQUEST_ARRAYS}
    arrays |= {f"shard{i}": shard.rows for i, shard in enumerate(request.shards)}
    return pack("score", head, arrays)


def unpack_score_request(head: dict[str, Any], arrays: dict[str, npt.NDArray[Any]]) -> ScoreRequest:
    """Return the question that `pack_score_request` packed."""
    shards = tuple(Shard(Path(p), arrays.pop(f"shard{i}")) for i, p in enumerate(head["shards"]))
    fields: dict[str, Any] = {**head, **arrays, "shards": shards}
    return ScoreRequest(**fields)


def pack_score_result(result: ScoreResult) -> bytes:
    """Return a scorer's answer as bytes."""
    head = {"generation": result.generation, "n_known": result.n_known}
    return pack("scored", head, {"ranked": result.ranked, "scores": result.scores})


def unpack_score_result(head: dict[str, Any], arrays: dict[str, npt.NDArray[Any]]) -> ScoreResult:
    """Return the answer that `pack_score_result` packed."""
    with reading():
        fields: dict[str, Any] = {**head, **arrays}
        return ScoreResult(**fields)
