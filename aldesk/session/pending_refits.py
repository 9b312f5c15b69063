"""Which refits were asked for, so that a stale answer is recognised."""

from dataclasses import dataclass

from aldesk.core.calibration import Calibration
from aldesk.core.ids import ClassId
from aldesk.core.query_record import Ranked
from aldesk.core.refit import Recipe


@dataclass(frozen=True)
class AskedWith:
    """What a refit was asked with.

    Attributes
    ----------
    recipe : Recipe
    class_ids : tuple of str
        What the codes in its answer stand for.
    encoder : str
        The key of the embeddings that it fits.
    ranked : Ranked, optional
        What the queries that are chosen from its ranking are recorded with.
    """

    recipe: Recipe
    class_ids: tuple[ClassId, ...]
    encoder: str
    ranked: Ranked | None = None

    @property
    def calibrated_by(self) -> tuple[object, ...]:
        """What a calibration holds for: learner, classes and embeddings."""
        return self.recipe.learner, self.class_ids, self.encoder


class PendingRefits:
    """The requests that are still of use, by a generation number that grows.

    It also keeps the newest calibration, which the next refit uses again.
    """

    def __init__(self) -> None:
        self._generation = 0
        self._ranked = self._answered = 0
        self._asked_with: dict[int, AskedWith] = {}
        self._calibrated: tuple[tuple[object, ...], Calibration] | None = None

    @property
    def next_generation(self) -> int:
        """What the next request must be called."""
        return self._generation + 1

    def ask(self, asked: AskedWith) -> None:
        """Take note of a request, that of `next_generation`."""
        self._generation += 1
        self._asked_with[self._generation] = asked

    def rank(self, generation: int, recipe: Recipe) -> AskedWith | None:
        """Return what a ranking was asked with, or None if it is of no use.

        So is one that is no newer than the last, or was asked for with another recipe.
        """
        asked = self._asked_with.get(generation)
        if generation <= max(self._ranked, self._answered):
            return None
        if asked is None or asked.recipe != recipe:
            return None
        self._ranked = generation
        return asked

    def is_newest(self, generation: int) -> bool:
        """Tell whether nothing was asked since."""
        return generation == self._generation

    def answer(self, generation: int, recipe: Recipe) -> AskedWith | None:
        """Return what an answer was asked with, or None if it is of no use.

        So is one that is older than the last answer, or was asked for with another recipe.
        """
        asked = self._asked_with.get(generation)
        if generation <= self._answered or asked is None or asked.recipe != recipe:
            return None
        self._answered = generation
        self._asked_with = {g: w for g, w in self._asked_with.items() if g > generation}
        return asked

    def keep(self, calibration: Calibration, asked: AskedWith) -> None:
        """Take note of what the probabilities of an answer were calibrated by."""
        self._calibrated = asked.calibrated_by, calibration

    def calibration(self, asked: AskedWith) -> Calibration | None:
        """Return the newest calibration, if it holds for this, too."""
        known = self._calibrated
        return known[1] if known and known[0] == asked.calibrated_by else None

    @property
    def is_waiting(self) -> bool:
        """Whether the newest request is still unanswered."""
        return self._answered < self._generation

    def give_up(self) -> None:
        """Expect no answer any more."""
        self._answered = self._generation
