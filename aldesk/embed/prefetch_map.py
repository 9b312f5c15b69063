"""Work on the next items in threads while the present one is used."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


def prefetch_map(
    function: Callable[[Item], Made], items: Iterable[Item], n_threads: int, n_ahead: int
) -> Generator[Made]:
    """Yield ``function(item)`` in the order of the items, computed in threads.

    Parameters
    ----------
    function : callable
        What it raises is raised here, at the place of its item.
    items : iterable
        Taken from the thread that iterates.
    n_threads : int
    n_ahead : int
        Results that may wait or be under way: what bounds the memory.
    """
    waiting: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(n_threads) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(function, item))
                if len(waiting) > n_ahead:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
