"""The active-learning loop of one annotator over one project, without a window.

The window, the command line and scripts drive the same object::

    with Project.open("digits.aldesk") as project:
        session = LabelSession(project)
        for asked in session.next_batch():
            session.label(asked.sample.id, "seven")
        session.refit()
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, get_args

import numpy as np
import numpy.typing as npt

from aldesk.core.classes import LabelClass, in_use, meaning, now
from aldesk.core.errors import Problem
from aldesk.core.event import Event
from aldesk.core.filter import Filter, search_text
from aldesk.core.labels import Labels, MarkKind
from aldesk.core.part import Part
from aldesk.core.refit import Recipe, RefitRequest, RefitResult, Rows
from aldesk.core.sample import Sample
from aldesk.evaluate.accuracy import ENOUGH, Accuracy
from aldesk.evaluate.audit import reserved_places
from aldesk.evaluate.curve import area_under
from aldesk.store.project import Basis, CurvePoint, Project, Query, Reason

if TYPE_CHECKING:
    from aldesk.embed import Embeddings

_RECENT = 1000
_ANSWERS = frozenset(get_args(MarkKind))


@dataclass(frozen=True)
class Settings:
    """What a person chooses about a session; kept in the project.

    Attributes
    ----------
    recipe : Recipe
        How to fit and how to query.
    audit_rate : float
        Share of random audit samples in the queue, 0 … 0.5; used when there is no test split.
    seed : int
        Of everything random.
    blind : bool
        Hide the predictions for all samples, not only for those of the audit.
    """

    recipe: Recipe = field(default_factory=Recipe)
    audit_rate: float = 0.2
    seed: int = 0
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A sample in the queue, and why it was asked about.

    ``audit``: drawn at random, to measure the accuracy. ``random``: there was no model yet.
    ``query``: chosen by the strategy. ``ranked``: next in the last ranking, because the annotator
    was faster than the refit. ``picked``: the annotator chose it, in the grid or on the map.
    """

    sample: Sample
    reason: Reason


@dataclass(frozen=True, slots=True)
class History:
    """The acts that are done and those that can be redone, by number, in the order of acting."""

    done: tuple[int, ...]
    undone: tuple[int, ...]


@dataclass(frozen=True)
class Changes:
    """What a call changed, so that only those concerned look again."""

    samples: frozenset[str] = frozenset()
    queue: bool = False
    classes: bool = False
    predictions: bool = False
    ready: bool = False
    curve: bool = False
    settings: bool = False
    pool: bool = False

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return self != Changes()


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
        self._settings = _read_settings(project)
        self._is_ready = False
        if settings is not None and settings != self._settings:
            self.change_settings(settings)
        self._in_pool = np.empty(0, dtype=bool)
        self._test: list[tuple[int, str]] = []
        self._proba_index = np.empty(0, dtype=np.int64)
        self._take_rows(range(len(project.samples)))
        self._basis = self._choose_basis()
        self._asked: dict[int, Reason] = {}
        self._order: list[int] = []  # rows in the order of asking
        self._place: dict[int, int] = {}  # of a row in that order
        self._open: set[int] = set()  # places still to be answered
        self._n_queries = 0
        self._last_start = 0
        for query in project.queries():
            self._take_in(query)
        self._reserve: list[tuple[int, int]] = []  # rank in the audit's order, and row
        self._audit_rows: frozenset[int] = frozenset()
        self._reserve_for_audit(range(len(project.samples)))
        self._generation = 0
        self._answered = 0
        self._asked_with: dict[int, tuple[Recipe, tuple[str, ...]]] = {}
        self._result: RefitResult | None = None
        self._result_classes: tuple[str, ...] = ()
        self._ranked: list[int] = []
        self._embeddings: Embeddings | None = None
        self._texts: list[str] = []  # of all samples, from the first search on

    # The loop, in its order

    def next_batch(self) -> tuple[Asked, ...]:
        """Hand out the next batch and return it; never waits for a refit.

        Takes the strategy's choice if a refit has answered, the best of the last ranking if it has
        not, and random samples before the first. Audit samples are mixed in at the rate set. An
        empty batch means that the pool is used up.
        """
        batch = self._choose_batch()
        if batch:
            seed = self._derived_seed(self._n_queries)
            query = Query(self._n_queries, self.n_labeled, seed, tuple(batch))
            self.project.add_query(query, asdict(self.recipe))
            self._take_in(query)
            self._is_ready = False
        return self._as_asked(batch)

    def upcoming(self) -> tuple[Asked, ...]:
        """Return what `next_batch` would hand out now, for decoding ahead."""
        return self._as_asked(self._choose_batch())

    def queue(self, limit: int | None = None) -> list[Asked]:
        """Return what is handed out and still to be answered, in the order of asking."""
        rows = [self._order[place] for place in sorted(self._open, key=self._turn_of)[:limit]]
        return [Asked(self.project.samples[row], self._asked[row]) for row in rows]

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
        pairs = [(i, class_id) for i in sample_ids if not self.is_reserved(self.project.row_of(i))]
        return self._touched(self.project.journal.label(pairs)) if pairs else Changes()

    def queue_next(self, sample_ids: Iterable[str]) -> Changes:
        """Ask about these samples next, in this order, before what is still open.

        Left out are those that have an answer or were asked about, and those that measure.
        """
        rows = dict.fromkeys(self.project.row_of(sample_id) for sample_id in sample_ids)
        picked: list[tuple[int, Reason]] = [
            (row, "picked") for row in rows if self._is_free(row) and not self.is_reserved(row)
        ]
        if not picked:
            return Changes()
        seed = self._derived_seed(self._n_queries)
        query = Query(self._n_queries, self.n_labeled, seed, tuple(picked))
        self.project.add_query(query, asdict(self.recipe))
        self._take_in(query)
        return Changes(queue=True)

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
            candidates=self._candidates(),
            check_rows=check_rows,
            check_codes=check_codes,
            predict_rows=np.flatnonzero(self._in_pool),
            recipe=self.recipe,
            seed=self._derived_seed(self._n_queries, 1),
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
        self._result, self._result_classes = result, classes
        self._ranked = result.ranked.tolist()
        self._is_ready = bool(self._ranked) and not self.is_waiting
        self._proba_index.fill(-1)
        self._proba_index[result.rows] = np.arange(len(result.rows))
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
        return Asked(self.project.samples[row], self._asked.get(row, "random"))

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
        return sum(mark.kind == "label" for mark in self.labels.marks.values())

    @property
    def basis(self) -> Basis:
        """What accuracy is measured on: the test split if it is large enough, or the audit set."""
        return self._basis

    @property
    def n_audit_skipped(self) -> int:
        """Audit samples without an answer; if they are many, the accuracy flatters."""
        marks = self.labels.marks
        skipped = (marks.get(self.project.samples[row].id) for row in self._audit_rows)
        return sum(mark is not None and mark.kind != "label" for mark in skipped)

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
        place = int(self._proba_index[row])
        if self._result is None or place < 0 or self.is_hidden(row):
            return None
        proba: npt.NDArray[np.float32] = self.by_class(self._result.proba[place : place + 1])[0]
        return proba

    def is_hidden(self, row: int) -> bool:
        """Whether nothing may be told of what the model believes of this sample.

        So it is for all that are still to be labelled while labelling blind, and always for those
        of the audit, asked or not, until they have their label.
        """
        if self.project.samples[row].id in self.labels.marks:
            return False
        is_audit = self._asked.get(row) == "audit" or row in self._audit_rows
        return is_audit or (self._settings.blind and self._is_open(row))

    def find(self, wanted: Filter) -> list[Sample]:
        """Return the samples that a filter lets through, in the project's order.

        With `disagrees`, those come first of which the model is surest. Left out, until they are
        labelled, are the test split and what is kept for the audit: nobody may pick from these.
        """
        samples = self.project.samples
        new, base = samples[len(self._texts) :], self.project.path.parent
        self._texts += [search_text(sample, base) for sample in new]
        rows = self._disagreeing() if wanted.disagrees else self._with_word(wanted.text)
        is_wanted = wanted.test(self.labels)
        return [
            samples[row]
            for row in rows
            if not self._is_kept_back(row) and is_wanted(samples[row], self._texts[row])
        ]

    def is_reserved(self, row: int) -> bool:
        """Whether a sample measures the accuracy, so that it may not be labelled in bulk.

        Those are the test split, the samples asked about for the audit, and those that the audit
        may still ask about.
        """
        if not self._in_pool[row] or self._asked.get(row) == "audit":
            return True
        return row in self._audit_rows and self.project.samples[row].id not in self.labels.marks

    @property
    def audit_rows(self) -> list[int]:
        """The part of the pool that is reserved for the audit."""
        return list(self._audit_order)

    @property
    def audited_rows(self) -> list[int]:
        """The samples that were asked about for the audit, answered or not."""
        return [row for row, reason in self._asked.items() if reason == "audit"]

    @property
    def newest(self) -> tuple[RefitResult, tuple[str, ...]] | None:
        """The newest refit's answer, and the class ids that its codes stand for."""
        return None if self._result is None else (self._result, self._result_classes)

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
        return self._n_queries

    def last_batch(self) -> list[Asked]:
        """Return the samples of the batch that was handed out last, answered or not."""
        rows = self._order[self._last_start :]
        return [Asked(self.project.samples[row], self._asked[row]) for row in rows]

    @property
    def next_is_ready(self) -> bool:
        """Whether the strategy has chosen the batch after the present one."""
        return self._is_ready

    # Inside

    def _take_in(self, query: Query) -> None:
        for row, reason in query.samples:
            self._asked[row] = reason
            self._place[row] = len(self._order)
            self._order.append(row)
            self._settle(row)
        self._last_start = len(self._order) - len(query.samples)
        self._n_queries = query.number + 1

    def _turn_of(self, place: int) -> tuple[bool, int]:
        """Return when a place comes: what the annotator picked goes before all else."""
        return self._asked[self._order[place]] != "picked", place

    def _touched(self, sample_ids: set[str]) -> Changes:
        for sample_id in sample_ids:
            self._settle(self.project.row_of(sample_id))
        return Changes(samples=frozenset(sample_ids), queue=bool(sample_ids))

    def _settle(self, row: int) -> None:
        """Open or close a sample's place in the queue, as its mark says."""
        if (place := self._place.get(row)) is None:
            return
        if self.project.samples[row].id in self.labels.marks:
            self._open.discard(place)
        else:
            self._open.add(place)

    def _is_open(self, row: int) -> bool:
        return self._place.get(row) in self._open

    def _acted(self, act: Callable[[], set[str]]) -> Changes:
        before = self.labels.all_classes
        changes = self._touched(act())
        return replace(changes, classes=before != self.labels.all_classes)

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

    def by_class(self, proba: npt.NDArray[np.float16]) -> npt.NDArray[np.float32]:
        """Return probabilities, (n, n_classes), in the order that the classes have now."""
        place = {class_id: n for n, class_id in enumerate(self.labels.classes)}
        goal = now(self.labels.all_classes)
        found = np.zeros((len(proba), len(place)), np.float32)
        for code, class_id in enumerate(self._result_classes):
            if class_id in goal:  # else it was undone
                found[:, place[goal[class_id]]] += proba[:, code]
        return found

    def _derived_seed(self, *numbers: int) -> int:
        return int(np.random.SeedSequence([self._settings.seed, *numbers]).generate_state(1)[0])

    @property
    def _audit_rate(self) -> float:
        return self._settings.audit_rate if self.basis == "audit" else 0.0

    def _take_rows(self, rows: range) -> None:
        """Make room for samples that are new here."""
        new = [self.project.samples[row] for row in rows]
        in_pool = np.array([sample.split == "pool" for sample in new], dtype=bool)
        self._in_pool = np.concatenate([self._in_pool, in_pool])
        self._proba_index = np.concatenate([self._proba_index, np.full(len(new), -1)])
        self._test += [
            (row, sample.label)
            for row, sample in zip(rows, new, strict=True)
            if sample.split == "test" and sample.label
        ]

    @property
    def _has_test(self) -> bool:
        """Whether enough samples of a test split are known."""
        known = self._meaning()
        return sum(label in known for _, label in self._test) >= ENOUGH

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
            self._reserve, self._audit_rows = [], frozenset()
            return
        in_pool = [row for row in rows if self._in_pool[row]]
        ids = [self.project.samples[row].id for row in in_pool]
        # Kept in the project: with another seed, other samples would be drawn, some of which the
        # strategy has picked over already.
        if (seed := self.project.meta("audit_seed")) is None:
            seed = self._settings.seed
            self.project.set_meta("audit_seed", seed)
        self._reserve += [(rank, in_pool[place]) for rank, place in reserved_places(ids, seed)]
        self._reserve.sort()
        self._audit_rows = frozenset(self._audit_order)

    @property
    def _audit_order(self) -> list[int]:
        return [row for _, row in self._reserve]

    def _choose_batch(self) -> list[tuple[int, Reason]]:
        rng = np.random.default_rng(self._derived_seed(self._n_queries))
        audit, others = self._audit_candidates(), self._query_candidates(rng)
        batch: list[tuple[int, Reason]] = []
        for wants_audit in rng.random(self.recipe.batch_size) < self._audit_rate:
            first, second = (audit, others) if wants_audit else (others, audit)
            item = next(first, None) or next(second, None)
            if item is None:
                break
            batch.append(item)
        return batch

    def _as_asked(self, batch: list[tuple[int, Reason]]) -> tuple[Asked, ...]:
        return tuple(Asked(self.project.samples[row], reason) for row, reason in batch)

    def _audit_candidates(self) -> Iterator[tuple[int, Reason]]:
        return ((row, "audit") for _, row in self._reserve if self._is_free(row))

    def _query_candidates(self, rng: np.random.Generator) -> Iterator[tuple[int, Reason]]:
        n_chosen = self.recipe.batch_size if self._is_ready else 0
        given: set[int] = set()
        for place, row in enumerate(self._ranked):
            if self._is_free(row):
                given.add(row)
                yield row, "query" if place < n_chosen else "ranked"
        for row in rng.permutation(self._candidates()).tolist():
            if row not in given:
                yield row, "random"

    def _is_free(self, row: int) -> bool:
        return row not in self._asked and self.project.samples[row].id not in self.labels.marks

    def _candidates(self) -> Rows:
        free = self._in_pool.copy()
        # Kept out whatever the rate: what a strategy has picked over is no random sample any more.
        free[list(self._audit_rows)] = False
        free[list(self._asked)] = False
        free[[self.project.row_of(sample_id) for sample_id in self.labels.marks]] = False
        return np.flatnonzero(free)

    def _training_labels(self) -> tuple[Rows, Rows]:
        return self._coded(
            (row, mark.class_id)
            for sample_id, mark in self.labels.marks.items()
            if mark.kind == "label"
            and (row := self.project.row_of(sample_id)) >= 0
            and self._asked.get(row) != "audit"
            and self._in_pool[row]
        )

    def _check_labels(self) -> tuple[Rows, Rows]:
        if self.basis == "test":
            ids = self._meaning()
            return self._coded((row, ids[label]) for row, label in self._test if label in ids)
        return self._coded(
            (row, mark.class_id)
            for row, reason in self._asked.items()
            if reason == "audit"
            and (mark := self.labels.marks.get(self.project.samples[row].id))
            and mark.kind == "label"
            and mark.actor != "import"  # who knows how blind that one was
        )

    def _is_kept_back(self, row: int) -> bool:
        """Whether only the queue may bring this sample to the annotator."""
        is_kept = not self._in_pool[row] or (row in self._audit_rows and row not in self._asked)
        return is_kept and self.project.samples[row].id not in self.labels.marks

    def _with_word(self, text: str) -> Sequence[int]:
        """Return the rows that the first word of a search, which most fail at, leaves."""
        word, *_ = text.casefold().split() or [""]
        found = {row for row, known in enumerate(self._texts) if word in known}
        return sorted(found | {self.project.row_of(sample_id) for sample_id in self.labels.flags})

    def _disagreeing(self) -> list[int]:
        """Return labelled rows that the model takes for another class, where it is surest first.

        None of the audit: correcting it by the predictions would flatter the accuracy.
        """
        if self._settings.blind or self._result is None:
            return []
        rows, codes = self._coded(
            (row, mark.class_id)
            for sample_id, mark in self.labels.marks.items()
            if mark.kind == "label"
            and (row := self.project.row_of(sample_id)) >= 0
            and self._proba_index[row] >= 0
            and self._asked.get(row) != "audit"
        )
        if not len(rows):
            return []
        proba = self.by_class(self._result.proba[self._proba_index[rows]])
        best, sure = proba.argmax(axis=1), proba.max(axis=1)
        found = np.flatnonzero((best != codes) & (sure > 0))
        return [int(rows[place]) for place in found[np.argsort(-sure[found], kind="stable")]]

    def _coded(self, pairs: Iterable[tuple[int, str]]) -> tuple[Rows, Rows]:
        code = {class_id: code for code, class_id in enumerate(self.labels.classes)}
        table = np.array([(row, code[class_id]) for row, class_id in pairs], dtype=np.int64)
        table = table.reshape(-1, 2)
        return table[:, 0], table[:, 1]

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


def _read_settings(project: Project) -> Settings:
    kept = project.meta("settings")
    if kept is None:
        return Settings()
    return Settings(**{**kept, "recipe": Recipe(**kept["recipe"])})
