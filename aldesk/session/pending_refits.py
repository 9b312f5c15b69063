"""Which refits were asked for, so that a stale answer is recognised."""

from aldesk.core.ids import ClassId
from aldesk.core.refit import Recipe


class PendingRefits:
    """The requests that are still of use, by a generation number that grows."""

    def __init__(self) -> None:
        self._generation = 0
        self._answered = 0
        self._asked_with: dict[int, tuple[Recipe, tuple[ClassId, ...]]] = {}

    def ask(self, recipe: Recipe, class_ids: tuple[ClassId, ...]) -> int:
        """Take note of a request and return its generation."""
        self._generation += 1
        self._asked_with[self._generation] = recipe, class_ids
        return self._generation

    def answer(self, generation: int, recipe: Recipe) -> tuple[ClassId, ...] | None:
        """Return the class ids that an answer's codes stand for, or None if it is of no use.

        So is one that is older than the last answer, or was asked for with another recipe.
        """
        asked_with, class_ids = self._asked_with.get(generation, (None, ()))
        if generation <= self._answered or asked_with != recipe:
            return None
        self._answered = generation
        self._asked_with = {g: w for g, w in self._asked_with.items() if g > generation}
        return class_ids

    @property
    def is_waiting(self) -> bool:
        """Whether the newest request is still unanswered."""
        return self._answered < self._generation

    def give_up(self) -> None:
        """Expect no answer any more."""
        self._answered = self._generation
