"""Precision, recall and the number of positives of a class, from a stratified sample."""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Final, Literal

import numpy as np

from aldesk.arrays import Doubles, Floats, Ints, Mask, Verdicts
from aldesk.evaluate.accuracy import ENOUGH
from aldesk.evaluate.clustered import interval_of_counts
from aldesk.evaluate.profile_bounds import Parts, share_bound, total_bound

Goal = Literal["precision", "recall"]
_BOTH: Final = NormalDist().inv_cdf(0.975)
_ONE: Final = 1.7
"""A little more than the 1.645 of a threshold that was chosen beforehand: of many, the most
favourable is taken."""
_NUMBER: Final = 1.9
"""A little less than 1.96: the bounds of a sum allow the least favourable shares of all strata."""
_DOUBT: Final = 0.1
"""Absent answers that count beside those that were given when a precision is stated: without them
the likelihood is too sure of few answers that are all positive."""
_FACTORS: Final = (1.25, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32)


@dataclass(frozen=True)
class ValidationSample:
    """The samples of a validation and what was said of them.

    Attributes
    ----------
    scores : float32 (n,)
        What the model gives them now; it was not trained on them.
    said : int8 (n,)
        1 present, 0 absent, −1 nobody can tell. Each counts as drawn at random in its stratum.
    stratum : int64 (n,)
    sizes : int64 (n_strata,)
        How many samples each stratum has.
    pool_scores : float32 (n_pool,)
        Of all samples of the strata.
    pool_stratum : int8 (n_pool,)
    groups : int64 (n,)
        Equal where samples are alike, as windows of one recording.
    n_known : int
        Samples of the pool outside the strata that are known to have the class.
    """

    scores: Floats
    said: Verdicts
    stratum: Ints
    sizes: Ints
    pool_scores: Floats
    pool_stratum: "np.ndarray[tuple[int], np.dtype[np.int8]]"
    groups: Ints
    n_known: int = 0


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
        The estimate and the ends of the 95 % interval.
    precision_held, recall_held : float64
        What the precision and the recall are at least, with 95 % confidence: lower bounds. That of
        the recall is the lower end of its interval where no recall was wanted.
    """

    thresholds: Doubles
    n_found: Ints
    precision: Doubles
    recall: Doubles
    precision_held: Doubles
    recall_held: Doubles


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
        bound for this pool where samples are not alike. NaN where too few tell.
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

    Given the scores, a threshold cuts each stratum into a part above and one below, and the sample
    is a random one of each part. The bounds are those of `profile_bounds`; unsure answers count as
    absent or as present, whichever makes the statement weaker, and not in the estimates. The
    recommended threshold is the lowest whose bound of the precision reaches what is wanted (for a
    recall, the highest). That many thresholds are looked at costs little, since the bounds of
    neighbouring ones rise and fall together: see ``tests/benchmarks/validation.py`` for how often
    what is stated holds.

    The intervals speak of this pool, of which the strata's samples were drawn at random, so that
    it does not matter that windows of one recording are alike. Only what is said of other
    recordings (`Recommended.elsewhere`) has to heed that.
    """
    order = np.argsort(sample.stratum, kind="stable")
    known = sample.said[order] >= 0
    place, said = sample.stratum[order], sample.said[order]
    scores = sample.scores[order].astype(np.float64)
    curve = _curve(sample, place, said, scores, with_recall=goal == "recall")
    low, high = _positives(sample, place, said)
    strict = _whole(sample, place[known], said[known] == 1)
    n_pool = int(sample.sizes.sum())
    return ValidationResult(
        goal,
        wanted,
        len(said),
        int((~known).sum()),
        (sample.n_known + float(strict.total[0]), sample.n_known + low, sample.n_known + high),
        n_pool,
        curve,
        _recommended(sample, curve, goal, wanted),
    )


def more_labels(sample: ValidationSample, goal: Goal, wanted: float) -> int | None:
    """Return about how many more labels it takes until something can be stated.

    If the shares stay as they were found. None if too few are known to tell, or no reasonable
    number would do.
    """
    order = np.argsort(sample.stratum, kind="stable")
    place, said = sample.stratum[order], sample.said[order]
    scores = sample.scores[order].astype(np.float64)
    if len(said) < ENOUGH:
        return None
    for factor in _FACTORS:
        curve = _curve(sample, place, said, scores, factor=factor)
        if _chosen(curve, goal, wanted) is not None:
            return int(np.ceil(len(said) * (factor - 1)))
    return None


def _counts(place: Ints, here: Doubles, n_strata: int) -> Doubles:
    """Count samples by stratum, float64 (n_cases, n_strata), of weights (n_cases, n)."""
    one = np.zeros((len(place), n_strata))
    one[np.arange(len(place)), place] = 1
    counts: Doubles = here @ one
    return counts


def _whole(sample: ValidationSample, place: Ints, present: Mask) -> Parts:
    n = len(sample.sizes)
    counts = [np.bincount(place, weights=w, minlength=n)[None] for w in (present, None)]
    return Parts(counts[0].astype(float), counts[1].astype(float), sample.sizes[None].astype(float))


def _positives(sample: ValidationSample, place: Ints, said: Verdicts) -> tuple[float, float]:
    low = total_bound(_whole(sample, place, said == 1), _NUMBER, -1)
    high = total_bound(_whole(sample, place, said != 0), _NUMBER, 1)
    return float(low[0]), float(high[0])


@dataclass(frozen=True)
class _Cut:
    """The parts above and below each threshold, of three readings of the unsure answers."""

    above: tuple[Parts, Parts, Parts]
    below: tuple[Parts, Parts, Parts]


def _cut(
    sample: ValidationSample,
    place: Ints,
    said: Verdicts,
    scores: Doubles,
    thresholds: Doubles,
    factor: float,
) -> _Cut:
    """Cut all strata at each threshold; unsure ones are left out, absent, and present in turn."""
    n_strata = len(sample.sizes)
    is_above = scores[None] >= thresholds[:, None]
    rank = np.searchsorted(thresholds[::-1], sample.pool_scores.astype(np.float64), side="right")
    cell = (len(thresholds) - rank) * n_strata + sample.pool_stratum
    counts = np.bincount(cell, minlength=(len(thresholds) + 1) * n_strata)
    sizes = np.cumsum(counts.reshape(-1, n_strata), axis=0)[:-1].astype(np.float64)
    sides = []
    for inside, size in ((is_above, sizes), (~is_above, sample.sizes[None] - sizes)):
        readings = []
        for present, counted in (
            (said == 1, said >= 0),
            (said == 1, said > -2),
            (said != 0, said > -2),
        ):
            n = _counts(place, (inside & counted[None]).astype(float), n_strata)
            x = _counts(place, (inside & present[None]).astype(float), n_strata)
            readings.append(_scaled(_joined(Parts(x, n, size)), factor))
        sides.append((readings[0], readings[1], readings[2]))
    return _Cut(sides[0], sides[1])


def _doubted(parts: Parts) -> Parts:
    """Count a part of an absent answer more, as the answers are spread."""
    share = parts.n / np.maximum(parts.n.sum(axis=1, keepdims=True), 1e-12)
    left = np.maximum(parts.size - parts.n, 0)
    return Parts(parts.n_present, parts.n + np.minimum(_DOUBT * share, left), parts.size)


def _scaled(parts: Parts, factor: float) -> Parts:
    """Return what as many more answers would tell if the shares stayed as they are."""
    n = np.maximum(np.minimum(parts.n * factor, parts.size), parts.n)
    share = np.divide(parts.n_present, parts.n, out=np.zeros_like(n), where=parts.n > 0)
    return Parts(share * n, n, parts.size)


def _joined(parts: Parts) -> Parts:
    """Let parts without an answer lie with the nearest that have one, on the same side."""
    size = parts.size.copy()
    empty = (parts.n == 0) & (size > 0)
    for row in np.flatnonzero(empty.any(axis=1) & (parts.n > 0).any(axis=1)).tolist():
        full = np.flatnonzero(parts.n[row] > 0)
        for column in np.flatnonzero(empty[row]).tolist():
            nearest = full[np.abs(full - column).argmin()]
            size[row, nearest] += size[row, column]
            size[row, column] = 0
    return Parts(parts.n_present, parts.n, size)


def _curve(
    sample: ValidationSample,
    place: Ints,
    said: Verdicts,
    scores: Doubles,
    *,
    factor: float = 1.0,
    with_recall: bool = True,
) -> ThresholdCurve:
    thresholds = np.unique(scores)[::-1]
    cut = _cut(sample, place, said, scores, thresholds, factor)
    plain, weak, strong = cut.above
    total = np.maximum(plain.size.sum(axis=1), 1e-12)
    low, held = total_bound(weak, _BOTH, -1), total_bound(_doubted(weak), _ONE, -1)
    precision = np.stack([plain.total, low, total_bound(strong, _BOTH, 1)], axis=1)
    all_ = plain.total + cut.below[0].total
    ends = share_bound(weak, cut.below[2], _BOTH, -1), share_bound(strong, cut.below[1], _BOTH, 1)
    recall = np.divide(plain.total, all_, out=np.full(len(all_), np.nan), where=all_ > 0)
    return ThresholdCurve(
        thresholds,
        np.round(total).astype(np.int64),
        precision / total[:, None],
        np.stack([recall, *ends], axis=1),
        held / total,
        share_bound(weak, cut.below[2], _ONE, -1) if with_recall else ends[0],
    )


def _chosen(curve: ThresholdCurve, goal: Goal, wanted: float) -> int | None:
    """Return the place of the recommended threshold."""
    if goal == "precision":
        holds = np.flatnonzero(curve.precision_held >= wanted)
        return int(holds[-1]) if len(holds) else None
    holds = np.flatnonzero(curve.recall_held >= wanted)
    return int(holds[0]) if len(holds) else None


def _recommended(
    sample: ValidationSample, curve: ThresholdCurve, goal: Goal, wanted: float
) -> Recommended | None:
    if (place := _chosen(curve, goal, wanted)) is None:
        return None
    threshold = float(curve.thresholds[place])
    precision, recall = curve.precision[place].tolist(), curve.recall[place].tolist()
    return Recommended(
        threshold,
        wanted,
        (precision[0], precision[1], precision[2]),
        (recall[0], recall[1], recall[2]),
        int(curve.n_found[place]),
        _elsewhere(sample, threshold, float(curve.precision_held[place])),
    )


def _elsewhere(sample: ValidationSample, threshold: float, held: float) -> float:
    """Return the bound of the precision where other recordings are concerned, too."""
    found = sample.scores >= threshold
    groups, where = np.unique(sample.groups[found], return_inverse=True)
    if len(groups) == len(where):
        return held
    n = np.bincount(where)
    right = np.bincount(where[sample.said[found] == 1], minlength=len(n))
    told = interval_of_counts(right, n, 0.9)
    return float("nan") if told.doubt else min(held, told.low)
