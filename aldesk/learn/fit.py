"""Fit a learner of the catalogue."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from aldesk.arrays import Floats, Ints
from aldesk.core.errors import Problem
from aldesk.learn.bayesian import BayesianSkorchClassifier, mc_dropout_classifier
from aldesk.learn.catalogue import BY_NAME
from aldesk.learn.logistic import logistic_classifier
from aldesk.learn.scale import scale_of

MISSING = -1
"""What stands for a missing label."""


@dataclass(frozen=True)
class Fitted:
    """A fitted learner.

    Attributes
    ----------
    classifier : skactiveml.base.SkactivemlClassifier
        To be handed to a query strategy, with ``fit_clf=False``.
    """

    classifier: Any

    def predict_proba(self, X: Floats) -> Floats:
        """Return the class probabilities, float32 (n_samples, n_classes)."""
        if not len(X):
            return np.zeros((0, len(self.classifier.classes_)), np.float32)
        return np.asarray(self.classifier.predict_proba(X), np.float32)

    def sample_proba(self, X: Floats) -> Floats | None:
        """Return those of each member, float32 (n_members, n_samples, n_classes), or None."""
        if not isinstance(self.classifier, BayesianSkorchClassifier):
            return None
        return self.classifier.sample_proba(X)


def fit(learner: str, X: Floats, y: Ints, n_classes: int, seed: int) -> Fitted:
    """Fit on the samples that have a label; the others tell how the features are scaled.

    Works with any number of labels, also none, and of any number of classes. The same arguments
    give the same probabilities, to the bit, on the same machine.

    Parameters
    ----------
    learner : str
        A name in `aldesk.learn.catalogue`.
    X : float32 (n_samples, n_features)
        Finite.
    y : int64 (n_samples,)
        Class codes 0 … n_classes − 1, or −1 where the label is missing.
    n_classes : int
        At least 1.
    seed : int
        0 … 2³² − 1.

    Raises
    ------
    Problem
        If there is no such learner.
    """
    if learner not in BY_NAME:
        raise Problem(f"There is no learner {learner!r}", todo=f"Choose from {', '.join(BY_NAME)}")
    scale = scale_of(X)
    if learner == "logistic":
        classifier = logistic_classifier(n_classes, seed=seed, scale=scale)
    else:
        classifier = mc_dropout_classifier(X.shape[1], n_classes, seed=seed, scale=scale)
    labeled = y != MISSING
    return Fitted(classifier.fit(X[labeled], y[labeled]))
