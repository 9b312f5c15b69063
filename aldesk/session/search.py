"""Finding samples by what a person remembers of them."""

from collections.abc import Callable, Mapping

import numpy as np

from aldesk.arrays import MISSING, Mask, Rows
from aldesk.core.column_words import ColumnWords, words_of
from aldesk.core.filter import Filter, recording_text, search_text
from aldesk.core.ids import ClassId
from aldesk.core.labels import Labels
from aldesk.core.moments import moment_of
from aldesk.core.recording import Recording
from aldesk.core.sample_times import Times, window_times
from aldesk.core.time_words import time_test
from aldesk.session.answers import NONE, Answers
from aldesk.session.pool import Pool
from aldesk.session.predictions import LIKELY, Predictions
from aldesk.session.verdict_rows import VerdictRows
from aldesk.store.project import Project


def _is_then(test: Callable[[Times, float], Mask] | None, recording: Recording) -> Mask | bool:
    """Return which windows of a recording lie at a time; none where there is no such time."""
    if test is None or moment_of(recording.columns) is None:
        return False
    return test(window_times(recording), recording.rule.seconds)


class Search:
    """Tests samples against a filter; knows the words of those that it has read.

    Attributes
    ----------
    columns : ColumnWords
    """

    def __init__(
        self,
        project: Project,
        answers: Answers,
        verdicts: VerdictRows,
        pool: Pool,
        predictions: Predictions,
    ) -> None:
        self._samples, self._row_of = project.samples, project.row_of
        self._base = project.path.parent
        self._answers, self._verdicts = answers, verdicts
        self._pool, self._predictions = pool, predictions
        self._texts: list[tuple[range, list[str]]] = []
        self._n_read = 0
        self.columns = ColumnWords(project.samples)

    def read(self, n: int | None = None) -> bool:
        """Read the words of the next `n` samples, or of all; return whether any are left."""
        stop = len(self._samples)
        stop = stop if n is None else min(self._n_read + n, stop)
        while self._n_read < stop:
            self._read_next(stop)
        return self._n_read < len(self._samples)

    def _read_next(self, stop: int) -> None:
        """Read the words of the next neighbours; all windows of a recording have the same."""
        start = self._n_read
        rows, run = self._samples.run_at(start)
        if isinstance(run, Recording):
            self._n_read, texts = rows.stop, [recording_text(run, self._base)]
        else:
            self._n_read = min(stop, rows.stop)
            here = run[start - rows.start : self._n_read - rows.start]
            texts = [search_text(sample, self._base) for sample in here]
        self._texts.append((range(start, self._n_read), texts))

    def find(self, wanted: Filter, labels: Labels, *, blind: bool) -> Rows:
        """Return the rows that a filter lets through; see `LabelSession.find`."""
        found = ~self._pool.hidden_from_search
        if wanted.answer == "partly":
            found &= self._partly(labels)
        elif wanted.answer == "by_model":
            found &= self._by_model(labels)
        elif wanted.answer:
            found &= self._answers.where_answer_is(wanted.answer)
        if wanted.class_id:
            found &= self._has(wanted.class_id, labels)
        if wanted.flagged:
            flagged = np.zeros(len(found), bool)
            flagged[list(self._notes(labels))] = True
            found &= flagged
        rows = np.flatnonzero(found)
        rows = rows[self.where(wanted.text, labels)[rows]] if wanted.text.strip() else rows
        if not wanted.disagrees:
            return rows
        disagreeing = self._disagreeing(labels, blind=blind)
        return disagreeing[np.isin(disagreeing, rows)]

    def _partly(self, labels: Labels) -> Mask:
        """Return which samples are judged in some classes and not in others."""
        partly = np.zeros(len(self._samples), bool)
        rows, said = self._verdicts.of(labels.members)
        partly[rows] = (said == MISSING).any(axis=1)
        return partly

    def _by_model(self, labels: Labels) -> Mask:
        """Return which samples have a label by the model alone."""
        found = np.zeros(len(self._samples), bool)
        found[[self._row_of(id_) for id_ in labels.given_by_model if labels.by_model(id_)]] = True
        return found

    def _has(self, class_id: ClassId, labels: Labels) -> Mask:
        if not labels.is_several:
            one: Mask = self._answers.codes([class_id]) == 0
            return one
        has = np.zeros(len(self._samples), bool)
        has[self._verdicts.has(labels.members.get(class_id, frozenset()))] = True
        return has

    def _disagreeing(self, labels: Labels, *, blind: bool) -> Rows:
        """Return labelled rows that the model takes for another class, where it is surest first.

        None of the audit: correcting it by the predictions would flatter the accuracy.
        """
        if blind:
            return np.zeros(0, np.int64)
        if labels.is_several:
            rows, said = self._verdicts.of(labels.members)
            _, by = self._predictions.against(rows, said, labels)
            found = (by > LIKELY) & ~self._pool.is_audited[rows]
            return rows[found][np.argsort(-by[found], kind="stable")]
        codes = self._answers.codes(labels.classes)
        best, sureness = self._predictions.best(labels)
        is_other = (codes != NONE) & (best != NONE) & (best != codes) & (sureness > 0)
        rows = np.flatnonzero(is_other & ~self._pool.is_audited)
        return rows[np.argsort(-sureness[rows], kind="stable")]

    def where(self, text: str, labels: Labels) -> Mask:
        """Return which samples have all words of a text, bool (n_samples,); see `Filter.text`."""
        wanted = np.ones(len(self._samples), bool)
        plain = []
        for word in words_of(text):
            if (here := self.columns.mask(word)) is None:
                plain.append(word.text)
            else:
                wanted &= here
        if plain:
            self.read()
            notes = self._notes(labels)
            for text_ in plain:
                self._leave_with(text_, wanted, notes)
        return wanted

    def _notes(self, labels: Labels) -> dict[int, str]:
        return {self._row_of(id_): note.casefold() for id_, note in labels.flags.items()}

    def _leave_with(self, word: str, wanted: Mask, notes: Mapping[int, str]) -> None:
        """Take away what has a word in none of its texts."""
        is_then = time_test(word)
        noted = [row for row, note in notes.items() if word in note and wanted[row]]
        for rows, texts in self._texts:
            here = wanted[rows.start : rows.stop]
            run = self._samples.run_at(rows.start)[1]
            if isinstance(run, Recording):
                here &= (word in texts[0]) or _is_then(is_then, run)
            else:
                for place in np.flatnonzero(here).tolist():
                    here[place] = word in texts[place]
        wanted[noted] = True
