"""Logistic regression that takes embeddings as they are, and few labels or none."""

import warnings
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

from aldesk.arrays import Doubles, Floats
from aldesk.learn.activeml import SklearnClassifier
from aldesk.learn.row_span import SpanLogistic
from aldesk.learn.scale import Scale
from aldesk.strategies.threads import one_blas_thread


class LogisticClassifier(SklearnClassifier):
    """A `SklearnClassifier` that says nothing when it has no label, or labels of one class only.

    It then predicts the frequency of the labels, which is expected of it at the start of a
    session and not worth a warning.
    """

    def fit(self, X: Any, y: Any, **kwargs: Any) -> "LogisticClassifier":
        """Fit on the samples that have a label; see `SklearnClassifier.fit`."""
        with warnings.catch_warnings(), one_blas_thread():
            warnings.simplefilter("ignore", UserWarning)
            # What `fit` calls after it has compiled a wrapper, which takes as long as a small fit.
            self._fit("fit", X, y, **kwargs)
        return self

    def predict_proba(self, X: Any) -> npt.NDArray[np.floating[Any]]:
        """Return the class probabilities; see `SklearnClassifier.predict_proba`."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            proba: npt.NDArray[np.floating[Any]] = super().predict_proba(X)
        return proba

    def logits(self, X: Floats) -> Doubles:
        """Return log probabilities up to a constant for each sample, float64 (n, n_classes).

        −inf of a class without a label.
        """
        if not self.is_fitted_:  # labels of one class, or none
            with np.errstate(divide="ignore"):
                return np.log(np.asarray(self.predict_proba(X), np.float64))
        scores = self.estimator_.decision_function(X)
        if scores.ndim == 1:  # of two classes scikit-learn tells one number
            scores = np.stack([np.zeros_like(scores), scores], axis=1)
        found = np.full((len(X), len(self.classes_)), -np.inf)
        found[:, self.estimator_.classes_] = scores
        return found


def logistic_classifier(
    n_classes: int,
    *,
    seed: int,
    scale: Scale | None,
    C: float = 1.0,
    tol: float = 1e-4,
    max_iter: int = 1000,
) -> LogisticClassifier:
    """Return the unfitted classifier; the classes are 0 … n_classes − 1, −1 is missing.

    Parameters
    ----------
    n_classes : int
    seed : int
        0 … 2³² − 1.
    scale : Scale or None
        Of the pool; the few labelled samples alone would give a poor one. None leaves the features
        as they are.
    C, tol, max_iter
        scikit-learn's.
    """
    model = SpanLogistic(C=C, tol=tol, max_iter=max_iter, random_state=seed)
    return LogisticClassifier(
        estimator=make_pipeline(FunctionTransformer(scale.apply), model) if scale else model,
        classes=list(range(n_classes)),
        missing_label=-1,
        random_state=seed,
    )


def discriminator() -> SklearnClassifier:
    """Return the unfitted classifier that tells samples with a label from those without."""
    return SklearnClassifier(LogisticRegression(max_iter=1000), missing_label=-1)
