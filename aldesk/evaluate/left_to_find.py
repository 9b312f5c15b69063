"""How many samples of a class are still to be found."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from aldesk.evaluate.profile_bounds import Parts
from aldesk.evaluate.stratified_test import total_end

_TAIL: Final = 0.025


@dataclass(frozen=True)
class LeftToFind:
    """How many samples of a class nobody has found yet.

    Attributes
    ----------
    n_found : int
        Samples of the pool that are known to have it.
    expected, low, high : float
        Those that are not known yet, and the ends of the 95 % interval.
    """

    n_found: int
    expected: float
    low: float
    high: float

    @classmethod
    def of_total(cls, total: tuple[float, float, float], n_found: int) -> "LeftToFind":
        """Return what is left of a total with the ends of its interval."""
        expected, low, high = (max(0.0, value - n_found) for value in total)
        return cls(n_found, expected, low, high)


def total_of_random(
    n_present: int, n_unsure: int, n: int, n_pool: int
) -> tuple[float, float, float]:
    """Return how many samples of a pool have a class, with a 95 % interval, from random ones.

    The interval is that of drawing without replacement (see `stratified_test`); the samples of
    which nobody can tell count as absent at its lower end and as present at its upper one.

    Parameters
    ----------
    n_present, n_unsure, n : int
        Drawn samples with the class, those of which nobody can tell, and all that were drawn.
    n_pool : int
        Samples that they were drawn from, at least `n`.
    """
    told = max(1, n - n_unsure)
    low = total_end(_drawn(n_present, n, n_pool), _TAIL, -1)[0]
    high = total_end(_drawn(n_present + n_unsure, n, n_pool), _TAIL, 1)[0]
    return n_pool * n_present / told, float(low), float(high)


def _drawn(n_present: int, n: int, n_pool: int) -> Parts:
    present, drawn, size = (np.array([[float(value)]]) for value in (n_present, n, n_pool))
    return Parts(present, drawn, size)
