"""The state of a session, and what can be read of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, get_args

import numpy as np
import numpy.typing as npt

from aldesk.core.classes import LabelClass, class_of_name, in_use
from aldesk.core.event import Event
from aldesk.core.filter import Filter
from aldesk.core.labels import AnswerKind, Labels
from aldesk.core.refit import Recipe, RefitResult, Rows
from aldesk.core.sample import Sample
from aldesk.evaluate.accuracy import Accuracy
from aldesk.session.accuracy_monitor import AccuracyMonitor
from aldesk.session.answers import NONE, Answers
from aldesk.session.pool import Pool
from aldesk.session.predictions import Predictions
from aldesk.session.queue import Queue
from aldesk.session.search import Search
from aldesk.session.types import BatchProgress, History, QueueItem, Settings, load_settings
from aldesk.store.curve_table import Basis, CurvePoint
from aldesk.store.project import Project
from aldesk.store.query_table import Query

_RECENT: Final = 1000
_ANSWERS = frozenset(get_args(AnswerKind))


class SessionState:
    """Everything that a session knows, and nothing that changes it.

    Attributes
    ----------
    project : Project
    answers, pool, predictions
        The same as arrays by row, for who looks at all samples.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self._settings = load_settings(project)
        self.answers = Answers()
        self.pool = Pool(project.samples, self.answers)
        self.predictions = Predictions()
        self._queue = Queue(self.answers)
        self._search = Search(project.samples, project.path.parent, project.row_of)
        self._take_rows(range(len(project.samples)))
        for query in project.queries.all():
            self._add_query(query)
        self._measure = AccuracyMonitor(project, self.pool, self.answers)

    # The labels and their classes

    @property
    def labels(self) -> Labels:
        """The fold over the journal."""
        return self.project.journal.labels

    @property
    def n_labeled(self) -> int:
        """Labels given, those of the audit set included."""
        return self.labels.counts["label"]

    def label_of(self, sample_id: str) -> str | None:
        """Return the class name that a sample was given, or None."""
        mark = self.labels.marks.get(sample_id)
        return self.labels.classes[mark.class_id] if mark and mark.kind == "label" else None

    @property
    def classes(self) -> list[str]:
        """Class names in their order."""
        return list(self.labels.classes.values())

    @property
    def label_classes(self) -> list[LabelClass]:
        """The classes in their order, with their colours and aliases."""
        return list(in_use(self.labels.all_classes))

    def class_named(self, name: str) -> str | None:
        """Return the present name of the class that has, or once had, this name."""
        class_id = self._meaning().get(name)
        return None if class_id is None else self.labels.classes[class_id]

    @property
    def n_first_classes(self) -> int:
        """Classes that the project began with, those that were merged away since too."""
        n_made = len(self.labels.all_classes)
        return sum(event.actor == "setup" for event in self.project.journal.events[:n_made])

    def recent_classes(self) -> list[str]:
        """Return the ids of the classes that were given lately, the last one first."""
        lately = reversed(self.project.journal.events[-_RECENT:])
        given = dict.fromkeys(event.class_id for event in lately if event.kind == "label")
        return [class_id for class_id in given if class_id in self.labels.classes]

    def answered(self) -> list[str]:
        """Return the ids of the samples with an answer, the one answered last at the end."""
        lines = self.project.journal.events
        last = {event.sample: event.seq for event in lines if event.kind in _ANSWERS}
        marks = self.labels.marks
        return sorted(marks, key=last.__getitem__)

    def history(self) -> History:
        """Return the acts that can be undone or redone."""
        return History(tuple(self.labels.done), tuple(reversed(self.labels.undone)))

    def events_of(self, act: int) -> Sequence[Event]:
        """Return what one act of the `history` consists of."""
        return self.labels.act(act)

    # The queue

    def queue(self, limit: int | None = None) -> list[QueueItem]:
        """Return what is handed out and still to be answered, in the order of asking."""
        return self._as_asked(self._queue.rows(limit))

    @property
    def current(self) -> QueueItem | None:
        """The sample to show now; None when everything handed out is answered."""
        return next(iter(self.queue(1)), None)

    def last_batch(self, most: int | None = None) -> list[QueueItem]:
        """Return the samples of the batch that was handed out last, answered or not.

        Of more than `most` samples, the page of so many on which the first open one stands.
        """
        rows = self._queue.last_rows()
        if most is None or len(rows) <= most:
            return self._as_asked(rows)
        is_done = self.answers.is_marked[rows]
        first = len(rows) - 1 if is_done.all() else int(is_done.argmin())
        start = first // most * most
        return self._as_asked(rows[start : start + most])

    def batch_progress(self) -> BatchProgress:
        """Return how far the batch is that was handed out last."""
        rows = np.array(self._queue.last_rows(), np.int64)
        n_done, n_audit = (
            int(m[rows].sum()) for m in (self.answers.is_marked, self.pool.is_audited)
        )
        return BatchProgress(len(rows), n_done, n_audit)

    @property
    def n_batches(self) -> int:
        """Batches handed out so far."""
        return self._queue.n_queries

    def asked(self, sample_id: str) -> QueueItem:
        """Return a sample as it is shown; one that was never asked about counts as picked."""
        row = self.project.row_of(sample_id)
        return QueueItem(self.project.samples[row], self._queue.reasons.get(row, "random"))

    # What the person chose

    @property
    def settings(self) -> Settings:
        """What the person chose."""
        return self._settings

    @property
    def recipe(self) -> Recipe:
        """How to fit and how to query."""
        return self._settings.recipe

    # What the model believes, where that may be told

    def prediction(self, sample_id: str) -> npt.NDArray[np.float32] | None:
        """Return the class probabilities, float32 (n_classes,), or None.

        They are hidden while labelling blind, and always for an audit sample.
        """
        row = self.project.row_of(sample_id)
        return None if self.is_hidden(row) else self.predictions.of(row, self.labels)

    def is_hidden(self, row: int) -> bool:
        """Whether nothing may be told of what the model believes of this sample.

        So it is for all that are still to be labelled while labelling blind, and always for those
        that the audit has asked about, also after the answer, which must not be changed by it, or
        may still ask about.
        """
        if self.pool.is_in[row] and self.is_reserved(row):
            return True
        return self._settings.blind and self._queue.is_open(row)

    @property
    def newest(self) -> tuple[RefitResult, tuple[str, ...]] | None:
        """The newest refit's answer, and the class ids that its codes stand for."""
        result = self.predictions.result
        return None if result is None else (result, self.predictions.class_ids)

    def find(self, wanted: Filter) -> list[Sample]:
        """Return the samples that a filter lets through, in the project's order.

        With `disagrees`, those come first of which the model is surest. Left out, until they are
        labelled, are the test split and what is kept for the audit: nobody may pick from these.
        """
        found = ~self.pool.hidden_from_search
        rows = self._search.find(wanted, found, self.labels, self.answers)
        if wanted.disagrees:
            disagreeing = self._disagreeing()
            rows = disagreeing[np.isin(disagreeing, rows)]
        return [self.project.samples[row] for row in rows.tolist()]

    def read_words(self, n: int) -> bool:
        """Read the words of the next `n` samples ahead of a search; return whether any are left."""
        return self._search.read(n)

    # The accuracy

    @property
    def basis(self) -> Basis:
        """What accuracy is measured on: the test split if it is large enough, or the audit set."""
        return self._measure.basis

    def curve(self) -> list[CurvePoint]:
        """Return the measured points by rising number of labels, the newest for each number."""
        return self._measure.curve()

    def accuracy(self) -> Accuracy:
        """Return the newest measurement; of nothing, if there is none."""
        return self._measure.accuracy()

    def area(self) -> float | None:
        """Return the area under the accuracy curve, 0 … 1, or None before two points."""
        return self._measure.area()

    def is_reserved(self, row: int) -> bool:
        """Whether a sample measures the accuracy, so that it may not be labelled in bulk.

        Those are the test split, the samples asked about for the audit, and those that the audit
        may still ask about.
        """
        pool, is_marked = self.pool, self.answers.is_marked[row]
        untouched = pool.is_reserved[row] and not is_marked
        return bool(not pool.is_in[row] or pool.is_audited[row] or untouched)

    @property
    def audit_rows(self) -> list[int]:
        """The part of the pool that is reserved for the audit."""
        rows: list[int] = self.pool.reserve.tolist()
        return rows

    @property
    def audited_rows(self) -> list[int]:
        """The samples that were asked about for the audit, answered or not."""
        return self._queue.audited()

    @property
    def n_audit_skipped(self) -> int:
        """Audit samples without an answer; if they are many, the accuracy flatters."""
        return self._measure.n_skipped

    # Inside

    def _as_asked(self, rows: Iterable[int]) -> list[QueueItem]:
        samples, reasons = self.project.samples, self._queue.reasons
        return [QueueItem(samples[row], reasons[row]) for row in rows]

    def _add_query(self, query: Query) -> None:
        self.pool.ask(query.samples)
        self._queue.add_query(query)

    def _take_rows(self, rows: range) -> None:
        """Make room for samples that are new here."""
        for part in (self.answers, self.predictions):
            part.grow(rows.stop)
        self.pool.grow(rows)
        marks = self.labels.marks
        for row in rows if marks else ():
            if mark := marks.get(self.project.samples[row].id):
                self.answers.set(row, mark)

    def _training_labels(self) -> tuple[Rows, Rows]:
        codes = self.answers.codes(self.labels.classes)
        rows = np.flatnonzero((codes != NONE) & self.pool.is_in & ~self.pool.is_audited)
        return rows, codes[rows]

    def _disagreeing(self) -> Rows:
        """Return labelled rows that the model takes for another class, where it is surest first.

        None of the audit: correcting it by the predictions would flatter the accuracy.
        """
        if self._settings.blind:
            return np.zeros(0, np.int64)
        codes = self.answers.codes(self.labels.classes)
        best, sureness = self.predictions.best(self.labels)
        is_other = (codes != NONE) & (best != NONE) & (best != codes) & (sureness > 0)
        rows = np.flatnonzero(is_other & ~self.pool.is_audited)
        return rows[np.argsort(-sureness[rows], kind="stable")]

    def _meaning(self) -> Mapping[str, str]:
        return class_of_name(self.labels.all_classes)
