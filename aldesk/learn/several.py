"""Classifiers of samples that may have several classes: one probability for each class."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

import numpy as np
from scipy.special import expit, logit
from sklearn.linear_model import LogisticRegression

from aldesk.arrays import Doubles, Floats, Verdicts
from aldesk.learn.row_span import RowSpan, SpanLogistic, spanned
from aldesk.learn.scale import Scale
from aldesk.strategies.threads import one_blas_thread


class SeveralClassifier(Protocol):
    """What query strategies ask of a classifier of several classes.

    `sample_proba` is there where `aldesk.learn.catalogue` says that the learner has an ensemble.
    """

    def fit(self, X: Floats, y: Verdicts) -> "SeveralClassifier":
        """Fit on verdicts, int8 (n_samples, n_classes); those of −1 tell nothing."""

    def predict_proba(self, X: Floats) -> Floats:
        """Return the probability of each class, float32 (n_samples, n_classes)."""


@dataclass
class SeveralLogistic:
    """A logistic regression for each class; see `fit_each`.

    Attributes
    ----------
    n_classes : int
    scale : Scale or None
        Standardises the features.
    seed, C, tol, max_iter
        scikit-learn's.
    """

    n_classes: int
    scale: Scale | None
    seed: int = 0
    C: float = 1.0
    tol: float = 1e-4
    max_iter: int = 1000
    _models: Sequence[LogisticRegression | float] = field(default=(), repr=False)

    def fit(self, X: Floats, y: Verdicts) -> "SeveralLogistic":
        """Fit on verdicts; see `SeveralClassifier`."""
        how = {"C": self.C, "tol": self.tol, "max_iter": self.max_iter}
        make = partial(SpanLogistic, **how, random_state=self.seed)
        with one_blas_thread():
            self._models = fit_each(make, spanned(self._scaled(X)), y)
        return self

    @property
    def models(self) -> Sequence[LogisticRegression | float]:
        """Of each class; see `fit_each`."""
        return self._models

    def predict_proba(self, X: Floats) -> Floats:
        """Return the probability of each class, float32 (n_samples, n_classes)."""
        return np.asarray(expit(self.logits(X)), np.float32)

    def logits(self, X: Floats) -> Doubles:
        """Return the logit of each class, float64 (n_samples, n_classes)."""
        found = np.empty((len(X), self.n_classes))
        fitted: dict[int, LogisticRegression] = {}
        for code, model in enumerate(self._models):
            if isinstance(model, float):
                found[:, code] = logit(model)
            else:
                fitted[code] = model
        if fitted and len(X):
            weights = np.stack([model.coef_[0] for model in fitted.values()], axis=1)
            bias = np.array([model.intercept_[0] for model in fitted.values()])
            found[:, list(fitted)] = self._scaled(X) @ weights + bias
        return found

    def _scaled(self, X: Floats) -> Floats:
        return self.scale.apply(X) if self.scale else X


def fit_each(make: Callable[[], Any], X: Floats | RowSpan, y: Verdicts) -> list[Any]:
    """Fit one of scikit-learn's classifiers for each class, on the samples in which it was judged.

    Where all of them say the same, there is a float in its place: the probability of the rule of
    succession, (n_present + 1) / (n + 2).
    """
    with one_blas_thread():
        return [_fit_one(make, X, column) for column in y.T]


def _fit_one(make: Callable[[], Any], X: Floats | RowSpan, said: Verdicts) -> Any:
    judged = said >= 0
    n, n_present = int(judged.sum()), int((said == 1).sum())
    if n_present in (0, n):
        return (n_present + 1) / (n + 2)
    return make().fit(X[judged], said[judged].astype(np.int64))
