"""Logistic regression in the span of its samples, where these are fewer than the features.

The gradient of each class is a sum of samples, so that from zero on the weights never leave their
span. In orthonormal coordinates of it, a sample is as many numbers as there are samples, and as
lengths and products are the same, L-BFGS takes the very steps that scikit-learn takes in all
features. It also stops after the same step: the gradient is compared with `tol` as it is there.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy.linalg import cholesky, solve_triangular
from scipy.optimize import OptimizeResult, minimize
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from aldesk.arrays import Doubles, Floats, Mask

_MOST_LINE_SEARCHES: Final = 50
_LEAST_GAIN: Final = 64 * np.finfo(float).eps
"""Both as scikit-learn sets them."""
_FEWER: Final = 2
"""How many times fewer samples than features there must be: with more, scikit-learn's 32 bits are
as fast."""


@dataclass(frozen=True)
class RowSpan:
    """Samples in orthonormal coordinates of the span of some samples, which no one ever makes.

    The coordinates of the spanning samples themselves are the Cholesky factor of their products.

    Attributes
    ----------
    rows : float64 (n_samples, n_spanning)
    factor : float64 (n_spanning, n_spanning)
        Of the spanning samples, lower triangular.
    spanning : float64 (n_spanning, n_features)
    dtype : dtype
        Of the samples.
    """

    rows: Doubles
    factor: Doubles
    spanning: Doubles
    dtype: np.dtype[Any]

    @classmethod
    def of(cls, X: Floats) -> "RowSpan":
        """Return the coordinates of samples in their own span."""
        spanning = np.asarray(X, np.float64)
        products = spanning @ spanning.T
        # Samples may be equal. What this adds is no more than what rounding adds.
        products.flat[:: len(X) + 1] += max(4 * np.finfo(float).eps * np.trace(products), 1e-200)
        factor = cholesky(products, lower=True, overwrite_a=True, check_finite=False)
        return cls(factor, factor, spanning, np.asarray(X).dtype)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, which: Mask) -> "RowSpan":
        return RowSpan(self.rows[which], self.factor, self.spanning, self.dtype)

    def back(self, vectors: Doubles) -> Doubles:
        """Return vectors, (n, n_spanning), in all features, (n, n_features)."""
        solved = solve_triangular(self.factor, vectors.T, trans="T", lower=True, check_finite=False)
        found: Doubles = solved.T @ self.spanning
        return found


def spanned(X: Floats) -> Floats | RowSpan:
    """Return the samples in coordinates of their span, if that is of use; else as they are."""
    return RowSpan.of(X) if 0 < _FEWER * len(X) <= X.shape[1] else X


class SpanLogistic(LogisticRegression):
    """scikit-learn's with its L2 penalty, fitted in the span of the samples where they are few.

    Computes in 64 bits there. The probabilities are those of scikit-learn in 64 bits to 1e-8; in 32
    bits, in which it fits embeddings, its own rounding moves them by up to 1e-2 over 70 steps.
    """

    def fit(self, X: Floats | RowSpan, y: Any, sample_weight: Any = None) -> "SpanLogistic":
        """Fit; see `LogisticRegression.fit`.

        Parameters
        ----------
        X : float32 (n_samples, n_features) or RowSpan
        y : int64 (n_samples,)
        sample_weight : float64 (n_samples,), optional
        """
        rows = spanned(X) if sample_weight is None and not isinstance(X, RowSpan) else X
        self.classes_, codes = np.unique(y, return_inverse=True)
        if not isinstance(rows, RowSpan) or len(self.classes_) < 2:
            super().fit(X, y, sample_weight)
            return self
        loss = _Loss(rows, _one_hot(codes, len(self.classes_)), 1 / (self.C * len(rows)), self.tol)
        weights, self.n_iter_ = _minimum(loss, self.max_iter)
        # As wide as the samples that will be predicted: twice as fast for embeddings.
        self.coef_ = rows.back(weights[:, :-1]).astype(rows.dtype)
        self.intercept_ = weights[:, -1].astype(rows.dtype)
        self.n_features_in_ = self.coef_.shape[1]
        return self


def _one_hot(codes: Any, n_classes: int) -> Mask:
    """Return which class each sample has; two classes share one column, as in scikit-learn."""
    of_each: Mask = codes[:, None] == np.arange(n_classes)
    return of_each[:, 1:] if n_classes == 2 else of_each


def _minimum(loss: "_Loss", most_steps: int) -> tuple[Doubles, Any]:
    """Return the weights, the intercept last in each row, and how many steps led there."""

    def stop(intermediate_result: OptimizeResult) -> None:
        if loss.is_flat():
            raise StopIteration

    start = np.zeros(loss.shape[0] * loss.shape[1])
    loss.of(start)
    n_steps = 0
    if not loss.is_flat():
        options = {"maxiter": most_steps, "maxls": _MOST_LINE_SEARCHES, "gtol": 0.0}
        options["ftol"] = _LEAST_GAIN
        how = {"method": "L-BFGS-B", "callback": stop, "options": options}
        found = minimize(loss.of, start, jac=loss.slope, **how)
        start, n_steps = found.x, found.nit
    return start.reshape(loss.shape), np.array([n_steps], np.int32)


class _Loss:
    """Mean log loss and penalty, and its gradient at where it was asked last.

    Parameters
    ----------
    span : RowSpan
    target : bool (n_samples, n_outputs)
    penalty : float
    tol : float
        A gradient of no greater entries, in all features, is flat.
    """

    def __init__(self, span: RowSpan, target: Mask, penalty: float, tol: float) -> None:
        self.span, self.tol = span, tol
        # A row a class: sums over the classes then add rows, which is faster than within rows.
        self.target = target.T.astype(np.float64, order="C")
        self.rows = np.column_stack([span.rows, np.ones(len(span))])  # the last is the intercept's
        self.shape = target.shape[1], self.rows.shape[1]
        self.penalties = np.append(np.full(self.shape[1] - 1, penalty), 0.0)
        self.shares = self.rows / len(span)
        self.gradient = np.zeros(self.shape)
        self.at: Doubles = np.full(int(np.prod(self.shape)), np.nan)

    def of(self, flat: Doubles) -> float:
        """Return the loss, and find the gradient."""
        self.at = flat.copy()
        weights = self.at.reshape(self.shape)
        scores = weights @ self.rows.T
        own = np.vdot(scores, self.target)
        total, error = _softmax(scores)
        error -= self.target
        self.gradient = error @ self.shares
        pull = self.penalties * weights
        self.gradient += pull
        return float((total - own) / len(self.rows) + np.vdot(pull, weights) / 2)

    def slope(self, flat: Doubles) -> Doubles:
        """Return the gradient, found with the loss, which scipy asks for first."""
        if not (flat == self.at).all():
            self.of(flat)
        return self.gradient.ravel()

    def is_flat(self) -> bool:
        """Tell whether scikit-learn would stop here; looks at all features only if it must."""
        inner = self.gradient[:, :-1]
        longest = np.sqrt(np.einsum("ij,ij->i", inner, inner).max())
        if longest > self.tol * np.sqrt(self.span.spanning.shape[1]):
            return False
        if np.abs(self.gradient[:, -1]).max() > self.tol:
            return False
        if longest <= self.tol:
            return True
        return bool(np.abs(self.span.back(inner)).max() <= self.tol)


def _softmax(scores: Doubles) -> tuple[float, Doubles]:
    """Return the sum of the log normalisers, and the probabilities; may overwrite the scores."""
    if len(scores) == 1:
        return float(np.logaddexp(0, scores).sum()), expit(scores)
    top = scores.max(axis=0)
    scores -= top
    np.exp(scores, out=scores)
    total = scores.sum(axis=0)
    scores /= total
    top += np.log(total)
    return float(top.sum()), scores
