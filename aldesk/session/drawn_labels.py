"""Labels of samples that were drawn with known probabilities, which can measure, too.

The queue draws at random before there is a model; afterwards some strategies draw as well (`draws`
in `aldesk.strategies.catalogue`). How likely each draw was stands in the query's record.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np

from aldesk.arrays import Ints, Mask, Rows
from aldesk.core.origins import Origins, whole_of
from aldesk.core.project_state import ProjectState
from aldesk.core.query_record import Chance
from aldesk.evaluate.lure import Draws, WeightedAccuracy, weighted_accuracy
from aldesk.store.project import Project

_GREW = 1.01
"""A pool that has so many times as many samples as before is another one: many were added."""


def weighted(project: Project, rows: Rows, right: Mask, groups: Ints) -> WeightedAccuracy | None:
    """Return the accuracy on the samples without a label; None if nothing was drawn.

    Parameters
    ----------
    project : Project
    rows : int64 (n,)
        Training samples.
    right : bool (n,)
        Whether models that have not seen their labels predict them.
    groups : int64 (n,)
        Equal where samples are alike.
    """
    place = {row: i for i, row in enumerate(rows.tolist())}
    has_no_class = _without_class(project)
    asked = _Asked(project)
    strands, every = [], set[int]()
    for strand in asked.strands():
        drawn = [
            (row, draw) for row, draw in strand.draws.items() if row in place or row in has_no_class
        ]
        if not any(row in place for row, _ in drawn):
            continue
        known = np.array([row in place for row, _ in drawn])
        index = np.array([place.get(row, 0) for row, _ in drawn])
        others = sorted(place.keys() - {row for row, _ in drawn})
        every.update(row for row, _ in drawn)
        queries = [draw.query for _, draw in drawn]
        strands.append(
            Draws(
                chance=np.array([draw.chance.chance for _, draw in drawn]),
                n_left=np.array([draw.chance.n_left for _, draw in drawn]),
                right=right[index] & known,
                groups=groups[index],
                known=known,
                others_right=right[[place[row] for row in others]],
                others_after=np.array([asked.after(row, queries) for row in others], np.int64),
            )
        )
    if not strands:
        return None
    n = len(every & place.keys())  # what several copies drew counts once
    return replace(weighted_accuracy(*strands), n=n, n_unknown=len(every) - n)


def _without_class(project: Project) -> set[int]:
    """Return the samples that were answered and have no class: skipped, not told, or disputed."""
    labels = project.journal.labels
    ids = [id_ for id_, mark in labels.marks.items() if mark.kind != "label"]
    rows = (project.samples.row_of(id_) for id_ in (*ids, *labels.to_decide))
    return {row for row in rows if row is not None}


@dataclass(frozen=True)
class _Draw:
    query: int
    chance: Chance


@dataclass
class _Strand:
    """Draws of which each knew all before it, by their rows."""

    draws: dict[int, _Draw] = field(default_factory=dict)
    last: int = 0
    n_left: int = 0


class _Asked:
    """What was asked about, and what was known then."""

    def __init__(self, project: Project) -> None:
        self._queries = project.queries.asked()
        self._chosen = project.queries.chosen()
        journal = project.journal
        self._origins = journal.origins() if journal.is_merged else Origins({})
        self._whole: dict[int, dict[str, int]] = {}
        self._asked_by: dict[int, list[int]] = {}
        self._kept_apart: set[int] = set()
        for query in self._queries:
            for row, why in query.samples:
                self._asked_by.setdefault(row, []).append(query.number)
                if why == "shared":
                    self._kept_apart.add(row)
        self._labelled_by: dict[int, list[int]] = {}
        for event in journal.events:
            if event.kind == "label" and (of := project.samples.row_of(event.sample)) is not None:
                self._labelled_by.setdefault(of, []).append(event.seq)

    def strands(self) -> list[_Strand]:
        """Return the draws of each copy since its pool grew last."""
        strands: list[_Strand] = []
        for query in self._queries:
            record = self._chosen[query.number].record
            chances = record.chances if record else ()
            if len(chances) != len(query.samples):  # not recorded, or a repair has lost some
                continue
            known = (s for s in strands if self._knows_query(s.last, query.number))
            strand = next(known, None)
            if strand is None:
                strands.append(strand := _Strand())
            strand.last = query.number
            for (row, _), chance in zip(query.samples, chances, strict=True):
                if chance is None:
                    continue
                if strand.n_left and chance.n_left > _GREW * strand.n_left:
                    strand.draws.clear()
                strand.n_left = chance.n_left
                strand.draws[row] = _Draw(query.number, chance)
        return strands

    def after(self, row: int, queries: Sequence[int]) -> int:
        """Return after how many of a strand's draws a sample was out of the pool.

        Parameters
        ----------
        row : int
        queries : sequence of int
            Of each draw; each query knew what those before it did.
        """
        if row in self._kept_apart:  # no strategy could draw it
            return 0
        asked, labelled = self._asked_by.get(row, ()), self._labelled_by.get(row, ())
        firsts = (
            *(bisect_left(queries, True, key=partial(self._knows_query, other)) for other in asked),
            *(bisect_left(queries, True, key=partial(self._knows_event, seq)) for seq in labelled),
        )
        return min(firsts, default=len(queries))

    def _knows_query(self, other: int, query: int) -> bool:
        state = self._state(query)
        if not state.queries:
            return other < state.n_queries
        return any(start <= other < stop for start, stop in state.queries)

    def _knows_event(self, seq: int, query: int) -> bool:
        state = self._state(query)
        if not state.known:
            return seq <= self._chosen[query].last_event
        if query not in self._whole:
            self._whole[query] = whole_of(state.known, self._origins.sittings.values())
        known = self._whole[query].get(self._origins.sitting(seq).id, 0)
        return self._origins.place(seq) <= known

    def _state(self, query: int) -> ProjectState:
        record = self._chosen[query].record
        assert record  # noqa: S101 - a query that drew has one
        return record.state
