"""What a committee's probabilities must be."""

import numpy as np
import numpy.typing as npt

from aldesk.strategies.arrays import Floats


def as_proba(proba: npt.ArrayLike) -> Floats:
    """Return probabilities as an array, (n_members, n_samples, n_classes).

    Raises
    ------
    ValueError
        If they have another shape.
    """
    array: Floats = np.asarray(proba)
    if array.ndim != 3:
        raise ValueError(f"Expected (n_members, n_samples, n_classes), not {array.shape}.")
    return array


def check_finite(proba: Floats) -> None:
    """Raise ValueError if some probabilities are not finite."""
    # What is infinite or no number makes the sum so. A product is as fast, but would wake threads
    # of BLAS, which then wait busily beside those that score the candidates.
    with np.errstate(over="ignore", invalid="ignore"):
        total = proba.sum()
    if not np.isfinite(total) and not np.isfinite(proba).all():
        raise ValueError("Some probabilities are not finite.")
