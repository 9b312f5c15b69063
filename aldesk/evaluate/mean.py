"""The mean of repetitions, with its interval."""

import numpy as np

from aldesk.arrays import Doubles

Z = 1.959963985  # of the normal distribution, 97.5 %
_FEW = {1: 12.7062047, 2: 4.3026527, 3: 3.1824463, 4: 2.7764451, 5: 2.5705818, 6: 2.4469119}


def student_t(n: int) -> float:
    """Return the 97.5 % point of Student's t distribution with `n` degrees of freedom.

    To 0.001; without scipy, which the window's process does not import.

    References
    ----------
    M. Abramowitz, I. A. Stegun. Handbook of mathematical functions, 26.7.5. 1964.
    """
    if n in _FEW:
        return _FEW[n]
    z = Z
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
    )
    return float(z + sum(term / float(n) ** power for power, term in enumerate(terms, start=1)))


def mean_interval(values: Doubles) -> tuple[Doubles, Doubles, Doubles]:
    """Return the mean over the first axis, and the ends of its 95 % interval.

    Parameters
    ----------
    values : float64 (n_repetitions, …)
        At least one repetition.

    Returns
    -------
    mean, low, high : float64 (…)
        The last two are NaN for a single repetition, which tells nothing of the spread.
    """
    n, mean = len(values), values.mean(axis=0)
    if n < 2:
        nothing = np.full_like(mean, np.nan)
        return mean, nothing, nothing
    half = student_t(n - 1) * values.std(axis=0, ddof=1) / n**0.5
    return mean, mean - half, mean + half
