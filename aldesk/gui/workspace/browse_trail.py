"""Looking at other samples than the next in the queue: those behind, or those found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from aldesk.session import LabelSession


@dataclass(frozen=True)
class Trail:
    """Samples that the person opened, and which of them is shown.

    Attributes
    ----------
    ids : tuple of str
    index : int
    returns : bool
        An answer goes back to the queue, instead of on to the next of these.
    """

    ids: tuple[str, ...]
    index: int
    returns: bool = False

    @property
    def sample_id(self) -> str:
        """The sample on the screen."""
        return self.ids[self.index]

    def moved(self, by: int) -> "Trail | None":
        """Return the trail some steps on, or None behind its end; it stops at its first sample."""
        index = max(0, self.index + by)
        return replace(self, index=index) if index < len(self.ids) else None

    def answered(self) -> "Trail | None":
        """Return where an answer leads."""
        return None if self.returns else self.moved(1)


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
    """

    moved = Signal()

    def __init__(self, session: LabelSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.now: Trail | None = None

    def open(self, sample_ids: Sequence[str], index: int = 0) -> None:
        """Show these samples, one after the other as they are answered, then the queue again."""
        self._show(Trail(tuple(sample_ids), index))

    def step(self, by: int) -> None:
        """Show the sample before or after; from the queue, the one answered last."""
        trail = self.now
        if trail is None and by < 0:
            answered = tuple(self._session.project.journal.answered())
            trail = Trail(answered, len(answered), returns=True)
        if trail:
            self._show(trail.moved(by))

    def leave(self) -> bool:
        """Show the queue's sample again; tell whether another was shown."""
        was_browsing = self.now is not None
        if was_browsing:
            self._show(None)
        return was_browsing

    def _show(self, trail: Trail | None) -> None:
        self.now = trail
        self.moved.emit()
