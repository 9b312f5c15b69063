"""A validation sample, and its strata cut at thresholds into parts above and below."""

from dataclasses import dataclass

import numpy as np

from aldesk.arrays import Doubles, Floats, Ints, Mask, Verdicts
from aldesk.evaluate.profile_bounds import Parts

PLAIN, WEAK, STRONG = 0, 1, 2
"""Readings of the unsure answers: left out, absent, and present."""


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
        Equal where samples are alike, as windows of one recording; below 0 where one is of none.
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
class Cut:
    """The parts above and below each of some thresholds, by the reading of the unsure answers.

    Given the scores, a threshold cuts each stratum into a part above and one below, and the sample
    is a random one of each part.
    """

    thresholds: Doubles
    above: tuple[Parts, Parts, Parts]
    below: tuple[Parts, Parts, Parts]

    def scaled(self, factor: float) -> "Cut":
        """Return what as many more answers would tell, if the shares stayed as they are."""
        above, below = (
            (
                _scaled(side[PLAIN], factor),
                _scaled(side[WEAK], factor),
                _scaled(side[STRONG], factor),
            )
            for side in (self.above, self.below)
        )
        return Cut(self.thresholds, above, below)


def whole(sample: ValidationSample, reading: int) -> Parts:
    """Return the strata themselves, as one case."""
    here = np.ones((1, len(sample.said)))
    return _read(sample, here, sample.sizes[None].astype(np.float64), reading)


def cut(sample: ValidationSample, thresholds: Doubles) -> Cut:
    """Cut all strata at each threshold.

    Parameters
    ----------
    sample : ValidationSample
    thresholds : float64 (n_thresholds,)
        Falling.
    """
    n_strata = len(sample.sizes)
    is_above = sample.scores.astype(np.float64)[None] >= thresholds[:, None]
    rank = np.searchsorted(thresholds[::-1], sample.pool_scores.astype(np.float64), side="right")
    cell = (len(thresholds) - rank) * n_strata + sample.pool_stratum
    counts = np.bincount(cell, minlength=(len(thresholds) + 1) * n_strata)
    sizes = np.cumsum(counts.reshape(-1, n_strata), axis=0)[:-1].astype(np.float64)
    sides = []
    for inside, size in ((is_above, sizes), (~is_above, sample.sizes[None] - sizes)):
        plain, weak, strong = (
            _joined(_read(sample, inside.astype(np.float64), size, reading))
            for reading in (PLAIN, WEAK, STRONG)
        )
        sides.append((plain, weak, strong))
    return Cut(thresholds, sides[0], sides[1])


def cut_everywhere(sample: ValidationSample) -> Cut:
    """Cut all strata at each score of the sample."""
    return cut(sample, np.unique(sample.scores.astype(np.float64))[::-1])


def rows_of(parts: Parts, rows: Mask | Ints | slice) -> Parts:
    """Return some of the cases."""
    return Parts(parts.n_present[rows], parts.n[rows], parts.size[rows])


def _read(sample: ValidationSample, here: Doubles, size: Doubles, reading: int) -> Parts:
    """Count answers by stratum, of those that are `here` (n_cases, n)."""
    stratum = np.zeros((len(sample.said), len(sample.sizes)))
    stratum[np.arange(len(sample.said)), sample.stratum] = 1
    present = sample.said != 0 if reading == STRONG else sample.said == 1
    counted = sample.said >= 0 if reading == PLAIN else np.ones(len(sample.said), bool)
    return Parts((here * present) @ stratum, (here * counted) @ stratum, size)


def _scaled(parts: Parts, factor: float) -> Parts:
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
