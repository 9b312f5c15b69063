"""Batches: which samples are asked about next, written down with what they were chosen from."""

from collections.abc import Iterable
from itertools import islice

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.query_record import QueryRecord
from aldesk.session.batch_chooser import BatchChooser
from aldesk.session.desk import Desk
from aldesk.session.query_records import library_versions
from aldesk.session.types import Changes, QueueItem
from aldesk.store.query_table import Reason


class Batches:
    """Hands out batches.

    Parameters
    ----------
    desk : Desk
    chooser : BatchChooser
        Has the strategy's choice, if a refit has answered.
    """

    def __init__(self, desk: Desk, chooser: BatchChooser) -> None:
        self._desk, self._chooser = desk, chooser

    def next(self) -> tuple[QueueItem, ...]:
        """Hand out the next batch and return it."""
        batch = self._choose()
        if batch:
            self._desk.ask(batch, self._record([row for row, _ in batch]))
            self._chooser.is_ready = False
        return self._with_reasons(batch)

    def upcoming(self) -> tuple[QueueItem, ...]:
        """Return what `next` would hand out now."""
        return self._with_reasons(self._choose())

    def chosen_rows(self, n: int) -> list[int]:
        """Return so many samples that the strategy would ask about, those of the audit left out."""
        queue = self._desk.queue
        asked = (row for row in queue.rows() if not queue.asks_again(row))
        rows = list(islice((row for row in asked if queue.reasons.get(row) != "audit"), n))
        if len(rows) < n:
            rows += [row for row, reason in self._choose() if reason != "audit"]
        return rows[:n]

    def queue_next(self, sample_ids: Iterable[str]) -> Changes:
        """Ask about these samples before what is still open."""
        pool = self._desk.pool
        wanted = dict.fromkeys(self._desk.project.row_of(sample_id) for sample_id in sample_ids)
        rows = np.array(list(wanted), np.int64)
        rows = rows[pool.is_free(rows) & ~pool.measures(rows)]
        if len(rows):
            self._desk.ask([(row, "picked") for row in rows.tolist()])
        return Changes(queue=bool(len(rows)))

    def ask_to_check(self, among: Rows, n: int) -> Changes:
        """Ask about so many of some samples next, drawn at random, as a check of the model."""
        seed = self._desk.derived_seed(self._desk.queue.n_batches, 5)
        rows = np.random.default_rng(seed).permutation(among)[:n]
        if len(rows):
            self._desk.ask([(row, "model_check") for row in rows.tolist()])
        return Changes(queue=bool(len(rows)))

    def _choose(self) -> list[tuple[int, Reason]]:
        desk = self._desk
        audit_rate = desk.settings.audit_rate if desk.accuracy.basis == "audit" else 0.0
        seed = desk.derived_seed(desk.queue.n_batches)
        return self._chooser.choose(desk.settings.recipe.batch_size, audit_rate, seed)

    def _with_reasons(self, batch: Iterable[tuple[int, Reason]]) -> tuple[QueueItem, ...]:
        samples = self._desk.project.samples
        return tuple(QueueItem(samples[row], reason) for row, reason in batch)

    def _record(self, rows: Iterable[int]) -> QueryRecord:
        """Return what the batch of these samples, which was chosen now, was chosen from."""
        desk, chooser = self._desk, self._chooser
        chances = tuple(chooser.chances.get(row) for row in rows)
        return QueryRecord(
            state=desk.state(),
            audit_rate=desk.settings.audit_rate,
            seed=desk.settings.seed,
            measured_on=desk.accuracy.basis,
            has_reserve=bool(len(desk.pool.reserve)),
            is_newest=chooser.is_ready,
            ranked=chooser.by,
            versions=library_versions(),
            chances=chances if any(chances) else (),
            annotator=desk.project.journal.annotator,
        )
