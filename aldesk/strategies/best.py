"""The most useful samples, without a look at all of them for each."""

from typing import Any

import numpy as np
from skactiveml.utils import rand_argmax

from aldesk.strategies.arrays import Floats
from aldesk.strategies.watch import tick


def best(utilities: Floats, batch_size: int, random: np.random.RandomState, *, keep: bool) -> Any:
    """Pick the highest utilities, one after the other; equal ones are drawn.

    Parameters
    ----------
    utilities : (n,)
        NaN for what cannot be picked.
    batch_size : int
        At most as many as are not NaN.
    random : numpy.random.RandomState
        Draws as `skactiveml.utils.simple_batch` does.
    keep : bool
        Whether to return what each pick was made from, (batch_size, n), after the picks.
    """
    tick(0, batch_size)
    picks = distinct(utilities, batch_size)
    if picks is None:
        picks, left = np.empty(batch_size, np.intp), utilities.copy()
        for i in range(batch_size):
            tick(i, batch_size)
            picks[i] = rand_argmax(left, random_state=random)[0]
            left[picks[i]] = np.nan
    if not keep:
        return picks
    kept = np.tile(utilities, (batch_size, 1))
    for i in range(1, batch_size):
        kept[i, picks[:i]] = np.nan
    return picks, kept


def distinct(utilities: Floats, batch_size: int) -> Any:
    """Return the picks if no two of them, nor the last and the next best, are equal; else None."""
    n = len(utilities)
    # NaN counts as the lowest.
    loss = np.where(np.isnan(utilities), np.inf, -utilities)
    n_seen = min(batch_size + 1, n)
    some = np.argpartition(loss, n_seen - 1)[:n_seen]
    order = some[np.argsort(loss[some])]
    if (np.diff(loss[order]) == 0).any() or not np.isfinite(loss[order[:batch_size]]).all():
        return None
    return order[:batch_size]
