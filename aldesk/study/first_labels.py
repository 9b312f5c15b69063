"""Which samples are labelled before the first query."""

import numpy as np

from aldesk.arrays import Ints, Verdicts
from aldesk.study.plan import FirstLabels
from aldesk.study.several_labels import rarest


def draw_first(
    y: Ints | Verdicts,
    n: int,
    how: FirstLabels,
    rng: np.random.Generator | np.random.RandomState,
) -> Ints:
    """Draw `n` samples without looking at anything but, if stratified, their classes.

    Parameters
    ----------
    y : int64 (n_samples,) or int8 (n_samples, n_classes)
        True class codes, 0 … n_classes − 1; or verdicts on several, where the rarest class that a
        sample has stands for it.
    n : int
        At most n_samples.
    how : {"random", "stratified", "strategy"}
        Stratified: each class in turn gives one, so that no two differ by more than one where they
        have enough. Everything else is random.
    rng : numpy.random.Generator or numpy.random.RandomState

    Returns
    -------
    picks : int64 (n,)
        Distinct.
    """
    order = rng.permutation(len(y))
    if how != "stratified":
        return order[:n]
    y = rarest(np.asarray(y, np.int8)) if y.ndim == 2 else y
    turn = np.zeros(len(y), np.int64)
    for code in np.unique(y):
        members = order[y[order] == code]
        turn[members] = np.arange(len(members))
    return order[np.argsort(turn[order], kind="stable")][:n]
