"""The samples of a validation, one after the other, each with the question "Is this X?"."""

from aldesk.session.review import Progress, Review
from aldesk.session.types import Changes


class ValidationReview(Review):
    """Asks about what was drawn for a class, blind: nothing of the model's beliefs may be told.

    "Unsure" is an act, too: that nobody can tell.
    """

    @property
    def progress(self) -> Progress:
        """How far the review is."""
        draw = self.session.validations.of(self.class_id)
        if draw is None:
            return Progress(total=0)
        said = self.session.validations.verdicts(draw).tolist()
        return Progress(said.count(1), said.count(0), said.count(-1), len(said))

    def _say_unsure(self, sample_id: str) -> Changes:
        return self.session.cant_tell(sample_id)

    def _rows(self, n: int) -> list[int]:
        draw = self.session.validations.of(self.class_id)
        return self.session.validations.open_rows(draw)[:n] if draw else []
