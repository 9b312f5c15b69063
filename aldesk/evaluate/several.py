"""How good predictions are where samples may have several classes, with intervals."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from aldesk.arrays import Doubles, Floats, Ints, Mask, Verdicts
from aldesk.evaluate.accuracy import ENOUGH

Measure = Literal["average precision", "precision", "recall", "F1"]
MEASURES: Final[tuple[Measure, ...]] = ("average precision", "precision", "recall", "F1")
ENOUGH_PRESENT: Final = 5
"""With fewer samples that have a class, its measures say nothing."""

_SAMPLES, _FEWEST, _CELLS = 1000, 200, 100_000_000
_ENDS: Final = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measure and its 95 % interval, each 0 … 1, or NaN where nothing can be said."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class SeveralMeasures:
    """All measures of some predictions.

    Attributes
    ----------
    table : float64 (1 + n_classes, n_measures, 3)
        Value, lower and upper end of each of `MEASURES`, of each class after the mean of the
        classes. NaN where no sample has the class, or none is predicted to.
    n_present, n_judged : int64 (n_classes,)
        Samples that have a class, and of which it is known.
    n : int
        Samples that were checked.
    """

    table: Doubles
    n_present: Ints
    n_judged: Ints
    n: int

    def macro(self, measure: Measure) -> Estimate:
        """Return the mean over all classes that any checked sample has."""
        return self._estimate(0, measure)

    def of(self, code: int, measure: Measure) -> Estimate:
        """Return a measure of one class."""
        return self._estimate(1 + code, measure)

    def enough(self, code: int) -> bool:
        """Tell whether enough samples have a class to say anything of it."""
        return bool(self.n_present[code] >= ENOUGH_PRESENT)

    @property
    def any_enough(self) -> bool:
        """Whether enough was checked to show the mean of the classes."""
        return self.n >= ENOUGH and bool((self.n_present >= ENOUGH_PRESENT).any())

    def _estimate(self, row: int, measure: Measure) -> Estimate:
        return Estimate(*map(float, self.table[row, MEASURES.index(measure)]))


def measure_several(
    verdicts: Verdicts,
    proba: Floats,
    groups: Ints,
    *,
    threshold: float = 0.5,
    seed: int = 0,
) -> SeveralMeasures:
    """Measure predictions on samples that were drawn at random.

    The intervals are those of the percentile bootstrap over groups: whole recordings (or sites, or
    days) are drawn with replacement, 1,000 times, fewer where there is very much to measure.

    Parameters
    ----------
    verdicts : int8 (n_samples, n_classes)
        1 present, 0 absent, −1 not judged, which is left out of that class.
    proba : float32 (n_samples, n_classes)
    groups : int64 (n_samples,)
        Equal where samples are alike; each its own where they are independent.
    threshold : float
        From which on a class counts as predicted, for precision, recall and F1.
    seed : int

    References
    ----------
    B. Efron, R. J. Tibshirani. An introduction to the bootstrap. 1993, chapter 13.
    """
    n, n_classes = verdicts.shape
    weights = _drawn(groups, n_classes, seed) if n else np.ones((1, 0), np.float32)
    found = _by_class(verdicts, proba, weights, threshold)
    return SeveralMeasures(
        _with_ends(np.concatenate([_mean(found, axis=1), found], axis=1)),
        (verdicts == 1).sum(axis=0),
        (verdicts >= 0).sum(axis=0),
        n,
    )


def macro_values(
    verdicts: Verdicts, proba: Floats, *, threshold: float = 0.5
) -> dict[Measure, float]:
    """Return each of `MEASURES` as `SeveralMeasures.macro` has it, without intervals.

    A hundredth of the time of `measure_several`, whose parameters these are. NaN where no sample
    has any of the classes, or none is predicted to.
    """
    once = np.ones((1, len(verdicts)), np.float32)
    means = _mean(_by_class(verdicts, proba, once, threshold), axis=1)[0, 0]
    return dict(zip(MEASURES, means.tolist(), strict=True))


def average_precision(present: Mask, scores: Floats) -> float:
    """Return the mean precision at the ranks of the samples that have the class.

    Samples of equal score have one rank. This is what scikit-learn's `average_precision_score`
    returns; NaN where no sample has the class.
    """
    if not present.any():
        return float("nan")
    return float(_average_precision(present, scores, np.ones((1, len(present)), np.float32))[0])


def _by_class(verdicts: Verdicts, proba: Floats, weights: Floats, threshold: float) -> Doubles:
    """Return all measures for each row of weights, (n_drawn, n_classes, n_measures)."""
    found = np.full((len(weights), verdicts.shape[1], len(MEASURES)), np.nan)
    for code in range(verdicts.shape[1]):
        judged = np.flatnonzero(verdicts[:, code] >= 0)
        present = verdicts[judged, code] == 1
        if present.any():
            drawn = weights[:, judged]
            found[:, code, 0] = _average_precision(present, proba[judged, code], drawn)
            found[:, code, 1:] = _at(present, proba[judged, code] >= threshold, drawn)
    return found


def _drawn(groups: Ints, n_classes: int, seed: int) -> Floats:
    """Return how often each sample is there, (1 + n_drawn, n_samples): once, then as drawn."""
    _, group = np.unique(groups, return_inverse=True)
    n = int(group.max(initial=-1)) + 1
    n_drawn = int(np.clip(_CELLS // (len(groups) * max(n_classes, 1)), _FEWEST, _SAMPLES))
    counts = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=n_drawn)
    return np.concatenate([np.ones((1, len(groups))), counts[:, group]]).astype(np.float32)


def _average_precision(present: Mask, scores: Floats, weights: Floats) -> Doubles:
    """Return it for each row of weights, (n_drawn,)."""
    order = np.argsort(-scores, kind="stable")
    ends = np.append(np.flatnonzero(np.diff(scores[order])), len(order) - 1)
    all_ = np.cumsum(weights[:, order], axis=1, dtype=np.float64)[:, ends]
    true = np.cumsum(weights[:, order] * present[order], axis=1, dtype=np.float64)[:, ends]
    gained = np.diff(true, axis=1, prepend=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        precision = np.where(all_ > 0, true / all_, 0)
        average: Doubles = (gained * precision).sum(axis=1) / true[:, -1]
    return average


def _at(present: Mask, predicted: Mask, weights: Floats) -> Doubles:
    """Return precision, recall and F1 for each row of weights, (n_drawn, 3)."""
    both, guessed, there = (
        weights @ mask.astype(np.float32) for mask in (present & predicted, predicted, present)
    )
    with np.errstate(invalid="ignore"):
        found = both / guessed, both / there, 2 * both / (guessed + there)
    return np.stack(found, axis=1).astype(np.float64)


def _mean(found: Doubles, axis: int) -> Doubles:
    """Return the mean of what is known, with the axis kept; NaN where nothing is."""
    known = np.isfinite(found)
    total, n = np.where(known, found, 0).sum(axis, keepdims=True), known.sum(axis, keepdims=True)
    mean: Doubles = np.where(n > 0, total / np.maximum(n, 1), np.nan)
    return mean


def _with_ends(found: Doubles) -> Doubles:
    """Return the value and the interval's ends, (n_rows, n_measures, 3)."""
    value, drawn = found[0], found[1:]
    low = high = np.full_like(value, np.nan)
    known = np.isfinite(drawn).any(axis=0) & np.isfinite(value) if len(drawn) else None
    if known is not None and known.any():
        low, high = low.copy(), high.copy()
        low[known], high[known] = np.nanpercentile(drawn[:, known], _ENDS, axis=0)
        low, high = np.minimum(low, value), np.maximum(high, value)
    return np.stack([value, low, high], axis=-1)
