"""What more labels may bring: the gain of the next ones, and how far the plateau is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Final

import numpy as np

from aldesk.evaluate.accuracy import Accuracy
from aldesk.evaluate.every_look import beta_below

ENOUGH_LEFT: Final = 0.02
"""So near the plateau, with 95 % confidence, more labels are hardly worth it."""

_Z: Final = 1.645  # 90 % between both ends, 95 % below one
_SPAN: Final = 3.0
_EXPONENT, _EXPONENT_SD, _NOISE = 0.5, 0.5, 0.3
_SLOWEST, _FASTEST = 0.25, 2.0
_WORTH: Final = 0.8
_GRID: Final = np.linspace(-6, 4, 101)
_SPREAD: Final = np.where(_GRID < 0, 0.9, 0.55) * _GRID
_UNSTEADY, _RESTLESS, _OF_GAIN = 0.05, 0.1, 0.65
_TINY: Final = 1e-9


@dataclass(frozen=True)
class Look:
    """One refit.

    Attributes
    ----------
    n_labeled : int
    worth : float
        What the second half of the labels was worth: the share of samples that the fit on all of
        them has right more than those on half of them.
    changed : float
        The share of samples to which these give another class.
    """

    n_labeled: int
    worth: float
    changed: float


@dataclass(frozen=True)
class Expected:
    """A number with the ends of its 90 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Outlook:
    """What is expected of more labels, as shares of all samples; 0.01 is a point.

    Attributes
    ----------
    gain : Expected
        What the next ones add to the accuracy.
    left : Expected
        What labels for all of the pool would add.
    plateau : Expected
        The accuracy with labels for all of the pool.
    may_stop : bool
        Whether what is left is less than `ENOUGH_LEFT`, with 95 % confidence.
    """

    gain: Expected
    left: Expected
    plateau: Expected
    may_stop: bool


def look_ahead(
    looks: Sequence[Look], accuracy: Accuracy, n_new: float, n_pool: int, *, restless: bool
) -> Outlook:
    """Say what the next labels add, and what all others would.

    Fits on half of the labels give some samples another class than the fit on all of them, and
    the fit on all tells by its calibrated probabilities how many of these it has right more. That
    is what the second half of the labels was worth, known without much noise: the samples are many,
    since they need no labels. The error that labels can take away falls as a power of their number
    (Figueroa et al. 2012; Hestness et al. 2017), with an exponent that follows from the looks with
    at least a third as many labels, and from a prior. So what the next labels are worth, and
    all others, follows from what the last ones were. Where predictions do not change any more, the
    accuracy cannot either (Bloodgood and Vijay-Shanker 2009).

    Halves promise too much, by a fifth: models believe in themselves, and a random half of samples
    that a strategy chose is worth less than the first half that it chose. That, the spread of what
    is left, and that of one batch's gain (which grows with the share of predictions that change,
    and does not vanish where a fit begins anew at random) were measured on simulated sessions other
    than those by which ``tests/benchmarks/stopping.py`` tells how often the intervals hold.

    Parameters
    ----------
    looks : sequence of Look
        With one learner and encoder, by rising number of labels; at least one.
    accuracy : Accuracy
        Measured at the last look.
    n_new : float
        Labels that the next batch brings for training.
    n_pool : int
        Labels that there could be.
    restless : bool
        Whether fits on the same labels differ by chance.

    References
    ----------
    R. L. Figueroa et al. Predicting sample size required for classification performance. BMC Med.
    Inform. Decis. Mak. 12:8, 2012.
    J. Hestness et al. Deep learning scaling is predictable, empirically. arXiv:1712.00409, 2017.
    M. Bloodgood, K. Vijay-Shanker. A method for stopping active learning based on stabilizing
    predictions and the need for user-adjustable stopping. CoNLL 2009.
    """
    n = looks[-1].n_labeled
    worth, exponent = _power_law(looks)
    never = worth / (2**exponent - 1)  # what is left at endless labels
    more = n_new / max(n, 1)
    gain = never * (1 - (1 + more) ** -exponent)
    chance = _UNSTEADY**2 * looks[-1].changed * (more + _RESTLESS * restless)
    half = _Z * sqrt(chance + (_OF_GAIN * gain) ** 2)
    left = _left(max(_TINY, never * (1 - min(1.0, n / n_pool) ** exponent)), accuracy)
    return Outlook(
        Expected(gain, gain - half, gain + half),
        left,
        _plateau(left, accuracy),
        left.high < ENOUGH_LEFT,
    )


def _power_law(looks: Sequence[Look]) -> tuple[float, float]:
    """Return what the second half of the labels was worth, and how fast that falls.

    log(worth) is a line over log(labels); its slope has a normal prior. Of n labels the worth is
    one in n at least: so many samples may well be of kinds that none of the labels is of, of which
    all fits are equally ignorant.
    """
    n = looks[-1].n_labeled
    recent = [look for look in looks if _SPAN * look.n_labeled >= n]
    x = np.array([log(n / look.n_labeled) for look in recent])
    y = np.array([log(max(look.worth, 1 / look.n_labeled)) for look in recent])
    columns = np.stack([np.ones_like(x), x], axis=1) / _NOISE
    prior = np.diag([0.0, 1 / _EXPONENT_SD**2])
    at, slope = np.linalg.solve(
        columns.T @ columns + prior, columns.T @ y / _NOISE + prior @ np.array([0.0, _EXPONENT])
    )
    return _WORTH * exp(at), min(max(float(slope), _SLOWEST), _FASTEST)


def _left(told: float, accuracy: Accuracy) -> Expected:
    """Return what is left to gain, given what the power law tells: never more than errors.

    Its logarithm has a normal distribution, wider below; each value weighs as much as it is
    probable that there are so many errors, by Jeffreys' posterior for what was measured.
    """
    n = accuracy.alike.n_effective if accuracy.alike else float(accuracy.n)
    wrong = (1 - accuracy.value) * n
    could_be = told * np.exp(_SPREAD)
    is_below = [beta_below(x, wrong + 0.5, n - wrong + 0.5) if x < 1 else 1.0 for x in could_be]
    weight = np.exp(-(_GRID**2) / 2) * (1 - np.array(is_below)) + _TINY
    share = (weight.cumsum() - weight / 2) / weight.sum()
    low, value, high = np.interp((0.05, 0.5, 0.95), share, could_be).tolist()
    return Expected(value, low, high)


def _plateau(left: Expected, accuracy: Accuracy) -> Expected:
    """Return the plateau: neither where the accuracy is nor what is left is known exactly."""
    low, high = accuracy.interval
    value = min(1.0, accuracy.value + left.value)
    below = sqrt((accuracy.value - low) ** 2 + (left.value - left.low) ** 2)
    above = sqrt((high - accuracy.value) ** 2 + (left.high - left.value) ** 2)
    return Expected(value, value - below, min(1.0, value + above))
