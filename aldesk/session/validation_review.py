"""The samples of a validation, one after the other, each with the question "Is this X?"."""

from dataclasses import dataclass
from typing import Literal

from aldesk.core.ids import ClassId
from aldesk.session.label_session import LabelSession
from aldesk.session.types import Changes, QueueItem

Said = Literal["present", "absent", "unsure"]


@dataclass(frozen=True)
class ReviewProgress:
    """How far a review is: samples that are answered, and all."""

    n_said: int
    total: int


class ValidationReview:
    """Asks about what was drawn for a class; the answers are acts like all others.

    Parameters
    ----------
    session : LabelSession
    class_id : str

    Attributes
    ----------
    is_blind : bool
        Nothing may be told of what the model believes.
    """

    is_blind = True

    def __init__(self, session: LabelSession, class_id: ClassId) -> None:
        self.session, self.class_id = session, class_id

    @property
    def class_name(self) -> str:
        """The name that the class has now; empty if it is gone."""
        return self.session.labels.classes.get(self.class_id, "")

    @property
    def current(self) -> QueueItem | None:
        """The sample to ask about now; None when all are answered."""
        return next(iter(self._items(1)), None)

    def ahead(self, n: int) -> list[QueueItem]:
        """Return those after the current one."""
        return self._items(n + 1)[1:]

    @property
    def progress(self) -> ReviewProgress:
        """How far the review is."""
        draw = self.session.validations.of(self.class_id)
        if draw is None:
            return ReviewProgress(0, 0)
        n_open = len(self.session.validations.open_rows(draw))
        return ReviewProgress(len(draw.samples) - n_open, len(draw.samples))

    def say(self, said: Said) -> Changes:
        """Say of the current sample whether it has the class, and go on to the next.

        Raises
        ------
        Problem
            If the disk refuses; nothing has changed then.
        """
        if (asked := self.current) is None:
            return Changes()
        session, sample = self.session, asked.sample.id
        if said == "unsure":
            return session.cant_tell(sample)
        if said == "present" and not session.labels.is_several:
            return session.label(sample, self.class_name)
        return session.judge([sample], self.class_name, said)

    def _items(self, n: int) -> list[QueueItem]:
        draw = self.session.validations.of(self.class_id)
        rows = self.session.validations.open_rows(draw)[:n] if draw else []
        return [self.session.queue_item(self.session.project.samples[row].id) for row in rows]
