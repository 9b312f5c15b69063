"""Fit a calibration on what a learner said of labels that it had not seen.

Labelled samples are no random sample: a strategy chose them, mostly where the model was unsure, or
a person did. Their probabilities are corrected on the labels that there are, so that the correction
is only as good as these are like all others. How good it is, is measured on the audit set or the
test split, which are random: see `aldesk.evaluate.reliability`.
"""

from typing import Final

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, log_expit, log_softmax, logsumexp

from aldesk.arrays import MISSING, Doubles, Ints, Mask, Verdicts
from aldesk.core.calibration import Calibration
from aldesk.learn.crossfit import HeldOut
from aldesk.learn.fit import is_labeled

FEWEST: Final = 10
"""With fewer labelled samples nothing is corrected."""
N_FOLDS: Final = 5
"""Of two, fits of half of the labels are less sure of themselves than one of all is."""
_GROWTH: Final = 4 / 3
_NEVER: Final = -1e6  # the log probability of a class that a fit knows nothing of
_STEEPEST: Final = 20.0
_FLATTEST: Final = 0.05
_OF_TEMPERATURE, _OF_ALL, _BY_CLASS = 4.0, 1.0, 5.0  # precisions of the normal priors
_GAIN: Final = 1.0  # of the log-likelihood; less is no better than chance (Akaike 1974)
_SURE: Final = 1.645  # standard errors: a gain that chance brings once in twenty times


def is_due(last: Calibration | None, y: Ints | Verdicts) -> bool:
    """Tell whether a calibration is to be fitted anew.

    The folds cost four times what the fit itself does, so this waits until there are a third more
    labels; before that it hardly changes.

    Parameters
    ----------
    last : Calibration or None
        Of the same classes, learner and embeddings.
    y : int64 (n,) or int8 (n, n_classes)
        As for `aldesk.learn.fit.fit`.
    """
    n, n_classes = int(is_labeled(y).sum()), y.shape[1] if y.ndim == 2 else 1
    if n < FEWEST:
        return False
    if last is None or last.is_several != (y.ndim == 2) or len(last.a) not in (1, n_classes):
        return True
    return not last.n <= n < _GROWTH * last.n


def calibrate(held_out: HeldOut, y: Ints | Verdicts) -> Calibration:
    """Fit a calibration.

    Where a sample has exactly one class, it is one temperature for all. Where it may have several,
    it is a beta calibration of all classes together, and for each class a slope and an intercept on
    its score. Both are maximum a posteriori: the numbers have normal priors around those that
    change nothing, and a class's around those of all, so that of few labels little follows.

    What is calibrated already is left as it is: a calibration must lower the log loss of the
    held-out labels by more than a number that means nothing does, and so evenly that a one-sided
    paired test over the samples takes it for no chance (5 %). A few labels that the model gets
    wrong do not: a strategy asked about them because they are hard, and others are not. Where there
    are many numbers to fit, those of several classes, a fold's loss is that of numbers fitted on
    the other folds.

    Parameters
    ----------
    held_out : HeldOut
    y : int64 (n_samples,) or int8 (n_samples, n_classes)
        As for `aldesk.learn.fit.fit`.

    Returns
    -------
    Calibration
        One that changes nothing where nothing can be told: of fewer than `FEWEST` samples, or of
        labels of one class.

    Notes
    -----
    On the data of ``tests/benchmarks/calibration.py`` numbers for each class were no better than
    one temperature where a sample has exactly one class, up to 500 labels. Where it may have
    several, a temperature without an intercept made rare classes too probable.
    """
    said = y[held_out.index]
    is_several, n = said.ndim == 2, int(is_labeled(y).sum())
    nothing = Calibration(is_several=is_several, n=n)
    if len(said) < FEWEST or not held_out.logits.shape[1]:
        return nothing
    gains = _losses(nothing, held_out.logits, said)
    if is_several:
        found = _beta(held_out.logits, np.asarray(said, np.int8), nothing)
        for fold in np.unique(held_out.fold):
            here = held_out.fold == fold
            others = _beta(held_out.logits[~here], np.asarray(said[~here], np.int8), nothing)
            gains[here] -= _losses(others, held_out.logits[here], said[here])
    else:
        found = _temperature(held_out.logits, np.asarray(said, np.int64), nothing)
        gains -= _losses(found, held_out.logits, said)
    return found if _is_no_chance(gains) else nothing


def _is_no_chance(gains: Doubles) -> bool:
    """Tell whether the sum of the samples' gains is surely more than nothing."""
    error = gains.std(ddof=1) * np.sqrt(len(gains))
    return bool(gains.sum() > max(_GAIN, _SURE * error))


def _losses(calibration: Calibration, logits: Doubles, said: Ints | Verdicts) -> Doubles:
    """Return the log loss of each sample, of several classes that of all that were judged."""
    scores = calibration.scores(logits)
    losses: Doubles
    if said.ndim == 1:
        losses = -log_softmax(scores, axis=1)[np.arange(len(said)), said]
    else:
        counts = (said != MISSING) & np.isfinite(logits)
        of_each = -log_expit(np.where(said == 1, scores, -scores))
        losses = np.where(counts, of_each, 0).sum(axis=1)
    return losses


def _temperature(logits: Doubles, codes: Ints, nothing: Calibration) -> Calibration:
    if len(np.unique(codes)) < 2:
        return nothing
    logs = np.maximum(log_softmax(logits, axis=1), _NEVER)  # 0 × ∞ has no value
    right = logs[np.arange(len(codes)), codes]

    def loss(at: Doubles) -> tuple[float, Doubles]:
        slope = np.exp(at[0])
        total = logsumexp(slope * logs, axis=1)
        mean = (np.exp(slope * logs - total[:, None]) * logs).sum(axis=1)
        value = (total - slope * right).sum() + _OF_TEMPERATURE * at[0] ** 2 / 2
        return value, np.array([slope * (mean - right).sum() + _OF_TEMPERATURE * at[0]])

    bounds = [(np.log(_FLATTEST), np.log(_STEEPEST))]
    found = minimize(loss, np.zeros(1), jac=True, method="L-BFGS-B", bounds=bounds)
    return Calibration.temperature(float(np.exp(-found.x[0])), is_several=False, n=nothing.n)


def _beta(logits: Doubles, verdicts: Verdicts, nothing: Calibration) -> Calibration:
    is_known = np.isfinite(logits)  # else nothing is known of the class
    z = np.where(is_known, logits, 0)
    features = np.stack([log_expit(z), -log_expit(-z), np.ones_like(z)], axis=-1)
    judged = (verdicts != MISSING) & is_known
    present = verdicts == 1
    if not (judged & present).any() or not (judged & ~present).any():
        return nothing
    of_all = _logistic(features[judged], present[judged], np.array([1.0, 1.0, 0.0]), _OF_ALL)
    scores = features @ of_all
    numbers = []
    for score, is_judged, is_present in zip(scores.T, judged.T, present.T, strict=True):
        own = np.stack([score[is_judged], np.ones(is_judged.sum())], axis=-1)
        slope, more = _logistic(own, is_present[is_judged], np.array([1.0, 0.0]), _BY_CLASS)
        numbers.append(slope * of_all + np.array([0.0, 0.0, more]))
    a, b, c = (tuple(column) for column in np.array(numbers).T.tolist())
    return Calibration("beta", True, a, b, c, nothing.n)


def _logistic(features: Doubles, present: Mask, center: Doubles, precision: float) -> Doubles:
    """Return the weights of a logistic regression that never falls.

    Parameters
    ----------
    features : float64 (n, n_features)
        The last is 1.
    present : bool (n,)
    center : float64 (n_features,)
        Mean of the weights' prior.
    precision : float
        Of the prior.
    """
    sign = np.where(present, 1.0, -1.0)

    def loss(weights: Doubles) -> tuple[float, Doubles]:
        margin, away = sign * (features @ weights), weights - center
        value = np.logaddexp(0, -margin).sum() + precision * (away @ away) / 2
        return value, -(sign * expit(-margin)) @ features + precision * away

    bounds = [(_FLATTEST, _STEEPEST)] * (len(center) - 1) + [(None, None)]
    found: Doubles = minimize(loss, center, jac=True, method="L-BFGS-B", bounds=bounds).x
    return found
