"""A review whose order changes while it goes on, and whose next samples stay as they are."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field

from aldesk.session.label_session import LabelSession
from aldesk.session.review import Progress, Review, Said
from aldesk.session.types import Changes

_N_RECENT = 20


@dataclass
class _Unsure:
    """Samples of which the person was not sure, each with the act that had been done last then.

    It is no act of the journal, so that it is taken back in its turn between acts that are.
    """

    said: list[tuple[int, int]] = field(default_factory=list)
    undone: list[tuple[int, int]] = field(default_factory=list)


class HeldReview(Review):
    """Asks about what comes first at the time, until the person has enough.

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

    Raises
    ------
    Problem
        If there is no such class.
    """

    def __init__(self, session: LabelSession, class_name: str, *, holds: int = 1) -> None:
        super().__init__(session, session.class_id(class_name))
        self._holds = holds
        self._held: list[int] = []
        self._said: dict[int, None] = {}  # rows that were asked about here, in that order
        self._unsure = _Unsure()

    @abstractmethod
    def _next_rows(self, n: int) -> Sequence[int]:
        """Return rows to ask about, the next first; those that need no question are left out.

        `n` at least, where there are as many that are open, beside those that are held.
        """

    @abstractmethod
    def _learn(self) -> None:
        """Learn from what was just said."""

    def verdict(self, row: int) -> Said | None:
        """Return what is known of the class in a sample, whoever said it and when."""
        sample = self.session.project.samples[row].id
        known = self.session.labels.verdict(sample, self.class_id)
        if known != "not judged":
            return known
        return "unsure" if any(row == unsure for unsure, _ in self._unsure.said) else None

    def is_open(self, row: int) -> bool:
        """Whether a sample can still be asked about: nothing is known, and it was not left out."""
        return self.verdict(row) is None and not self._is_left_out(row)

    @property
    def progress(self) -> Progress:
        """How far the review is."""
        said = [v for row in self._said if (v := self.verdict(row))] if self.class_name else []
        n_present, n_absent = said.count("present"), said.count("absent")
        recent = tuple(said[-_N_RECENT:])
        return Progress(n_present, n_absent, said.count("unsure"), recent=recent)

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
        if not self.class_name:  # the act that made it was undone
            return
        mine = [row for row in map(row_of, changes.samples) if row in self._said]
        back = [row for row in mine if self.is_open(row) and row not in self._held]
        self._held = back + [row for row in self._held if self.is_open(row)]

    # Inside

    def _say_unsure(self, sample_id: str) -> Changes:
        self._unsure.said.append((self.session.project.row_of(sample_id), self._last_act))
        return Changes(queue=True)

    def _go_on(self, sample_id: str, changes: Changes) -> None:
        row = self.session.project.row_of(sample_id)
        self._unsure.undone.clear()
        self._said.pop(row, None)
        self._said[row] = None
        self.heed(changes)
        self._learn()

    def _heeded(self, changes: Changes) -> Changes:
        self.heed(changes)
        return changes

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

    def _rows(self, n: int) -> list[int]:
        held = (row for row in self._held if self.is_open(row))
        rows = list(dict.fromkeys([*held, *self._next_rows(max(n, self._holds))]))
        self._held = rows[: max(self._holds, len(self._held))]
        return rows[:n]
