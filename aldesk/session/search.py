"""Finding samples by what a person remembers of them."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from aldesk.core.filter import Filter, search_text
from aldesk.core.labels import Labels
from aldesk.core.refit import Rows
from aldesk.core.sample import Sample
from aldesk.session.answers import Answers
from aldesk.session.growable_array import Mask


class Search:
    """Tests samples against a filter; knows the words of those that it has read.

    Parameters
    ----------
    samples : sequence of Sample
        All, also those that come later.
    base : Path
        The project's folder.
    row_of : callable
        From a sample's id to its row.
    """

    def __init__(self, samples: Sequence[Sample], base: Path, row_of: Callable[[str], int]) -> None:
        self._samples, self._base, self._row_of = samples, base, row_of
        self._texts: list[str] = []

    def read(self, n: int | None = None) -> bool:
        """Read the words of the next `n` samples, or of all; return whether any are left."""
        start = len(self._texts)
        new = self._samples[start : None if n is None else start + n]
        self._texts += [search_text(sample, self._base) for sample in new]
        return len(self._texts) < len(self._samples)

    def find(self, wanted: Filter, among: Mask, labels: Labels, answers: Answers) -> Rows:
        """Return the rows that a filter lets through, but for `disagrees`, of those in a mask."""
        found = among.copy()
        if wanted.answer:
            found &= answers.where_answer_is(wanted.answer)
        if wanted.class_id:
            found &= answers.codes([wanted.class_id]) == 0
        notes = {self._row_of(id_): note.casefold() for id_, note in labels.flags.items()}
        if wanted.flagged:
            flagged = np.zeros(len(found), bool)
            flagged[list(notes)] = True
            found &= flagged
        rows = np.flatnonzero(found)
        words = wanted.text.casefold().split()
        return self._with_words(rows, words, notes) if words else rows

    def _with_words(self, rows: Rows, words: Sequence[str], notes: Mapping[int, str]) -> Rows:
        self.read()
        texts = self._texts
        for word in words:  # most rows fail at the first
            here = [
                row for row in rows.tolist() if word in texts[row] or word in notes.get(row, "")
            ]
            rows = np.array(here, np.int64)
        return rows
