"""Which part of a clip is shown: arithmetic of zooming and scrolling."""

from dataclasses import dataclass, replace

_SHORTEST_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class TimeView:
    """The part of a clip that is shown.

    Attributes
    ----------
    start, stop : float
        In seconds.
    seconds : float
        The whole clip.
    """

    start: float
    stop: float
    seconds: float

    @staticmethod
    def whole(seconds: float) -> "TimeView":
        """Return the view of a whole clip."""
        return TimeView(0.0, seconds, seconds)

    @property
    def span(self) -> float:
        """How many seconds are shown."""
        return self.stop - self.start

    @property
    def is_whole(self) -> bool:
        """Whether the whole clip is shown."""
        return self.span >= self.seconds

    def zoomed(self, factor: float, at: float) -> "TimeView":
        """Return a view that shows `factor` as much, with the place `at` where it was."""
        span = max(min(_SHORTEST_SECONDS, self.seconds), self.span * factor)
        share = (at - self.start) / self.span if self.span else 0.5
        return self._placed(at - share * span, span)

    def scrolled(self, seconds: float) -> "TimeView":
        """Return the view so much later, or at the clip's end."""
        return self._placed(self.start + seconds, self.span)

    def showing(self, at: float) -> "TimeView":
        """Return the view, turned like a page if a place lies outside it."""
        if self.start <= at <= self.stop:
            return self
        return self._placed(at - 0.1 * self.span, self.span)

    def _placed(self, start: float, span: float) -> "TimeView":
        span = min(span, self.seconds)
        start = min(max(0.0, start), self.seconds - span)
        return replace(self, start=start, stop=start + span)
