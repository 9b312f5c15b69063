"""Scores of samples, block by block, in several threads."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from aldesk.strategies.arrays import Floats
from aldesk.strategies.threads import n_threads, one_blas_thread
from aldesk.strategies.watch import tick

# Members × samples × classes in a block: it stays in the cache, and outweighs its own overhead.
_CELLS = 150_000
# Threads cost more than a few blocks, and take some at a time: to hand one over costs as well.
_FEW, _MOST_AT_A_TIME = 16, 8


def in_blocks(
    score: Callable[[slice], Floats], n: int, cells: int, progress: bool = True
) -> Floats:
    """Score samples in blocks that fit the cache, in as many threads as products may have.

    Parameters
    ----------
    score : callable
        Returns an array of (n_part,) for a slice of samples. Its products have one thread.
    n : int
        How many samples there are.
    cells : int
        How many numbers `score` works on for each.
    progress : bool
        Whether to report now and then.
    """
    size = max(1, _CELLS // max(cells, 1))
    parts = [slice(start, min(start + size, n)) for start in range(0, n, size)]
    threads = n_threads() if len(parts) > _FEW else 1
    at_a_time = min(_MOST_AT_A_TIME, -(-len(parts) // (4 * threads))) if threads > 1 else 1
    scores = np.empty(n)

    def work(some: Sequence[slice]) -> None:
        for part in some:
            scores[part] = score(part)

    groups = [parts[i : i + at_a_time] for i in range(0, len(parts), at_a_time)]
    # Else threads of BLAS wait busily for the next product beside those here.
    with one_blas_thread(), ThreadPoolExecutor(threads) as pool:
        run = pool.map if threads > 1 else map
        for some, _ in zip(groups, run(work, groups), strict=True):
            if progress:
                tick(some[-1].stop, n)
    return scores
