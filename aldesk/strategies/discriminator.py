"""A logistic regression that follows changes of single labels."""

from typing import Any

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from aldesk.strategies.arrays import Floats, Ints, Mask
from aldesk.strategies.lengths import excess

_BLOCK = 2048
_MAX_STEPS = 30


class Discriminator:
    """Tells unlabeled from labeled samples; L2-penalized logistic regression by Newton steps.

    Between two picks one label changes. Its share of the gradient is known, and the Hessian of
    some picks ago is still good, so that a step costs one pass over `X`.

    Parameters
    ----------
    X : numpy.ndarray of shape (n_samples, n_features)
    unlabeled : numpy.ndarray of shape (n_samples,), bool
    settings : LogisticRegression
        Says `C` and `fit_intercept`.
    """

    def __init__(self, X: Floats, unlabeled: Mask, settings: LogisticRegression) -> None:
        self._X = X if X.dtype == np.float32 and not excess(X) else X.astype(np.float64, copy=False)
        self._target = unlabeled.astype(np.float64)
        self._penalty = np.append(np.full(X.shape[1], 1 / settings.C), 0.0)
        self._has_intercept = settings.fit_intercept
        self._weights = np.zeros(X.shape[1] + 1)
        self._scores = np.zeros(len(X))
        self._gradient = np.zeros(0)  # unknown until the first step
        self._hessian: Any = None

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

    def _solve(self) -> None:
        if not len(self._gradient):
            self._start()
            self._damped_newton()
        # Of the log-odds. Single precision comes to within a few roundings of them, no nearer.
        tolerance = 1e-8
        if self._X.dtype == np.float32:
            tolerance = 30 * np.finfo(np.float32).eps * (1 + np.abs(self._scores).max())
        before = 0.0
        for _ in range(_MAX_STEPS):
            change = self._advance(self._step())
            # Steps that shrink by `rate` end at most this far from here.
            rate = min(change / before, 0.9) if before else 0.9
            if change * rate / (1 - rate) < tolerance:
                break
            if change > 1 or (before and rate > 0.3):
                self._damped_newton()
            before = change

    def _start(self) -> None:
        """Begin with no weights but the intercept of the kinds' shares."""
        share = self._target.mean()
        first = np.zeros_like(self._weights)
        first[-1] = -np.log(share / (1 - share)) * self._has_intercept
        self._advance(first)

    def _damped_newton(self) -> None:
        """Come near the solution from anywhere: with fresh Hessians, and never uphill."""
        for _ in range(_MAX_STEPS):
            self._factorize()
            step, loss = self._step(), self._loss()
            change = self._advance(step)
            while self._loss() > loss + 1e-9 * abs(loss) and change > 1e-6:
                step, change = step / 2, change / 2
                self._advance(-step)
            if change < 0.1:
                return

    def _loss(self) -> float:
        fit = np.logaddexp(0, (1 - 2 * self._target) * self._scores)
        return float(fit.sum() + (self._penalty * self._weights**2).sum() / 2)

    def _step(self) -> Floats:
        step: Floats = cho_solve(self._hessian, self._gradient)
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
        hessian[-1, -1] += 1e-9
        self._hessian = cho_factor(hessian)

    def _blocks(self) -> list[slice]:
        return [slice(start, start + _BLOCK) for start in range(0, len(self._X), _BLOCK)]
