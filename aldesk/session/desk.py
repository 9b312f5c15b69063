"""What all acts of a session share: what is known of each sample, and how an act is followed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace

import numpy as np

from aldesk.arrays import Rows, Verdicts
from aldesk.core.errors import Problem
from aldesk.core.ids import NO_CLASS, ClassId, SampleId
from aldesk.core.labels import Labels
from aldesk.core.project_state import ProjectState
from aldesk.core.query_record import QueryRecord
from aldesk.core.recording import Recording
from aldesk.session.accuracy_monitor import AccuracyMonitor
from aldesk.session.answers import Answers
from aldesk.session.bulk_checks import BulkChecks
from aldesk.session.pool import Pool
from aldesk.session.predictions import Predictions
from aldesk.session.queue import Queue
from aldesk.session.second_look_log import SecondLookLog
from aldesk.session.types import Changes, for_several, load_settings
from aldesk.session.validations import Validations
from aldesk.session.verdict_rows import VerdictRows
from aldesk.store.project import Project
from aldesk.store.query_table import Query, Reason


class Desk:
    """A project with all that a session knows of it; its parts act on it, and know no other part.

    Attributes
    ----------
    project : Project
    settings : Settings
    answers, verdicts, pool, predictions, queue, bulk, second_looks, validations, accuracy
        See `aldesk.session.label_session.LabelSession`.
    """

    def __init__(self, project: Project) -> None:
        self.project = project
        self.settings = load_settings(project)
        if self.labels.is_several:
            self.settings = for_several(self.settings)
        self.answers = Answers()
        self.verdicts = VerdictRows()
        self.pool = Pool(project.samples, self.answers)
        self.predictions = Predictions()
        self.queue = Queue(project.samples, self.answers)
        self.second_looks = SecondLookLog(project)
        self.take_rows(range(len(project.samples)))
        self.bulk = BulkChecks(project, self.answers, self.verdicts)
        self._take_queries()
        self.validations = Validations(
            project, self.pool, self.answers, self.verdicts, self.predictions
        )
        self.accuracy = AccuracyMonitor(project, self.pool, self.answers, self.verdicts)

    @property
    def labels(self) -> Labels:
        """The fold over the journal."""
        return self.project.journal.labels

    # What is meant

    def class_id(self, name: str, kept: str = "Nothing was labelled") -> ClassId:
        """Return the id of a class; an unknown one is a `Problem`, which says what was kept."""
        if (class_id := self.labels.class_id(name)) is not None:
            return class_id
        raise Problem(
            f"There is no class “{name}”",
            kept=kept,
            todo=f"The classes are {', '.join(self.labels.class_names) or 'none yet'}",
        )

    def known_id(self, sample_id: str) -> SampleId:
        """Return the id as one of the project's; an unknown one is a `Problem`."""
        return self.project.samples[self.project.row_of(sample_id)].id

    def not_measuring(self, ids: Sequence[SampleId]) -> list[SampleId]:
        """Return those of some samples that do not measure the accuracy; see `Pool.measures`."""
        rows = np.array([self.project.row_of(id_) for id_ in ids], np.int64)
        measures = self.pool.measures(rows).tolist()
        return [id_ for id_, left_out in zip(ids, measures, strict=True) if not left_out]

    def training_labels(self) -> tuple[Rows, Rows | Verdicts]:
        """Return the rows that the next refit learns from, and their codes or verdicts."""
        if self.labels.is_several:
            return self.pool.training_verdicts(self.verdicts, self.labels.members)
        return self.pool.training_labels(self.labels.classes)

    def known_of_class(self, class_id: ClassId) -> tuple[Rows, Verdicts]:
        """Return the samples that teach one class and whether each has it."""
        of_class = {class_id: self.labels.members[class_id]}
        rows, said = self.pool.training_verdicts(self.verdicts, of_class)
        if self.labels.is_several:
            return rows, said[:, 0]
        labelled, codes = self.pool.training_labels(self.labels.classes)
        has = codes == list(self.labels.classes).index(class_id)
        all_said = np.concatenate([said[:, 0], has.astype(np.int8)])
        return np.concatenate([rows, labelled]), all_said

    def derived_seed(self, *numbers: int) -> int:
        """Return the seed of one of the session's draws."""
        return int(np.random.SeedSequence([self.settings.seed, *numbers]).generate_state(1)[0])

    def state(self) -> ProjectState:
        """Return how far the project has come."""
        return ProjectState(
            n_events=len(self.project.journal.events),
            n_queries=self.queue.n_batches,
            n_samples=len(self.project.samples),
            n_drawn=dict(self.validations.n_drawn),
        )

    # What an act has changed

    def touched(self, sample_ids: set[SampleId]) -> Changes:
        """Follow an act that the journal has written: it changed these samples."""
        for sample_id in sample_ids:
            row = self.project.row_of(sample_id)
            self._heed(row, sample_id)
            self.queue.update_open(row)
        self._follow_disputes()
        if self.bulk.rows_again:
            self._follow_checks(self.project.row_of(sample_id) for sample_id in sample_ids)
        return Changes(samples=frozenset(sample_ids), queue=bool(sample_ids))

    def acted(self, act: Callable[[], set[SampleId]]) -> Changes:
        """Let the journal write an act that may change classes, and follow it."""
        before = self.labels.all_classes
        changes = replace(self.touched(act()), classes=before != self.labels.all_classes)
        if changes.classes:
            self._follow_checks(self.bulk.rows_again)
        return changes

    def ask(self, batch: Sequence[tuple[int, Reason]], record: QueryRecord | None = None) -> None:
        """Write down what is asked about, then take it into the queue."""
        number = self.queue.n_batches
        query = Query(number, self.labels.n_labeled, self.derived_seed(number), tuple(batch))
        self.project.queries.add(query, asdict(self.settings.recipe), record)
        self._take_query(query)
        self.bulk.take(query, len(self.project.journal.events))
        self._follow_checks(row for row, _ in query.samples)

    # What is there

    def take_rows(self, rows: range) -> None:
        """Make room for samples that are new here."""
        for part in (self.answers, self.predictions):
            part.grow(rows.stop)
        self.pool.grow(rows)
        samples, marks = self.project.samples, self.labels.marks
        if not rows.start:
            for id_ in self.labels.judgements.keys() | marks.keys():
                if (place := samples.row_of(id_)) is not None:
                    self._heed(place, id_)
            return
        for here, run in samples.runs(rows):
            if isinstance(run, Recording):
                continue  # a source labels whole files at most
            for row, sample in zip(here, run, strict=True):
                if sample.id in marks:
                    self._heed(row, sample.id)

    def reserve_for_audit(self, rows: range) -> None:
        """Reserve a random part of the pool for the audit, whatever the strategy will choose.

        Also while a test split is only expected: should it turn out too small, what the strategy
        had picked over could not be audited any more.
        """
        if self.accuracy.has_test and self.accuracy.basis == "test":
            self.pool.release_reserve()
            return
        # Kept in the project: with another seed, other samples would be drawn, some of which the
        # strategy has picked over already.
        if (seed := self.project.meta.audit_seed) is None:
            seed = self.settings.seed
            if not self.project.is_read_only:
                self.project.meta.audit_seed = seed
        self.pool.reserve_for_audit(rows, seed, self.project.meta.audit_by)

    # Inside

    def _take_queries(self) -> None:
        """Take in what was asked about before the project was opened."""
        self._follow_disputes()
        queries = self.project.queries.all()
        for query in queries:
            self._take_query(query)
        self.bulk.take_all(queries)
        self._follow_checks(self.bulk.rows_again)

    def _take_query(self, query: Query) -> None:
        if query.looks_again:
            self.second_looks.add(query)
            self.queue.n_batches = query.number + 1
            return
        if query.asks_again:
            self.queue.ask_again(query)
            return
        self.pool.ask(query.samples)
        self.queue.add_query(query)

    def _heed(self, row: int, sample_id: SampleId) -> None:
        """Let the arrays say of a sample what the journal says now."""
        mark, said = self.labels.marks.get(sample_id), self.labels.judgements.get(sample_id)
        if not self.labels.is_several:  # the one label tells all that there is to say
            self.verdicts.set(row, None if mark and mark.kind == "label" else said)
        else:
            self.verdicts.set(row, said)
            has = self.labels.classes_of(sample_id)
            mark = mark and mark._replace(class_id=has[0] if len(has) == 1 else NO_CLASS)
        self.answers.set(row, mark)

    def _follow_disputes(self) -> None:
        """Ask about what is to be decided now, and no more about what is not."""
        rows = [self.project.row_of(sample_id) for sample_id in self.labels.to_decide]
        ended = self.queue.only_to_decide.difference(rows)
        self.queue.forget(ended)
        self.pool.is_asked[list(ended)] = False
        new = [row for row in rows if not self.queue.decides(row)]
        self.queue.decide(new)
        self.pool.ask((row, "adjudicate") for row in new)

    def _follow_checks(self, rows: Iterable[int]) -> None:
        """Ask again about those labels of bulk acts that nobody has checked or replaced yet."""
        concerned = self.bulk.rows_again.intersection(rows)
        waiting = self.bulk.waiting(concerned)
        for row in concerned:
            self.queue.update_again(row, is_open=row in waiting)
