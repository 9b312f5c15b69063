"""A k-means that a person can wait for, for the strategies that cluster before they choose."""

from inspect import signature
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from sklearn.cluster import KMeans
from sklearn.utils import check_random_state, gen_batches
from sklearn.utils.validation import validate_data

from aldesk.strategies.arrays import Floats, Ints
from aldesk.strategies.lengths import excess
from aldesk.strategies.lloyd import lloyd, nearest_centre

# How many samples are enough to start from and to find the centres with.
_MIN_TO_START, _MAX_TO_START, _START_PER_CENTRE = 2_500, 8_000, 3
_MIN_TO_FIT, _FIT_PER_CENTRE = 50_000, 64
_BLOCK = 4096


def start_far_apart(X: Floats, n_clusters: int, random_state: np.random.RandomState) -> Floats:
    """Return samples far from each other to start k-means from, (n_clusters, n_features).

    Each next one is drawn by its squared distance to the nearest so far; of some drawn so, it is
    the one that brings the others nearest.
    """
    n = max(_MIN_TO_START, min(_START_PER_CENTRE * n_clusters, _MAX_TO_START), n_clusters)
    if len(X) > n:
        X = X[random_state.choice(len(X), n, replace=False)]
    squared = _squared_distances(X)
    n_trials = 2 + int(np.log(n_clusters))
    trials = np.full(n_trials, random_state.randint(len(X)))
    nearest, centres = np.full(len(X), np.inf, np.float32), []
    for _ in range(n_clusters):
        closer = np.minimum(squared[trials], nearest)
        best = closer.sum(axis=1).argmin()
        centres.append(trials[best])
        nearest = closer[best]
        total = np.cumsum(nearest, dtype=np.float64)
        trials = np.searchsorted(total, random_state.random_sample(n_trials) * total[-1])
        trials = trials.clip(max=len(X) - 1)
    return X[centres]


def _squared_distances(X: Floats) -> Floats:
    """Return those between all pairs of samples, (n_samples, n_samples)."""
    X = X - X.mean(axis=0)  # shorter vectors, less rounding
    lengths = np.einsum("ij,ij->i", X, X)
    squared: Floats = X @ X.T
    squared *= -2
    squared += lengths
    squared += lengths[:, None]
    np.maximum(squared, 0, out=squared)
    np.fill_diagonal(squared, 0)
    return squared


class FastKMeans(KMeans):
    """scikit-learn's k-means, set up for very many centres and for very many samples.

    With 1,100 centres the start takes most of scikit-learn's time. This makes the same greedy
    k-means++ start [1]_ among a random part of the samples, whose distances it computes once: at
    least 2,500, and three a centre up to 8,000. It iterates at most ten times, in single
    precision, and finds the centres on a random part of a pool of more than 50,000. Once few
    centres move, samples are compared with these alone (`aldesk.strategies.lloyd`).

    Parameters
    ----------
    n_clusters : int, default=8
    init, n_init, max_iter, tol : optional
        As scikit-learn's, with other defaults.
    random_state : None or int or numpy.random.RandomState, default=None
        The same seed gives the same clusters.

    Attributes
    ----------
    cluster_centers_ : numpy.ndarray of shape (n_clusters, n_features)
    labels_ : numpy.ndarray of shape (n_samples,)
    exponent_ : int
        What was fitted are the samples divided by that power of two; so are the centres.

    Notes
    -----
    Peak memory beside `X`: one float32 copy of max(50,000, 64 × n_clusters) samples, or of all if
    `X` is float64; and 4 × max(8,000, n_clusters)² bytes, 256 MB.

    References
    ----------
    .. [1] D. Arthur, S. Vassilvitskii. k-means++: the advantages of careful seeding. SODA 2007
    """

    cluster_centers_: Floats
    labels_: Ints

    def __init__(
        self,
        n_clusters: int = 8,
        *,
        init: Any = start_far_apart,
        n_init: int | str = 1,
        max_iter: int = 10,
        tol: float = 0.0,
        random_state: int | np.random.RandomState | None = None,
    ) -> None:
        super().__init__(
            n_clusters,
            init=init,
            n_init=n_init,
            max_iter=max_iter,
            tol=tol,
            random_state=random_state,
        )

    def fit(self, X: npt.ArrayLike, y: object = None, sample_weight: object = None) -> Self:
        """Find the centres and assign every sample to its nearest.

        Parameters
        ----------
        X : array-like of shape (n_samples, n_features)
        y, sample_weight : ignored
            For the interface's sake.
        """
        self.exponent_ = excess(np.asarray(X))
        X = self._single(X)
        n_fit = max(_MIN_TO_FIT, _FIT_PER_CENTRE * self.n_clusters)
        if len(X) <= n_fit:
            return self._fit_all(X)
        draw = check_random_state(self.random_state)
        self._fit_all(X[np.sort(draw.choice(len(X), n_fit, replace=False))])
        self.labels_ = nearest_centre(X, self.cluster_centers_)
        return self

    def _fit_all(self, X: Floats) -> Self:
        if not (callable(self.init) and self.n_init == 1 and self.tol == 0):
            return super().fit(X)  # type: ignore[no-any-return]
        X = validate_data(self, X, dtype=np.float32, order="C")
        if len(X) < self.n_clusters:
            raise ValueError(f"n_samples={len(X)} should be >= n_clusters={self.n_clusters}.")
        middle = X.mean(axis=0)
        X = X - middle  # shorter vectors, less rounding
        random_state = check_random_state(self.random_state)
        start = self.init(X, self.n_clusters, random_state=random_state)
        centres, self.labels_, self.n_iter_ = lloyd(X, start, self.max_iter)
        self.cluster_centers_ = centres + middle
        self.inertia_ = sum(
            _squares(X[part] - centres[self.labels_[part]]) for part in gen_batches(len(X), _BLOCK)
        )
        # What scikit-learn's own methods read.
        self._n_features_out, self._n_threads = self.n_clusters, 1
        return self

    def predict(self, X: npt.ArrayLike) -> Ints:
        """Return the nearest centre of every sample, (n_samples,)."""
        return nearest_centre(self._single(X), self.cluster_centers_)

    def fit_transform(
        self, X: npt.ArrayLike, y: object = None, sample_weight: object = None
    ) -> Floats:
        """Return the distance of every sample to every centre, (n_samples, n_clusters)."""
        distances: Floats = self.fit(X).transform(self._single(X))
        return distances if self.exponent_ == 0 else np.ldexp(distances, self.exponent_)

    def _single(self, X: npt.ArrayLike) -> Floats:
        """Return single precision, of a size whose squares neither overflow nor vanish."""
        X = np.asarray(X)
        return (np.ldexp(X, -self.exponent_) if self.exponent_ else X).astype(
            np.float32, copy=False
        )


def _squares(X: Floats) -> float:
    return float(np.square(X).sum())


def cluster_algorithm(
    algorithm: type, settings: dict[str, Any] | None, count_name: str, count: int, seed: object
) -> Any:
    """Make the clustering that a strategy's parameters ask for.

    Parameters
    ----------
    algorithm : type
        A class with scikit-learn's interface for clusterings.
    settings : dict or None
        What it is made with.
    count_name : str
        Its name for the number of clusters.
    count : int
    seed : None or int or numpy.random.RandomState
        Its `random_state`, where it has one and the settings don't say.
    """
    settings = dict(settings or {}) | {count_name: count}
    if seed is not None and "random_state" in signature(algorithm).parameters:
        settings.setdefault("random_state", seed)
    return algorithm(**settings)
