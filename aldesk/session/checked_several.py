"""What the newest refit was measured on, where samples may have several classes.

Light: numpy only.
"""

from dataclasses import dataclass, replace

import numpy as np

from aldesk.arrays import Floats, Ints, Mask, Rows, Verdicts
from aldesk.evaluate.several import SeveralMeasures, measure_several
from aldesk.session.accuracy_monitor import measures_of
from aldesk.session.label_session import LabelSession
from aldesk.session.predictions import LIKELY
from aldesk.session.verdict_rows import MISSING


@dataclass(frozen=True)
class CheckedSeveral:
    """The samples that were checked, in the classes of now.

    Attributes
    ----------
    rows : int64 (n_check,)
    verdicts : int8 (n_check, n_classes)
        1 present, 0 absent, −1 not judged.
    proba, before : float32 (n_check, n_classes)
        Probabilities, and what they were before they were calibrated.
    groups : int64 (n_check,)
        Equal where samples belong together; see `AccuracyMonitor.groups`.
    measures : SeveralMeasures or None
        None where the refit measured something else: other classes, or more samples.
    """

    rows: Rows
    verdicts: Verdicts
    proba: Floats
    before: Floats
    groups: Ints
    measures: SeveralMeasures | None

    @property
    def predicted(self) -> Mask:
        """Which classes are predicted, bool (n_check, n_classes)."""
        found: Mask = self.proba >= LIKELY
        return found

    def part(self, is_in: Mask) -> "CheckedSeveral":
        """Return some of the samples, bool (n_check,)."""
        return CheckedSeveral(
            self.rows[is_in],
            self.verdicts[is_in],
            self.proba[is_in],
            self.before[is_in],
            self.groups[is_in],
            None,
        )

    def measured(self) -> SeveralMeasures:
        """Return the measures; takes up to seconds where they are not known yet."""
        return self.measures or measure_several(
            self.verdicts, self.proba, self.groups, threshold=LIKELY
        )

    def says_the_same(self, other: "CheckedSeveral | None") -> bool:
        """Tell whether nothing differs from what was known before."""
        if other is None:
            return False
        return (
            np.array_equal(self.rows, other.rows)
            and np.array_equal(self.verdicts, other.verdicts)
            and np.array_equal(self.proba, other.proba)
            and np.array_equal(self.groups, other.groups)
        )


def checked_several(session: LabelSession) -> CheckedSeveral | None:
    """Return what the newest refit was measured on, or None before the first.

    After a restart the first refit brings it again.
    """
    result, labels = session.predictions.result, session.labels
    if result is None or not result.is_several or not len(result.check_rows):
        return None
    columns = _columns(session)
    said = np.asarray(result.check_codes, np.int8)
    verdicts = np.full((len(said), len(columns)), MISSING, np.int8)
    for code, olds in enumerate(columns):
        if olds:  # one that was merged is absent where each of its parts is
            verdicts[(said[:, olds] == 0).all(axis=1), code] = 0
            verdicts[(said[:, olds] == 1).any(axis=1), code] = 1
    guesses = np.asarray(result.check_guesses, np.float16)
    is_told = len(result.check_before) == len(guesses)
    before = np.asarray(result.check_before, np.float16) if is_told else guesses
    return CheckedSeveral(
        result.check_rows,
        verdicts,
        session.predictions.by_class(guesses, labels),
        session.predictions.by_class(before, labels),
        session.accuracy.groups(result.check_rows),
        _in_order(measures_of(result), columns),
    )


def _columns(session: LabelSession) -> list[list[int]]:
    """Return for each class of now the columns of the refit that mean it."""
    return [session.predictions.codes_of(ids) for ids in session.labels.members.values()]


def _in_order(known: SeveralMeasures | None, columns: list[list[int]]) -> SeveralMeasures | None:
    """Return what is known in the order of now; None if classes were merged or are gone since."""
    if known is None or any(len(olds) > 1 for olds in columns):
        return None
    if not len(known.n_present) or sum(map(len, columns)) < len(known.n_present):
        return None
    codes = np.array([olds[0] if olds else -1 for olds in columns], np.int64)
    table = known.table[np.concatenate([[0], 1 + codes])]
    table[1:][codes < 0] = np.nan
    n_present, n_judged = (
        np.where(codes < 0, 0, n[codes]) for n in (known.n_present, known.n_judged)
    )
    return replace(known, table=table, n_present=n_present, n_judged=n_judged)
