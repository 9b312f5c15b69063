"""Ticks of samples that are asked about once more, where they may have several classes."""

from collections.abc import Callable

from aldesk.core.ids import ClassId
from aldesk.session.label_session import LabelSession
from aldesk.session.types import Changes


class HiddenTicks:
    """Keeps them nowhere but here until the answer: none is there at first, whatever was said.

    In the journal, a verdict on one class would tell what was there before.

    Parameters
    ----------
    session : LabelSession
    is_hidden : callable
        Tells of a row whether its label is still to be kept from sight.
    """

    def __init__(self, session: LabelSession, is_hidden: Callable[[int], bool]) -> None:
        self._session, self._is_hidden = session, is_hidden
        self._ticks: list[tuple[int, ClassId]] = []
        self._n_events = 0  # when the newest came

    def hides(self, sample_id: str) -> bool:
        """Whether nothing may be told of what was said of a sample."""
        return self._is_hidden(self._session.project.row_of(sample_id))

    def ticks(self, sample_id: str) -> list[ClassId]:
        """Return the classes that are ticked of a sample."""
        row = self._session.project.row_of(sample_id)
        ticked = {class_id for ticked_row, class_id in self._ticks if ticked_row == row}
        return [class_id for class_id in self._session.labels.classes if class_id in ticked]

    def tick(self, sample_id: str, class_name: str) -> Changes:
        """Tick a class of a sample, or take the tick away; nothing is written down."""
        one = (self._session.project.row_of(sample_id), self._session.class_id(class_name))
        if one in self._ticks:
            self._ticks.remove(one)
        else:
            self._ticks.append(one)
        self._n_events = len(self._session.project.journal.events)
        return Changes(queue=True)

    @property
    def has_ticks(self) -> bool:
        """Whether there is a tick to take back, and no act has come since."""
        return bool(self._ticks) and self._n_events == len(self._session.project.journal.events)

    def take_back(self) -> Changes:
        """Take back the newest tick."""
        self._ticks.pop()
        return Changes(queue=True)

    def forget_answered(self) -> None:
        """Forget the ticks of samples that have their answer now."""
        self._ticks = [one for one in self._ticks if self._is_hidden(one[0])]
