"""The active-learning loop of one annotator over one project, without a window.

The window, the command line and scripts drive the same object::

    with Project.open("digits.aldesk") as project:
        session = LabelSession(project)
        for asked in session.next_batch():
            session.label(asked.sample.id, "seven")
        session.refit()
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import numpy as np

from aldesk.core.errors import Problem
from aldesk.core.import_batch import ImportBatch
from aldesk.core.refit import Recipe, RefitRequest, RefitResult, Rows
from aldesk.session.state import SessionState
from aldesk.session.types import Changes, History, QueueItem, Settings
from aldesk.store.project import Project
from aldesk.store.query_table import Query, Reason

if TYPE_CHECKING:
    from aldesk.embed import Embeddings

__all__ = ["Changes", "History", "LabelSession", "QueueItem", "Settings"]


class LabelSession(SessionState):
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
        super().__init__(project)
        self._ranked: Rows = np.zeros(0, np.int64)
        self._is_ready = False
        self._generation = 0
        self._answered = 0
        self._asked_with: dict[int, tuple[Recipe, tuple[str, ...]]] = {}
        self._embeddings: Embeddings | None = None
        if settings is not None and settings != self._settings:
            self.change_settings(settings)
        self._reserve_for_audit(range(len(project.samples)))

    # The loop, in its order

    def next_batch(self) -> tuple[QueueItem, ...]:
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

    def upcoming(self) -> tuple[QueueItem, ...]:
        """Return what `next_batch` would hand out now, for decoding ahead."""
        return self._with_reasons(self._choose_batch())

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

    # A refit: here, or elsewhere

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
        check_rows, check_codes = self._measure.labels()
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
        return Changes(
            predictions=True, ready=True, curve=self._measure.record(result, self.recipe)
        )

    def refit(self) -> Changes:
        """Fit, query and measure here and now, and take the answer in.

        Raises
        ------
        Problem
            If nothing is embedded yet.
        """
        # Brings torch: only scripts and the command line refit in their own process.
        from aldesk.embed import Embeddings
        from aldesk.learn.refit import refit

        request = self.refit_request(self.project.meta.encoder_key)
        if not request.shards:
            raise Problem(
                "Nothing is embedded yet, so there is nothing to fit on",
                kept="Labels can be given all the same",
                todo=f"Run `aldesk embed {self.project.path.name}` first",
            )
        self._embeddings = self._embeddings or Embeddings()
        self._embeddings.update(request.shards)
        return self.accept(refit(request, self._embeddings))

    @property
    def is_waiting(self) -> bool:
        """Whether the newest refit request is still unanswered."""
        return self._answered < self._generation

    @property
    def next_is_ready(self) -> bool:
        """Whether the strategy has chosen the batch after the present one."""
        return self._is_ready

    def give_up_waiting(self) -> None:
        """Expect no answer any more; the last ranking stays in use."""
        self._answered = self._generation

    # What the project consists of, and what is chosen

    def change_settings(self, settings: Settings) -> Changes:
        """Choose anew; it holds from the next batch on."""
        self.project.meta.settings = asdict(settings)
        self._is_ready = self._is_ready and settings.recipe == self.recipe
        self._settings = settings
        return Changes(settings=True)

    def add_samples(self, part: ImportBatch) -> Changes:
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

    # Inside

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

    def _with_reasons(self, batch: Iterable[tuple[int, Reason]]) -> tuple[QueueItem, ...]:
        return tuple(QueueItem(self.project.samples[row], reason) for row, reason in batch)

    def _ask(self, batch: Sequence[tuple[int, Reason]]) -> None:
        """Write down what is asked about, then take it into the queue."""
        number = self._queue.n_queries
        query = Query(number, self.n_labeled, self._derived_seed(number), tuple(batch))
        self.project.queries.add(query, asdict(self.recipe))
        self._add_query(query)

    def _acted(self, act: Callable[[], set[str]]) -> Changes:
        before = self.labels.all_classes
        changes = self._touched(act())
        return replace(changes, classes=before != self.labels.all_classes)

    def _touched(self, sample_ids: set[str]) -> Changes:
        for sample_id in sample_ids:
            row = self.project.row_of(sample_id)
            self.answers.set(row, self.labels.marks.get(sample_id))
            self._queue.update_open(row)
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

    def _derived_seed(self, *numbers: int) -> int:
        return int(np.random.SeedSequence([self._settings.seed, *numbers]).generate_state(1)[0])

    @property
    def _audit_rate(self) -> float:
        return self._settings.audit_rate if self.basis == "audit" else 0.0

    def _reserve_for_audit(self, rows: range) -> None:
        """Reserve a random part of the pool for the audit, whatever the strategy will choose.

        Also while a test split is only expected: should it turn out too small, what the strategy
        had picked over could not be audited any more.
        """
        if self._measure.has_test and self.basis == "test":
            self.pool.release_reserve()
            return
        # Kept in the project: with another seed, other samples would be drawn, some of which the
        # strategy has picked over already.
        if (seed := self.project.meta.audit_seed) is None:
            seed = self._settings.seed
            self.project.meta.audit_seed = seed
        self.pool.reserve_for_audit(rows, seed)
