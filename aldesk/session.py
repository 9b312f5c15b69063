"""The active-learning loop of one annotator over one project, without a window.

The window, the command line and scripts drive the same object::

    with Project.open("digits.aldesk") as project:
        session = LabelSession(project)
        for asked in session.next_batch():
            session.label(asked.sample.id, "seven")
        session.refit()
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final, get_args

import numpy as np
import numpy.typing as npt

from aldesk.core.classes import LabelClass, in_use, meaning
from aldesk.core.errors import Problem
from aldesk.core.event import Event
from aldesk.core.filter import Filter
from aldesk.core.labels import Labels, MarkKind
from aldesk.core.part import Part
from aldesk.core.refit import Recipe, RefitRequest, RefitResult, Rows
from aldesk.core.sample import Sample
from aldesk.evaluate.accuracy import ENOUGH, Accuracy
from aldesk.evaluate.curve import area_under
from aldesk.loop.answers import NONE, Answers
from aldesk.loop.pool import Pool
from aldesk.loop.predictions import Predictions
from aldesk.loop.queue import Queue
from aldesk.loop.search import Search
from aldesk.loop.values import Asked, Changes, History, Settings, kept_settings
from aldesk.store.project import Basis, CurvePoint, Project, Query, Reason

if TYPE_CHECKING:
    from aldesk.embed import Embeddings

__all__ = ["Asked", "Changes", "History", "LabelSession", "Settings"]

_RECENT: Final = 1000
_ANSWERS = frozenset(get_args(MarkKind))


class LabelSession:
    """One loop: ask for a batch, label, refit, read the curve.

    Every method that changes something has it on the disk when it returns, and says in its
    `Changes` what it was. A refit can run here (`refit`) or elsewhere (`refit_request`, `accept`).

    Parameters
    ----------
    project : Project
        Open; stays the caller's to close.
    settings : Settings, optional
        Replaces those kept in the project.
    """

    def __init__(self, project: Project, settings: Settings | None = None) -> None:
        self.project = project
        self._settings = kept_settings(project)
        self._is_ready = False
        if settings is not None and settings != self._settings:
            self.change_settings(settings)
        self.answers = Answers()
        self.pool = Pool(project.samples, self.answers)
        self.predictions = Predictions()
        self._queue = Queue(self.answers)
        self._search = Search(project.samples, project.path.parent, project.row_of)
        rows = range(len(project.samples))
        self._take_rows(rows)
        self._basis = self._choose_basis()
        for query in project.queries():
            self._take_in(query)
        self._reserve_for_audit(rows)
        self._generation = 0
        self._answered = 0
        self._asked_with: dict[int, tuple[Recipe, tuple[str, ...]]] = {}
        self._ranked: Rows = np.zeros(0, np.int64)
        self._embeddings: Embeddings | None = None

    # The loop, in its order

    def next_batch(self) -> tuple[Asked, ...]:
        """Hand out the next batch and return it; never waits for a refit.

        Takes the strategy's choice if a refit has answered, the best of the last ranking if it has
        not, and random samples before the first. Audit samples are mixed in at the rate set. An
        empty batch means that the pool is used up.
        """
        batch = self._choose_batch()
        if batch:
            self._ask(batch)
            self._is_ready = False
        return self._with_reasons(batch)

    def upcoming(self) -> tuple[Asked, ...]:
        """Return what `next_batch` would hand out now, for decoding ahead."""
        return self._with_reasons(self._choose_batch())

    def queue(self, limit: int | None = None) -> list[Asked]:
        """Return what is handed out and still to be answered, in the order of asking."""
        return self._as_asked(self._queue.rows(limit))

    @property
    def current(self) -> Asked | None:
        """The sample to show now; None when everything handed out is answered."""
        return next(iter(self.queue(1)), None)

    def label(self, sample_id: str, class_name: str) -> Changes:
        """Give a sample its class.

        Raises
        ------
        Problem
            If the sample or class is unknown, or the disk refuses; nothing has changed then.
        """
        class_id = self._class_id(class_name)
        self.project.row_of(sample_id)
        return self._touched(self.project.journal.label([(sample_id, class_id)]))

    def label_many(self, sample_ids: Iterable[str], class_name: str) -> Changes:
        """Give samples a class as one act, which one undo takes back.

        Samples that measure the accuracy are left out (see `is_reserved`): a label that was given
        in bulk, with the predictions in view, trains and never measures.

        Raises
        ------
        Problem
            If a sample or the class is unknown, or the disk refuses; nothing has changed then.
        """
        class_id = self._class_id(class_name)
        measures = self.pool.measures
        pairs = [(i, class_id) for i in sample_ids if not measures[self.project.row_of(i)]]
        return self._touched(self.project.journal.label(pairs)) if pairs else Changes()

    def queue_next(self, sample_ids: Iterable[str]) -> Changes:
        """Ask about these samples next, in this order, before what is still open.

        Left out are those that have an answer or were asked about, and those that measure.
        """
        wanted = dict.fromkeys(self.project.row_of(sample_id) for sample_id in sample_ids)
        rows = np.array(list(wanted), np.int64)
        rows = rows[self.pool.is_free(rows) & ~self.pool.measures[rows]]
        if len(rows):
            self._ask([(row, "picked") for row in rows.tolist()])
        return Changes(queue=bool(len(rows)))

    def skip(self, sample_id: str) -> Changes:
        """Leave a sample out; it is not asked about again."""
        self.project.row_of(sample_id)
        return self._touched(self.project.journal.skip(sample_id))

    def cant_tell(self, sample_id: str) -> Changes:
        """Say that nobody can tell a sample's class; it counts, and is not asked about again."""
        self.project.row_of(sample_id)
        return self._touched(self.project.journal.cant_tell(sample_id))

    def flag(self, sample_id: str, note: str = "") -> Changes:
        """Mark a sample for a second look, or take the mark off; the sample stays in the queue."""
        self.project.row_of(sample_id)
        flagged = sample_id in self.labels.flags and not note
        journal = self.project.journal
        return self._touched(
            journal.unflag(sample_id) if flagged else journal.flag(sample_id, note)
        )

    def undo(self) -> Changes:
        """Take back the last act; its sample is the current one again."""
        return self._acted(self.project.journal.undo)

    def redo(self) -> Changes:
        """Do the act that was undone last again."""
        return self._acted(self.project.journal.redo)

    def go_to(self, act: int) -> Changes:
        """Undo or redo until this act of the `history` is the last one done; 0 undoes all."""
        return self._acted(lambda: self.project.journal.go_to(act))

    # The classes; a name may be one that a class has, or once had

    def add_class(self, name: str) -> Changes:
        """Add a class at the end."""
        self.project.journal.add_classes([name.strip()])
        return Changes(classes=True)

    def rename_class(self, name: str, new_name: str) -> Changes:
        """Give a class another name; its labels, key and colour stay."""
        class_id, new_name = self._class_id(name), new_name.strip()
        return self._acted(lambda: self.project.journal.rename_class(class_id, new_name))

    def merge_classes(self, name: str, into: str) -> Changes:
        """Give all labels of one class to another; the source's labels of that name follow."""
        one, other = self._class_id(name), self._class_id(into)
        return self._acted(lambda: self.project.journal.merge_class(one, other))

    def move_class(self, name: str, place: int) -> Changes:
        """Move a class to a place in the list, from 0; its key stays."""
        class_id = self._class_id(name)
        return self._acted(lambda: self.project.journal.move_class(class_id, place))

    def recolour_class(self, name: str, color: int) -> Changes:
        """Give a class another of the class colours, by number."""
        class_id = self._class_id(name)
        return self._acted(lambda: self.project.journal.recolour_class(class_id, color))

    def set_aliases(self, name: str, aliases: Iterable[str]) -> Changes:
        """Let a class be found by these names too."""
        class_id = self._class_id(name)
        return self._acted(lambda: self.project.journal.set_aliases(class_id, aliases))

    def import_labels(self, pairs: list[tuple[str, str]]) -> Changes:
        """Take over labels made elsewhere, (sample id, class name) each, as one act."""
        lines = [(sample_id, self._class_id(name)) for sample_id, name in pairs]
        for sample_id, _ in lines:
            self.project.row_of(sample_id)
        journal = self.project.journal
        actor, journal.actor = journal.actor, "import"
        try:
            return self._touched(journal.label(lines) if lines else set())
        finally:
            journal.actor = actor

    def add_samples(self, part: Part) -> Changes:
        """Take in what an import has read: new samples, and files that were moved.

        The queue stays as it is; new samples are drawn and queried from the next batch on.

        Raises
        ------
        Problem
            If the disk refuses; nothing has changed then.
        """
        rows = self.project.add_samples(part)
        self._take_rows(rows)
        self._reserve_for_audit(rows)
        return Changes(samples=frozenset(id_ for id_, _ in part.moved), pool=bool(rows))

    def refit_request(self, key: str) -> RefitRequest:
        """Return what a refit needs to know now.

        Parameters
        ----------
        key : str
            Of the encoder whose embeddings are used.
        """
        self._generation += 1
        self._asked_with[self._generation] = (self.recipe, tuple(self.labels.classes))
        rows, codes = self._training_labels()
        check_rows, check_codes = self._check_labels()
        return RefitRequest(
            generation=self._generation,
            shards=self.project.embeddings.shards(key),
            n_classes=len(self.classes),
            rows=rows,
            codes=codes,
            candidates=self.pool.candidates(),
            check_rows=check_rows,
            check_codes=check_codes,
            predict_rows=np.flatnonzero(self.pool.is_in),
            recipe=self.recipe,
            seed=self._derived_seed(self._queue.n_queries, 1),
        )

    def accept(self, result: RefitResult) -> Changes:
        """Take in a refit's answer; one that is older than the last, or of another recipe, is not.

        An answer that is not the newest asked for is still of use to an annotator who is faster
        than the refits; only the newest one counts as the strategy's choice.
        """
        recipe, classes = self._asked_with.get(result.generation, (None, ()))
        if result.generation <= self._answered or recipe != self.recipe:
            return Changes()
        self._answered = result.generation
        self._asked_with = {g: w for g, w in self._asked_with.items() if g > self._answered}
        self.predictions.take(result, classes)
        self._ranked = result.ranked
        self._is_ready = bool(len(self._ranked)) and not self.is_waiting
        return Changes(predictions=True, ready=True, curve=self._record(result))

    def refit(self) -> Changes:
        """Fit, query and measure here and now, and take the answer in.

        Raises
        ------
        Problem
            If nothing is embedded yet.
        """
        # Brings torch: only scripts and the command line refit in their own process.
        from aldesk.embed import Embeddings
        from aldesk.refit import refit

        request = self.refit_request(self.project.meta("encoder_key", ""))
        if not request.shards:
            raise Problem(
                "Nothing is embedded yet, so there is nothing to fit on",
                kept="Labels can be given all the same",
                todo=f"Run `aldesk embed {self.project.path.name}` first",
            )
        self._embeddings = self._embeddings or Embeddings()
        self._embeddings.update(request.shards)
        return self.accept(refit(request, self._embeddings))

    # What can be read

    @property
    def labels(self) -> Labels:
        """The fold over the journal."""
        return self.project.journal.labels

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

    def recent_classes(self) -> list[str]:
        """Return the ids of the classes that were given lately, the last one first."""
        lately = reversed(self.project.journal.events[-_RECENT:])
        given = dict.fromkeys(event.class_id for event in lately if event.kind == "label")
        return [class_id for class_id in given if class_id in self.labels.classes]

    def asked(self, sample_id: str) -> Asked:
        """Return a sample as it is shown; one that was never asked about counts as picked."""
        row = self.project.row_of(sample_id)
        return Asked(self.project.samples[row], self._queue.reasons.get(row, "random"))

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

    @property
    def settings(self) -> Settings:
        """What the person chose."""
        return self._settings

    @property
    def recipe(self) -> Recipe:
        """How to fit and how to query."""
        return self._settings.recipe

    def change_settings(self, settings: Settings) -> Changes:
        """Choose anew; it holds from the next batch on."""
        self.project.set_meta("settings", asdict(settings))
        self._is_ready = self._is_ready and settings.recipe == self.recipe
        self._settings = settings
        return Changes(settings=True)

    @property
    def n_labeled(self) -> int:
        """Labels given, those of the audit set included."""
        return self.labels.counts["label"]

    @property
    def basis(self) -> Basis:
        """What accuracy is measured on: the test split if it is large enough, or the audit set."""
        return self._basis

    @property
    def n_audit_skipped(self) -> int:
        """Audit samples without an answer; if they are many, the accuracy flatters."""
        is_skipped = self.answers.is_marked & ~self.answers.are("label")
        return int((self.pool.is_reserved & is_skipped).sum())

    @property
    def n_first_classes(self) -> int:
        """Classes that the project began with, those that were merged away since too."""
        n_made = len(self.labels.all_classes)
        return sum(event.actor == "setup" for event in self.project.journal.events[:n_made])

    def label_of(self, sample_id: str) -> str | None:
        """Return the class name that a sample was given, or None."""
        mark = self.labels.marks.get(sample_id)
        return self.labels.classes[mark.class_id] if mark and mark.kind == "label" else None

    def prediction(self, sample_id: str) -> npt.NDArray[np.float32] | None:
        """Return the class probabilities, float32 (n_classes,), or None.

        They are hidden while labelling blind, and for an audit sample until it is labelled.
        """
        row = self.project.row_of(sample_id)
        return None if self.is_hidden(row) else self.predictions.of(row, self.labels)

    def is_hidden(self, row: int) -> bool:
        """Whether nothing may be told of what the model believes of this sample.

        So it is for all that are still to be labelled while labelling blind, and always for those
        of the audit, asked or not, until they have their label.
        """
        if self.answers.is_marked[row]:
            return False
        is_audit = bool(self.pool.is_audited[row] or self.pool.is_reserved[row])
        return is_audit or (self._settings.blind and self._queue.is_open(row))

    def find(self, wanted: Filter) -> list[Sample]:
        """Return the samples that a filter lets through, in the project's order.

        With `disagrees`, those come first of which the model is surest. Left out, until they are
        labelled, are the test split and what is kept for the audit: nobody may pick from these.
        """
        found = ~self.pool.only_queue
        rows = self._search.find(wanted, found, self.labels, self.answers)
        if wanted.disagrees:
            disagreeing = self._disagreeing()
            rows = disagreeing[np.isin(disagreeing, rows)]
        return [self.project.samples[row] for row in rows.tolist()]

    def read_words(self, n: int) -> bool:
        """Read the words of the next `n` samples ahead of a search; return whether any are left."""
        return self._search.read(n)

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
    def newest(self) -> tuple[RefitResult, tuple[str, ...]] | None:
        """The newest refit's answer, and the class ids that its codes stand for."""
        result = self.predictions.result
        return None if result is None else (result, self.predictions.class_ids)

    def curve(self) -> list[CurvePoint]:
        """Return the measured points by rising number of labels, the newest for each number."""
        newest = {p.n_labeled: p for p in self.project.curve() if p.basis == self.basis}
        return [newest[n] for n in sorted(newest)]

    def accuracy(self) -> Accuracy:
        """Return the newest measurement; of nothing, if there is none."""
        points = [p for p in self.project.curve() if p.basis == self.basis]
        return Accuracy(points[-1].n_correct, points[-1].n_check) if points else Accuracy(0, 0)

    def area(self) -> float | None:
        """Return the area under the accuracy curve, 0 … 1, or None before two points."""
        points = [p for p in self.curve() if Accuracy(p.n_correct, p.n_check).enough]
        if len(points) < 2:
            return None
        accuracy = [p.n_correct / p.n_check for p in points]
        return area_under([p.n_labeled for p in points], accuracy)

    @property
    def is_waiting(self) -> bool:
        """Whether the newest refit request is still unanswered."""
        return self._answered < self._generation

    def give_up_waiting(self) -> None:
        """Expect no answer any more; the last ranking stays in use."""
        self._answered = self._generation

    @property
    def n_batches(self) -> int:
        """Batches handed out so far."""
        return self._queue.n_queries

    def last_batch(self) -> list[Asked]:
        """Return the samples of the batch that was handed out last, answered or not."""
        return self._as_asked(self._queue.last_rows())

    @property
    def next_is_ready(self) -> bool:
        """Whether the strategy has chosen the batch after the present one."""
        return self._is_ready

    # Inside

    def _ask(self, batch: Sequence[tuple[int, Reason]]) -> None:
        """Write down what is asked about, then take it into the queue."""
        number = self._queue.n_queries
        query = Query(number, self.n_labeled, self._derived_seed(number), tuple(batch))
        self.project.add_query(query, asdict(self.recipe))
        self._take_in(query)

    def _take_in(self, query: Query) -> None:
        self.pool.ask(query.samples)
        self._queue.take_in(query)

    def _choose_batch(self) -> list[tuple[int, Reason]]:
        rng = np.random.default_rng(self._derived_seed(self._queue.n_queries))
        audit, others = self._audit_candidates(), self._query_candidates(rng)
        batch: list[tuple[int, Reason]] = []
        for wants_audit in rng.random(self.recipe.batch_size) < self._audit_rate:
            first, second = (audit, others) if wants_audit else (others, audit)
            item = next(first, None) or next(second, None)
            if item is None:
                break
            batch.append(item)
        return batch

    def _audit_candidates(self) -> Iterator[tuple[int, Reason]]:
        reserve = self.pool.reserve
        return ((int(row), "audit") for row in reserve[self.pool.is_free(reserve)])

    def _query_candidates(self, rng: np.random.Generator) -> Iterator[tuple[int, Reason]]:
        n_chosen = self.recipe.batch_size if self._is_ready else 0
        places = np.flatnonzero(self.pool.is_free(self._ranked))
        for place in places:
            yield int(self._ranked[place]), "query" if place < n_chosen else "ranked"
        given = set(self._ranked[places].tolist())
        for row in rng.permutation(self.pool.candidates()):
            if row not in given:
                yield int(row), "random"

    def _as_asked(self, rows: Iterable[int]) -> list[Asked]:
        samples, reasons = self.project.samples, self._queue.reasons
        return [Asked(samples[row], reasons[row]) for row in rows]

    def _with_reasons(self, batch: Iterable[tuple[int, Reason]]) -> tuple[Asked, ...]:
        return tuple(Asked(self.project.samples[row], reason) for row, reason in batch)

    def _acted(self, act: Callable[[], set[str]]) -> Changes:
        before = self.labels.all_classes
        changes = self._touched(act())
        return replace(changes, classes=before != self.labels.all_classes)

    def _touched(self, sample_ids: set[str]) -> Changes:
        for sample_id in sample_ids:
            row = self.project.row_of(sample_id)
            self.answers.set(row, self.labels.marks.get(sample_id))
            self._queue.settle(row)
        return Changes(samples=frozenset(sample_ids), queue=bool(sample_ids))

    def _class_id(self, name: str) -> str:
        for class_id, known in self.labels.classes.items():
            if known == name:
                return class_id
        if (once := self._meaning().get(name)) is not None:
            return once
        raise Problem(
            f"There is no class “{name}”",
            kept="Nothing was labelled",
            todo=f"The classes are {', '.join(self.classes) or 'none yet'}",
        )

    def _meaning(self) -> Mapping[str, str]:
        return meaning(self.labels.all_classes)

    def _derived_seed(self, *numbers: int) -> int:
        return int(np.random.SeedSequence([self._settings.seed, *numbers]).generate_state(1)[0])

    @property
    def _audit_rate(self) -> float:
        return self._settings.audit_rate if self.basis == "audit" else 0.0

    def _take_rows(self, rows: range) -> None:
        """Make room for samples that are new here."""
        for part in (self.answers, self.predictions):
            part.grow(rows.stop)
        self.pool.grow(rows)
        marks = self.labels.marks
        for row in rows if marks else ():
            if mark := marks.get(self.project.samples[row].id):
                self.answers.set(row, mark)

    @property
    def _has_test(self) -> bool:
        """Whether enough samples of a test split are known."""
        return len(self._test_labels()[0]) >= ENOUGH

    def _choose_basis(self) -> Basis:
        """Choose once for this session: it must not change while a test split is still read."""
        project = self.project
        is_coming = project.meta("expects_test", False) and project.imports.unfinished()
        return "test" if self._has_test or is_coming else "audit"

    def _reserve_for_audit(self, rows: range) -> None:
        """Reserve a random part of the pool for the audit, whatever the strategy will choose.

        Also while a test split is only expected: should it turn out too small, what the strategy
        had picked over could not be audited any more.
        """
        if self._has_test and self.basis == "test":
            self.pool.release_reserve()
            return
        # Kept in the project: with another seed, other samples would be drawn, some of which the
        # strategy has picked over already.
        if (seed := self.project.meta("audit_seed")) is None:
            seed = self._settings.seed
            self.project.set_meta("audit_seed", seed)
        self.pool.reserve_for_audit(rows, seed)

    def _training_labels(self) -> tuple[Rows, Rows]:
        codes = self.answers.codes(self.labels.classes)
        rows = np.flatnonzero((codes != NONE) & self.pool.is_in & ~self.pool.is_audited)
        return rows, codes[rows]

    def _check_labels(self) -> tuple[Rows, Rows]:
        if self.basis == "test":
            return self._test_labels()
        codes = self.answers.codes(self.labels.classes)
        # Who knows how blind an imported label was given.
        is_blind = self.pool.is_audited & ~self.answers.is_imported
        rows = np.flatnonzero((codes != NONE) & is_blind)
        return rows, codes[rows]

    def _test_labels(self) -> tuple[Rows, Rows]:
        code_of = {class_id: code for code, class_id in enumerate(self.labels.classes)}
        ids = self._meaning()
        return self.pool.test_labels({name: code_of[id_] for name, id_ in ids.items()})

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

    def _record(self, result: RefitResult) -> bool:
        """Keep the measurement as a point of the curve, unless it says what the last one said."""
        if not result.n_check or not result.n_labeled:
            return False
        point = CurvePoint(result.n_labeled, result.n_correct, result.n_check, self.basis)
        if self.project.curve()[-1:] == [point]:
            return False
        self.project.add_curve_point(
            point, asdict(self.recipe), result.fit_seconds, result.query_seconds
        )
        return True
