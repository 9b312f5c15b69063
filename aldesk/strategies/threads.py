"""Loops that the processors share."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import Any

import scipy.linalg  # noqa: F401  # its library is to be known, too
from threadpoolctl import ThreadpoolController

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
    with one_blas_thread(), ThreadPoolExecutor(n) as threads:
        yield lambda work, parts: list(threads.map(work, parts))


def n_threads() -> int:
    """Return how many threads a product may have at the moment: whoever limited that meant it."""
    allowed: list[int] = [
        library["num_threads"] for library in _libraries().info() if library["user_api"] == "blas"
    ]
    return min(os.cpu_count() or 1, _MAX_THREADS, *allowed)


def one_blas_thread() -> AbstractContextManager[object]:
    """Return what keeps numpy's and scipy's products in one thread.

    On a busy machine a second thread costs small products fifty times their time, and what factors
    a matrix, which is many of them, ten to two hundred times. The limit is the whole process's:
    who queries from several threads sets it around them all.
    """
    limited: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def _libraries() -> ThreadpoolController:
    """Return numpy's and scipy's libraries: to look for them takes longer than a small fit."""
    return ThreadpoolController()
