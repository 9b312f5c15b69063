"""A stretch of a recording, in seconds from its beginning."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` to `stop`.

    Attributes
    ----------
    start, stop : float
        Seconds of the file as it was recorded, 0 ≤ start < stop: before any time expansion.
    """

    start: float
    stop: float

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.stop - self.start

    def overlap(self, other: "Span") -> float:
        """Return how many seconds two stretches share; 0 for none."""
        return max(0.0, min(self.stop, other.stop) - max(self.start, other.start))
