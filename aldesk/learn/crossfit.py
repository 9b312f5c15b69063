"""What a learner says of labelled samples whose labels it has not seen.

Asked about the samples that it was fitted on, a flexible classifier repeats their labels, also the
wrong ones. Fitted on the others and asked about these, it contradicts most of the wrong ones
(Northcutt, Jiang and Chuang, 2021, "Confident learning: Estimating uncertainty in dataset labels",
JAIR 70), and is as sure of itself as it is of samples without a label.
"""

from collections.abc import Generator
from dataclasses import dataclass, field

import numpy as np

from aldesk.arrays import MISSING, Doubles, Floats, Ints, Mask, Rows, Verdicts
from aldesk.learn.fit import fit, is_labeled
from aldesk.learn.steps import done


@dataclass(frozen=True)
class HeldOut:
    """Predictions of labelled samples by fits that have not seen their labels.

    Attributes
    ----------
    index : int64 (n,)
        Into the samples.
    logits : float64 (n, n_classes)
        As `Fitted.logits`.
    is_told : bool (n, n_classes)
        Where samples may have several classes: whether the fit had seen any that has this one,
        without which it can only say no. Else all.
    fold : int64 (n,)
        In which fold they were.
    probed : int64 (n_fits, n_probe)
        The classes that each fit gives the samples to probe.
    """

    index: Ints
    logits: Doubles
    is_told: Mask
    fold: Ints
    probed: Rows = field(default_factory=lambda: np.zeros((0, 0), np.int64))


def cross_fit(
    learner: str,
    X: Floats,
    y: Ints | Verdicts,
    n_classes: int,
    seed: int,
    n_folds: int = 2,
    groups: Ints | None = None,
) -> HeldOut:
    """Do all steps of `cross_fitting`."""
    return done(cross_fitting(learner, X, y, n_classes, seed, n_folds, groups))


def cross_fitting(
    learner: str,
    X: Floats,
    y: Ints | Verdicts,
    n_classes: int,
    seed: int,
    n_folds: int = 2,
    groups: Ints | None = None,
    probe: Floats | None = None,
) -> Generator[None, None, HeldOut]:
    """Deal the labels to folds, and predict each by a fit on all others, one in each step.

    Left out are samples with exactly one class that the other folds do not have.

    Parameters
    ----------
    learner, X, y, n_classes, seed
        As for `aldesk.learn.fit.fit`.
    n_folds : int
        At least 2.
    groups : int64 (n_samples,), optional
        Samples of equal number are alike, such as windows of one recording, and go to one fold, if
        there is more than one such number.
    probe : float32 (n_probe, n_features), optional
        More samples to predict by each fit.
    """
    fold, is_several = _folds(y, n_folds, seed, groups), y.ndim == 2
    nothing, no_rows = np.zeros((0, n_classes)), np.zeros(0, np.int64)
    probe = X[:0] if probe is None else probe
    no_probe = np.zeros((0, len(probe)), np.int64)
    found = [HeldOut(no_rows, nothing, nothing > 0, no_rows, no_probe)]
    for one in range(n_folds):
        yield
        known = np.where(((fold >= 0) & (fold != one)).reshape(-1, *[1] * (y.ndim - 1)), y, MISSING)
        told = _told(known, n_classes)
        judged = np.flatnonzero(fold == one)
        if not is_several:
            judged = judged[told[y[judged]]]
        if len(judged) and is_labeled(known).any() and (is_several or told.sum() > 1):
            fitted = fit(learner, X, known, n_classes, seed)
            logits, probed = fitted.logits(X[judged]), fitted.logits(probe).argmax(axis=1)
            is_told = np.broadcast_to(told if is_several else True, logits.shape)
            found.append(HeldOut(judged, logits, is_told, fold[judged], probed[None]))
    parts = ((each.index, each.logits, each.is_told, each.fold, each.probed) for each in found)
    return HeldOut(*(np.concatenate(part) for part in zip(*parts, strict=True)))


def _told(y: Ints | Verdicts, n_classes: int) -> Mask:
    """Return which classes any label says is there, bool (n_classes,)."""
    if y.ndim == 2:
        told: Mask = (y == 1).any(axis=0)
        return told
    return np.bincount(y[y != MISSING], minlength=n_classes) > 0


def _folds(y: Ints | Verdicts, n_folds: int, seed: int, groups: Ints | None) -> Ints:
    """Deal the labels to folds, those of each class or group evenly; −1 where there is none."""
    random = np.random.default_rng(seed)
    labeled = random.permutation(np.flatnonzero(is_labeled(y)))
    fold = np.full(len(y), -1, np.int64)
    _, group = np.unique(labeled if groups is None else groups[labeled], return_inverse=True)
    sizes = np.bincount(group)
    if 1 < len(sizes) < len(labeled):
        fold[labeled] = _dealt(sizes, n_folds, random)[group]
        return fold
    if y.ndim == 1:
        labeled = labeled[np.argsort(y[labeled], kind="stable")]
    fold[labeled] = np.arange(len(labeled)) % n_folds
    return fold


def _dealt(sizes: Ints, n_folds: int, random: np.random.Generator) -> Ints:
    """Return a fold for each group: the largest first, each to the fold that has the least."""
    order = random.permutation(len(sizes))
    load, fold = np.zeros(n_folds, np.int64), np.zeros(len(sizes), np.int64)
    for number in order[np.argsort(-sizes[order], kind="stable")].tolist():
        fold[number] = load.argmin()
        load[fold[number]] += sizes[number]
    return fold
