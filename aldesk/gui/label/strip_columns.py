"""What lies in each column of pixels of a recording's strip: arrays in, arrays out."""

import numpy as np

from aldesk.arrays import Doubles, Ints
from aldesk.session.answers import NONE


def spread(starts: Doubles, stops: Doubles, values: Ints, seconds: float, width: int) -> Ints:
    """Return the value of the sample in each column, int64 (width,), or `NONE` where none is.

    Each has one column at least; later ones lie over earlier ones.

    Parameters
    ----------
    starts, stops : float64 (n,)
        In seconds.
    values : int64 (n,)
    seconds : float
        That the width stands for.
    width : int
    """
    columns = np.full(width, NONE, np.int64)
    if not len(starts) or seconds <= 0 or not width:
        return columns
    scale = width / seconds
    first = np.clip((starts * scale).astype(np.int64), 0, width - 1)
    last = np.clip(np.ceil(stops * scale - 1e-9).astype(np.int64) - 1, first, width - 1)
    n = last - first + 1
    before = np.cumsum(n) - n
    places = np.arange(int(n.sum())) + np.repeat(first - before, n)
    columns[places] = np.repeat(values, n)
    return columns
