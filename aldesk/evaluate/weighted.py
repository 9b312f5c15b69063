"""An interval for a share of all, of whose parts some have a larger part of the sample."""

import numpy as np

from aldesk.arrays import Doubles, Mask
from aldesk.evaluate.every_look import exact


def weighted_share(hits: Mask, weights: Doubles) -> tuple[float, float, float]:
    """Return a share, and the ends of its 95 % interval: the exact one, of the effective size.

    Unequal weights tell less: they count as (Σ w)² / Σ w² answers of equal weight (Kish). What is
    counted is rare; where one of a hundred was found, Wilson's lower end would be too high.

    Parameters
    ----------
    hits : bool (n,)
    weights : float64 (n,)
        For how many each answer stands, above 0.

    Returns
    -------
    share, low, high : float
        Without any answer NaN, 0 and 1.

    References
    ----------
    L. Kish. Survey sampling, section 11.2C. 1965.
    E. L. Korn, B. I. Graubard. Confidence intervals for proportions with small expected number of
    positive counts estimated from survey data. Survey Methodology 24(2), 1998.
    """
    if not len(hits):
        return float("nan"), 0.0, 1.0
    n_effective = float(weights.sum() ** 2 / (weights**2).sum())
    share = min(1.0, float(np.dot(weights, hits) / weights.sum()))
    return share, *exact(share * n_effective, n_effective, 0.05)
