"""What is known of each class of the samples that may have several, as arrays by row."""

from collections.abc import Iterable

import numpy as np

from aldesk.arrays import MISSING, Mask, Rows, Verdicts
from aldesk.core.ids import ClassId
from aldesk.core.judgement import Judgement, Members
from aldesk.session.answers import NONE
from aldesk.session.growable_array import grown

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
        known = judgement or Judgement()
        for class_id in known.judged:
            self._column.setdefault(class_id, len(self._column))
        self._make_room(place)
        self._said[place] = MISSING
        for class_id in known.judged:
            verdict = _PRESENT if class_id in known.present else _ABSENT
            self._said[place, self._column[class_id]] = verdict

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
        rows = np.array(list(self._place), np.int64)
        verdicts = _verdicts(self._said[: len(rows)], self._columns(members))
        known = np.flatnonzero((verdicts != MISSING).any(axis=1))
        order = known[np.argsort(rows[known])]
        return rows[order], verdicts[order]

    def of_rows(self, rows: Iterable[int], members: Members) -> Verdicts:
        """Return the verdicts on all classes of some rows, int8 (n_rows, n_classes); see `of`."""
        places = np.array([self._place.get(row, NONE) for row in rows], np.int64)
        verdicts = np.full((len(places), len(members)), MISSING, np.int8)
        known = np.flatnonzero(places != NONE)
        verdicts[known] = _verdicts(self._said[places[known]], self._columns(members))
        return verdicts

    def judged(self, members: Members) -> Mask:
        """Return of which classes anything is known of any sample, bool (n_classes,)."""
        is_known = (self._said[: len(self._place)] != MISSING).any(axis=0)
        known = {class_id for class_id, column in self._column.items() if is_known[column]}
        return np.array([bool(ids & known) for ids in members.values()], bool)

    def has(self, ids: frozenset[ClassId]) -> Rows:
        """Return the rows of the samples that have a class, given the ids that mean it."""
        return self._where(ids, _PRESENT)

    def lacks(self, ids: frozenset[ClassId]) -> Rows:
        """Return the rows of the samples that were said not to have a class."""
        return self._where(ids, _ABSENT)

    def _where(self, ids: frozenset[ClassId], verdict: int) -> Rows:
        rows = np.array(list(self._place), np.int64)
        said = _verdicts(self._said[: len(rows)], [self._columns_of(ids)])
        return np.sort(rows[said[:, 0] == verdict])

    def _columns(self, members: Members) -> list[list[int]]:
        return [self._columns_of(ids) for ids in members.values()]

    def _columns_of(self, ids: frozenset[ClassId]) -> list[int]:
        """Return the columns of the ids that mean a class; −1 for one that nobody judged."""
        return [self._column.get(class_id, -1) for class_id in ids]

    def _make_room(self, place: int) -> None:
        n_rows, n_columns = self._said.shape
        if place >= n_rows:
            self._said = grown(self._said, max(64, 2 * n_rows), MISSING)
        if len(self._column) > n_columns:
            n_columns = max(8, 2 * n_columns, len(self._column))
            self._said = grown(self._said.T, n_columns, MISSING).T


def _verdicts(said: Verdicts, classes: list[list[int]]) -> Verdicts:
    """Return the verdicts on classes, (n, n_classes), from those on the columns that mean each.

    See `Judgement.verdict`.
    """
    verdicts = np.full((len(said), len(classes)), MISSING, np.int8)
    for place, columns in enumerate(classes):
        of_parts = said[:, [column for column in columns if column >= 0]]
        verdict = verdicts[:, place]
        if -1 not in columns:
            verdict[(of_parts != MISSING).all(axis=1)] = _ABSENT
        verdict[(of_parts == _PRESENT).any(axis=1)] = _PRESENT
    return verdicts
