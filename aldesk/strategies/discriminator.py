"""A logistic regression that follows changes of single labels."""

from typing import Any

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from aldesk.strategies.arrays import Floats, Ints, Mask
from aldesk.strategies.lengths import excess

_BLOCK = 1024
_MAX_STEPS = 30
# A new Hessian takes as long as this share of the features of products with it.
_FEATURES_A_PRODUCT = 20
# By how much the conjugate gradients shrink the square of what is left.
_PRECISE = 1e-4
# Keeps the Hessian definite where there is no intercept.
_RIDGE = 1e-9


class Discriminator:
    """Tells unlabeled from labeled samples; L2-penalized logistic regression by Newton steps.

    Between two picks one label changes. Its share of the gradient is known, and the Hessian of
    some picks ago is still good, so that a step costs one pass over `X`; where it is not, it
    preconditions conjugate gradients. Where there are more features than samples, all is done in
    the span of the samples.

    Parameters
    ----------
    X : numpy.ndarray of shape (n_samples, n_features)
    unlabeled : numpy.ndarray of shape (n_samples,), bool
    settings : LogisticRegression
        Says `C` and `fit_intercept`.
    """

    def __init__(self, X: Floats, unlabeled: Mask, settings: LogisticRegression) -> None:
        single = X.dtype == np.float32 and not excess(X)
        self._X = X if single else X.astype(np.float64, copy=False)
        if len(X) < X.shape[1]:
            # The weights lie in the span of the samples. In an orthonormal basis of it, which
            # changes neither scores nor penalty, there are as many features as samples.
            triangle: Any = np.linalg.qr(X.astype(np.float64).T, mode="r")
            self._X = np.ascontiguousarray(triangle.T)
        n_features = self._X.shape[1]
        self._target = unlabeled.astype(np.float64)
        self._penalty = np.append(np.full(n_features, 1 / settings.C), 0.0)
        self._has_intercept = settings.fit_intercept
        self._weights = np.zeros(n_features + 1)
        self._scores = np.zeros(len(X))
        self._gradient = np.zeros(0)  # unknown until the first step
        self._hessian: Any = None
        self._n_products = np.inf  # by other Hessians, since this one was made

    @property
    def has_two_classes(self) -> bool:
        """Whether there are samples of both kinds."""
        return bool(0 < self._target.sum() < len(self._target))

    def label(self, sample: int) -> None:
        """Count a sample among the labeled from now on."""
        if len(self._gradient):
            self._gradient[:-1] += self._target[sample] * self._X[sample]
            self._gradient[-1] += self._target[sample] * self._has_intercept
        self._target[sample] = 0

    def scores(self, samples: Ints) -> Floats:
        """Solve, and return the log-odds of being unlabeled, (n,)."""
        self._solve()
        return self._scores[samples]

    def highest(self, samples: Ints) -> Floats:
        """Return the same, solved only until no step will change which is the highest."""
        self._solve(samples)
        return self._scores[samples]

    def _solve(self, samples: Ints | None = None) -> None:
        """Solve, or of some samples find the one of the highest score."""
        if not len(self._gradient):
            self._start()
            self._descend(0.1)
        # Of the log-odds. Single precision comes to within a few roundings of them, no nearer.
        tolerance = 1e-8
        if self._X.dtype == np.float32:
            tolerance = 30 * np.finfo(np.float32).eps * (1 + np.abs(self._scores).max())
        before = 0.0
        for _ in range(_MAX_STEPS):
            step = self._step()
            if step @ self._gradient > 10:
                # A sample that was far on one side is now on the other.
                self._descend(tolerance)
                break
            change = self._advance(step)
            if _left(change, before) < tolerance or self._is_clear(samples, change, before):
                break
            if change > 0.3 * before > 0:
                self._descend(tolerance)
                break
            before = change

    def _is_clear(self, samples: Ints | None, change: float, before: float) -> bool:
        """Return whether the highest score is higher than the others by more than is to come."""
        if samples is None or len(samples) < 2 or not before:
            return False
        scores = self._scores[samples]
        second, first = np.partition(scores, -2)[-2:]
        # Steps by an old Hessian shrink less and less: their rate so far is too good.
        rate = max(2 * change / before, 0.3)
        return rate < 0.9 and bool(first - second > 2 * change * rate / (1 - rate))

    def _start(self) -> None:
        """Begin with no weights but the intercept of the kinds' shares."""
        share = self._target.mean()
        first = np.zeros_like(self._weights)
        first[-1] = -np.log(share / (1 - share)) * self._has_intercept
        self._advance(first)

    def _descend(self, tolerance: float) -> None:
        """Come near the solution from anywhere, by Newton steps of the best length."""
        before = 0.0
        for _ in range(_MAX_STEPS):
            step = self._newton_step()
            change = self._advance(self._length(step) * step)
            if _left(change, before) < tolerance:
                return
            before = change

    def _length(self, step: Floats) -> float:
        """Return how many times the step brings the least loss."""
        direction = step[:-1].astype(self._X.dtype)
        difference = (self._X @ direction).astype(np.float64) + step[-1]
        sign = 1 - 2 * self._target
        drift, pull = step @ (self._penalty * self._weights), step @ (self._penalty * step)
        low, high, length = 0.0, np.inf, 1.0
        for _ in range(_MAX_STEPS):
            signed = sign * (self._scores - length * difference)
            odds = expit(signed)
            slope = length * pull - drift - (sign * odds) @ difference
            low, high = (length, high) if slope < 0 else (low, length)
            if abs(slope) <= 1e-3 * abs(self._gradient @ step):
                break
            bend = pull + (odds * expit(-signed)) @ difference**2
            length -= slope / bend
            if not low < length < high:
                length = (low + high) / 2 if np.isfinite(high) else 2 * low
        return length

    def _newton_step(self) -> Floats:
        """Return the step by the Hessian of here, made from an older one.

        Conjugate gradients that the older one preconditions take few products with that of here.
        Once these have taken as long as a new one does, it is made.
        """
        if self._n_products > len(self._gradient) // _FEATURES_A_PRODUCT:
            self._factorize()
            return self._step()
        weights = expit(self._scores) * expit(-self._scores)
        step, residual = np.zeros_like(self._gradient), self._gradient.copy()
        towards = direction = self._shaped(residual)
        size = first = residual @ towards
        for _ in range(_MAX_STEPS):
            if size <= _PRECISE * first:
                break
            product = self._hessian_times(direction, weights)
            length = size / (direction @ product)
            step += length * direction
            residual -= length * product
            towards = self._shaped(residual)
            before, size = size, residual @ towards
            direction = towards + size / before * direction
            self._n_products += 1
        return step

    def _hessian_times(self, vector: Floats, weights: Floats) -> Floats:
        product = self._penalty * vector
        direction = vector[:-1].astype(self._X.dtype)
        for part in self._blocks():
            X = self._X[part]
            scores = weights[part] * (X @ direction + vector[-1] * self._has_intercept)
            product[:-1] += scores.astype(X.dtype) @ X
            product[-1] += scores.sum() * self._has_intercept
        product[-1] += _RIDGE * vector[-1]
        return product

    def _step(self) -> Floats:
        return self._shaped(self._gradient)

    def _shaped(self, gradient: Floats) -> Floats:
        step: Floats = cho_solve(self._hessian, gradient, check_finite=False)
        return step

    def _advance(self, step: Floats) -> float:
        """Take the step off the weights, and return the largest change of a score.

        One pass brings scores and gradient up to date, each block of `X` being read once.
        """
        self._weights -= step
        gradient, change = self._penalty * self._weights, 0.0
        direction = step[:-1].astype(self._X.dtype)
        for part in self._blocks():
            X = self._X[part]
            difference = (X @ direction).astype(np.float64) + step[-1]
            self._scores[part] -= difference
            # Not `expit(score) - target`: the tails would round to 0.
            sign = 1 - 2 * self._target[part]
            residual = sign * expit(sign * self._scores[part])
            gradient[:-1] += residual.astype(X.dtype) @ X
            gradient[-1] += residual.sum() * self._has_intercept
            change = max(change, float(np.abs(difference).max()))
        self._gradient = gradient
        return change

    def _factorize(self) -> None:
        """Compute the Hessian, its blocks in single precision: it only shapes the steps."""
        hessian = np.diag(self._penalty)
        for part in self._blocks():
            scores = self._scores[part]
            root = np.sqrt(expit(scores) * expit(-scores)).astype(self._X.dtype)
            intercept = root * self._has_intercept
            scaled = np.column_stack([self._X[part] * root[:, None], intercept])
            hessian += scaled.T @ scaled
        # Enough to stay positive definite in spite of rounding.
        hessian[np.diag_indices_from(hessian)] *= 1 + 1e-6
        hessian[-1, -1] += _RIDGE
        self._hessian = cho_factor(hessian)
        self._n_products = 0

    def _blocks(self) -> list[slice]:
        return [slice(start, start + _BLOCK) for start in range(0, len(self._X), _BLOCK)]


def _left(change: float, before: float) -> float:
    """Return how far the end is at most, if steps go on to shrink as this one has."""
    rate = min(change / before, 0.9) if before else 0.9
    return change * rate / (1 - rate)
