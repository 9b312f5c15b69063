"""Accuracy as it is shown: never without its interval, never from too few samples."""

from dataclasses import dataclass
from typing import Literal

from aldesk.evaluate.clustered import ClusteredInterval
from aldesk.evaluate.every_look import every_look
from aldesk.evaluate.interval import wilson

ENOUGH = 30
"""Below this many checked samples the interval is wider than anything one could learn from it."""

Holds = Literal["one look", "every look"]
"""Where an interval holds: at a look that was fixed beforehand, or at all of them together."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Predictions that were right, of those that were checked.

    The checked samples must be a random sample: a test split or an audit set, never samples that
    a query strategy chose.

    Attributes
    ----------
    n_correct, n : int
    alike : ClusteredInterval, optional
        What the same samples tell where those of one recording, site or day are alike. Without it
        they count as independent of each other.
    look : int
        Which measurement it is of all that a person could read, from 1.
    """

    n_correct: int
    n: int
    alike: ClusteredInterval | None = None
    look: int = 1

    @classmethod
    def of(cls, alike: ClusteredInterval) -> "Accuracy":
        """Return the accuracy of samples that come in clusters."""
        return cls(alike.n_correct, alike.n, alike)

    @property
    def enough(self) -> bool:
        """Whether enough samples were checked to say anything."""
        return self.n >= ENOUGH

    @property
    def value(self) -> float:
        """The proportion that was right; NaN if nothing was checked."""
        return self.n_correct / self.n if self.n else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of one look: Wilson's, or the wider one of samples that are alike."""
        if self.alike:
            return self.alike.low, self.alike.high
        return wilson(self.n_correct, self.n)

    def ends(self, holds: Holds) -> tuple[float, float]:
        """Return the 95 % interval that holds there; see `aldesk.evaluate.every_look`."""
        if holds == "one look":
            return self.interval
        return every_look(self.n_correct, self.n, self.look, self.alike)

    def text(self) -> str:
        """Return, for example, ``90/100, 95 % 83–94 %`` or ``not enough yet (12 of 30)``."""
        if not self.enough:
            return f"not enough yet ({self.n} of {ENOUGH})"
        low, high = self.interval
        return f"{self.n_correct}/{self.n}, 95 % {100 * low:.0f}–{100 * high:.0f} %"
