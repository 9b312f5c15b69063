"""Talks to the process that lays embeddings out on a map."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Floats, Rows
from aldesk.core.child_process import ChildProcess
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.refit import Shard
from aldesk.engine.process.endings import WorkerBug, unpack_answer
from aldesk.engine.process.messages import Arrays, Garbled, pack, reading

_log = logging.getLogger(__name__)
_MODULE = "aldesk.engine.projection.worker"
_TICK = 0.05
_PATIENCE = 0.3  # an unfinished map is made again
_SECONDS_A_STEP = 1800.0
"""For a large pool, of which a step may take long on a busy machine."""
_MOST_BESIDE = 1 << 20  # bytes of an answer beside its samples


@dataclass(frozen=True)
class MapJob:
    """A map that is wanted.

    Attributes
    ----------
    shards : tuple of Shard
        The embeddings to lay out.
    key : str
        Of the encoder that made them.
    file : Path
        Where the finished map is kept; one of the same key and samples is read instead of made.
    seed : int
    """

    shards: tuple[Shard, ...]
    key: str
    file: Path
    seed: int = 0


@dataclass(frozen=True)
class Layout:
    """Places on the map.

    Attributes
    ----------
    rows : int64 (n,)
    xy : float32 (n, 2)
    method : str
        ``PCA``, ``t-SNE``.
    done : float
        0 … 1; at 1 it is final.
    key : str
        Of the encoder that made the embeddings.
    """

    rows: Rows
    xy: Floats
    method: str
    done: float
    key: str


@dataclass
class ProjectionListener:
    """What the client calls, from the thread that runs `ProjectionClient.serve`."""

    on_layout: Callable[[Layout], None]
    on_trouble: Callable[[str], None] = field(default=lambda what: None)


class ProjectionClient:
    """Owns the process; it is started at the first request and ends with `serve`.

    The `ask_…` methods are for any thread and never block; of two requests of one kind that wait,
    the newer one counts. A process that ends, hangs or answers what cannot be is started again and
    asked once more, and after a second fault in a row at the next request.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, bytes] = {}
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._ending = threading.Event()
        self._asked: MapJob | None = None  # is still to be answered
        self._n_faults = 0
        self._waited = 0.0
        self._worker: ChildProcess | None = None

    def ask_map(self, job: MapJob) -> None:
        """Ask for a map; it comes in steps, each better than the last."""
        self._n_faults = 0
        self._ask(job)

    def _ask(self, job: MapJob) -> None:
        self._asked = job
        head = {"file": str(job.file), "key": job.key, "seed": job.seed}
        self._submit("map", head, job.shards)

    def stop_map(self) -> None:
        """Make the map no better than it is by now."""
        self._asked = None
        with self._lock:
            self._waiting.pop("map", None)
        self._submit("stop", {}, ())

    def end(self) -> None:
        """Make `serve` return soon."""
        self._ending.set()
        self._wake.set()

    def serve(self, listener: ProjectionListener) -> None:
        """Pass requests and answers until `end` is called."""
        try:
            while not self._ending.is_set():
                try:
                    self._step(listener)
                except (EOFError, OSError) as error:
                    self._after_fault(listener, error)
        finally:
            self._stop_worker()

    def _submit(self, kind: str, head: dict[str, Any], shards: tuple[Shard, ...]) -> None:
        paths = [str(shard.path) for shard in shards]
        arrays = {f"shard{i}": shard.rows for i, shard in enumerate(shards)}
        with self._lock:
            self._waiting[kind] = pack(kind, {**head, "shards": paths}, arrays)
        self._wake.set()

    def _step(self, listener: ProjectionListener) -> None:
        with self._lock:
            requests, self._waiting = list(self._waiting.values()), {}
        if requests and self._worker is None:
            self._worker = ChildProcess(_MODULE, _PATIENCE, unwanted=self._ending)
        if self._worker is None:
            self._wake.wait(1.0)
            self._wake.clear()
            return
        for request in requests:
            self._worker.pipe.send_bytes(request)
        if self._worker.pipe.poll(_TICK):
            self._waited = 0.0
            self._answer(self._worker.pipe.recv_bytes(self._most_bytes()), listener)
        else:
            self._wait_on()

    def _wait_on(self) -> None:
        """Count the ticks, not the time: a machine that slept is no reason to give up."""
        self._waited = self._waited + _TICK if self._asked else 0.0
        if self._waited > _SECONDS_A_STEP:
            raise TimeoutError

    def _stop_worker(self) -> None:
        if self._worker:
            self._worker.stop()
        self._worker = None

    def _most_bytes(self) -> int:
        asked = self._asked
        shards = asked.shards if asked else ()
        return _MOST_BESIDE + 32 * sum(len(shard.rows) for shard in shards)

    def _after_fault(self, listener: ProjectionListener, error: Exception) -> None:
        self._stop_worker()
        self._waited = 0.0
        asked, self._n_faults = self._asked, self._n_faults + 1
        _log.warning("the map's process failed (%d in a row): %r", self._n_faults, error)
        if self._ending.is_set() or asked is None:
            return
        if self._n_faults == 1:
            self._ask(asked)
        else:
            self._asked = None
            listener.on_trouble("The map's process failed twice. No label is lost.")

    def _answer(self, message: bytes, listener: ProjectionListener) -> None:
        try:
            kind, head, arrays = unpack_answer(message)
        except Cancelled:  # a newer map is wanted, or none
            return
        except (Problem, WorkerBug) as failure:
            _log.exception("the map failed")
            self._asked = None
            what = str(failure).removesuffix(".")
            listener.on_trouble(f"The map could not be made ({what}). No label is lost.")
            return
        asked = self._asked
        if kind != "layout" or asked is None:
            return
        with reading():
            layout = _layout(head, arrays, asked)
        if layout is None:
            return
        if layout.done == 1:
            self._asked = None
        listener.on_layout(layout)


def _layout(head: dict[str, Any], arrays: Arrays, asked: MapJob) -> Layout | None:
    """Return a map of the samples that were asked about; None for one that was asked before."""
    layout = Layout(arrays["rows"], arrays["xy"], str(head["method"]), head["done"], head["key"])
    rows = np.concatenate([np.zeros(0, np.int64), *(shard.rows for shard in asked.shards)])
    if layout.key != asked.key or len(layout.rows) != len(rows):
        return None
    is_right = np.array_equal(np.sort(layout.rows), np.sort(rows))
    is_right = is_right and layout.xy.shape == (len(rows), 2) and 0 <= layout.done <= 1
    if not is_right or not np.isfinite(layout.xy).all():
        raise Garbled("this is no map of these samples")
    return layout
