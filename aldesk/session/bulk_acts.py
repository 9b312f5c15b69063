"""Acts on many samples at once; what of them is checked blind says `aldesk.session.bulk_checks`."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Literal

import numpy as np

from aldesk.arrays import Floats, Rows
from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.judgement import Verdict
from aldesk.session.bulk_checks import LEAST, to_check
from aldesk.session.desk import Desk
from aldesk.session.types import Changes
from aldesk.store.query_table import Reason

_CHECKS = ("model_check", "bulk_check")


class BulkActs:
    """Gives many samples a class, or says of one whether they have it, as one act.

    Samples that measure the accuracy are left out.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def label(self, sample_ids: Iterable[str], class_id: ClassId) -> Changes:
        """Give samples a class."""
        desk, ids = self._desk, self._of(sample_ids)
        if not ids:
            return Changes()
        drawn = self._to_check(ids, class_id, "present")
        changes = desk.touched(desk.project.journal.label((id_, class_id) for id_ in ids))
        self._ask_later(drawn, "bulk_again")
        return changes

    def label_together(
        self,
        sample_ids: Iterable[str],
        class_id: ClassId,
        others: Iterable[str],
        verdict: Literal["present", "absent"],
    ) -> Changes:
        """Give samples that look alike a class, and keep some back to check it blind.

        What is kept back gets no label now and is asked about later. What had another label, or was
        asked about already, gets it all the same, and is asked about again.

        Parameters
        ----------
        sample_ids : iterable of str
        class_id : ClassId
        others : iterable of str
            Samples that were looked over with them and are not of the class; they get no label.
        verdict : {"present", "absent"}
            Where samples may have several classes, whether they have this one; of others nothing
            is said.
        """
        desk, labels, ids = self._desk, self._desk.labels, self._of(sample_ids)
        if labels.is_several:
            ids = [id_ for id_ in ids if labels.verdict(id_, class_id) != verdict]
        drawn = self._to_check(ids, class_id, verdict)
        drawn_ids = [desk.project.samples[row].id for row in drawn.tolist()]
        is_new = [labels.verdict(id_, class_id) == "not judged" for id_ in drawn_ids]
        is_kept = desk.pool.is_free(drawn) & np.array(is_new, bool)
        kept = {id_ for id_, back in zip(drawn_ids, is_kept.tolist(), strict=True) if back}
        given = [id_ for id_ in ids if id_ not in kept]
        not_of_it, journal = list(map(desk.known_id, others)), desk.project.journal
        if labels.is_several:
            said: list[tuple[SampleId, Verdict]] = [(id_, verdict) for id_ in given]
            said += [(id_, "absent") for id_ in desk.not_measuring(not_of_it)]
            act = journal.judge_each(said, class_id)
        else:
            open_ones = (id_ for id_ in not_of_it if id_ not in labels.marks)
            act = journal.label_together(given, class_id, open_ones)
        changes = desk.touched(act)
        self._ask_later(drawn[is_kept], "bulk_check")
        self._ask_later(drawn[~is_kept], "bulk_again")
        return changes

    def judge(self, sample_ids: Iterable[str], class_id: ClassId, verdict: Verdict) -> Changes:
        """Say of one class whether samples have it; also of a single one that measures."""
        desk = self._desk
        ids = [desk.known_id(sample_id) for sample_id in sample_ids]
        if len(ids) > 1:
            ids = desk.not_measuring(ids)
        if not desk.labels.is_several or verdict == "not judged":
            return desk.touched(desk.project.journal.judge(ids, class_id, verdict))
        return self._judge_each([(id_, verdict) for id_ in ids], class_id, verdict)

    def toggle(self, sample_ids: Iterable[str], class_id: ClassId) -> Changes:
        """Say that samples have a class, or take it back where all of them have it."""
        return self.toggle_known(self._of(sample_ids), class_id)

    def toggle_known(self, ids: Sequence[SampleId], class_id: ClassId) -> Changes:
        """Do that also with samples that measure."""
        labels = self._desk.labels
        lacking = [id_ for id_ in ids if labels.verdict(id_, class_id) != "present"]
        if lacking:
            return self._judge_each([(id_, "present") for id_ in lacking], class_id, "present")
        answered = ((id_, labels.answered(id_, class_id)) for id_ in ids)
        said: list[tuple[SampleId, Verdict]] = [
            (id_, "not judged" if whole == "not judged" else "absent") for id_, whole in answered
        ]
        return self._judge_each(said, class_id, "absent")

    def have_all(self, sample_ids: Iterable[str], class_id: ClassId) -> bool:
        """Tell whether `toggle` would take the class back."""
        ids, labels = self._of(sample_ids), self._desk.labels
        return bool(ids) and all(labels.verdict(id_, class_id) == "present" for id_ in ids)

    def label_by_model(self, rows: Rows, proba: Floats, class_id: ClassId) -> Changes:
        """Give samples a class by the model; what checks it: `aldesk.session.model_labels`."""
        project = self._desk.project
        ids = (project.samples[row].id for row in rows.tolist())
        samples = zip(ids, proba.tolist(), strict=True)
        return self._desk.touched(project.journal.label_by_model(samples, class_id))

    def _of(self, sample_ids: Iterable[str]) -> list[SampleId]:
        return self._desk.not_measuring([self._desk.known_id(id_) for id_ in sample_ids])

    def _judge_each(
        self, said: Sequence[tuple[SampleId, Verdict]], class_id: ClassId, verdict: Verdict
    ) -> Changes:
        """Say something of one class of samples; some that are given this verdict are checked."""
        ids = [id_ for id_, each in said if each == verdict]
        drawn = self._to_check(ids, class_id, verdict)
        desk = self._desk
        changes = desk.touched(desk.project.journal.judge_each(said, class_id))
        self._ask_later(drawn, "bulk_again")
        return changes

    def _to_check(self, ids: Sequence[SampleId], class_id: ClassId, verdict: Verdict) -> Rows:
        """Draw what checks an act, of those whose label it changes; see `bulk_checks.to_check`.

        What is to be answered blind already is none of them, or it would be asked about twice.
        """
        if len(ids) < LEAST:
            return np.zeros(0, np.int64)
        desk = self._desk
        new = (id_ for id_ in ids if desk.labels.verdict(id_, class_id) != verdict)
        rows = np.array([desk.project.row_of(id_) for id_ in new], np.int64)
        asked = desk.queue.reasons.items()
        waiting = {row for row, why in asked if why in _CHECKS and desk.queue.is_open(row)}
        waiting |= desk.bulk.waiting(desk.bulk.rows_again)
        rows = rows[~np.isin(rows, [*desk.second_looks.open_rows(), *waiting])]
        seed = desk.derived_seed(desk.queue.n_batches, 6)
        return to_check(rows, len(ids), seed, len(waiting))

    def _ask_later(self, drawn: Rows, why: Reason) -> None:
        """Ask about what checks an act that is done; if that cannot be written, nothing does."""
        if len(drawn):
            with suppress(Problem):
                self._desk.ask([(row, why) for row in drawn.tolist()])
