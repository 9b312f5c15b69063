"""Waiting for others, of which only time counts in which this process runs, too."""

import math
from collections.abc import Callable

_TICK = 0.5


def comes(wait: Callable[[float], object], seconds: float) -> bool:
    """Wait in small steps until something is there; tell whether it came in so many seconds.

    They are counted, not measured: where the machine slept or the process was stopped, whoever is
    waited for has slept as well, and a step that took an hour is no reason to give up.

    Parameters
    ----------
    wait : callable
        Waits for so many seconds itself, and tells whether it is there.
    seconds : float
    """
    n = max(1, math.ceil(seconds / _TICK))
    return any(wait(seconds / n) for _ in range(n))
