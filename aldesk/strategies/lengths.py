"""Samples of any size: squares of very large or small numbers overflow or vanish."""

import numpy as np
import numpy.typing as npt
from sklearn.preprocessing import normalize

from aldesk.strategies.arrays import Floats

# Squares of these, and sums of them, are safe in single precision. scikit-learn takes float32
# vectors shorter than 1.2e-6 for zeros.
_SMALLEST, _LARGEST = 1e-4, 1e15


def excess(X: npt.NDArray[np.number]) -> int:
    """Return which power of two makes the largest number of `X` about 1 if it is divided by it.

    0, so that nothing need be divided, where squares can be trusted in single precision, too.
    """
    largest = max(float(X.max()), -float(X.min()))
    return 0 if _SMALLEST < largest < _LARGEST else int(np.frexp(largest)[1])


def unit_length(X: Floats, *, overwrite: bool = False) -> Floats:
    """Return the samples scaled to the length 1, (n_samples, n_features); zeros stay zeros.

    If it may `overwrite` the samples, it mostly does, and needs no memory of its own.
    """
    if excess(X):
        _, exponent = np.frexp(np.abs(X).max(axis=1, keepdims=True))
        X = np.ldexp(X, -exponent)
    scaled: Floats = normalize(X, copy=not overwrite)
    return scaled
