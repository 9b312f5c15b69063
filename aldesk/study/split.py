"""Which samples a study tests on where the data bring no test split."""

import numpy as np

from aldesk.arrays import Ints, Mask
from aldesk.study.labelled import n_tested


def split_test(y: Ints, share: float, rng: np.random.Generator) -> Mask:
    """Draw a share of each class, at least one sample; return which samples these are.

    A class of one sample gives none: the pool would have none left.

    Parameters
    ----------
    y : int64 (n_samples,)
    share : float
        Between 0 and 1.
    rng : numpy.random.Generator

    Returns
    -------
    is_test : bool (n_samples,)
    """
    is_test = np.zeros(len(y), bool)
    for code in np.unique(y):
        members = rng.permutation(np.flatnonzero(y == code))
        is_test[members[: n_tested(len(members), share)]] = True
    return is_test
