"""Bursts: samples of one place that follow each other in time, as pictures of one visit do."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from aldesk.arrays import Doubles, Rows

LEAST_GAP: Final = 10.0
MOST_GAP: Final = 600.0
USUAL_GAP: Final = 60.0
"""Seconds: what is further apart is hardly one visit; what is nearer is one whatever the others do.
Without any pause that stands out, a minute, as trapping studies often take it."""


def bursts(times: Doubles, places: Sequence[str], gap: float | None = None) -> list[Rows]:
    """Return the samples of each burst in their order, the oldest burst first.

    Parameters
    ----------
    times : float64 (n,)
        When each begins, in seconds; one of which that is not known (NaN) is in none.
    places : sequence of str, length n
        Where each was taken: a site or a folder. A burst is of one place.
    gap : float, optional
        A longer pause, in seconds, ends a burst; by default `usual_gap`.

    Returns
    -------
    list of int64 (m,)
        Indices; some have only one.
    """
    known = np.flatnonzero(~np.isnan(times))
    number = np.unique([places[place] for place in known.tolist()], return_inverse=True)[1]
    order = known[np.lexsort((times[known], number))]
    place = np.sort(number)
    pauses = np.diff(times[order])
    is_one_place = np.diff(place) == 0
    if gap is None:
        gap = usual_gap(pauses[is_one_place])
    ends = np.flatnonzero(~is_one_place | (pauses > gap)) + 1
    found = np.split(order, ends) if len(order) else []
    return sorted(found, key=lambda rows: float(times[rows[0]]))


def usual_gap(pauses: Doubles) -> float:
    """Return the pause that ends a burst: amid the largest jump between short ones and long ones.

    Of the pauses in their order, on a scale of ratios, between `LEAST_GAP` and `MOST_GAP`; only
    where one is at least three times as long as the one before does a jump stand out.
    """
    bounds = np.array([LEAST_GAP, MOST_GAP])
    inside = np.sort(np.clip(pauses, *bounds))
    if not len(inside):
        return USUAL_GAP
    steps = np.diff(np.log(inside))
    if not len(steps) or steps.max() < np.log(3):
        return USUAL_GAP
    at = int(steps.argmax())
    return float(np.sqrt(inside[at] * inside[at + 1]))
