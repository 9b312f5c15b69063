"""The samples of a validation, one after the other, each with the question "Is this X?"."""

from aldesk.core.ids import ClassId
from aldesk.session.label_session import LabelSession
from aldesk.session.review import Progress, Review
from aldesk.session.types import Changes
from aldesk.session.validations import OPEN


class ValidationReview(Review):
    """Asks about what was drawn for a class last, blind.

    "Unsure" is an act, too: that nobody can tell. What is said or undone elsewhere is followed by
    `heed`.
    """

    is_blind = True

    def __init__(self, session: LabelSession, class_id: ClassId) -> None:
        super().__init__(session, class_id)
        self._draw = session.validations.of(class_id)
        self._look()

    @property
    def progress(self) -> Progress:
        """How far the review is."""
        said = self._said
        return Progress(said.count(1), said.count(0), said.count(-1), len(said))

    def heed(self, changes: Changes) -> None:
        """Follow what changed in the project."""
        if changes.samples or changes.classes:
            self._look()

    def _look(self) -> None:
        draw, validations = self._draw, self.session.validations
        self._said = validations.verdicts(draw).tolist() if draw and self.class_name else []

    def _say_unsure(self, sample_id: str) -> Changes:
        return self.session.cant_tell(sample_id)

    def _go_on(self, sample_id: str, changes: Changes) -> None:
        self.heed(changes)

    def _rows(self, n: int) -> list[int]:
        drawn = self._draw.samples if self._draw else ()
        each = zip(drawn, self._said, strict=False)  # nothing is said of a class that is gone
        return [row for (row, _), said in each if said == OPEN][:n]
