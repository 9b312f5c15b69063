"""All samples at one moment, as arrays by row: what grid, map and results are drawn from.

Light: numpy only. A value that may not be shown is not in here, so no pane can leak it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats, Mask, Rows
from aldesk.core.classes import merge_goals
from aldesk.core.ids import NO_CLASS, ClassId
from aldesk.core.refit import RefitResult
from aldesk.session.label_session import LabelSession
from aldesk.session.several_seen import SeveralSeen, several_seen

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
        Class codes in the session's order of classes, or `NONE`; where a sample may have several,
        the first of those that it has.
    is_marked : bool
        Whether there is an answer: a label, or a skip.
    predictions : int32
        Codes of the most probable classes, or `NONE`: hidden or unknown.
    sureness : float32
        Their probabilities, or NaN.
    measures : bool
        Whether it measures the accuracy, so that it may not be labelled in bulk.
    split : int8
        `POOL`, `TEST` or `AUDIT`.
    several : SeveralSeen or None
        What else is known where samples may have several classes.
    """

    labels: Codes
    is_marked: Mask
    predictions: Codes
    sureness: Floats
    measures: Mask
    split: npt.NDArray[np.int8]
    several: SeveralSeen | None = None

    @property
    def is_labelled(self) -> Mask:
        """Whether there is a label; that of none of several classes is one, too."""
        return self.labels != NONE if self.several is None else self.several.is_labelled

    @property
    def is_odd(self) -> Mask:
        """Whether the model disagrees with the label."""
        if self.several is not None:
            odd: Mask = self.several.odd != NONE
            return odd
        known: Mask = (self.labels != NONE) & (self.predictions != NONE)
        known &= self.labels != self.predictions
        return known

    @property
    def doubt(self) -> Floats:
        """How unsure the model is, float32, or NaN."""
        return 1 - self.sureness if self.several is None else self.several.doubt

    @property
    def is_open(self) -> Mask:
        """Whether it may be shown to be labelled in bulk, or corrected."""
        return ~self.measures

    @property
    def has_predictions(self) -> bool:
        """Whether there is any prediction that may be shown."""
        return bool((self.predictions != NONE).any())


def overview(session: LabelSession) -> Overview:
    """Look at a session's samples as they are now."""
    labels = session.answers.codes(session.labels.classes).astype(np.int32)
    is_marked, measures = session.answers.is_marked.copy(), session.pool.measures(slice(None))
    split = np.where(session.pool.is_in, POOL, TEST).astype(np.int8)
    split[session.pool.is_reserved] = AUDIT
    predictions, sureness = _predictions(session)
    hidden = (measures & (split != TEST)) | session.settings.blind
    predictions[hidden], sureness[hidden] = NONE, np.nan
    if not session.labels.is_several:
        return Overview(labels, is_marked, predictions, sureness, measures, split)
    seen = several_seen(session, hidden)
    return Overview(seen.first, is_marked, predictions, sureness, measures, split, seen)


@dataclass(frozen=True)
class Checked:
    """The samples that the newest refit was measured on, int64 (n_check,) each.

    Attributes
    ----------
    rows : int64
    truth, guess : int64
        Codes in the session's order of classes.
    groups : int64
        Equal where samples belong together; see `AccuracyMonitor.groups`.
    """

    rows: Rows
    truth: Rows
    guess: Rows
    groups: Rows

    def says_the_same(self, other: "Checked") -> bool:
        """Tell whether nothing differs from what was known before."""
        mine, its = ((c.rows, c.truth, c.guess, c.groups) for c in (self, other))
        return all(np.array_equal(a, b) for a, b in zip(mine, its, strict=True))


def checked(session: LabelSession) -> Checked | None:
    """Return what the newest refit was measured on, or None before the first.

    After a restart the first refit brings it again. Samples of a class that is gone since are left
    out, as are those whose true label was changed since: the next refit counts them anew.
    """
    result = session.predictions.result
    if result is None or result.is_several or not len(result.check_rows):
        return None
    truth, guess = checked_codes(session, result)
    known = (truth != NONE) & (guess != NONE)
    rows = result.check_rows[known]
    return Checked(rows, truth[known], guess[known], session.accuracy.groups(rows))


def checked_codes(session: LabelSession, result: RefitResult) -> tuple[Rows, Rows]:
    """Return the true and the predicted classes of now, or `NONE`, of all that was measured."""
    codes = _codes(session, session.predictions.class_ids)
    return codes[result.check_codes], codes[np.asarray(result.check_guesses, np.int64)]


def _codes(session: LabelSession, class_ids: tuple[ClassId, ...]) -> Rows:
    """Return the codes of what classes are now, or `NONE` for one that is gone."""
    code_of = {class_id: code for code, class_id in enumerate(session.labels.classes)}
    goal = merge_goals(session.labels.all_classes)
    return np.array([code_of.get(goal.get(c, NO_CLASS), NONE) for c in class_ids], np.int64)


def _predictions(session: LabelSession) -> tuple[Codes, Floats]:
    best, sureness = session.predictions.best(session.labels)
    predictions, sureness = best.astype(np.int32), sureness.copy()
    if session.predictions.result is not None:
        result, class_ids = session.predictions.result, session.predictions.class_ids
        # Of the test split only the class is told, not how sure it is.
        if len(result.check_rows) and not result.is_several:
            codes = _codes(session, class_ids)
            predictions[result.check_rows] = codes[result.check_guesses]
    return predictions, sureness
