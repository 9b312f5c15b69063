"""Repeats a session: chooses each query again, and tells which come out differently.

Every query is judged on its own: it is chosen again from what its record says that there was, also
where an earlier one came out differently.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any, Literal

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.project_state import ProjectState
from aldesk.core.query_record import QueryRecord, Ranked
from aldesk.core.refit import Recipe, RefitRequest, Shard
from aldesk.core.runs import unrolled
from aldesk.session.batch_chooser import BatchChooser
from aldesk.session.label_session import LabelSession
from aldesk.session.query_records import library_versions, ranked_by
from aldesk.session.types import Settings
from aldesk.store.project import Project
from aldesk.store.query_table import ASKED_AGAIN, Chosen, Query, Reason

Outcome = Literal["same", "different", "by hand", "not recorded", "elsewhere"]
_BY_HAND: tuple[Reason, ...] = ("picked", "model_check", "bulk_check", *ASKED_AGAIN)
_PARTS = (
    ("candidates", "other samples could be chosen from"),
    ("measured", "other samples measure the accuracy"),
    ("embeddings", "the files of embeddings are others"),
    ("seed", "the seed follows from another number of queries"),
)
_OTHER_ARITHMETIC = "all that is recorded is the same, so that the arithmetic differs"

Rank = Callable[[RefitRequest], Rows]
"""Does a refit, and returns the rows that it ranks."""


@dataclass(frozen=True)
class Replayed:
    """What came of choosing a query again.

    Attributes
    ----------
    number : int
        From 0.
    n_labeled : int
        Labels that there were.
    outcome : {"same", "different", "by hand", "not recorded", "elsewhere"}
        ``by hand``: a person picked the samples. ``not recorded``: by an earlier version.
        ``elsewhere``: only the copy that it was made in can repeat it, which had samples or
        embeddings that were not taken over when the two were merged.
    place : int
        Of the first sample that differs, from 0.
    asked, would_ask : str
        Its id, and that of the sample which comes out there now; empty if there is none.
    why : tuple of str
        In what the project is not as it was; also where the same samples come out.
    who : str
        Who was asked, if there is a name.
    """

    number: int
    n_labeled: int
    outcome: Outcome
    place: int = 0
    asked: str = ""
    would_ask: str = ""
    why: tuple[str, ...] = ()
    who: str = ""


def replay(project: Project, rank: Rank) -> Iterator[Replayed]:
    """Choose all queries of a project again, one by one.

    Those of copies that were merged are chosen from what there was in their copy.

    Parameters
    ----------
    project : Project
        Nothing is written to it. Its embeddings must be there; the media need not.
    rank : callable
        Does a refit.
    """
    again = _Again(project, rank)
    chosen = project.queries.chosen()
    for query in project.queries.asked():
        yield again.choose(query, chosen[query.number])


class _Again:
    """Chooses queries again; a ranking that several were chosen from is made once."""

    def __init__(self, project: Project, rank: Rank) -> None:
        self._project, self._rank = project, rank
        self._ranked: Ranked | None = None  # what the last ranking came from
        self._ranking: Rows = np.zeros(0, np.int64)
        self._why: list[str] = []
        # By who was asked: the labels that follow from the events up to this are as they were.
        self._sound: dict[str, int] = {}

    def choose(self, query: Query, chosen: Chosen) -> Replayed:
        """Choose a query again from what there was."""
        told = query.number, query.n_labeled
        if (record := chosen.record) is None:
            is_own = all(reason in _BY_HAND for _, reason in query.samples)
            return Replayed(*told, "by hand" if is_own else "not recorded")
        who = record.annotator
        if record.is_elsewhere:
            return Replayed(*told, "elsewhere", who=who)
        self._rank_as(record)
        session = _session_of(self._project, record.state, record, chosen.recipe)
        chooser = BatchChooser(session.pool)
        chooser.take(self._ranking, is_newest=record.is_newest)
        batch_size = session.settings.recipe.batch_size
        audit_rate = record.audit_rate if record.measured_on == "audit" else 0.0
        found = self._as_now(chooser.choose(batch_size, audit_rate, query.seed), record.state)
        if (place := _first_difference(query.samples, found)) is None:
            return Replayed(*told, "same", why=tuple(self._why), who=who)
        why = (*(self._why or [_OTHER_ARITHMETIC]), *_other_libraries(record))
        asked, would_ask = self._id_at(query.samples, place), self._id_at(found, place)
        return Replayed(*told, "different", place, asked, would_ask, why, who)

    def _rank_as(self, record: QueryRecord) -> None:
        """Make the ranking that a query was chosen from, and note what is not as it was."""
        if (ranked := record.ranked) == self._ranked:
            return
        self._ranked, self._ranking, self._why = ranked, np.zeros(0, np.int64), []
        if ranked is None:
            return
        session = _session_of(self._project, ranked.state, record, ranked.recipe)
        request = session.refit_request(ranked.encoder)
        request = replace(
            request,
            shards=_shards(request.shards, ranked),
            predict_rows=np.zeros(0, np.int64),
            calibration=None,
        )
        now = ranked_by(request, ranked.state, ranked.encoder)
        last = session.project.journal.seqs[-1] if ranked.state.n_events else 0
        if now.labels != ranked.labels:
            first = self._sound.get(record.annotator, 0) + 1
            self._why.append(f"an event from {first} to {last} is not the one that was written")
        else:
            self._sound[record.annotator] = last
        self._why += [told for name, told in _PARTS if getattr(now, name) != getattr(ranked, name)]
        if request.shards:
            self._ranking = self._rank(request)

    def _as_now(
        self, found: list[tuple[int, Reason]], state: ProjectState
    ) -> list[tuple[int, Reason]]:
        """Return samples of then, in the rows that they have now."""
        if not state.samples:
            return found
        rows = unrolled(state.samples, len(self._project.samples))
        return [(rows[row], why) for row, why in found]

    def _id_at(self, samples: Sequence[tuple[int, Reason]], place: int) -> str:
        return self._project.samples[samples[place][0]].id if place < len(samples) else ""


def _session_of(
    project: Project, state: ProjectState, record: QueryRecord, recipe: Mapping[str, Any]
) -> LabelSession:
    """Return the session as it was when the project had come so far."""
    session = LabelSession(project.as_of(state, record.facts))
    session.settings = Settings(Recipe(**recipe), record.audit_rate, record.seed)
    session.accuracy.basis = "test" if record.measured_on == "test" else "audit"
    if not record.has_reserve:
        session.pool.release_reserve()
    return session


def _shards(shards: tuple[Shard, ...], ranked: Ranked) -> tuple[Shard, ...]:
    """Return the files of embeddings that there were."""
    if not ranked.shards:
        return shards[: ranked.n_shards]
    return tuple(shards[place] for place in unrolled(ranked.shards, len(shards)))


def _first_difference(
    asked: Sequence[tuple[int, Reason]], found: Sequence[tuple[int, Reason]]
) -> int | None:
    pairs = enumerate(zip_longest(asked, found))
    return next((place for place, (then, now) in pairs if then != now), None)


def _other_libraries(record: QueryRecord) -> list[str]:
    now = library_versions()
    return [
        f"{name} was {then} and is {now.get(name, 'missing')}"
        for name, then in record.versions.items()
        if now.get(name) != then
    ]
