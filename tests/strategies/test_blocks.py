import threading
import time

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from aldesk.strategies import blocks
from aldesk.strategies.arrays import Floats
from aldesk.strategies.blocks import in_blocks
from aldesk.strategies.threads import n_threads
from aldesk.strategies.watch import watch

N, CELLS = 100, 150_000  # a block a sample


def test_blocks_have_no_more_threads_than_products_may_have() -> None:
    threads = set[int]()

    def score(part: slice) -> Floats:
        threads.add(threading.get_ident())
        return np.arange(N, dtype=float)[part]

    with threadpool_limits(1):
        scores = in_blocks(score, N, CELLS)
    assert threads == {threading.get_ident()}
    assert scores.tolist() == list(range(N))


@pytest.mark.parametrize("n_blocks", [0, 1, 16, 17, N])
@pytest.mark.parametrize("threads", [1, 2, 8])
def test_all_blocks_are_scored_in_order(
    n_blocks: int, threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "n_threads", lambda: threads)
    product_threads, done = set[int](), list[int]()

    def score(part: slice) -> Floats:
        product_threads.add(n_threads())
        return np.arange(n_blocks, dtype=float)[part]

    with watch(lambda k, total: done.append(k)):
        scores = in_blocks(score, n_blocks, CELLS)
    assert scores.tolist() == list(range(n_blocks))
    assert product_threads <= {1}
    assert done == sorted(done)
    assert done[-1:] == [n_blocks][: len(done)]
    assert len(done) >= n_blocks // 8


class StopError(Exception):
    """Raised to end a query."""


def test_blocks_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "n_threads", lambda: 2)
    scored: list[int] = []

    def score(part: slice) -> Floats:
        scored.append(part.start)
        time.sleep(1e-4)  # else all may be scored before the first is heard of
        return np.zeros(1)

    def stop(done: int, total: int) -> None:
        raise StopError

    with pytest.raises(StopError), watch(stop):
        in_blocks(score, 10_000, CELLS)
    assert len(scored) < 9_000
