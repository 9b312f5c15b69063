"""Dot products of half-precision vectors, as fast as memory is read, with a bound on their error.

SimSIMD computes them without the interpreter's lock, so two threads read at twice the speed.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import simsimd

from aldesk.arrays import Doubles

Halves = npt.NDArray[np.float16]

# On these processors it adds up in half precision, too, and no bound would hold.
for _adds_halves in ("sapphire", "sve_f16"):
    simsimd.disable_capability(_adds_halves)

_BLOCK_BYTES = 16 << 20
_MOST_THREADS = 4
_ROUNDING = 2.0**-11
_SMALLEST = 2.0**-25
_SINGLE = 2.0**-24


def half_dots(vectors: Halves, query: Doubles) -> Doubles:
    """Return the dot products of unit vectors with one query -> float64 (n,).

    Parameters
    ----------
    vectors : float16 (n, d)
        May be memory-mapped. A row of NaN gives NaN.
    query : float64 (d,)
        Of length 1.
    """
    half = query.astype(np.float16)[None]
    n, d = vectors.shape
    step = max(1, _BLOCK_BYTES // (2 * d))
    found = np.empty(n)

    def fill(borders: tuple[int, int]) -> None:
        start, stop = borders
        block = simsimd.cdist(half, vectors[start:stop], "dot", out_dtype="float64")
        found[start:stop] = np.asarray(block)[0]

    list(_threads().map(fill, pairwise([*range(0, n, step), n])))
    return found


def half_error(query: Doubles) -> float:
    """Return the most by which a `half_dots` of unit vectors can be wrong.

    Rounding to half precision changes a number by at most 2⁻¹¹ of it, or by 2⁻²⁵ if it is tiny, so
    by Cauchy–Schwarz the dot product of unit vectors by that much; the query's own error is known.
    Adding up d products in single precision adds at most d · 2⁻²⁴ (Higham, Accuracy and Stability
    of Numerical Algorithms, 2002, equation 3.5).
    """
    d = len(query)
    of_vectors = _ROUNDING + _SMALLEST * float(np.sqrt(d))
    of_query = float(np.linalg.norm(query - query.astype(np.float16).astype(np.float64)))
    return of_vectors + (1 + of_vectors) * of_query + 2 * d * _SINGLE


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1), "nearest")
