"""What the model said of the samples it is measured on, and whether it came true.

Light: numpy only.
"""

from dataclasses import dataclass, fields

import numpy as np

from aldesk.arrays import Floats, Ints, Mask
from aldesk.evaluate.reliability import Reliability, measure_reliability
from aldesk.evaluate.several import ENOUGH_PRESENT
from aldesk.session.checked_several import checked_several
from aldesk.session.label_session import LabelSession
from aldesk.session.overview import checked_codes


@dataclass(frozen=True)
class CheckedSureness:
    """Predictions that were checked: of the most probable class, or of each of several.

    A sample counts once, or once for each class that was judged where there may be several.

    Attributes
    ----------
    sureness, before : float32 (n,)
        The probability, and what it was before it was calibrated.
    is_right : bool (n,)
        Whether it is the class; where there may be several, whether the class is there.
    groups : int64 (n,)
        Equal where samples belong together, or are the same; see `AccuracyMonitor.groups`.
    is_several : bool
    """

    sureness: Floats
    before: Floats
    is_right: Mask
    groups: Ints
    is_several: bool

    @property
    def enough(self) -> bool:
        """Whether enough of them came true to say anything, where most classes are absent."""
        return not self.is_several or int(self.is_right.sum()) >= ENOUGH_PRESENT

    def measured(self) -> tuple[Reliability, Reliability]:
        """Return how reliable the probabilities are, and how they were before.

        Of several classes, bins have equal sums of probabilities: of equal counts nearly all would
        lie beside 0.
        """
        return self._measured(self.sureness), self._measured(self.before)

    def _measured(self, sureness: Floats) -> Reliability:
        mass = sureness if self.is_several else None
        return measure_reliability(sureness, self.is_right, self.groups, mass)

    def says_the_same(self, other: "CheckedSureness | None") -> bool:
        """Tell whether nothing differs from what was known before."""
        return other is not None and all(
            np.array_equal(getattr(self, each.name), getattr(other, each.name))
            for each in fields(self)
        )


def checked_sureness(session: LabelSession, code: int | None = None) -> CheckedSureness | None:
    """Return what the newest refit said of the samples it was measured on, or None before it.

    Parameters
    ----------
    session : LabelSession
    code : int, optional
        Of one class only, where samples may have several.
    """
    if session.labels.is_several:
        return _of_several(session, code)
    result = session.predictions.result
    if result is None or result.is_several or not len(result.check_sureness):
        return None
    truth, guess = checked_codes(session, result)
    known = (truth >= 0) & (guess >= 0)
    rows, before = result.check_rows[known], np.asarray(result.check_before, np.float32)[known]
    return CheckedSureness(
        result.check_sureness[known],
        before,
        truth[known] == guess[known],
        session.accuracy.groups(rows),
        is_several=False,
    )


def _of_several(session: LabelSession, code: int | None) -> CheckedSureness | None:
    known = checked_several(session)
    if known is None:
        return None
    judged = known.verdicts >= 0
    if code is not None:
        judged &= np.arange(judged.shape[1]) == code
    place, of = np.nonzero(judged)
    return CheckedSureness(
        known.proba[place, of],
        known.before[place, of],
        known.verdicts[place, of] == 1,
        known.groups[place],
        is_several=True,
    )
