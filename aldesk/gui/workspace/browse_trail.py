"""Looking at other samples than the next in the queue: those behind, or those found."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class BrowseTrail:
    """Samples that the person opened, and where among them they are.

    Attributes
    ----------
    ids : tuple of str
    place : int
    returns : bool
        An answer goes back to the queue, instead of on to the next of these.
    """

    ids: tuple[str, ...]
    place: int
    returns: bool = False

    @property
    def sample_id(self) -> str:
        """The sample on the screen."""
        return self.ids[self.place]

    def moved(self, by: int) -> "BrowseTrail | None":
        """Return the trail some places on, or None behind its end; it stops at its first place."""
        place = max(0, self.place + by)
        return replace(self, place=place) if place < len(self.ids) else None

    def answered(self) -> "BrowseTrail | None":
        """Return where an answer leads."""
        return None if self.returns else self.moved(1)
