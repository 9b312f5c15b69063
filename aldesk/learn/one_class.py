"""A scorer of one class, for the first verdicts on it: quick, and of use with one example.

Few samples are known, and nearly all of the pool is something else: of a rare class, the pool
itself is the sample of the negatives. So it is a linear discriminant [1]_: the mean of what was
judged present, in the space in which the pool's covariance is whitened. That tells what they have
in common from what varies in all of the pool, such as noise and background.

How much of the covariance is whitened away matters more than all else, and differs from class to
class. So several shrinkages are scored, and each counts the more the higher it ranks the present
samples in the pool when they are left out one by one.

A logistic regression joins in as more is found: it learns from what looked like the class and was
absent. Some of the pool stand in there as weak negatives, as in [2]_.

References
----------
.. [1] B. Hariharan, J. Malik, D. Ramanan. Discriminative decorrelation for clustering and
   classification. ECCV 2012
.. [2] C. Elkan, K. Noto. Learning classifiers from only positive and unlabeled data. KDD 2008
"""

from functools import cached_property

import numpy as np
from sklearn.linear_model import LogisticRegression

from aldesk.arrays import Floats, Rows, Verdicts
from aldesk.strategies.threads import one_blas_thread

_BLOCK = 4096
_N_MEASURED = 8192
"""Samples of which mean and covariance are measured."""
_SHRINKAGES = np.array([0.3, 1, 3, 10, 30, 100], np.float32)
"""What is added to each eigenvalue of the covariance, in mean eigenvalues."""
_AGAINST = 0.3
_SHARPNESS = 3.0
_MOST_LEFT_OUT = 256
_N_COMPARED = 8192
_C = 10.0
_N_STAND_INS = 300
_STAND_IN_WEIGHT = 0.3
_MOST_KNOWN = 2000
_HALF_JOINED = 20
"""Present samples at which the logistic regression counts half as much as the discriminant."""
_LEAST_SLOPE = 0.05
"""Of the log-odds over the score: the likeliest stay so, whatever was said."""


class UnitPool:
    """A pool of which every sample is centred and then scaled to length 1.

    Takes no copy of the pool: of each sample only its length is kept. Mean and covariance are those
    of some of the samples, at even steps.

    Parameters
    ----------
    X : float32 (n, n_features)
        Must not change.
    """

    def __init__(self, X: Floats) -> None:
        self.X = X
        self._measured = _steps(len(X), _N_MEASURED)
        self._mean = _mean(X[self._measured])
        self._length = self._lengths(X)

    def __len__(self) -> int:
        return len(self.X)

    def grown(self, X: Floats) -> "UnitPool":
        """Return the pool with samples after its last; what was measured stays."""
        pool = UnitPool.__new__(UnitPool)
        pool.X, pool._measured, pool._mean = X, self._measured, self._mean
        pool._length = np.concatenate([self._length, self._lengths(X[len(self) :])])
        pool.spectrum = self.spectrum
        return pool

    @property
    def n_measured_of(self) -> int:
        """How many samples there were when mean and covariance were measured."""
        return int(self._measured[-1]) + 1 if len(self._measured) else 0

    @cached_property
    def spectrum(self) -> tuple[Floats, Floats]:
        """Eigenvalues of the covariance, of mean 1, and its eigenvectors, by column."""
        Z = self.of(self._measured)
        Z -= _mean(Z)
        covariance = Z.T @ Z / max(1, len(Z))
        with one_blas_thread():
            values, vectors = np.linalg.eigh(covariance)
        values = np.maximum(values, 0)
        return values / max(float(values.mean()), 1e-12), vectors

    def of(self, places: Rows) -> Floats:
        """Return some samples, float32 (n, n_features)."""
        found: Floats = (self.X[places] - self._mean) / self._length[places, None]
        return found

    def mean_of(self, places: Rows) -> Floats:
        """Return the mean of some samples, float32 (n_features,)."""
        parts = (places[start : start + _BLOCK] for start in range(0, len(places), _BLOCK))
        total = sum((self.of(part).sum(axis=0) for part in parts), np.zeros_like(self._mean))
        mean: Floats = total / np.float32(max(1, len(places)))
        return mean

    def product(self, directions: Floats) -> Floats:
        """Return the product of each sample and each direction.

        Parameters
        ----------
        directions : float32 (n_features, n_directions)

        Returns
        -------
        float32 (n, n_directions)
        """
        product: Floats = self.X @ directions
        product -= self._mean @ directions
        product /= self._length[:, None]
        return product

    def _lengths(self, X: Floats) -> Floats:
        starts = range(0, len(X), _BLOCK)
        parts = [np.linalg.norm(X[s : s + _BLOCK] - self._mean, axis=1) for s in starts]
        lengths: Floats = np.maximum(np.concatenate([*parts, np.zeros(0, np.float32)]), 1e-12)
        return lengths


def logits_of_class(pool: UnitPool, places: Rows, said: Verdicts, unknown: Rows) -> Floats:
    """Fit on what is known of a class, and score all of the pool.

    The mean of the absent ones is subtracted from that of the present ones, by a share: what was
    asked about and absent looks much like the class.

    Parameters
    ----------
    pool : UnitPool
    places, said : int64 (n_known,), int8 (n_known,)
        Samples of which the class is known: 1 present, 0 absent. At least one is present.
    unknown : int64 (n_unknown,)
        Samples that may stand in as absent.

    Returns
    -------
    float32 (n,)
        Log-odds of each sample of the pool.
    """
    has, has_not = places[said == 1], places[said == 0]
    values, vectors = pool.spectrum
    against = _AGAINST * len(has_not) / len(places)
    mean = pool.mean_of(has) - np.float32(against) * pool.mean_of(has_not)
    gain = np.reciprocal(values[:, None] + _SHRINKAGES)
    directions: Floats = vectors @ ((vectors.T @ mean)[:, None] * gain)
    scores = pool.product(np.column_stack([directions, _logistic(pool, has, has_not, unknown)]))
    compared = scores[_steps(len(scores), _N_COMPARED)]
    middle, width = compared.mean(axis=0), np.maximum(compared.std(axis=0), 1e-12)

    left_out = has[_steps(len(has), _MOST_LEFT_OUT)]
    alone = scores[left_out]
    if len(has) > 1:
        own = np.square(pool.of(left_out) @ vectors) @ gain / len(has)
        alone[:, :-1] = (alone[:, :-1] - own) * np.float32(len(has) / (len(has) - 1))
    shares = _weights(alone[:, :-1], compared[:, :-1], len(has))
    weight = np.append(shares, np.float32(len(has) / (len(has) + _HALF_JOINED))) / width
    score: Floats = (scores - middle) @ weight
    return _log_odds(score, (alone - middle) @ weight, score[has_not], (compared - middle) @ weight)


def _logistic(pool: UnitPool, has: Rows, has_not: Rows, unknown: Rows) -> Floats:
    """Return the direction of a logistic regression, float32 (n_features,).

    The present ones weigh as much more as the root of how many times more the absent ones are: they
    stay few however long one looks. All stand-ins together weigh a third of the present ones.
    """
    has, has_not = (places[_steps(len(places), _MOST_KNOWN)] for places in (has, has_not))
    stand_ins = unknown[_steps(len(unknown), _N_STAND_INS)]
    if not len(has_not) + len(stand_ins):
        return np.zeros(pool.X.shape[1], np.float32)
    of_one = max(1.0, len(has_not) / len(has)) ** 0.5
    of_stand_in = _STAND_IN_WEIGHT * len(has) * of_one / max(1, len(stand_ins))
    sizes = [len(has), len(has_not), len(stand_ins)]
    known = np.concatenate([has, has_not, stand_ins])
    weight = np.repeat([of_one, 1.0, of_stand_in], sizes)
    model = LogisticRegression(C=_C, max_iter=300)
    model.fit(pool.of(known), np.arange(len(known)) < len(has), weight)
    direction: Floats = model.coef_[0].astype(np.float32)
    return direction


def _weights(alone: Floats, compared: Floats, n_present: int) -> Floats:
    """Return how much each shrinkage counts, float32 (n_shrinkages,).

    By the area under the curve of the present samples, each scored without itself, against the
    pool: the more of them there are, the more it decides.
    """
    ranks = [np.searchsorted(np.sort(c), a) for a, c in zip(alone.T, compared.T, strict=True)]
    area = np.mean(ranks, axis=1) / max(1, len(compared))
    sure = n_present if n_present > 1 else 0
    weight = np.exp(_SHARPNESS * sure * (area - area.max()))
    found: Floats = (weight / weight.sum()).astype(np.float32)
    return found


def _log_odds(score: Floats, present: Floats, absent: Floats, stand_ins: Floats) -> Floats:
    """Return the log-odds of scores, float32 (n,), by a logistic regression on the score alone.

    Some of the pool stand in as weak negatives, so that it can be done before anything is known to
    be absent; together they weigh a third of the present ones.
    """
    sizes = [len(present), len(absent), len(stand_ins)]
    x = np.concatenate([present, absent, stand_ins])[:, None]
    weak = _STAND_IN_WEIGHT * len(present) / max(1, len(stand_ins))
    model = LogisticRegression().fit(
        x, np.repeat([1, 0, 0], sizes), np.repeat([1.0, 1.0, weak], sizes)
    )
    slope = max(float(model.coef_[0, 0]), _LEAST_SLOPE)
    log_odds: Floats = score * np.float32(slope) + np.float32(model.intercept_[0])
    return log_odds


def _mean(X: Floats) -> Floats:
    mean: Floats = X.mean(axis=0) if len(X) else np.zeros(X.shape[1], np.float32)
    return mean


def _steps(n: int, most: int) -> Rows:
    """Return at most so many of `n` indices, at even steps."""
    return np.arange(n) if n <= most else np.arange(most) * n // most
