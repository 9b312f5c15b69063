"""A review: samples one after the other, each with the same question, "Is this X?".

`Review` is what all reviews share; what comes next, and what "unsure" means, is up to each kind.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Literal

from aldesk.core.ids import ClassId
from aldesk.session.label_session import LabelSession
from aldesk.session.types import Changes, QueueItem

Said = Literal["present", "absent", "unsure"]


@dataclass(frozen=True)
class Progress:
    """How far a review is.

    Attributes
    ----------
    n_present, n_absent, n_unsure : int
        What was said in it, and still holds.
    total : int or None
        How many samples it asks about in all; None where it ends when the person has enough.
    recent : tuple of Said
        The last answers, the newest last, where that is known.
    """

    n_present: int = 0
    n_absent: int = 0
    n_unsure: int = 0
    total: int | None = None
    recent: tuple[Said, ...] = ()

    @property
    def n_said(self) -> int:
        """How many samples have an answer."""
        return self.n_present + self.n_absent + self.n_unsure

    @property
    def is_complete(self) -> bool:
        """Whether all that is asked about has an answer."""
        return self.total is not None and self.n_said >= self.total


class Asks(ABC):
    """Asks about one sample after the other, in the place of the queue.

    Attributes
    ----------
    is_blind : bool
        Nothing of what the model believes may be told while it goes on.

    Parameters
    ----------
    session : LabelSession
    """

    is_blind = False

    def __init__(self, session: LabelSession) -> None:
        self.session = session

    @property
    def current(self) -> QueueItem | None:
        """The sample to ask about now; None when there are no more."""
        return next(iter(self._items(1)), None)

    def ahead(self, n: int) -> list[QueueItem]:
        """Return those after the current one, as far as that is known."""
        return self._items(n + 1)[1:]

    @property
    @abstractmethod
    def progress(self) -> Progress:
        """How far it is."""

    def heed(self, changes: Changes) -> None:  # noqa: B027 - not each has to
        """Follow what changed in the project."""

    @abstractmethod
    def _items(self, n: int) -> list[QueueItem]:
        """Return so many samples to ask about, the current one first."""


class Review(Asks):
    """Asks of one class about one sample after the other; of one that is gone no more.

    "Yes" and "no" are acts like all others: an undo takes them back, and the sample is asked about
    again. Where a sample has exactly one class, "yes" is its label, and "no" leaves it unlabelled.

    Parameters
    ----------
    session : LabelSession
    class_id : ClassId
    """

    def __init__(self, session: LabelSession, class_id: ClassId) -> None:
        super().__init__(session)
        self.class_id = class_id

    @property
    def class_name(self) -> str:
        """The name that the class has now; empty if it is gone."""
        return self.session.labels.classes.get(self.class_id, "")

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
            changes = self._say_unsure(sample)
        elif said == "present" and not session.labels.is_several:
            changes = session.label(sample, self.class_name)
        else:
            changes = session.judge([sample], self.class_name, said)
        self._go_on(sample, changes)
        return changes

    @abstractmethod
    def _say_unsure(self, sample_id: str) -> Changes:
        """Go on without a yes or a no."""

    def _go_on(self, sample_id: str, changes: Changes) -> None:
        """Take note of what was said of a sample."""

    @abstractmethod
    def _rows(self, n: int) -> list[int]:
        """Return so many rows to ask about, the current one first."""

    def _items(self, n: int) -> list[QueueItem]:
        if not self.class_name:
            return []
        samples = self.session.project.samples
        return [self.session.queue_item(samples[row].id) for row in self._rows(n)]
