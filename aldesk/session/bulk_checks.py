"""Bulk acts: samples answered together, and what blind checks of some of them tell.

Some labels of each act are drawn at random. Where samples look alike, and one has no label yet, it
is kept back: it gets none by the act, and comes later in the queue, blind. All others get it at
once, so that one sees what one did, and are asked about once more, label and prediction hidden. So
what comes of them tells how many of the others are wrong.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np

from aldesk.arrays import Mask, Rows
from aldesk.core.event import Event
from aldesk.core.ids import NO_CLASS, ClassId, SampleId
from aldesk.core.judgement import Verdict
from aldesk.core.labels import Labels
from aldesk.evaluate.weighted import weighted_share
from aldesk.session.answers import Answers
from aldesk.session.asked_again import AskedAgain, Outcome
from aldesk.session.verdict_rows import VerdictRows
from aldesk.store.project import Project
from aldesk.store.query_table import Query

_GIVES: Final = ("label", "present")
LEAST: Final = 5
"""So many samples answered at once are a bulk act; fewer have been looked at one by one."""
SHARE: Final = 1 / 24
MOST: Final = 50
"""So many checks wait at most, but for one of each act: they tell enough, and are asked about
before the next batch comes."""
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
        How many have their label by it now, and no better one: left out are those that had it
        before, were corrected since, were kept back, or were asked about again and answered.
    n_waiting : int
        Kept back, or to be asked about again, and not answered yet.
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


class _Drawn(NamedTuple):
    """The rows that were drawn from an act: those kept back, and those asked about again."""

    kept: tuple[int, ...] = ()
    again: tuple[int, ...] = ()


class _Said(NamedTuple):
    """What an act in force said of its samples, and the ids that mean its class now."""

    act: int
    last_event: int
    drawn: _Drawn
    verdict: Verdict
    class_id: ClassId
    ids: frozenset[ClassId]
    present: set[int]


@dataclass
class _Known:
    """What is the same for all acts, so that it is found once, or follows from later ones.

    Attributes
    ----------
    has : dict
        Of which rows something is known of a class, bool (n_samples,).
    newer : dict
        The label of which rows a later act gave, the same; of several classes, for each by itself.
    """

    has: dict[tuple[ClassId, Verdict], Mask] = field(default_factory=dict)
    newer: dict[ClassId, Mask] = field(default_factory=dict)


class BulkChecks:
    """Knows which samples were drawn from which act, and what came of them."""

    def __init__(self, project: Project, answers: Answers, verdicts: VerdictRows) -> None:
        self._project, self._answers, self._verdicts = project, answers, verdicts
        self._drawn: dict[int, _Drawn] = {}  # by the last event of the act
        self._again = AskedAgain(project)
        self._what: dict[int, tuple[ClassId, Verdict]] = {}  # by act, what it said at first
        self._given: dict[
            tuple[int, frozenset[ClassId]], Rows
        ] = {}  # the rows whose label it changed
        self._found: tuple[tuple[int, int], list[BulkAct]] = (-1, -1), []
        self.rows_again: set[int] = set()
        """All that were ever drawn to be asked about again."""

    def take_all(self, queries: list[Query]) -> None:
        """Take in the queries of a project that was opened."""
        if not any(why.startswith("bulk") for query in queries for _, why in query.samples):
            return
        chosen = self._project.queries.chosen()
        for query in queries:
            self.take(query, chosen[query.number].last_event)

    def take(self, query: Query, last_event: int) -> None:
        """Take in a query that was written down after so many events, if there are as many."""
        if not 0 < last_event <= len(self._project.journal.events):
            return
        kept, again = (
            tuple(row for row, why in query.samples if why == wanted)
            for wanted in ("bulk_check", "bulk_again")
        )
        if not kept and not again:
            return
        had = self._drawn.get(last_event, _Drawn())
        self._drawn[last_event] = _Drawn(had.kept + kept, had.again + again)
        self._again.follow((self._project.samples[row].id for row in again), last_event)
        self.rows_again.update(again)
        self._found = (-1, -1), []

    def acts(self) -> list[BulkAct]:
        """Return the bulk acts that are done, and not undone, the oldest first."""
        now = len(self._project.journal.events), len(self._drawn)
        if self._found[0] != now:
            known = _Known()
            found = [self._act(said, known) for said in reversed(self._in_force())]
            self._found = now, found[::-1]
        return self._found[1]

    def of_row(self, row: int) -> BulkAct | None:
        """Return the last act, not undone, that a sample checks or has checked."""
        numbers = [
            said.act
            for said in self._in_force()
            if row in said.drawn.kept
            or (row in said.drawn.again and self._outcome(said, row) != "gone")
        ]
        return next((act for act in self.acts() if numbers and act.act == numbers[-1]), None)

    def waiting(self, rows: Iterable[int]) -> set[int]:
        """Return those of some rows that are still to be asked about again."""
        return self._with(rows, ("waiting",))

    def looked_at(self) -> set[int]:
        """Return the rows that are asked about again, or were, and have been answered."""
        return self._with(self.rows_again, ("waiting", "present", "absent", "not judged"))

    def _with(self, rows: Iterable[int], outcomes: tuple[Outcome, ...]) -> set[int]:
        wanted = self.rows_again.intersection(rows)
        if not wanted:
            return set()
        return {
            row
            for said in self._in_force(wanted)
            for row in wanted.intersection(said.drawn.again)
            if self._outcome(said, row) in outcomes
        }

    def _in_force(self, among: set[int] | None = None) -> list[_Said]:
        """Return the acts that are not undone, or those of them that some rows check again."""
        labels = self._project.journal.labels
        acts = [
            (labels.events[last - 1].act, last, drawn)
            for last, drawn in sorted(self._drawn.items())
            if among is None or not among.isdisjoint(drawn.again)
        ]
        since = min((act for act, _, _ in acts), default=len(labels.events) + 1)
        present = set(labels.present_acts(since))
        return [self._said(*act, labels, present) for act in acts if act[0] in present]

    def _said(
        self, act: int, last_event: int, drawn: _Drawn, labels: Labels, present: set[int]
    ) -> _Said:
        if act not in self._what:
            given = _given(labels.act(act))
            self._what[act] = given[0].class_id, _verdict_of(given)
        class_id, verdict = self._what[act]
        now = next((c for c, ids in labels.members.items() if class_id in ids), class_id)
        ids = labels.members.get(now, frozenset())
        return _Said(act, last_event, drawn, verdict, now, ids, present)

    def _outcome(self, said: _Said, row: int) -> Outcome:
        sample = self._project.samples[row].id
        return self._again.outcome(sample, said.last_event, said.present, said.ids, said.verdict)

    def _act(self, said: _Said, known: _Known) -> BulkAct:
        """Return what came of an act; those after it are in what is known."""
        labels = self._project.journal.labels
        asked = [self._project.samples[row].id for row in said.drawn.kept]
        again = {row: self._outcome(said, row) for row in said.drawn.again}
        answered = [row for row, what in again.items() if what not in ("waiting", "gone")]
        answers: list[Outcome] = [again[row] for row in answered]
        answers += [_verdict(id_, said.class_id, labels) for id_ in asked if id_ in labels.marks]
        clear = [answer for answer in answers if answer != "not judged"]
        key = said.class_id, said.verdict
        if key not in known.has:
            known.has[key] = self._with_verdict(*key)
        given, of = self._given_by(said), said.class_id if labels.is_several else NO_CLASS
        newer = known.newer.setdefault(of, np.zeros(len(self._project.samples), bool))
        by_it = given[known.has[key][given] & ~newer[given]]
        newer[given] = True
        n_waiting = sum(id_ not in labels.marks for id_ in asked)
        return BulkAct(
            said.act,
            said.class_id,
            n_labels=int((~np.isin(by_it, answered)).sum()),
            n_waiting=n_waiting + list(again.values()).count("waiting"),
            n_wrong=sum(answer != said.verdict for answer in clear),
            n_checked=len(clear),
            verdict=said.verdict,
        )

    def _given_by(self, said: _Said) -> Rows:
        """Return the rows of which an act said what was not known before."""
        key = said.act, said.ids
        if key not in self._given:
            labels, row_of = self._project.journal.labels, self._project.row_of
            given = _given(labels.act(said.act))
            before = ((event, labels.judgement_before(event.seq)) for event in given)
            new = (e for e, known in before if not known or known.verdict(said.ids) != said.verdict)
            self._given[key] = np.array([row_of(event.sample) for event in new], np.int64)
        return self._given[key]

    def _with_verdict(self, class_id: ClassId, verdict: Verdict) -> Mask:
        """Return of which samples this is known of a class; of none if it is gone."""
        labels, found = self._project.journal.labels, np.zeros(len(self._project.samples), bool)
        if class_id not in labels.classes:
            return found
        if not labels.is_several and verdict == "present":
            is_it: Mask = self._answers.codes(labels.classes) == list(labels.classes).index(
                class_id
            )
            return is_it
        ids = labels.members[class_id]
        rows = self._verdicts.has(ids) if verdict == "present" else self._verdicts.lacks(ids)
        found[rows] = True
        return found


def _given(events: Sequence[Event]) -> list[Event]:
    """Return the events that give a class; where none does, those that deny it."""
    given = [event for event in events if event.kind in _GIVES]
    return given or [event for event in events if event.kind == "absent"]


def _verdict_of(given: Sequence[Event]) -> Verdict:
    return "present" if given[0].kind in _GIVES else "absent"


def _verdict(sample: SampleId, class_id: ClassId, labels: Labels) -> Verdict:
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


def to_check(rows: Rows, n_answered: int, seed: int, n_waiting: int = 0) -> Rows:
    """Draw the samples that check an act: one in 24, so long as no more than 50 wait, or one.

    Parameters
    ----------
    rows : int64 (n,)
        Those whose label it changes, and that check nothing else now.
    n_answered : int
        With those that may not.
    seed : int
    n_waiting : int
        Checks of other acts that are not answered yet.
    """
    rng = np.random.default_rng(seed)
    n = max(1, min(MOST - n_waiting, round(len(rows) * SHARE))) if n_answered >= LEAST else 0
    drawn: Rows = rng.permutation(rows)[:n]
    return drawn
