"""What two copies of a project were asked about, told in the terms of the project that both become.

A query's record says from what it was chosen by counting what its copy had: so many events, queries
and files of embeddings. Among those of two copies they are no longer the first ones, and are named.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Final

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.merge import Key, Merged
from aldesk.core.origins import Origins, whole_of
from aldesk.core.project_state import ProjectState
from aldesk.core.query_record import QueryRecord, Ranked, record_text
from aldesk.core.recording import Recording
from aldesk.core.refit import Shard
from aldesk.core.runs import Runs, runs_of, unrolled
from aldesk.core.sample_rows import SampleRows
from aldesk.core.sitting import Sitting, heads
from aldesk.store.project import Project
from aldesk.store.query_table import Chosen

_HAS_A_SAY: Final = ("audit_seed", "audit_by", "expects_test", "shared")
"""Facts that queries follow from, which copies may differ in."""


class MergedQueries:
    """The queries of the copies that were taken in, those of the first before the second's.

    What both have is told once.

    Parameters
    ----------
    merged : Merged
    samples : SampleRows
        The new project's, as `shards` are.
    shards : mapping of str to sequence of Shard
        By the key of their encoder.
    base : Project
        The copy whose facts the new project has.

    Attributes
    ----------
    lines, samples : list of tuple
        Of the tables `query` and `query_sample`.
    """

    def __init__(
        self,
        merged: Merged,
        samples: SampleRows,
        shards: Mapping[str, Sequence[Shard]],
        base: Project,
    ) -> None:
        self._merged, self._rows, self._shards, self._base = merged, samples, shards, base
        self._seqs = Origins.of(merged.sittings, merged.numbers).by_sitting()
        self._told: dict[tuple[object, ...], int] = {}
        self.lines: list[tuple[Any, ...]] = []
        self.samples: list[tuple[int, int, int, str]] = []

    def take(self, project: Project) -> None:
        """Take in the queries of a copy."""
        copy = _Copy(project, self._rows, self._shards, self._base)
        chosen = project.queries.chosen()
        items: dict[int, list[tuple[int, str]]] = {}
        for query, row, reason in project.lines(
            "query_sample", "query, row, reason", "query, rank"
        ):
            if (here := int(copy.rows[row])) >= 0:
                items.setdefault(query, []).append((here, reason))
        n_alike: Counter[tuple[object, ...]] = Counter()  # within one moment of the clock
        numbers: dict[int, int] = {}  # by those in the copy
        for number, at, n_labeled, last_event, recipe, seed, record in project.lines("query"):
            facts = (at, seed, n_labeled, recipe, copy.key(last_event))
            n_alike[facts] += 1
            fact = (*facts, n_alike[facts])
            if fact in self._told:
                numbers[number] = self._told[fact]
                continue
            new = self._told[fact] = numbers[number] = len(self.lines)
            told = self._record(chosen[number], copy, numbers) if record else None
            key = copy.key(last_event)
            place = self._merged.seq_of.get(key, 0) if key else 0
            self.lines.append((new, at, n_labeled, place, recipe, seed, told))
            ranked = enumerate(items.get(number, ()))
            self.samples += [(new, rank, *item) for rank, item in ranked]

    def _record(self, chosen: Chosen, copy: "_Copy", numbers: Mapping[int, int]) -> str | None:
        if (record := chosen.record) is None:
            return None
        known = copy.facts | dict(record.facts)
        ranked = record.ranked
        if ranked is not None:
            shards = copy.shards_here(ranked)
            state = self._state(ranked.state, copy, numbers)
            ranked = replace(ranked, state=state, n_shards=len(shards), shards=_runs(shards))
        told = replace(
            record,
            state=self._state(record.state, copy, numbers),
            ranked=ranked,
            facts={name: it for name, it in known.items() if it != getattr(self._base.meta, name)},
            is_elsewhere=record.is_elsewhere or not copy.is_whole(record),
        )
        return record_text(told)

    def _state(
        self, state: ProjectState, copy: "_Copy", numbers: Mapping[int, int]
    ) -> ProjectState:
        whole = copy.whole(state)
        n = sum(whole.values())
        is_first = all(bisect_right(seqs, n) == whole.get(of, 0) for of, seqs in self._seqs.items())
        its = (one for one in copy.sittings if one.id in whole)
        asked = unrolled(state.queries, max(numbers, default=0) + 1) or [
            number for number in numbers if number < state.n_queries
        ]
        queries = [numbers[number] for number in asked if number in numbers]
        return replace(
            state,
            known={} if is_first else heads(its, whole),
            n_queries=len(queries),
            queries=_runs(queries),
            samples=_runs(copy.rows_here(state)),
            n_drawn={n: of for n, of in state.n_drawn.items() if n in copy.draws},
        )


class _Copy:
    """What a copy has, and where it stands in the new project.

    Attributes
    ----------
    sittings : list of Sitting
    facts : dict
        Those that have a say in queries.
    rows : int64 (n_samples,)
        Where its samples stand in the new project; -1 for one that was not taken over.
    draws : set of int
        The validations that are the same in the copy whose validations are taken over.
    """

    def __init__(
        self,
        project: Project,
        rows: SampleRows,
        shards: Mapping[str, Sequence[Shard]],
        base: Project,
    ) -> None:
        self._project, self._rows, self._shards = project, rows, shards
        self._origins = project.journal.origins()
        self._seqs = self._origins.by_sitting()
        self.sittings: list[Sitting] = list(project.journal.sittings.values())
        self.facts = {name: getattr(project.meta, name) for name in _HAS_A_SAY}
        self.rows = self._find_rows()
        theirs = {draw.number: replace(draw, samples=()) for draw in base.validations.all()}
        mine = project.validations.all()
        self.draws = {
            draw.number for draw in mine if theirs.get(draw.number) == replace(draw, samples=())
        }
        self._places: dict[str, list[list[int]]] = {}
        self._instead: set[str] = set()  # encoders of which some files stand in for others

    def _find_rows(self) -> Rows:
        found = np.full(len(self._project.samples), -1)
        for rows, run in self._project.samples.runs():
            if isinstance(run, Recording):
                start, last = (self._row_here(row) for row in (rows[0], rows[-1]))
                if start >= 0 and last == start + len(rows) - 1:
                    found[rows.start : rows.stop] = np.arange(start, last + 1)
                    continue
            found[rows.start : rows.stop] = [self._row_here(row) for row in rows]
        return found

    def _row_here(self, row: int) -> int:
        here = self._rows.row_of(self._project.samples[row].id)
        return -1 if here is None else here

    def rows_here(self, state: ProjectState) -> list[int]:
        """Return where the samples stand that there were, in their order."""
        some = unrolled(state.samples or ((0, state.n_samples),), len(self.rows))
        return [row for row in self.rows[some].tolist() if row >= 0]

    def is_whole(self, record: QueryRecord) -> bool:
        """Whether all that a query was chosen from is in the new project."""
        here = self.rows_here(record.state)
        if len(here) < record.state.n_samples:
            return False
        if record.ranked is None:
            return True
        places, encoder = self.shards_here(record.ranked), record.ranked.encoder
        if not places or encoder not in self._instead:
            return True
        shards = self._shards[encoder]
        return bool(np.isin(np.concatenate([shards[p].rows for p in places]), here).all())

    def key(self, last_event: int) -> Key | None:
        """Return the key of the last of so many events, if there are so many."""
        if not 0 < last_event <= len(self._project.journal.events):
            return None
        return self._origins.sitting(last_event).id, self._origins.place(last_event)

    def whole(self, state: ProjectState) -> dict[str, int]:
        """Return how many events of which sittings there were."""
        if state.known:
            return whole_of(state.known, self.sittings)
        n_of = {id_: bisect_right(seqs, state.n_events) for id_, seqs in self._seqs.items()}
        return {id_: n for id_, n in n_of.items() if n}

    def shards_here(self, ranked: Ranked) -> list[int]:
        """Return the places of a ranking's files; where one is not here, of those in its stead."""
        if ranked.encoder not in self._places:
            self._places[ranked.encoder] = self._places_of(ranked.encoder)
        places = self._places[ranked.encoder]
        wanted = unrolled(ranked.shards or ((0, ranked.n_shards),), len(places))
        return list(dict.fromkeys(chain.from_iterable(places[number] for number in wanted)))

    def _places_of(self, encoder: str) -> list[list[int]]:
        here = self._shards.get(encoder, ())
        by_name = {shard.path.name: place for place, shard in enumerate(here)}
        owner = np.full(len(self._rows), -1)
        for place, shard in enumerate(here):
            owner[shard.rows] = place
        found: list[list[int]] = []
        for shard in self._project.embeddings.shards(encoder):
            rows = self.rows[shard.rows]
            name = shard.path.name
            places = [by_name[name]] if name in by_name else np.unique(owner[rows[rows >= 0]])
            found.append([int(place) for place in places if place >= 0])
            if name not in by_name:
                self._instead.add(encoder)
        return found


def _runs(numbers: Iterable[int]) -> Runs:
    """Return numbers as runs; nothing where they are the first ones, as they mostly are."""
    runs = runs_of(numbers)
    return () if len(runs) == 1 and runs[0][0] == 0 else runs
