"""scikit-learn's start of k-means, with few of its distances in double precision."""

import numpy as np

from aldesk.strategies.arrays import Floats, Indices

_BLOCK = 256


def plus_plus(X: Floats, n_clusters: int, random_state: np.random.RandomState) -> Floats:
    """Return the samples that scikit-learn's k-means++ starts from, (n_clusters, n_features).

    The same draws give the same samples. scikit-learn computes the distances of float32 samples in
    float64 and rounds them; here single precision tells which samples are surely no nearer to a
    trial than to a centre, and only the distances of the others are computed so.

    Parameters
    ----------
    X : float32 (n_samples, n_features)
    n_clusters : int
    random_state : numpy.random.RandomState
    """
    weights = np.ones(len(X), X.dtype)
    chosen = [int(random_state.choice(len(X), p=weights / weights.sum()))]
    distances = _Distances(X)
    nearest = distances.to(chosen[0], np.arange(len(X)))
    total = nearest @ weights
    for _ in range(1, n_clusters):
        drawn = random_state.uniform(size=2 + int(np.log(n_clusters))) * total
        trials = np.searchsorted(np.cumsum(nearest), drawn).clip(max=len(X) - 1)
        nearer = distances.nearer(trials, nearest)
        totals = nearer @ weights[:, None]
        best = int(np.argmin(totals))
        total, nearest = totals[best], nearer[best]
        chosen.append(int(trials[best]))
    start: Floats = X[chosen]
    return start


class _Distances:
    """Squared distances of float32 samples, rounded from double precision."""

    def __init__(self, X: Floats) -> None:
        self._X = X
        self._squares = np.einsum("ij,ij->i", X, X, dtype=np.float64)
        rounding = float(np.finfo(np.float32).eps) * (8 + X.shape[1] ** 0.5)
        self._error = rounding * float(self._squares.max())

    def to(self, trial: int, samples: Indices) -> Floats:
        """Return those of samples to a trial, (n,)."""
        products = np.empty(len(samples))
        point = self._X[trial].astype(np.float64)
        for start in range(0, len(samples), _BLOCK):
            part = slice(start, start + _BLOCK)
            products[part] = self._X[samples[part]].astype(np.float64) @ point
        squared = self._squares[samples] + self._squares[trial] - 2 * products
        rounded: Floats = np.maximum(squared, 0).astype(np.float32)
        return rounded

    def nearer(self, trials: Indices, nearest: Floats) -> Floats:
        """Return each sample's distance to a trial or to its nearest, (n_trials, n_samples)."""
        nearer = np.tile(nearest, (len(trials), 1))
        # |a - b|² < d² where a·b - (|b|² - d²) / 2 > |a|² / 2
        offset = ((self._squares - nearest) / 2 - self._error).astype(np.float32)
        lowest = (self._squares[trials] / 2).astype(np.float32)
        with np.errstate(over="ignore", invalid="ignore"):  # of single precision, which only sorts
            margins = self._X @ self._X[trials].T
            margins -= offset[:, None]
            is_near = np.ascontiguousarray(~(margins < lowest).T)
        for row, trial in enumerate(trials):
            some = np.flatnonzero(is_near[row])
            nearer[row, some] = np.minimum(nearest[some], self.to(int(trial), some))
        return nearer
