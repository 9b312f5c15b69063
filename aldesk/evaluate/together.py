"""Which classes are there together, and which are predicted beside others by mistake."""

import numpy as np

from aldesk.arrays import Ints, Mask, Verdicts


def together(verdicts: Verdicts) -> Ints:
    """Count the samples that have both of two classes.

    Parameters
    ----------
    verdicts : int8 (n_samples, n_classes)
        1 present, 0 absent, −1 not judged.

    Returns
    -------
    int64 (n_classes, n_classes)
        Symmetric; in its diagonal the samples that have a class.
    """
    return _pairs(verdicts == 1, verdicts == 1)


def mistaken(verdicts: Verdicts, predicted: Mask) -> Ints:
    """Count the samples that have one class and are predicted to have another, which they have not.

    Parameters
    ----------
    verdicts : int8 (n_samples, n_classes)
    predicted : bool (n_samples, n_classes)

    Returns
    -------
    int64 (n_classes, n_classes)
        Row: the class that is there. Column: the one that is predicted though it is absent; in the
        diagonal the samples whose class is found.
    """
    present = verdicts == 1
    counts = _pairs(present, predicted & (verdicts == 0))
    np.fill_diagonal(counts, (present & predicted).sum(axis=0))
    return counts


def _pairs(one: Mask, other: Mask) -> Ints:
    # Floats, for the fast product of matrices; exact up to 2**53.
    counts = one.astype(np.float64).T @ other.astype(np.float64)
    return counts.astype(np.int64)
