"""Asks the encoder's process for words, and scores the samples by them, in a thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from aldesk.arrays import Floats, Rows
from aldesk.core.errors import Cancelled
from aldesk.core.ids import ClassId
from aldesk.core.outcome import Done, Failed, Outcome
from aldesk.embed.word_scan import scan_probabilities, scan_scores
from aldesk.engine.lookup.client import LookupClient, LookupEncoder
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.workspace.controller import SessionController
from aldesk.gui.workspace.job import outcome_of
from aldesk.session.by_words import Question

_FAULT = noop("The words could not be looked for.")


@dataclass(frozen=True)
class WordsFound:
    """What fits words, and how well.

    Attributes
    ----------
    text : str
        The words.
    rows : int64 (n,)
        All embedded samples.
    scores : float32 (n,)
    is_cosine : bool
        Whether the scores are cosines; else the model's own, 0 … 1.
    """

    text: str
    rows: Rows
    scores: Floats
    is_cosine: bool


@dataclass(frozen=True)
class WordsPredicted:
    """What words say of the classes: `LabelSession.accept_words` takes it."""

    rows: Rows
    proba: Floats
    class_ids: tuple[ClassId, ...]


class WordSearch(QObject):
    """One question after another; the newest counts.

    Signals
    -------
    found : WordsFound
    failed
        The problem has been told.
    """

    found = Signal(object)
    failed = Signal()

    def __init__(
        self, controller: SessionController, client: LookupClient, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._controller, self._session = controller, controller.session
        self._client = client
        self._background: Background | None = None
        self._cancel = threading.Event()
        self._n_asked = 0

    def find(self, question: Question, text: str) -> None:
        """Ask for the samples that fit words; returns at once."""
        project = self._session.project
        shards = project.embeddings.shards(project.meta.encoder_key)

        def work(encoder: LookupEncoder) -> WordsFound:
            probe = self._client.read(encoder, question, self._cancel)
            rows, scores = scan_scores(shards, probe, self._beat)
            return WordsFound(text, rows, scores[:, 0], probe.is_cosine)

        self._ask(work, self.found.emit)

    def predict(self, question: Question, class_ids: list[ClassId]) -> None:
        """Let words predict the classes until a model has learned; returns at once."""
        project, session = self._session.project, self._session
        shards = project.embeddings.shards(project.meta.encoder_key)
        exclusive = not session.labels.is_several

        def work(encoder: LookupEncoder) -> WordsPredicted:
            probe = self._client.read(encoder, question, self._cancel)
            rows, proba = scan_probabilities(
                shards, probe, exclusive=exclusive, progress=self._beat
            )
            return WordsPredicted(rows, proba, tuple(class_ids))

        self._ask(work, self._take)

    def stop(self) -> None:
        """End the thread, and what it asks at the moment."""
        self._cancel.set()
        if self._background:
            self._background.close()

    def _ask(self, work: Callable[[LookupEncoder], object], take: Callable[..., object]) -> None:
        self._n_asked += 1
        number, project = self._n_asked, self._session.project

        def made() -> LookupEncoder:
            return LookupEncoder.of(project)

        encoder = outcome_of(made, tr(_FAULT))
        if not isinstance(encoder, Done):
            self._end(encoder, take)
            return
        self._background = self._background or Background("words")
        self._background.submit(
            lambda: outcome_of(lambda: work(encoder.result), tr(_FAULT)),
            lambda outcome: self._end(outcome, take) if number == self._n_asked else None,
        )

    def _take(self, said: WordsPredicted) -> None:
        session = self._session
        if session.predictions.result is None or session.predictions.is_by_words:
            self._controller.do(session.accept_words, said.rows, said.proba, said.class_ids)

    def _end(self, outcome: Outcome, take: Callable[..., object]) -> None:
        if isinstance(outcome, Done):
            take(outcome.result)
            return
        if isinstance(outcome, Failed):
            self._controller.messages.trouble(problem_text(outcome.problem))
        self.failed.emit()

    def _beat(self, done: int, total: int) -> None:
        if self._cancel.is_set():
            raise Cancelled
