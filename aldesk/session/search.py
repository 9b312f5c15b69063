"""Finding samples by what a person remembers of them."""

from collections.abc import Mapping, Sequence

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.filter import Filter, search_text
from aldesk.core.labels import Labels
from aldesk.core.recording import Recording
from aldesk.session.answers import NONE, Answers
from aldesk.session.pool import Pool
from aldesk.session.predictions import Predictions
from aldesk.store.project import Project


class Search:
    """Tests samples against a filter; knows the words of those that it has read."""

    def __init__(
        self, project: Project, answers: Answers, pool: Pool, predictions: Predictions
    ) -> None:
        self._samples, self._row_of = project.samples, project.row_of
        self._base = project.path.parent
        self._answers, self._pool, self._predictions = answers, pool, predictions
        self._texts: list[str] = []

    def read(self, n: int | None = None) -> bool:
        """Read the words of the next `n` samples, or of all; return whether any are left."""
        start = len(self._texts)
        stop = len(self._samples) if n is None else min(start + n, len(self._samples))
        while len(self._texts) < stop:
            self._texts += self._next_texts(stop)
        return len(self._texts) < len(self._samples)

    def _next_texts(self, stop: int) -> list[str]:
        """Return the words of the next samples; all windows of a recording have the same."""
        row = len(self._texts)
        rows, run = self._samples.run_at(row)
        stop = min(stop, rows.stop)
        if isinstance(run, Recording):
            return [search_text(run.window(0), self._base)] * (stop - row)
        here = run[row - rows.start : stop - rows.start]
        return [search_text(sample, self._base) for sample in here]

    def find(self, wanted: Filter, labels: Labels, *, blind: bool) -> Rows:
        """Return the rows that a filter lets through; see `LabelSession.find`."""
        found = ~self._pool.hidden_from_search
        if wanted.answer:
            found &= self._answers.where_answer_is(wanted.answer)
        if wanted.class_id:
            found &= self._answers.codes([wanted.class_id]) == 0
        notes = {self._row_of(id_): note.casefold() for id_, note in labels.flags.items()}
        if wanted.flagged:
            flagged = np.zeros(len(found), bool)
            flagged[list(notes)] = True
            found &= flagged
        rows = np.flatnonzero(found)
        words = wanted.text.casefold().split()
        rows = self._with_words(rows, words, notes) if words else rows
        if not wanted.disagrees:
            return rows
        disagreeing = self._disagreeing(labels, blind=blind)
        return disagreeing[np.isin(disagreeing, rows)]

    def _disagreeing(self, labels: Labels, *, blind: bool) -> Rows:
        """Return labelled rows that the model takes for another class, where it is surest first.

        None of the audit: correcting it by the predictions would flatter the accuracy.
        """
        if blind:
            return np.zeros(0, np.int64)
        codes = self._answers.codes(labels.classes)
        best, sureness = self._predictions.best(labels)
        is_other = (codes != NONE) & (best != NONE) & (best != codes) & (sureness > 0)
        rows = np.flatnonzero(is_other & ~self._pool.is_audited)
        return rows[np.argsort(-sureness[rows], kind="stable")]

    def _with_words(self, rows: Rows, words: Sequence[str], notes: Mapping[int, str]) -> Rows:
        self.read()
        texts = self._texts
        for word in words:  # most rows fail at the first
            here = [
                row for row in rows.tolist() if word in texts[row] or word in notes.get(row, "")
            ]
            rows = np.array(here, np.int64)
        return rows
