"""What is known of samples that may have several classes, as columns of a table."""

from typing import Literal

from aldesk.core.ids import SampleId
from aldesk.core.labels import Labels
from aldesk.tables.class_columns import column_of

Form = Literal["list", "multi-hot"]
"""A column with the classes of a sample, or a column for each class."""
SeveralCell = str | int | tuple[str, ...] | None

LABEL, ABSENT, ANSWERED = "label", "absent", "answered"


class SeveralColumns:
    """The columns of one form, and their cells.

    As lists: ``label`` has the classes that a sample has, ``absent`` those of which it was said
    that it has them not; what is in neither is not judged. Otherwise each class has a column: 1, 0,
    or nothing where it is not judged. ``answered`` is there where some samples were judged class by
    class alone, and says no of these.

    Parameters
    ----------
    labels : Labels
    form : {"list", "multi-hot"}

    Attributes
    ----------
    columns : tuple of str
    lists, numbers : tuple of str
        Those of them that hold lists, and those that hold 1 and 0.
    """

    def __init__(self, labels: Labels, form: Form = "list") -> None:
        self._labels = labels
        self._class_columns = {column_of(name): id_ for id_, name in labels.classes.items()}
        is_list = form == "list"
        self.lists = (LABEL, ABSENT) if is_list else ()
        self.numbers = () if is_list else tuple(self._class_columns)
        judged_only = (id_ for id_ in labels.judgements if not self._is_answered(id_))
        answered = (ANSWERED,) if any(judged_only) else ()
        self.columns = (*self.lists, *self.numbers, *answered)

    def cells(self, sample_id: str) -> dict[str, SeveralCell]:
        """Return the cells of a sample."""
        labels, is_answered = self._labels, self._is_answered(sample_id)
        has, lacks = labels.classes_of(sample_id), labels.absent_of(sample_id)
        if not (has or lacks or is_answered):
            return dict.fromkeys((*self.columns, ANSWERED))
        answered: dict[str, SeveralCell] = {ANSWERED: "yes" if is_answered else "no"}
        if self.lists:
            names = labels.classes
            told = {LABEL: tuple(names[c] for c in has), ABSENT: tuple(names[c] for c in lacks)}
            return answered | told
        verdicts = dict.fromkeys(lacks, 0) | dict.fromkeys(has, 1)
        return answered | {name: verdicts.get(id_) for name, id_ in self._class_columns.items()}

    def _is_answered(self, sample_id: str) -> bool:
        mark = self._labels.marks.get(SampleId(sample_id))
        return mark is not None and mark.kind == "label"
