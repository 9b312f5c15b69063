"""Work that is under way on a Dask cluster."""

import importlib
import queue
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from aldesk import __version__
from aldesk.core.errors import Problem
from aldesk.engine.process.endings import answer_of, pack_problem

T = TypeVar("T")

_TICK = 0.2
_AHEAD = 2  # tasks for each worker, so that none waits for the next
_MOST_LOSSES = 3
_SECONDS_WITHOUT_WORKERS = 60


class ClusterQueue(Generic[T]):
    """Hands messages to workers as they become free; bytes go out, and bytes come back.

    Parameters
    ----------
    client : distributed.Client
    module : str
        Its ``main(shared, message)`` is called on a worker.
    shared : bytes
        Sent to each worker once.
    """

    def __init__(self, client: Any, module: str, shared: bytes) -> None:
        self._client = client
        self._module = module
        self._content = shared
        self._shared: Any = None
        self._running: dict[str, tuple[Any, T, bytes]] = {}
        self._ended: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._losses: Counter[bytes] = Counter()
        self._seen_workers = time.monotonic()

    def is_empty(self) -> bool:
        """Whether nothing is under way."""
        return not self._running

    def has_room(self) -> bool:
        """Whether a worker would be idle soon; raises Problem if there is nobody left to work."""
        if self._client.status != "running":
            raise _lost("The connection to the scheduler was lost")
        n, now = len(self._client.nthreads()), time.monotonic()
        if n:
            self._seen_workers = now
        elif now - self._seen_workers > _SECONDS_WITHOUT_WORKERS:
            raise _lost("All workers of the cluster are gone")
        return len(self._running) < _AHEAD * n

    def give(self, item: T, message: bytes) -> None:
        """Hand a message to a worker; its answer is waited for in `answers`."""
        if self._shared is None:
            self._shared = self._client.scatter(self._content, broadcast=True, hash=False)
        future = self._client.submit(
            run_here, __version__, self._module, self._shared, message, pure=False
        )
        self._running[future.key] = (future, item, message)
        future.add_done_callback(self._ended.put)

    def take(self) -> Iterator[tuple[T, bytes]]:
        """Yield the next answer, if one comes within a moment."""
        try:
            future = self._ended.get(timeout=_TICK)
        except queue.Empty:
            return
        _, item, message = self._running.pop(future.key)
        if future.status == "finished":
            yield item, future.result()
        elif future.status == "error":
            # A fault inside the work is an answer; here Dask itself gave up, after some workers.
            yield item, _failed(f"The workers ended at it: {future.exception()}")
        elif self._client.status == "running":
            yield from self._give_again(item, message)

    def drop(self) -> None:
        """Take back what is under way."""
        if self._running and self._client.status == "running":
            self._client.cancel([future for future, _, _ in self._running.values()], force=True)
        self._running.clear()

    def _give_again(self, item: T, message: bytes) -> Iterator[tuple[T, bytes]]:
        """Send what was shared once more, too: it may be lost with the workers that had it."""
        self._losses[message] += 1
        if self._losses[message] > _MOST_LOSSES:
            yield item, _failed("The cluster lost it again and again")
        else:
            self._shared = None
            self.give(item, message)


def run_here(version: str, module: str, shared: bytes, message: bytes) -> bytes:
    """Call a module's ``main``; runs on a worker. Without a version it answers with its own."""
    if not version:
        return __version__.encode()
    if version != __version__:  # a worker that came after the others were looked at
        return _failed(f"The worker has ALDesk {__version__}, not {version}")
    return answer_of(lambda: importlib.import_module(module).main(shared, message))


def _failed(what: str) -> bytes:
    return pack_problem(Problem(what))


def _lost(what: str) -> Problem:
    return Problem(
        what,
        kept="What is complete is kept",
        todo="Start it again, then run the same command to go on",
    )
