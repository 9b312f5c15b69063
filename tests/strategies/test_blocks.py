import threading

import numpy as np
from threadpoolctl import threadpool_limits

from aldesk.strategies.arrays import Floats
from aldesk.strategies.blocks import in_blocks

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
