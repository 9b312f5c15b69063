"""How far people agree beyond chance: Cohen's kappa and Krippendorff's alpha, with intervals."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from aldesk.arrays import MISSING, Doubles, Ints
from aldesk.evaluate.interval import wilson

NOTHING_KNOWN: Final = (-1.0, 1.0)
_UNTIL_TRUSTED = 50
"""How many disagreements by chance make the estimated variance count half where it is small."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far answers agree: 1 always, 0 as often as by chance, below 0 less often.

    Attributes
    ----------
    value : float
        NaN where nothing can be said: no sample has two answers, or all answers are the same
        class, so that chance alone would agree always.
    low, high : float
        The ends of the interval; −1 and 1 where nothing can be said.
    n : int
        Samples with two answers or more.
    n_agreed : int
        Those of them whose answers are all the same.
    """

    value: float
    low: float
    high: float
    n: int
    n_agreed: int


def kappa(first: Ints, second: Ints, confidence: float = 0.95) -> Agreement:
    """Return Cohen's kappa of two people, or of one who was asked twice.

    Chance is what it would be with each one's own shares of the classes.

    Parameters
    ----------
    first, second : int (n_samples,)
        Codes of classes, or verdicts on one class, in the same order of samples; `MISSING` where
        one did not answer, which leaves the sample out.
    confidence : float
        Between 0 and 1, exclusively; see `alpha` for the interval.

    Raises
    ------
    ValueError
        If the arrays differ in length.

    References
    ----------
    J. Cohen. A coefficient of agreement for nominal scales. Educ. Psychol. Meas. 20(1), 1960.
    J. L. Fleiss, J. Cohen, B. S. Everitt. Large sample standard errors of kappa and weighted kappa.
    Psychol. Bull. 72(5), 1969: the variance, here per sample.
    """
    both = np.stack([first, second])
    both = both[:, (both != MISSING).all(axis=0)]
    codes, places = np.unique(both, return_inverse=True)
    one, other = np.eye(len(codes))[places.reshape(both.shape)]
    disagreed = (both[0] != both[1]).astype(np.float64)
    p, q = (each.sum(axis=0) / max(1, len(each)) for each in (one, other))
    by_chance = one @ q + other @ p
    n = len(disagreed)
    return _agreement(disagreed, np.ones(n), 1 - p @ q, by_chance - 2 * p @ q, n, confidence)


def alpha(answers: Ints, confidence: float = 0.95) -> Agreement:
    """Return Krippendorff's alpha for classes without an order, of any number of people.

    Each may have answered only some of the samples, and who they are makes no difference: chance is
    what it would be with the shares of the classes among all answers.

    Kappa and alpha are both 1 − D / E, the disagreement over what chance would make of it. The
    interval is Wilson's for D with the number of independent answers that would give D − E (1 −
    alpha) the variance that the delta method estimates, divided by E: near 1 it does not reach
    beyond, and with no disagreement at all it has a width. The variance is estimated too small
    where a class is rare, for the samples on which two could have agreed were then seen by nobody.
    So, in part, it counts as no less than that of D alone, and less so the more answers there are;
    which makes the interval somewhat too wide where the agreement is poor. How often it holds
    the truth says ``tests/benchmarks/agreement_coverage.py``.

    Parameters
    ----------
    answers : int (n_people, n_samples)
        Codes of classes, or verdicts on one class; `MISSING` where one did not answer. Samples with
        a single answer are left out.
    confidence : float
        Between 0 and 1, exclusively.

    References
    ----------
    K. Krippendorff. Computing Krippendorff's alpha-reliability. University of Pennsylvania, 2011.
    E. B. Wilson. Probable inference, the law of succession, and statistical inference.
    J. Am. Stat. Assoc. 22(158), 1927.
    """
    answers = answers[:, (answers != MISSING).sum(axis=0) > 1]
    codes = np.unique(answers[answers != MISSING])
    given = (answers[:, :, None] == codes).sum(axis=0).astype(np.float64)
    m = given.sum(axis=1)
    disagreed = 1 - (given * (given - 1)).sum(axis=1) / np.maximum(m * (m - 1), 1)
    total = m.sum()
    q = given.sum(axis=0) / max(1.0, total)
    expected = (1 - q @ q) * total / max(1.0, total - 1)
    by_chance = 2 * (given @ q - m * (q @ q))
    return _agreement(disagreed, m, expected, by_chance, int((m - 1).sum()), confidence)


def kappa_of_classes(
    first: Ints, second: Ints, n_classes: int, confidence: float = 0.95
) -> list[Agreement]:
    """Return `kappa` of each class against all others; codes from 0 to `n_classes` − 1."""
    return [kappa(_is(code, first), _is(code, second), confidence) for code in range(n_classes)]


def alpha_of_classes(answers: Ints, n_classes: int, confidence: float = 0.95) -> list[Agreement]:
    """Return `alpha` of each class against all others; codes from 0 to `n_classes` − 1."""
    return [alpha(_is(code, answers), confidence) for code in range(n_classes)]


def _is(code: int, answers: Ints) -> Ints:
    return np.where(answers == MISSING, MISSING, answers == code)


def _agreement(
    disagreed: Doubles,
    weight: Doubles,
    expected: float,
    by_chance: Doubles,
    n_independent: int,
    confidence: float,
) -> Agreement:
    """Return 1 − D / E with its interval.

    Parameters
    ----------
    disagreed, weight : float64 (n_samples,)
        The share of pairs of a sample's answers that differ, and what the sample counts for in D.
    expected : float
        E, the disagreement by chance.
    by_chance : float64 (n_samples,)
        How much likelier than the mean each sample's answers make agreeing by chance, by `weight`.
    n_independent : int
        How many answers could have agreed with one before.
    confidence : float
    """
    n, n_agreed = len(disagreed), int((disagreed == 0).sum())
    if n == 0 or expected <= 0:
        return Agreement(float("nan"), *NOTHING_KNOWN, n, n_agreed)
    expected, total = float(expected), float(weight.sum())
    d = float(weight @ disagreed / total)
    effective = float(n_independent)
    if 0 < d < 1 and n > 1:
        pull = weight * (disagreed - d) + by_chance * d / expected
        effect = (pull @ pull) * n / (n - 1) / total**2 * n_independent / (d * (1 - d))
        doubt = _UNTIL_TRUSTED / (_UNTIL_TRUSTED + n_independent * expected)
        effective /= float(max(effect, doubt + (1 - doubt) * effect))
    low, high = wilson(d * effective, effective, confidence)
    bounds = (max(-1.0, 1 - high / expected), 1 - low / expected)
    return Agreement(1 - d / expected, *bounds, n, n_agreed)
