"""Looking at other samples than the next in the queue: those behind, or those found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from aldesk.core.some_rows import SomeIds
from aldesk.session import LabelSession


@dataclass(frozen=True)
class Trail:
    """Samples that the person opened, and which of them is shown.

    Attributes
    ----------
    ids : sequence of str
        Does not change.
    index : int
    step : int
        Where an answer leads: 1 on to the next, -1 back to the one before.
    turns : bool
        An answer leads where the person walks, so that going back and correcting are one walk.
    """

    ids: Sequence[str]
    index: int
    step: int = 1
    turns: bool = False

    @property
    def sample_id(self) -> str:
        """The sample on the screen."""
        return self.ids[self.index]

    def moved(self, by: int) -> "Trail | None":
        """Return the trail some steps on, or None behind its end; it stops at its first sample."""
        index = max(0, self.index + by)
        step = (1 if by > 0 else -1) if self.turns else self.step
        return replace(self, index=index, step=step) if index < len(self.ids) else None

    @property
    def is_at_start(self) -> bool:
        """Whether no sample is before the one that is shown."""
        return self.index == 0

    def answered(self) -> "Trail | None":
        """Return where an answer leads."""
        return self.moved(self.step)

    def at(self, sample_id: str) -> "Trail | None":
        """Return the trail with another of its samples shown, or None if it has it not."""
        known = sample_id in self.ids
        return replace(self, index=self.ids.index(sample_id)) if known else None


class BrowseTrail(QObject):
    """Which samples are looked at in the place of the queue.

    Attributes
    ----------
    now : Trail or None
        None while the queue is shown.

    Signals
    -------
    moved
        Another sample is to be shown.
    stopped
        There is none before.
    """

    moved = Signal()
    stopped = Signal()

    def __init__(self, session: LabelSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.now: Trail | None = None

    def open(self, sample_ids: Sequence[str], index: int = 0) -> None:
        """Show these samples, one after the other as they are answered, then the queue again."""
        fixed = sample_ids if isinstance(sample_ids, SomeIds) else tuple(sample_ids)
        self._show(Trail(fixed, index))

    def walk(self, sample_ids: Sequence[str], index: int, step: int) -> None:
        """Show one of these samples; an answer leads on where the person walks, 1 or -1."""
        self._show(Trail(tuple(sample_ids), index, step, turns=True))

    def look_at(self, sample_ids: Sequence[str]) -> None:
        """Show samples of the past: one with an answer between those answered before and after."""
        behind = self._behind()
        trail = behind.at(sample_ids[0]) if len(sample_ids) == 1 else None
        self._show(trail or Trail(tuple(sample_ids), 0))

    def step(self, by: int) -> None:
        """Show the sample before or after; from the queue, the one answered last."""
        trail = self.now
        if trail is None and by < 0:
            trail = self._behind()
        if trail and by < 0 and trail.is_at_start:
            self.stopped.emit()
        elif trail:
            self._show(trail.moved(by))

    def stay_at(self, sample_id: str) -> None:
        """Stay in the trail after an undo, at its sample, unless the queue asks about that now.

        One that nobody asked about, as a window that a person walked to, stays in its place.
        """
        if not (self.now and sample_id):
            return
        asked, there = self._session.queue.current, self.now.at(sample_id)
        if sample_id in self._session.labels.marks:
            self.now = there
        elif asked and asked.sample.id == sample_id:
            self.now = None
        else:
            self.now = there or self.now

    def leave(self) -> bool:
        """Show the queue's sample again; tell whether another was shown."""
        was_browsing = self.now is not None
        if was_browsing:
            self._show(None)
        return was_browsing

    def _behind(self) -> Trail:
        """Return the trail of all answers, from behind the last of them."""
        answered = tuple(self._session.project.journal.answered())
        return Trail(answered, len(answered), step=-1, turns=True)

    def _show(self, trail: Trail | None) -> None:
        self.now = trail
        self.moved.emit()
