"""What a learner says of labelled samples whose labels it has not seen.

Asked about the samples that it was fitted on, a flexible classifier repeats their labels, also the
wrong ones. Fitted on one half and asked about the other, it contradicts most of the wrong ones
(Northcutt, Jiang and Chuang, 2021, "Confident learning: Estimating uncertainty in dataset labels",
JAIR 70; the halves are a cross-fitting with two folds).
"""

import numpy as np

from aldesk.arrays import MISSING, Floats, Ints, Verdicts
from aldesk.learn.fit import fit, is_labeled


def cross_fit(
    learner: str, X: Floats, y: Ints | Verdicts, n_classes: int, seed: int
) -> tuple[Ints, Floats]:
    """Fit on each half of the labels, and predict the other half.

    Left out are samples of a class that the other half does not have: it could only contradict.
    Where samples may have several classes, that holds for a class by itself.

    Parameters
    ----------
    learner, X, y, n_classes, seed
        As for `aldesk.learn.fit.fit`.

    Returns
    -------
    index : int64 (n,)
        Into `X`.
    proba : float32 (n, n_classes)
        Their class probabilities; NaN where samples may have several classes, and the other half
        has none that has the class.
    """
    if y.ndim == 2:
        return _cross_fit_several(learner, X, np.asarray(y, np.int8), n_classes, seed)
    half = _halves(y, seed)
    index, proba = [np.zeros(0, np.int64)], [np.zeros((0, n_classes), np.float32)]
    for one in (0, 1):
        known = np.unique(y[half == one])
        judged = np.flatnonzero((half == 1 - one) & np.isin(y, known))
        if len(known) > 1 and len(judged):
            fitted = fit(learner, X, np.where(half == one, y, MISSING), n_classes, seed)
            index.append(judged)
            proba.append(fitted.predict_proba(X[judged]))
    return np.concatenate(index), np.concatenate(proba)


def _cross_fit_several(
    learner: str, X: Floats, y: Verdicts, n_classes: int, seed: int
) -> tuple[Ints, Floats]:
    labeled = np.random.default_rng(seed).permutation(np.flatnonzero(is_labeled(y)))
    index, proba = [np.zeros(0, np.int64)], [np.zeros((0, n_classes), np.float32)]
    for one, other in ((labeled[::2], labeled[1::2]), (labeled[1::2], labeled[::2])):
        if not len(one) or not len(other):
            continue
        known = np.full_like(y, MISSING)
        known[one] = y[one]
        found = fit(learner, X, known, n_classes, seed).predict_proba(X[other])
        found[:, ~(known == 1).any(axis=0)] = np.nan
        index.append(other)
        proba.append(found)
    return np.concatenate(index), np.concatenate(proba)


def _halves(y: Ints | Verdicts, seed: int) -> Ints:
    """Deal the labels of each class to two halves, 0 and 1; −1 where there is none."""
    labeled = np.random.default_rng(seed).permutation(np.flatnonzero(y != MISSING))
    by_class = labeled[np.argsort(y[labeled], kind="stable")]
    half = np.full(len(y), -1, np.int64)
    half[by_class] = np.arange(len(by_class)) % 2
    return half
