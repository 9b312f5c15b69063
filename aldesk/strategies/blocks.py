"""Scores of samples, block by block, in several threads."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from aldesk.strategies.arrays import Floats
from aldesk.strategies.threads import n_threads
from aldesk.strategies.watch import tick

# Members × samples × classes in a block: it stays in the cache, and outweighs its own overhead.
_CELLS = 150_000


def in_blocks(
    score: Callable[[slice], Floats], n: int, cells: int, progress: bool = True
) -> Floats:
    """Score samples in blocks that fit the cache, in as many threads as products may have.

    Parameters
    ----------
    score : callable
        Returns an array of (n_part,) for a slice of samples.
    n : int
        How many samples there are.
    cells : int
        How many numbers `score` works on for each.
    progress : bool
        Whether to report each block.
    """
    size = max(1, _CELLS // max(cells, 1))
    parts = [slice(start, min(start + size, n)) for start in range(0, n, size)]
    scores = np.empty(n)
    threads = n_threads()
    with ThreadPoolExecutor(threads) as pool:
        # Threads cost more than a few blocks.
        run = pool.map if threads > 1 and len(parts) > 16 else map
        for part, values in zip(parts, run(score, parts), strict=True):
            scores[part] = values
            if progress:
                tick(part.stop, n)
    return scores
