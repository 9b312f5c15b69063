"""Which threshold of a class can be recommended, so that what is stated of it holds."""

from collections.abc import Callable
from typing import Final, Literal

import numpy as np

from aldesk.arrays import Doubles, Ints, Mask
from aldesk.evaluate.profile_bounds import Likelihood, Parts
from aldesk.evaluate.stratified_test import against, all_or_none, falling, left_tail
from aldesk.evaluate.validation_sample import STRONG, WEAK, Cut, rows_of

Goal = Literal["precision", "recall"]
LEVEL: Final = 0.05
_MOST, _TOGETHER = 50, 8


def passed_thresholds(parts: Cut, goal: Goal, wanted: float) -> Doubles:
    """Return the thresholds at which what is wanted can be stated, in the order of testing.

    Thresholds are tested one after the other, the safest first, until one fails (fixed-sequence
    testing); the last is the lowest for a precision, the highest for a recall. For a false
    statement the first of those where it does not hold must have passed, whose test does so with a
    probability of 5 %: that many are looked at costs nothing (Maurer et al.; for classifiers
    Angelopoulos et al.). The order knows nothing of the answers: for a precision from the strictest
    threshold on, for a recall from the loosest. Those are passed over at which even the best
    answers would not suffice (for a recall: if none below were positive, given those above); at the
    first that is tested they must have a probability of at most 5 %, whole, since it is only they
    that pass. A precision is first tested where two wrong answers could be borne if all samples
    above were answered.

    What is stated of a class of which it holds at no threshold is always wrong; this happens in at
    most 5 % of the validations, and not of those that state something.

    Parameters
    ----------
    parts : Cut
        At every score of the sample.
    goal : {"precision", "recall"}
    wanted : float

    References
    ----------
    W. Maurer, L. A. Hothorn, W. Lehmacher. Multiple comparisons in drug clinical trials and
    preclinical assays: a-priori ordered hypotheses. Biometrie in der chemisch-pharmazeutischen
    Industrie 6, 1995.
    Y. Geifman, R. El-Yaniv. Selective classification for deep neural networks. NeurIPS 2017.
    A. N. Angelopoulos, S. Bates, E. J. Candès, M. I. Jordan, L. Lei. Learn then test: calibrating
    predictive algorithms to achieve risk control. arXiv:2110.01052, 2021.
    """
    thresholds = parts.thresholds
    test, may_pass = (_precision if goal == "precision" else _recall)(parts, wanted)
    order = np.arange(len(thresholds))
    if goal == "recall":
        order = order[::-1]
    possible = np.flatnonzero(may_pass[order])
    if not len(possible):
        return np.zeros(0)
    order = order[possible[0] :: max(2, len(thresholds) // _MOST)]
    passed: Doubles = thresholds[order[: _n_passed(order, test)]]
    return passed


def _n_passed(order: Ints, test: Callable[[Ints], Doubles]) -> int:
    """Count what passes of a sequence before the first that does not."""
    for start in range(0, len(order), _TOGETHER):
        some = order[start : start + _TOGETHER]
        passes = test(some) <= LEVEL
        if not passes.all():
            return start + int(passes.argmin())
    return len(order)


def _precision(parts: Cut, wanted: float) -> tuple[Callable[[Ints], Doubles], Mask]:
    """Return the test of thresholds by their places, and at which it can pass."""
    above = parts.above[WEAK]
    most_that_is_too_few = np.ceil(wanted * above.size.sum(axis=1) - 1e-9) - 1
    target = np.maximum(most_that_is_too_few, 0.0)
    best = Parts(above.n, above.n, above.size)
    likely = Likelihood(best).at(best.size, target)

    def test(rows: Ints) -> Doubles:
        some = rows_of(above, rows)
        return 1 - left_tail(some, some.size, target[rows])

    n = above.n.sum(axis=1)
    may_err = n >= min(2 / max(1 - wanted, 1e-9), n.max(initial=0) / 4)
    return test, (all_or_none(best, likely, 1) <= LEVEL) & may_err


def _recall(parts: Cut, wanted: float) -> tuple[Callable[[Ints], Doubles], Mask]:
    above, below = parts.above[WEAK], parts.below[STRONG]
    best = Parts(np.zeros_like(below.n), below.n, below.size)
    share = np.full(len(above.n), wanted)
    both, rates = against(falling(above), best, share)
    likely = Likelihood(both).at(rates, np.zeros(len(share)))
    is_found = above.n_present.any(axis=1)

    def test(rows: Ints) -> Doubles:
        both, rates = against(rows_of(above, rows), rows_of(below, rows), share[rows])
        return 1 - left_tail(both, rates, np.zeros(len(rows)))

    chance = all_or_none(best, likely[:, above.n.shape[1] :], -1)
    return test, is_found & (chance <= LEVEL)
