"""Samples in the order of what the model believes of them."""

from typing import Literal

import numpy as np

from aldesk.arrays import Floats
from aldesk.session.label_session import LabelSession
from aldesk.session.overview import NONE, Overview

ModelOrder = Literal["uncertainty", "certainty", "disagreement"]
"""The least certain first, the most certain first, the least probable labels first."""


def sort_values(session: LabelSession, seen: Overview, order: ModelOrder) -> Floats:
    """Return what to sort samples by, the least first, float32 (n_samples,).

    It is NaN, which sorts last, where nothing is known or may be told.
    """
    if order == "disagreement":
        return label_sureness(session, seen)
    sureness = 1 - seen.doubt
    return sureness if order == "uncertainty" else -sureness


def label_sureness(session: LabelSession, seen: Overview) -> Floats:
    """Return how probable the model finds the labels that were given, float32 (n_samples,), or NaN.

    Where there are several classes, it is how probable that verdict is that it finds least so.
    Where it could, it was fitted without the label that it judges (see `RefitResult.proba`).
    """
    found = np.full(len(seen.labels), np.nan, np.float32)
    if seen.several is not None:
        judged, said = session.verdicts.of(session.labels.members)
        found[judged] = 1 - session.predictions.against(judged, said, session.labels)[1]
        found[seen.predictions == NONE] = np.nan
        return found
    rows = np.flatnonzero((seen.labels != NONE) & (seen.predictions != NONE))
    codes = seen.labels[rows].astype(np.int64)
    found[rows] = session.predictions.of_classes(rows, codes, session.labels)
    return found
