"""What is known of each class of the samples that may have several, as arrays by row."""

from typing import Final

import numpy as np

from aldesk.arrays import Mask, Rows, Verdicts
from aldesk.core.ids import ClassId
from aldesk.core.judgement import Judgement, Members
from aldesk.session.growable_array import grown

MISSING: Final = -1
"""The verdict on a class that nobody has judged."""
_ABSENT, _PRESENT = 0, 1


class VerdictRows:
    """Follows the judgements act by act, and holds those of samples that have any.

    A project of a million samples of which a thousand are judged takes a thousand rows here.
    """

    def __init__(self) -> None:
        self._place: dict[int, int] = {}
        self._column: dict[ClassId, int] = {}
        self._said: Verdicts = np.zeros((0, 0), np.int8)

    def set(self, row: int, judgement: Judgement | None) -> None:
        """Take in what is known of a sample now."""
        if judgement is None and row not in self._place:
            return
        place = self._place.setdefault(row, len(self._place))
        for class_id in judgement.judged if judgement else ():
            self._column.setdefault(class_id, len(self._column))
        self._make_room(place)
        self._said[place] = MISSING
        for class_id in judgement.judged if judgement else ():
            is_present = judgement is not None and class_id in judgement.present
            self._said[place, self._column[class_id]] = _PRESENT if is_present else _ABSENT

    def of(self, members: Members) -> tuple[Rows, Verdicts]:
        """Return the rows of which anything is known, ascending, and their verdicts.

        Parameters
        ----------
        members : Members
            The classes in the order of the columns; see `Labels.members`.

        Returns
        -------
        rows : int64 (n,)
        verdicts : int8 (n, n_classes)
            1 present, 0 absent, −1 not judged.
        """
        places, rows = self._places(), np.array(list(self._place), np.int64)
        verdicts = np.full((len(rows), len(members)), MISSING, np.int8)
        for column, ids in enumerate(members.values()):
            verdicts[:, column] = self._verdict(ids)[places]
        known = np.flatnonzero((verdicts != MISSING).any(axis=1))
        order = known[np.argsort(rows[known])]
        return rows[order], verdicts[order]

    def has(self, ids: frozenset[ClassId]) -> Rows:
        """Return the rows of the samples that have a class, given the ids that mean it."""
        rows = np.array(list(self._place), np.int64)
        found: Mask = self._verdict(ids)[self._places()] == _PRESENT
        return np.sort(rows[found])

    def _places(self) -> slice:
        return slice(len(self._place))

    def _verdict(self, ids: frozenset[ClassId]) -> Verdicts:
        """Return the verdict on one class for each place; see `Judgement.verdict`."""
        columns = [self._column[class_id] for class_id in ids if class_id in self._column]
        said = self._said[:, columns]
        verdict = np.full(len(said), MISSING, np.int8)
        if len(columns) == len(ids):
            verdict[(said != MISSING).all(axis=1)] = _ABSENT
        verdict[(said == _PRESENT).any(axis=1)] = _PRESENT
        return verdict

    def _make_room(self, place: int) -> None:
        n_rows, n_columns = self._said.shape
        if place >= n_rows:
            self._said = grown(self._said, max(64, 2 * n_rows), MISSING)
        if len(self._column) > n_columns:
            n_columns = max(8, 2 * n_columns, len(self._column))
            self._said = grown(self._said.T, n_columns, MISSING).T
