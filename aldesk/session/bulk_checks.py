"""Bulk acts: samples answered together, and what blind checks of some of them tell.

Some samples of each act are drawn at random and kept back: they get no label by it, and come later
in the queue, blind. So nothing has to be hidden of them, nobody decides on them twice, and what
comes of them tells how many of the others are wrong.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.judgement import Verdict
from aldesk.core.labels import Labels
from aldesk.evaluate.weighted import weighted_share
from aldesk.store.project import Project
from aldesk.store.query_table import Query

_GIVES: Final = ("label", "present")
LEAST: Final = 5
"""So many samples answered at once are a bulk act; fewer have been looked at one by one."""
SHARE: Final = 1 / 24
_ENOUGH: Final = 5


@dataclass(frozen=True)
class BulkAct:
    """Samples that were answered together.

    Attributes
    ----------
    act : int
        Its number in the history.
    class_id : ClassId
        The class they were given, as it was then.
    verdict : {"present", "absent"}
        Whether they were said to have it; always, where a sample has exactly one class.
    n_labels : int
        How many have their label by it now: corrected ones, and those that were kept back, have
        not.
    n_waiting : int
        Kept back, and not answered yet.
    n_wrong, n_checked : int
        Of those answered, how many are of another class.
    """

    act: int
    class_id: ClassId
    n_labels: int
    n_waiting: int
    n_wrong: int
    n_checked: int
    verdict: Verdict = "present"

    @property
    def has_enough(self) -> bool:
        """Whether the checks tell something of this act alone."""
        return self.n_checked >= _ENOUGH


@dataclass(frozen=True)
class BulkError:
    """How many of the labels that were given together are wrong.

    Attributes
    ----------
    n_acts, n_labels, n_waiting, n_wrong, n_checked : int
        Of all acts; see `BulkAct`.
    share, low, high : float
        Of the labels that are wrong, by the checks, and the ends of its 95 % interval; NaN, 0
        and 1 before the first check.
    """

    n_acts: int
    n_labels: int
    n_waiting: int
    n_wrong: int
    n_checked: int
    share: float
    low: float
    high: float


class BulkChecks:
    """Knows which samples were kept back from which act."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._kept: dict[int, tuple[int, ...]] = {}  # by the last event of the act

    def take_all(self, queries: list[Query]) -> None:
        """Take in the queries of a project that was opened."""
        if not any(why == "bulk_check" for query in queries for _, why in query.samples):
            return
        chosen = self._project.queries.chosen()
        for query in queries:
            self.take(query, chosen[query.number].last_event)

    def take(self, query: Query, last_event: int) -> None:
        """Take in a query that was written down after so many events, if there are as many."""
        rows = tuple(row for row, why in query.samples if why == "bulk_check")
        if rows and 0 < last_event <= len(self._project.journal.events):
            self._kept[last_event] = rows

    def acts(self) -> list[BulkAct]:
        """Return the bulk acts that are done, and not undone, the oldest first."""
        labels, acts = self._project.journal.labels, self._in_force()
        return [self._act(act, rows, labels) for act, rows in acts]

    def of_row(self, row: int) -> BulkAct | None:
        """Return the act, not undone, from which a sample was kept back."""
        labels, acts = self._project.journal.labels, self._in_force()
        return next((self._act(act, rows, labels) for act, rows in acts if row in rows), None)

    def _in_force(self) -> list[tuple[int, tuple[int, ...]]]:
        """Return the acts that are not undone, with what was kept back from them."""
        labels = self._project.journal.labels
        kept = [(labels.events[last - 1].act, rows) for last, rows in self._kept.items()]
        since = min((act for act, _ in kept), default=len(labels.events) + 1)
        present = set(labels.present_acts(since))
        return [(act, rows) for act, rows in kept if act in present]

    def _act(self, number: int, rows: tuple[int, ...], labels: Labels) -> BulkAct:
        events = labels.act(number)
        said: Verdict = "present" if any(e.kind in _GIVES for e in events) else "absent"
        given = [e for e in events if e.kind in (_GIVES if said == "present" else ("absent",))]
        class_id = given[0].class_id
        members = (c for c, ids in labels.members.items() if class_id in ids)
        now = next(members, class_id)
        asked = [self._project.samples[row].id for row in rows]
        answers = [self._said(sample, now, labels) for sample in asked if sample in labels.marks]
        known = [answer for answer in answers if answer != "not judged"]
        return BulkAct(
            number,
            now,
            n_labels=sum(self._said(event.sample, now, labels) == said for event in given),
            n_waiting=sum(sample not in labels.marks for sample in asked),
            n_wrong=sum(answer != said for answer in known),
            n_checked=len(known),
            verdict=said,
        )

    @staticmethod
    def _said(sample: SampleId, class_id: ClassId, labels: Labels) -> Verdict:
        """Return what is known of a class now; nothing of one that is gone."""
        return labels.verdict(sample, class_id) if class_id in labels.classes else "not judged"


def bulk_error(acts: list[BulkAct]) -> BulkError:
    """Return how many labels of some acts are wrong.

    Each act's checks stand for all of its labels, so that an act that is checked more counts no
    more.
    """
    checked = [act for act in acts if act.n_checked]
    hits = [place < act.n_wrong for act in checked for place in range(act.n_checked)]
    weights = [
        max(act.n_labels, 1) / act.n_checked for act in checked for _ in range(act.n_checked)
    ]
    share, low, high = weighted_share(np.array(hits, bool), np.array(weights, np.float64))
    return BulkError(
        len(acts),
        sum(act.n_labels for act in acts),
        sum(act.n_waiting for act in acts),
        sum(act.n_wrong for act in acts),
        sum(act.n_checked for act in acts),
        share,
        low,
        high,
    )


def kept_back(rows: Rows, n_answered: int, seed: int) -> Rows:
    """Draw the samples of an act that are kept back: one in 24, and one at least.

    Parameters
    ----------
    rows : int64 (n,)
        Those that may be: without a label, and not asked about.
    n_answered : int
        With those that may not.
    seed : int
    """
    rng = np.random.default_rng(seed)
    n = max(1, round(len(rows) * SHARE)) if n_answered >= LEAST else 0
    drawn: Rows = rng.permutation(rows)[:n]
    return drawn
