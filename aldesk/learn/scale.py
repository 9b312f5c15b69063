"""Mean and standard deviation of a pool, for features of very different size."""

from dataclasses import dataclass

import numpy as np

from aldesk.arrays import Floats

_BLOCK = 4096


@dataclass(frozen=True)
class Scale:
    """What is subtracted from every feature, and what it is divided by.

    Attributes
    ----------
    mean, std : float32 (n_features,)
        `std` is 1 where a feature is constant.
    """

    mean: Floats
    std: Floats

    def apply(self, X: Floats) -> Floats:
        """Return the standardised features, a copy of the same shape."""
        return (X - self.mean) / self.std


def scale_of(X: Floats) -> Scale:
    """Measure the features of a pool; unlabelled samples are data too.

    Goes through the pool in blocks of rows, so that it needs no second copy of it.

    Parameters
    ----------
    X : float32 (n_samples, n_features)
        With no sample the scale is the identity.
    """
    mean = np.zeros(X.shape[1])
    variance = np.zeros(X.shape[1])
    if len(X):
        mean = X.mean(axis=0, dtype=np.float64)
        for start in range(0, len(X), _BLOCK):
            variance += np.square(X[start : start + _BLOCK] - mean).sum(axis=0)
        variance /= len(X)
    std = np.sqrt(variance)
    # A constant feature has a deviation of rounding only; dividing by that would blow it up.
    std[std <= 1e-6 * np.maximum(np.abs(mean), 1e-6)] = 1.0
    return Scale(mean.astype(np.float32), std.astype(np.float32))
