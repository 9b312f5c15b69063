"""Precision, recall and the number of positives of a class, from a stratified sample."""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np

from aldesk.arrays import Doubles, Ints
from aldesk.evaluate.accuracy import ENOUGH
from aldesk.evaluate.clustered import interval_of_counts
from aldesk.evaluate.profile_bounds import Parts, share_bound, total_bound
from aldesk.evaluate.stratified_test import share_end, total_end
from aldesk.evaluate.threshold_choice import LEVEL, Goal, passed_thresholds
from aldesk.evaluate.validation_sample import (
    PLAIN,
    STRONG,
    WEAK,
    Cut,
    ValidationSample,
    cut,
    cut_everywhere,
    rows_of,
    whole,
)

_BOTH: Final = NormalDist().inv_cdf(0.975)
_TAIL: Final = 0.025
_ENDLESS: Final = 1e9
_FACTORS: Final = (1.25, 1.5, 2, 3, 4, 6, 8, 12, 16)


@dataclass(frozen=True)
class ThresholdCurve:
    """What is known at each threshold, the strictest first; arrays (n_thresholds,).

    Attributes
    ----------
    thresholds : float64
        A sample is found if its score is at least as high.
    n_found : int64
        Samples of the pool that are found.
    precision, recall : float64 (n_thresholds, 3)
        The estimate and the ends of the 95 % interval by the likelihood (`profile_bounds`), which
        is quick and a little too narrow where nearly all answers are equal.
    """

    thresholds: Doubles
    n_found: Ints
    precision: Doubles
    recall: Doubles


@dataclass(frozen=True)
class Recommended:
    """A threshold at which what was wanted holds.

    Attributes
    ----------
    threshold : float
    stated : float
        The wanted precision or recall, which holds with 95 % confidence.
    precision, recall : tuple of float
        The estimate and the ends of its 95 % interval.
    n_found : int
    elsewhere : float
        What the precision is at least in other recordings like these, with 95 % confidence; the
        bound for this pool where samples are of no recordings. NaN where too few tell.
    """

    threshold: float
    stated: float
    precision: tuple[float, float, float]
    recall: tuple[float, float, float]
    n_found: int
    elsewhere: float


@dataclass(frozen=True)
class ValidationResult:
    """What a validation says.

    Attributes
    ----------
    goal, wanted
        What was wanted.
    n, n_unsure : int
        Samples that were answered, and those of them of which nobody can tell.
    positives : tuple of float
        The estimated number of samples with the class in the whole pool, and the ends of its 95 %
        interval.
    n_pool : int
        The pool that this speaks of.
    curve : ThresholdCurve
    recommended : Recommended or None
        None where nothing can be stated yet.
    """

    goal: Goal
    wanted: float
    n: int
    n_unsure: int
    positives: tuple[float, float, float]
    n_pool: int
    curve: ThresholdCurve
    recommended: Recommended | None

    def labels_for(self, half_width: float) -> int:
        """Return how many more labels make the precision's interval ± `half_width` narrow.

        The width falls with the root of the number of labels; 0 if it is as narrow already.
        """
        if self.recommended is None:
            return 0
        _, low, high = self.recommended.precision
        return max(0, int(np.ceil(self.n * (((high - low) / 2 / half_width) ** 2 - 1))))


def validate(
    sample: ValidationSample, goal: Goal = "precision", wanted: float = 0.9
) -> ValidationResult:
    """Work out what a validation sample says of the whole pool.

    The intervals of the number of positives, and of the precision and recall at the recommended
    threshold, are of the tests in `stratified_test`, 2.5 % at either end; the threshold is the last
    of `passed_thresholds`. Unsure answers count as absent or as present, whichever makes the
    statement weaker, and not in the estimates. See ``tests/benchmarks/validation.py`` for how often
    what is stated holds.

    The intervals speak of this pool, of which the strata's samples were drawn at random, so that
    it does not matter that windows of one recording are alike. Only what is said of other
    recordings (`Recommended.elsewhere`) has to heed that.
    """
    plain = float(whole(sample, PLAIN).total[0])
    low = float(total_end(whole(sample, WEAK), _TAIL, -1)[0])
    high = float(total_end(whole(sample, STRONG), _TAIL, 1)[0])
    parts = cut_everywhere(sample)
    passed = passed_thresholds(parts, goal, wanted)
    return ValidationResult(
        goal,
        wanted,
        len(sample.said),
        int((sample.said < 0).sum()),
        (sample.n_known + plain, sample.n_known + low, sample.n_known + high),
        int(sample.sizes.sum()),
        _curve(parts),
        _recommended(sample, passed, goal, wanted) if len(passed) else None,
    )


def more_labels(sample: ValidationSample, goal: Goal, wanted: float) -> int | None:
    """Return about how many more labels it takes until something can be stated.

    If the shares stay as they were found. None if too few are known to tell, or no reasonable
    number would do.
    """
    n = len(sample.said)
    if n < ENOUGH:
        return None
    parts = cut_everywhere(sample)
    for factor in _FACTORS:
        if len(passed_thresholds(parts.scaled(factor), goal, wanted)):
            return int(np.ceil(n * (factor - 1)))
    return None


def _curve(parts: Cut) -> ThresholdCurve:
    above, below = parts.above, parts.below
    found = np.maximum(above[PLAIN].size.sum(axis=1), 1e-12)
    ends = [total_bound(above[WEAK], _BOTH, -1), total_bound(above[STRONG], _BOTH, 1)]
    precision = np.stack([above[PLAIN].total, *ends], axis=1) / found[:, None]
    all_ = above[PLAIN].total + below[PLAIN].total
    share = np.full(len(all_), np.nan)
    np.divide(above[PLAIN].total, all_, out=share, where=all_ > 0)
    low = share_bound(above[WEAK], below[STRONG], _BOTH, -1)
    high = share_bound(above[STRONG], below[WEAK], _BOTH, 1)
    recall = np.stack([share, low, high], axis=1)
    return ThresholdCurve(parts.thresholds, np.round(found).astype(np.int64), precision, recall)


def _recommended(
    sample: ValidationSample, passed: Doubles, goal: Goal, wanted: float
) -> Recommended:
    threshold = float(passed[-1])
    parts = cut(sample, passed[-1:])
    above, below = parts.above, parts.below
    found, right = float(above[PLAIN].size.sum()), float(above[PLAIN].total[0])
    all_ = right + float(below[PLAIN].total[0])
    low, high = total_end(above[WEAK], _TAIL, -1)[0], total_end(above[STRONG], _TAIL, 1)[0]
    lowest = share_end(above[WEAK], below[STRONG], _TAIL, -1)[0]
    highest = share_end(above[STRONG], below[WEAK], _TAIL, 1)[0]
    return Recommended(
        threshold,
        wanted,
        (right / found, float(low) / found, float(high) / found),
        (right / all_ if all_ else float("nan"), float(lowest), float(highest)),
        round(found),
        _elsewhere(sample, passed if goal == "precision" else passed[-1:]),
    )


def _elsewhere(sample: ValidationSample, passed: Doubles) -> float:
    """Return the bound of the precision where other recordings are concerned, too.

    The answers count as so many as would tell as much if they were independent and all weighed the
    same, drawn from a population without an end (Korn and Graubard, see `clustered`). The threshold
    was chosen by what is known of this pool: an earlier one on the way to it that could have a
    higher bound, but has a lower one, counts instead.
    """
    above = cut(sample, passed).above[WEAK]
    size = above.size.sum(axis=1)
    held = total_end(rows_of(above, slice(-1, None)), LEVEL, -1)[0] / size[-1]
    found = sample.scores >= passed[-1]
    groups, where = np.unique(sample.groups[found], return_inverse=True)
    if groups.max() < 0:
        return float(held)
    n = np.bincount(where)
    right = np.bincount(where[sample.said[found] == 1], minlength=len(n))
    told = interval_of_counts(right, n, 1 - 2 * LEVEL)
    if told.doubt:
        return float("nan")
    weights = np.divide(above.size**2, above.n, out=np.zeros_like(above.n), where=above.n > 0)
    worth = np.maximum(1, np.floor(size**2 / weights.sum(axis=1) * told.n_effective / told.n))
    bounds = _endless_bound(above.total / size, worth)
    best = _endless_bound(np.ones(len(size)), worth)
    bound = bounds[-1]
    while (lower := bounds[best >= bound].min()) < bound:
        bound = lower
    return float(min(held, bound))


def _endless_bound(share: Doubles, n: Doubles) -> Doubles:
    """Return the lower bound of a share that was found among `n` independent answers."""
    parts = [value[:, None] for value in (share * n, n, np.full_like(n, _ENDLESS))]
    return total_end(Parts(parts[0], parts[1], parts[2]), LEVEL, -1) / _ENDLESS
