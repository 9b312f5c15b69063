"""A review: samples one after the other, each with the same question, "Is this X?".

`Review` is what the window and scripts drive; what comes next is up to each kind of review.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from aldesk.core.errors import Problem
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
        The last answers, the newest last.
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


@dataclass
class _Unsure:
    """Samples of which the person was not sure, each with the act that had been done last then.

    It is no act of the journal, so that it is taken back in its turn between acts that are.
    """

    said: list[tuple[int, int]] = field(default_factory=list)
    undone: list[tuple[int, int]] = field(default_factory=list)


class Review(ABC):
    """Asks of one class about one sample after the other.

    "Yes" and "no" are acts like all others: an undo takes them back, and the sample is asked about
    again. Where a sample has exactly one class, "yes" is its label, and "no" leaves it unlabelled.
    "Unsure" says nothing of the sample (`LabelSession.cant_tell` would: that nobody can tell): it
    is kept nowhere and passes the sample over in this review only.

    The current sample does not change until something is said of it, and neither do those after it
    that `holds` names, so that they can be decoded ahead.

    Parameters
    ----------
    session : LabelSession
    class_name : str
    holds : int, default 1
        How many samples stay as they are when the order changes, the current one included.

    Attributes
    ----------
    class_id : str
    is_blind : bool
        The person must not see what the model believes.
    """

    is_blind = False

    def __init__(self, session: LabelSession, class_name: str, *, holds: int = 1) -> None:
        self.session = session
        self.class_id: ClassId = _class_id(session, class_name)
        self._holds = holds
        self._held: list[int] = []
        self._said: dict[int, None] = {}  # rows that were asked about here, in that order
        self._unsure = _Unsure()

    @abstractmethod
    def _next_rows(self, n: int) -> Sequence[int]:
        """Return rows to ask about, the next first; those that need no question are left out.

        `n` at least, where there are as many that are open, beside those that are held.
        """

    def _learn(self) -> None:  # noqa: B027 - a review need not learn
        """Learn from what was just said."""

    @property
    def class_name(self) -> str:
        """The name that the class has now."""
        return self.session.labels.classes.get(self.class_id, "")

    # What is asked

    @property
    def current(self) -> QueueItem | None:
        """The sample to ask about now; None when there are no more, or the class is gone."""
        return next(iter(self._items(1)), None)

    def ahead(self, n: int) -> list[QueueItem]:
        """Return those after the current one, as far as that is known."""
        return self._items(n + 1)[1:]

    def verdict(self, row: int) -> Said | None:
        """Return what is known of the class in a sample, whoever said it and when."""
        labels = self.session.labels
        sample = self.session.project.samples[row].id
        mark = labels.marks.get(sample)
        if mark and mark.kind == "label" and not labels.is_several:
            return "present" if mark.class_id == self.class_id else "absent"
        known = labels.verdict(sample, self.class_id)
        if known != "not judged":
            return known
        return "unsure" if self._is_unsure(row) else None

    def is_open(self, row: int) -> bool:
        """Whether a sample can still be asked about: nothing is known, and it was not left out."""
        return self.verdict(row) is None and not self._is_left_out(row)

    @property
    def progress(self) -> Progress:
        """How far the review is."""
        is_there = self.class_id in self.session.labels.classes
        said = [v for row in self._said if (v := self.verdict(row))] if is_there else []
        return Progress(
            said.count("present"),
            said.count("absent"),
            said.count("unsure"),
            self._total,
            tuple(said[-20:]),
        )

    @property
    def _total(self) -> int | None:
        return None

    # What is said

    def say(self, said: Said) -> Changes:
        """Say of the current sample whether it has the class, and go on to the next.

        Raises
        ------
        Problem
            If the disk refuses; nothing has changed then.
        """
        if (asked := self.current) is None:
            return Changes()
        row = self.session.project.row_of(asked.sample.id)
        if said == "unsure":
            changes = Changes(queue=True)
            self._unsure.said.append((row, self._last_act))
        else:
            changes = self._judge(asked.sample.id, said)
        self._unsure.undone.clear()
        self._said.pop(row, None)
        self._said[row] = None
        self.heed(changes)
        self._learn()
        return changes

    def undo(self) -> Changes:
        """Take back what was said last, here or elsewhere; its sample is the current one again."""
        if not self.undoes_unsure:
            return self._heeded(self.session.undo())
        self._unsure.undone.append(last := self._unsure.said.pop())
        self._held.insert(0, last[0])
        return Changes(queue=True)

    def redo(self) -> Changes:
        """Say again what was taken back last."""
        if not self.redoes_unsure:
            return self._heeded(self.session.redo())
        self._unsure.said.append(self._unsure.undone.pop())
        return self._heeded(Changes(queue=True))

    @property
    def undoes_unsure(self) -> bool:
        """Whether an undo takes back an "unsure", which is no act of the journal."""
        return self._is_next(self._unsure.said)

    @property
    def redoes_unsure(self) -> bool:
        """Whether a redo says "unsure" again."""
        return self._is_next(self._unsure.undone)

    def heed(self, changes: Changes) -> None:
        """Follow what changed in the project: what was undone here is asked about again."""
        row_of = self.session.project.row_of
        if self.class_id not in self.session.labels.classes:  # the act that made it was undone
            return
        mine = [row for row in map(row_of, changes.samples) if row in self._said]
        back = [row for row in mine if self.is_open(row) and row not in self._held]
        self._held = back + [row for row in self._held if self.is_open(row)]

    # Inside

    def _judge(self, sample_id: str, said: Literal["present", "absent"]) -> Changes:
        if said == "present" and not self.session.labels.is_several:
            return self.session.label(sample_id, self.class_name)
        return self.session.judge([sample_id], self.class_name, said)

    def _heeded(self, changes: Changes) -> Changes:
        self.heed(changes)
        return changes

    def _is_unsure(self, row: int) -> bool:
        return any(row == unsure for unsure, _ in self._unsure.said)

    def _is_left_out(self, row: int) -> bool:
        """Whether the person left a sample out, or said that nobody can tell."""
        mark = self.session.labels.marks.get(self.session.project.samples[row].id)
        return mark is not None and mark.kind != "label"

    def _is_next(self, acts: list[tuple[int, int]]) -> bool:
        return bool(acts) and acts[-1][1] == self._last_act

    @property
    def _last_act(self) -> int:
        """The act that was done last; 0 before the first."""
        return next(reversed(self.session.labels.done), 0)

    def _items(self, n: int) -> list[QueueItem]:
        if self.class_id not in self.session.labels.classes:
            return []
        held = (row for row in self._held if self.is_open(row))
        rows = list(dict.fromkeys([*held, *self._next_rows(max(n, self._holds))]))
        self._held = rows[: max(self._holds, len(self._held))]
        samples = self.session.project.samples
        return [self.session.queue_item(samples[row].id) for row in rows[:n]]


def _class_id(session: LabelSession, name: str) -> ClassId:
    if (class_id := session.labels.class_id(name)) is not None:
        return class_id
    raise Problem(
        f"There is no class “{name}”",
        todo=f"The classes are {', '.join(session.labels.class_names) or 'none yet'}",
    )
