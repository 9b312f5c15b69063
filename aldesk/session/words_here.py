"""Words of a script: samples that fit them, and what predicts before a model has learned.

The encoder is loaded in this process; the window asks the engine instead (`engine/lookup`).
"""

from collections.abc import Iterable, Mapping

from aldesk.arrays import Floats, Rows
from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.refit import Shard
from aldesk.embed.word_scan import scan_probabilities, scan_scores
from aldesk.session import by_words
from aldesk.session.desk import Desk
from aldesk.session.types import Changes


class WordsHere:
    """Finds and predicts by words."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self, text: str, n: int) -> list[tuple[SampleId, float]]:
        """Return the samples that fit words best, with their scores."""
        desk = self._desk
        question = by_words.question_of(by_words.reader_of(desk.project), text)
        probe = by_words.ask_here(desk.project, question)
        rows, scores = scan_scores(self._shards(), probe)
        order = by_words.order_by(desk.pool, rows, scores[:, 0])[:n]
        found = zip(rows[order].tolist(), scores[order, 0].tolist(), strict=True)
        return [(desk.project.samples[row].id, score) for row, score in found]

    def predict(self, words: Mapping[ClassId, str] | None) -> Changes:
        """Let words be the first classifier; those that follow from the names, if not given."""
        self.refuse()
        desk = self._desk
        reader = by_words.reader_of(desk.project)
        chosen = by_words.own_words(desk.project, reader) if words is None else words
        question, class_ids = by_words.first_question(desk.project, reader, chosen)
        probe = by_words.ask_here(desk.project, question)
        exclusive = not desk.labels.is_several
        rows, proba = scan_probabilities(self._shards(), probe, exclusive=exclusive)
        return self.accept(rows, proba, class_ids)

    def refuse(self) -> None:
        """Refuse that words predict where a model has learned from labels; raises Problem."""
        predictions = self._desk.predictions
        learned = predictions.result
        if learned is not None and learned.proba.size and not predictions.is_by_words:
            raise Problem(
                "The model has learned from labels already, and predicts better than words do",
                kept="Nothing was changed",
            )

    def accept(self, rows: Rows, proba: Floats, class_ids: Iterable[ClassId]) -> Changes:
        """Take in what words say.

        The first refit that learns from labels replaces it; it is not kept in the project.

        Parameters
        ----------
        rows : int64 (n,)
        proba : float32 (n, n_classes)
        class_ids : iterable of ClassId
            Of the columns.
        """
        inside = self._desk.pool.is_in[rows]
        self._desk.predictions.take_words(rows[inside], proba[inside], tuple(class_ids))
        return Changes(predictions=True)

    def _shards(self) -> tuple[Shard, ...]:
        project = self._desk.project
        return project.embeddings.shards(project.meta.encoder_key)
