"""Loops that the processors share."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from threadpoolctl import threadpool_info, threadpool_limits

_MAX_THREADS = 8

Loop = Callable[[Callable[[slice], Any], Sequence[slice]], list[Any]]
"""Does some work for each part, and returns what comes of each, in order."""


@contextmanager
def shared_loop() -> Iterator[Loop]:
    """Give a loop with as many threads as a matrix product may have; inside, each has one."""
    n = n_threads()
    if n < 2:
        yield lambda work, parts: [work(part) for part in parts]
        return
    with threadpool_limits(1, user_api="blas"), ThreadPoolExecutor(n) as threads:
        yield lambda work, parts: list(threads.map(work, parts))


def n_threads() -> int:
    """Return how many threads a product may have at the moment: whoever limited that meant it."""
    allowed: list[int] = [
        pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"
    ]
    return min(os.cpu_count() or 1, _MAX_THREADS, *allowed)
