"""The process that makes maps."""

import contextlib
import os
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Floats, Rows
from aldesk.core.errors import Cancelled
from aldesk.core.files import write_whole
from aldesk.embed import read_shard
from aldesk.engine.process.messages import pack, unpack
from aldesk.engine.process.run_and_report import run_and_report
from aldesk.engine.projection.projection_math import components, refine

_FEWEST = 3  # of fewer there is nothing to lay out
_FEWEST_REFINED = 20


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Answer until the pipe ends."""
    waiting: list[bytes] = []
    while True:
        request = waiting.pop() if waiting else pipe.recv_bytes()
        run_and_report(pipe, partial(_handle, pipe, request, waiting))


def _handle(pipe: "Connection[bytes, bytes]", request: bytes, waiting: list[bytes]) -> None:
    kind, head, arrays = unpack(request)
    rows = [arrays[f"shard{i}"] for i in range(len(head["shards"]))]
    blocks = [read_shard(Path(path)) for path in head["shards"]]
    if kind == "stop":  # the map was finished before
        return
    everything = np.concatenate([np.zeros(0, np.int64), *rows])
    _make_map(pipe, head, everything, blocks, waiting)


def _make_map(
    pipe: "Connection[bytes, bytes]",
    head: dict[str, Any],
    rows: Rows,
    blocks: list[Floats],
    waiting: list[bytes],
) -> None:
    file = Path(head["file"])
    if (kept := _read(file, head["key"], rows)) is not None:
        pipe.send_bytes(kept)
        return
    layout = partial(_layout, head["key"], rows)
    if len(rows) < _FEWEST:
        pipe.send_bytes(layout(np.zeros((len(rows), 2), np.float32), "PCA", 1.0))
        return
    X = components(blocks)
    flat = np.zeros((len(rows), 2), np.float32)
    flat[:, : X.shape[1]] = X[:, :2]
    few = len(rows) < _FEWEST_REFINED or X.shape[1] < 2
    pipe.send_bytes(layout(flat, "PCA", 1.0 if few else 0.0))
    if few:
        return

    def report(places: Floats, done: float) -> None:
        is_refined = bool(len(places))
        method = "t-SNE" if is_refined else "PCA"
        pipe.send_bytes(layout(places if is_refined else flat, method, done))
        if pipe.poll(0):  # another map is wanted, or none
            request = pipe.recv_bytes()
            waiting[:] = [request] if unpack(request)[0] == "map" else []
            raise Cancelled

    n_jobs = max(1, (os.cpu_count() or 2) - 1)
    places = refine(X, head["seed"], n_jobs, report)
    message = layout(places, "t-SNE", 1.0)
    pipe.send_bytes(message)
    _write(file, message)


def _layout(key: str, rows: Rows, xy: Floats, method: str, done: float) -> bytes:
    return pack("layout", {"method": method, "done": done, "key": key}, {"rows": rows, "xy": xy})


def _read(file: Path, key: str, rows: Rows) -> bytes | None:
    """Return the kept map if it is of this encoder and these samples."""
    try:
        message = file.read_bytes()
        _, head, arrays = unpack(message)
        same = head.get("key") == key and np.array_equal(np.sort(arrays["rows"]), np.sort(rows))
    except Exception:  # noqa: BLE001 - missing or damaged: it is made again
        return None
    return message if same else None


def _write(file: Path, message: bytes) -> None:
    """Keep the map; where that fails it is made again next time."""
    with contextlib.suppress(OSError):
        write_whole(file, message, durable=False)
