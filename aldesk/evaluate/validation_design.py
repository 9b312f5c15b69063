"""Which samples are drawn to validate a class: strata over the scores."""

from dataclasses import dataclass

import numpy as np

from aldesk.arrays import Doubles, Floats, Ints

N_STRATA = 10
EVEN, AROUND = 0.48, 0.4
"""Of the samples, half are spread evenly over the pool, which bounds what low scores hide; nearly
all others lie above and around where the wanted precision is expected."""


@dataclass(frozen=True)
class Strata:
    """Strata over the scores, from the highest ones down.

    Attributes
    ----------
    of : int8 (n_samples,)
        The stratum of each.
    sizes, n : int64 (n_strata,)
        How many samples there are in each, and how many are to be drawn.
    """

    of: "np.ndarray[tuple[int], np.dtype[np.int8]]"
    sizes: Ints
    n: Ints


def strata_of(scores: Floats, n: int, precision: float = 0.9, n_strata: int = N_STRATA) -> Strata:
    """Cut a pool into strata by its scores, and say how many samples each gives.

    Neighbours in the order of the scores make a stratum. As Dalenius and Hodges advise, the cuts
    lie where each stratum holds the same part of a measure of what a sample tells, so that each
    gives as many samples, which is Neyman's allocation. Here the measure is a mixture: evenly over
    the pool; the standard deviation √(p (1 − p)) that the scores p promise, for the number of
    positives; and above and around where the mean score comes to the wanted precision, denser in
    the upper half, for the precision. Scores that are no true probabilities cost labels, and never
    the truth of what is found.

    Parameters
    ----------
    scores : float32 (n_samples,)
        Probabilities of the class.
    n : int
        Samples to draw; all, if there are no more.
    precision : float
        That is wanted.
    n_strata : int

    References
    ----------
    J. Neyman. On the two different aspects of the representative method. J. R. Stat. Soc. 97, 1934.
    T. Dalenius, J. L. Hodges. Minimum variance stratification. JASA 54, 1959.
    W. G. Cochran. Sampling techniques, 3rd edition, sections 5.5 and 5A.7. 1977.
    """
    size, n = len(scores), min(n, len(scores))
    order = np.argsort(-scores, kind="stable")
    measure = np.cumsum(_measure(scores[order].astype(np.float64), n, precision))
    n_strata = int(np.clip(n // 4, 1, n_strata))
    cuts = np.searchsorted(measure, np.arange(1, n_strata) / n_strata)
    edges = np.unique(np.concatenate([[0], cuts, [size]]))
    sizes = np.diff(edges)
    of = np.empty(size, np.int8)
    of[order] = np.repeat(np.arange(len(sizes)), sizes)
    return Strata(of, sizes, shared_out(sizes, n))


def shared_out(sizes: Ints, n: int) -> Ints:
    """Share `n` samples out evenly among strata of some sizes; what is too much goes to others."""
    given = np.zeros(len(sizes), np.int64)
    n = min(n, int(sizes.sum()))
    while (left := n - int(given.sum())) > 0:
        room = np.flatnonzero(given < sizes)
        each, more = divmod(left, len(room))
        given[room] += each
        given[room[:more]] += 1
        given = np.minimum(given, sizes)
    return given


def _measure(scores: Doubles, n: int, precision: float) -> Doubles:
    """Return what each of the samples, of falling scores, tells; the sum is 1."""
    size = len(scores)
    promised = np.clip(np.nan_to_num(scores), 0, 1)
    mean = np.cumsum(promised) / np.arange(1, size + 1)
    expected = 1.2 * (mean >= precision).sum()
    least, most = max(n // 3, 1), max(size // 2, 1)
    reach, half = (int(np.clip(m, least, most)) for m in (expected, expected / 2))
    place = np.arange(size)
    around = (place < reach) / (2 * reach) + (place < half) / (2 * half)
    spread = np.sqrt(promised * (1 - promised))
    rest = spread / spread.sum() if spread.any() else np.full(size, 1 / size)
    measure: Doubles = EVEN / size + AROUND * around + (1 - EVEN - AROUND) * rest
    return measure
