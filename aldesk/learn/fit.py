"""Fit a learner of the catalogue."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from aldesk.arrays import MISSING, Doubles, Floats, Ints, Mask, Verdicts
from aldesk.core.errors import Problem
from aldesk.learn.catalogue import BY_NAME
from aldesk.learn.logistic import logistic_classifier
from aldesk.learn.scale import Scale, scale_of
from aldesk.learn.several import SeveralClassifier, SeveralLogistic


def is_labeled(y: Ints | Verdicts) -> Mask:
    """Return of which samples anything is known, bool (n_samples,); `y` as for `fit`."""
    known = y != MISSING
    labeled: Mask = known.any(axis=1) if y.ndim == 2 else known
    return labeled


@dataclass(frozen=True)
class Fitted:
    """A fitted learner.

    Attributes
    ----------
    classifier : skactiveml.base.SkactivemlClassifier
        To be handed to a query strategy, with ``fit_clf=False``. Where samples may have several
        classes, an `aldesk.learn.several.SeveralClassifier` of those of `known`.
    n_classes : int
    known : int64 (n_known,), optional
        The codes of the classes of which there is any verdict; None where a sample has exactly one
        class.
    """

    classifier: Any
    n_classes: int
    known: Ints | None = None

    def predict_proba(self, X: Floats) -> Floats:
        """Return the class probabilities, float32 (n_samples, n_classes).

        Where samples may have several classes, each has its own, and that of a class of which
        nothing is known is 0.
        """
        if not len(X):
            return np.zeros((0, self.n_classes), np.float32)
        found = np.asarray(self.classifier.predict_proba(X), np.float32)
        if self.known is None:
            return found
        proba = np.zeros((len(X), self.n_classes), np.float32)
        proba[:, self.known] = found
        return proba

    def logits(self, X: Floats) -> Doubles:
        """Return what `Calibration.apply` takes, float64 (n_samples, n_classes).

        −inf of a class of which nothing is known.
        """
        logits = np.full((len(X), self.n_classes), -np.inf)
        if len(X):
            known = slice(None) if self.known is None else self.known
            logits[:, known] = self.classifier.logits(X)
        return logits

    def sample_proba(self, X: Floats) -> Floats | None:
        """Return those of each member, float32 (n_members, n_samples, n_classes), or None.

        Where samples may have several classes, of the classes of `known`.
        """
        if not hasattr(self.classifier, "sample_proba"):
            return None
        proba: Floats = self.classifier.sample_proba(X)
        return proba


def fit(learner: str, X: Floats, y: Ints | Verdicts, n_classes: int, seed: int) -> Fitted:
    """Fit on the samples that have a label; the others tell how the features are scaled.

    Works with any number of labels, also none, and of any number of classes. The same arguments
    give the same probabilities, to the bit, on the same machine.

    Parameters
    ----------
    learner : str
        A name in `aldesk.learn.catalogue`.
    X : float32 (n_samples, n_features)
        Finite.
    y : int64 (n_samples,) or int8 (n_samples, n_classes)
        Class codes 0 … n_classes − 1, or −1 where the label is missing. Where samples may have
        several classes: 1 present, 0 absent, −1 not judged.
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
    if y.ndim == 2:
        return _fit_several(learner, X, np.asarray(y, np.int8), scale, seed)
    if learner == "logistic":
        classifier = logistic_classifier(n_classes, seed=seed, scale=scale)
    else:
        from aldesk.learn.bayesian import mc_dropout_classifier  # torch takes two seconds

        classifier = mc_dropout_classifier(X.shape[1], n_classes, seed=seed, scale=scale)
    labeled = is_labeled(y)
    return Fitted(classifier.fit(X[labeled], y[labeled]), n_classes)


def _fit_several(learner: str, X: Floats, y: Verdicts, scale: Scale, seed: int) -> Fitted:
    known = np.flatnonzero((y != MISSING).any(axis=0))
    judged = is_labeled(y)
    made = _of_several(learner, len(known), scale, seed)
    return Fitted(made.fit(X[judged], y[judged][:, known]), y.shape[1], known)


def _of_several(learner: str, n_known: int, scale: Scale, seed: int) -> SeveralClassifier:
    if learner == "logistic":
        return SeveralLogistic(n_known, scale, seed)
    from aldesk.learn.several_dropout import SeveralDropout

    return SeveralDropout(n_known, scale, seed)
