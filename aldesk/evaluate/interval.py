"""An interval for a proportion."""

from math import sqrt
from statistics import NormalDist


def wilson(n_correct: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return the Wilson score interval of a proportion.

    Unlike the normal approximation it stays within [0, 1] and is honest for small `n` and for
    proportions near 0 or 1. With `n` = 0 nothing is known: (0, 1).

    Parameters
    ----------
    n_correct, n : int
        Successes and trials, 0 ≤ `n_correct` ≤ `n`.
    confidence : float
        Between 0 and 1, exclusively.

    Returns
    -------
    low, high : float

    Raises
    ------
    ValueError
        If the counts or the confidence are out of range.

    References
    ----------
    E. B. Wilson. Probable inference, the law of succession, and statistical inference.
    J. Am. Stat. Assoc. 22(158), 1927.
    """
    if not 0 <= n_correct <= n:
        raise ValueError(f"{n_correct} of {n} is not a proportion")
    if not 0 < confidence < 1:
        raise ValueError(f"the confidence must lie between 0 and 1, not {confidence}")
    if n == 0:
        return 0.0, 1.0
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    p = n_correct / n
    center = p + z * z / (2 * n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    # At 0 and 1 the bound is exact; rounding would put it just beside the proportion.
    low = 0.0 if n_correct == 0 else (center - half) / scale
    high = 1.0 if n_correct == n else (center + half) / scale
    return low, high
