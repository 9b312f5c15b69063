"""All samples at one moment, as arrays by row: what grid, map and results are drawn from.

Light: numpy only. A value that may not be shown is not in here, so no pane can leak it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from aldesk.core.classes import now
from aldesk.core.refit import Rows
from aldesk.session import LabelSession

Codes = npt.NDArray[np.int32]
NONE: Final = -1
"""The code of no class: without a label, or without a prediction that may be shown."""
POOL, TEST, AUDIT = 0, 1, 2


@dataclass(frozen=True)
class Overview:
    """What is known of each sample, all (n_samples,).

    Attributes
    ----------
    labels : int32
        Class codes in the session's order of classes, or `NONE`.
    is_marked : bool
        Whether there is an answer: a label, or a skip.
    predictions : int32
        Codes of the most probable classes, or `NONE`: hidden or unknown.
    sureness : float32
        Their probabilities, or NaN.
    is_reserved : bool
        Whether it measures the accuracy, so that it may not be labelled in bulk.
    split : int8
        `POOL`, `TEST` or `AUDIT`.
    """

    labels: Codes
    is_marked: npt.NDArray[np.bool_]
    predictions: Codes
    sureness: npt.NDArray[np.float32]
    is_reserved: npt.NDArray[np.bool_]
    split: npt.NDArray[np.int8]

    @property
    def is_open(self) -> npt.NDArray[np.bool_]:
        """Whether it may be shown to be labelled in bulk, or corrected."""
        return ~self.is_reserved

    @property
    def has_predictions(self) -> bool:
        """Whether there is any prediction that may be shown."""
        return bool((self.predictions != NONE).any())


def overview(session: LabelSession) -> Overview:
    """Look at a session's samples as they are now."""
    n = len(session.project.samples)
    labels, is_marked = _labels(session, n)
    split, is_audited = _splits(session, n)
    is_reserved = (split == TEST) | is_audited | ((split == AUDIT) & ~is_marked)
    predictions, sureness = _predictions(session, n)
    hidden = ~is_marked & (is_reserved | session.settings.blind) & (split != TEST)
    predictions[hidden], sureness[hidden] = NONE, np.nan
    return Overview(labels, is_marked, predictions, sureness, is_reserved, split)


@dataclass(frozen=True)
class Checked:
    """The samples that the newest refit was measured on, int64 (n_check,) each.

    Attributes
    ----------
    rows : int64
    truth, guess : int64
        Codes in the session's order of classes.
    """

    rows: Rows
    truth: Rows
    guess: Rows


def checked(session: LabelSession) -> Checked | None:
    """Return what the newest refit was measured on, or None before the first.

    After a restart the first refit brings it again. Samples of a class that is gone since are left
    out, as are those whose true label was changed since: the next refit counts them anew.
    """
    if session.newest is None or not len(session.newest[0].check_rows):
        return None
    result, class_ids = session.newest
    codes = _codes(session, class_ids)
    truth, guess = codes[result.check_codes], codes[result.check_guesses]
    known = (truth != NONE) & (guess != NONE)
    return Checked(result.check_rows[known], truth[known], guess[known])


def _codes(session: LabelSession, class_ids: tuple[str, ...]) -> Rows:
    """Return the codes of what classes are now, or `NONE` for one that is gone."""
    code_of = {class_id: code for code, class_id in enumerate(session.labels.classes)}
    goal = now(session.labels.all_classes)
    return np.array([code_of.get(goal.get(c, ""), NONE) for c in class_ids], np.int64)


def _labels(session: LabelSession, n: int) -> tuple[Codes, npt.NDArray[np.bool_]]:
    code_of = {class_id: code for code, class_id in enumerate(session.labels.classes)}
    labels, is_marked = np.full(n, NONE, np.int32), np.zeros(n, bool)
    for sample_id, mark in session.labels.marks.items():
        row = session.project.row_of(sample_id)
        is_marked[row] = True
        if mark.kind == "label":
            labels[row] = code_of.get(mark.class_id, NONE)
    return labels, is_marked


def _splits(session: LabelSession, n: int) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.bool_]]:
    """Return the splits, and which samples were asked about for the audit."""
    split = np.full(n, POOL, np.int8)
    is_test = [sample.split == "test" for sample in session.project.samples]
    split[np.array(is_test, bool)] = TEST
    split[session.audit_rows] = AUDIT
    is_audited = np.zeros(n, bool)
    is_audited[session.audited_rows] = True
    return split, is_audited


def _predictions(session: LabelSession, n: int) -> tuple[Codes, npt.NDArray[np.float32]]:
    predictions, sureness = np.full(n, NONE, np.int32), np.full(n, np.nan, np.float32)
    if session.newest is None:
        return predictions, sureness
    result, class_ids = session.newest
    codes = _codes(session, class_ids)
    if result.proba.shape[1] and len(result.rows):
        proba = session.by_class(result.proba)
        best = proba.argmax(axis=1)
        predictions[result.rows] = best
        sureness[result.rows] = proba[np.arange(len(best)), best]
    if len(result.check_rows):  # of the test split only the class is told, not how sure it is
        predictions[result.check_rows] = codes[result.check_guesses]
    return predictions, sureness
