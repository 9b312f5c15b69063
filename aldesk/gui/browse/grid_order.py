"""Which samples the grid shows, and in which order: arrays in, rows out."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats, Mask, Rows
from aldesk.session.overview import NONE, TEST, Overview

Values = Floats | npt.NDArray[np.float64]
Sort = Literal[
    "prediction",
    "uncertainty",
    "certainty",
    "disagreement",
    "similarity",
    "duplicates",
    "atypical",
    "name",
    "time",
    "alike",
    "burst",
]
Show = Literal["open", "labelled", "disagree", "all"]


@dataclass(frozen=True)
class Wish:
    """What the person wants to see.

    Attributes
    ----------
    sort : str
        By predicted class and the most certain first; the least certain first; the most certain
        first; the least probable labels first; the most similar to examples first; those with the
        most similar other one first; the least like any others first; in the plain order, that of
        their names; by the time when they were recorded; or, one after the other, cohorts of what
        looks alike, or of what follows each other in time.
    show : {"open", "labelled", "disagree", "all"}
        Without a label, with one, with one that the model disagrees with, or all.
    class_code : int
        Only samples labelled as this class or, without a label, predicted as it; `NONE` for all.
    words : str
        Only samples that the search finds by these words; all if there are none.
    """

    sort: Sort = "prediction"
    show: Show = "open"
    class_code: int = NONE
    words: str = ""


def grid_rows(
    overview: Overview,
    plain: Rows,
    wish: Wish,
    alike: Rows | None = None,
    values: Values | None = None,
    found: Mask | None = None,
    of_class: Mask | None = None,
) -> Rows:
    """Return the rows to show, in their order.

    Samples that measure the accuracy are not among them until they have their label, nor is the
    test split at all.

    Parameters
    ----------
    overview : Overview
    plain : int64 (n_samples,)
        All rows, in the order of those that are otherwise equal.
    wish : Wish
    alike : int64 (n,), optional
        All rows by falling similarity; those not in it come last.
    values : float (n_samples,), optional
        What `sort_values` or `sample_times` returns, for the orders that they know.
    found : bool (n_samples,), optional
        Which samples have the words that are wanted.
    of_class : bool (n_samples,), optional
        Which samples have the class that is wanted, where they may have several.
    """
    order = _ordered(overview, plain, wish.sort, alike, values)
    wanted = _wanted(overview, wish, of_class)
    if found is not None:
        wanted &= found
    return np.asarray(order[wanted[order]], np.int64)


def _wanted(overview: Overview, wish: Wish, of_class: Mask | None) -> Mask:
    """Return which samples are shown."""
    wanted: Mask = (overview.split != TEST) & (~overview.measures | overview.is_marked)
    if wish.show == "open":
        wanted &= ~overview.is_marked
    elif wish.show == "labelled":
        wanted &= overview.is_labelled
    elif wish.show == "disagree":
        wanted &= overview.is_odd
    if of_class is not None:
        wanted &= of_class
    elif wish.class_code != NONE:
        shown = np.where(overview.labels != NONE, overview.labels, overview.predictions)
        wanted &= shown == wish.class_code
    return wanted


def _ordered(
    overview: Overview, plain: Rows, sort: Sort, alike: Rows | None, values: Values | None
) -> Rows:
    if alike is not None:
        return np.concatenate([alike, np.setdiff1d(plain, alike)])
    if values is not None:
        return plain[np.argsort(values[plain], kind="stable")]
    if sort == "prediction" and overview.has_predictions:
        guess = np.where(overview.predictions == NONE, len(plain), overview.predictions)
        keys = (-np.nan_to_num(overview.sureness, nan=0.0)[plain], guess[plain])
        return plain[np.lexsort(keys)]
    return plain
