"""Cohorts: samples that look alike, few enough to be looked over and answered at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from aldesk.arrays import Doubles, Floats, Ints, Mask, Rows, Vectors

MOST: Final = 30
"""So many tiles are seen at a glance."""
MISFITS: Final = 0.5
"""Such a share of a cohort may be expected not to belong: a tile that differs takes one key, in a
large cohort as in a small one, and each cohort one more."""
FEW: Final = 2.0
LEAST_SPLIT: Final = 6
NONE: Final = -1
_N_REFERENCES, _N_CLOSE = 1024, 8
_A_ROUND: Final = 8
"""So many cohorts are looked at before the model has learned from the first of them."""
_LAST: Final = 4
"""More than any two cosines differ by."""


@dataclass(frozen=True)
class Cohort:
    """Samples that look alike.

    Attributes
    ----------
    rows : int64 (n,)
        The likest to the middle first, so that what does not belong stands at the end.
    code : int
        The class that is suggested for all, or `NONE`.
    parts : tuple of Cohort
        Smaller ones, for whoever refuses it; none if it is so small that its samples are rather
        asked about one by one.
    """

    rows: Rows
    code: int
    parts: "tuple[Cohort, ...]" = ()


def cohorts(
    vectors: Vectors,
    codes: Ints,
    sureness: Floats,
    most: Ints,
    misfits: float = MISFITS,
) -> list[Cohort]:
    """Return all samples in cohorts, each beside those that are most like it.

    A cohort grows around the sample that its class is surest of, or that has the closest
    neighbours where there is no class: the nearest come first, until it has as many as one of them
    allows, or more are expected not to belong than `misfits` says. Without a class it also ends
    where they are no nearer than halfway to what is anywhere.

    Parameters
    ----------
    vectors : float32 (n, d)
        Of length 1.
    codes : int64 (n,)
        The suggested classes, or `NONE`; no cohort has two.
    sureness : float32 (n,)
        How probable these are, or NaN.
    most : int64 (n,)
        No cohort with this sample has more.
    misfits : float
        The share of a cohort that may be expected not to belong, by the sureness; `FEW` always may.

    Returns
    -------
    list of Cohort
        Their rows are places in the arrays.
    """
    found = [
        cohort
        for code in np.unique(codes).tolist()
        for cohort in _of_class(
            vectors, np.flatnonzero(codes == code), code, sureness, most, misfits
        )
    ]
    if not found:
        return []
    if (codes == NONE).all():
        return [found[place] for place in _far_apart(vectors, found)]
    doubt = np.where(codes == NONE, 1.0, np.nan_to_num(1.0 - sureness.astype(np.float64)))
    effort = np.array([(1 + doubt[cohort.rows].sum()) / len(cohort.rows) for cohort in found])
    return [found[place] for place in _side_by_side(vectors, found, effort)]


def with_parts(rows: Rows, code: int, halve: Callable[[Rows], Mask]) -> Cohort:
    """Return a cohort with its parts, their parts, and so on.

    Parameters
    ----------
    rows : int64 (n,)
    code : int
    halve : callable
        Returns which of some rows are in the second half.
    """
    if len(rows) < LEAST_SPLIT:
        return Cohort(rows, code)
    is_second = halve(rows)
    parts = [with_parts(part, code, halve) for part in (rows[~is_second], rows[is_second])]
    return Cohort(rows, code, tuple(parts))


def _second_half(vectors: Vectors, rows: Rows) -> Mask:
    """Return which lie nearer to the second of the two that are least alike.

    Of equal ones it is the second half.
    """
    own = vectors[rows]
    likeness = own @ own.T
    first, second = np.unravel_index(int(likeness.argmin()), likeness.shape)
    is_second: Mask = likeness[second] > likeness[first]
    if is_second.all() or not is_second.any():
        return np.arange(len(own)) >= len(own) // 2
    return is_second


def _of_class(
    vectors: Vectors, here: Rows, code: int, sureness: Floats, most: Ints, misfits: float
) -> Iterator[Cohort]:
    """Yield the samples of one class in cohorts, the surest first."""
    own = vectors[here]
    doubt = np.nan_to_num(1.0 - sureness[here].astype(np.float64), nan=0.0)
    seeds = np.argsort(np.where(np.isnan(sureness[here]), -_closeness(own), doubt), kind="stable")
    anywhere = vectors.mean(axis=0)
    left = np.ones(len(here), bool)
    for seed in seeds.tolist():
        if not left[seed]:
            continue
        likeness = own @ own[seed]
        likeness[~left] = -np.inf
        likeness[seed] = np.inf
        near = np.argsort(-likeness)[: int(most[here[seed]])]
        near = near[likeness[near] > -np.inf]
        if code == NONE:
            near = near[: _n_alike(likeness[near], float(own[seed] @ anywhere))]
        near = near[: _n_pure(doubt[near], misfits)]
        near = near[np.arange(len(near)) < np.minimum.accumulate(most[here[near]])]
        left[near] = False
        yield with_parts(here[near], code, partial(_second_half, vectors))


def _n_pure(doubt: Doubles, misfits: float) -> int:
    """Return of how many of the first no larger share, or `FEW`, is expected not to belong."""
    most = np.maximum(FEW, misfits * np.arange(1, len(doubt) + 1))
    return int(np.flatnonzero(np.cumsum(doubt) <= most)[-1]) + 1


def _n_alike(likeness: Floats, anywhere: float) -> int:
    """Return how many, with the seed itself, are nearer than halfway to what is anywhere."""
    if len(likeness) < 2:
        return 1
    radius = (float(likeness[1]) + anywhere) / 2
    return int((likeness >= radius).sum())


def _closeness(vectors: Vectors) -> Floats:
    """Return how near the nearest of some others are, float32 (n,)."""
    step = max(1, len(vectors) // _N_REFERENCES)
    likeness = np.sort(vectors @ vectors[::step].T, axis=1)[:, -_N_CLOSE - 1 :]
    found: Floats = likeness.mean(axis=1)
    return found


def _side_by_side(vectors: Vectors, found: list[Cohort], effort: Doubles) -> list[int]:
    """Return an order in which each is followed by the nearest of those that are left.

    First come those that take the fewest keys for a sample, and last those that take the most: with
    what the model learns from the others it may know them better by then.
    """
    middles, n = _middles(vectors, found), len(found)
    part = np.empty(n)
    part[np.argsort(effort, kind="stable")] = np.arange(n) // _A_ROUND
    left, order = np.ones(n, bool), [int(effort.argmin())]
    left[order] = False
    while left.any():
        likeness = np.where(left, middles @ middles[order[-1]] - _LAST * part, -np.inf)
        order.append(int(likeness.argmax()))
        left[order[-1]] = False
    return order


def _far_apart(vectors: Vectors, found: list[Cohort]) -> list[int]:
    """Return an order in which each is the one least like all those before it.

    So a model that is to begin with the first ones sees most of the classes. Small ones come last:
    what is like nothing else is mostly of no class that is wanted first.
    """
    middles, sizes = _middles(vectors, found), _sizes(found)
    is_small = sizes < min(MOST, int(sizes.max())) / 2
    order = [int(sizes.argmax())]
    nearest = middles @ middles[order[0]]
    for _ in range(len(found) - 1):
        nearest[order[-1]] = np.inf
        order.append(int((nearest + _LAST * is_small).argmin()))
        nearest = np.maximum(nearest, middles @ middles[order[-1]])
    return order


def _sizes(found: list[Cohort]) -> Ints:
    return np.array([len(cohort.rows) for cohort in found])


def _middles(vectors: Vectors, found: list[Cohort]) -> Vectors:
    middles = np.stack([vectors[cohort.rows].mean(axis=0) for cohort in found])
    unit: Vectors = middles / np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), 1e-9)
    return unit
