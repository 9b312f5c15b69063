"""The queries: which samples were handed to the annotator together, and why."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Final, Literal, get_args

from aldesk.core.query_record import QueryRecord, read_record, record_text
from aldesk.core.sample import Sample
from aldesk.store import values
from aldesk.store.database import reading, transaction
from aldesk.store.journal import Journal, timestamp

Reason = Literal[
    "audit",
    "random",
    "query",
    "ranked",
    "picked",
    "model_check",
    "bulk_check",
    "bulk_again",
    "suspect",
    "control",
    "adjudicate",
    "shared",
]
SECOND_LOOKS: Final[tuple[Reason, ...]] = ("suspect", "control")
"""Why labelled samples are looked at twice; see `aldesk.session.second_looks`."""
ASKED_AGAIN: Final[tuple[Reason, ...]] = (*SECOND_LOOKS, "bulk_again")
"""Why samples that have a label are asked about once more."""


@dataclass(frozen=True, slots=True)
class Query:
    """Samples handed to the annotator together, as (row, reason) in their order."""

    number: int
    n_labeled: int
    seed: int
    samples: tuple[tuple[int, Reason], ...]

    @property
    def looks_again(self) -> bool:
        """Whether it is of second looks."""
        return bool(self.samples) and self.samples[0][1] in SECOND_LOOKS

    @property
    def asks_again(self) -> bool:
        """Whether it asks once more about samples that have a label."""
        return bool(self.samples) and self.samples[0][1] in ASKED_AGAIN


@dataclass(frozen=True, slots=True)
class Chosen:
    """How a query was chosen: by which recipe, and from what; None in projects of before."""

    last_event: int
    recipe: Mapping[str, Any]
    record: QueryRecord | None


class QueryTable:
    """What was asked about; see `Project.queries`."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        journal: Journal,
        samples: Sequence[Sample],
    ) -> None:
        self._connection = connection
        self._path = path
        self._journal = journal
        self._samples = samples

    def all(self) -> list[Query]:
        """Return all queries, the oldest first.

        Where copies were merged, a sample that was asked about in several stands where it was
        first; what asks once more about a label is kept.
        """
        return _each_once(self.asked())

    def asked(self) -> list[Query]:
        """Return the same with all samples that each copy was asked about."""
        with reading(self._path, "the table of what was asked about"):
            items = self._connection.execute(
                "SELECT query, row, reason FROM query_sample ORDER BY query, rank"
            )
            n = len(self._samples)
            samples = {
                number: tuple(read_asked(row, reason, n) for _, row, reason in lines)
                for number, lines in groupby(items, key=lambda line: line[0])
            }
            lines = self._connection.execute(
                "SELECT number, n_labeled, seed FROM query ORDER BY number"
            )
            queries = [read_query(line, samples.pop(line[0], ())) for line in lines]
            if samples:
                raise ValueError(f"query {min(samples)} is missing")
            return queries

    def chosen(self) -> dict[int, Chosen]:
        """Return how each query was chosen, by its number."""
        with reading(self._path, "how samples to ask about were chosen"):
            lines = self._connection.execute(
                "SELECT number, last_event, recipe, record FROM query ORDER BY number"
            )
            return {number: read_chosen(*line) for number, *line in lines}

    def last_event(self, number: int) -> int:
        """Return how many events there were when a query was made."""
        with reading(self._path, f"query {number}"):
            told = "SELECT last_event FROM query WHERE number = ?"
            (last,) = self._connection.execute(told, (number,)).fetchone()
            return values.whole(last, "the last event")

    def add(
        self, query: Query, recipe: Mapping[str, Any], record: QueryRecord | None = None
    ) -> None:
        """Write down a query before its first sample is shown, and what it was chosen from."""
        last_event = len(self._journal.events)
        with transaction(self._connection, self._path):
            self._connection.execute(
                "INSERT INTO query VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    query.number,
                    timestamp(),
                    query.n_labeled,
                    last_event,
                    json.dumps(recipe),
                    query.seed,
                    record and record_text(record),
                ),
            )
            self._connection.executemany(
                "INSERT INTO query_sample VALUES (?, ?, ?, ?)",
                [(query.number, rank, *item) for rank, item in enumerate(query.samples)],
            )


def _each_once(queries: Sequence[Query]) -> list[Query]:
    seen: set[int] = set()
    found = []
    for query in queries:
        kept = [(row, why) for row, why in query.samples if row not in seen or why in ASKED_AGAIN]
        seen.update(row for row, why in kept if why not in ASKED_AGAIN)
        found.append(replace(query, samples=tuple(kept)))
    return found


def read_query(line: Sequence[Any], samples: tuple[tuple[int, Reason], ...]) -> Query:
    """Return the query that a line of the table is; one that none can be is a ValueError."""
    number, n_labeled, seed = line
    return Query(
        values.whole(number, "the number"),
        values.whole(n_labeled, "the number of labels"),
        values.whole(seed, "the seed"),
        samples,
    )


def read_chosen(last_event: Any, recipe: Any, record: Any) -> Chosen:
    """Return how a line of the table says that a query was chosen; what cannot be is a ValueError.

    What a person picked has no record, nor has what an earlier version asked about.
    """
    return Chosen(
        values.whole(last_event, "the last event"),
        values.json_object(recipe, "the recipe"),
        None if record is None else read_record(values.json_object(record, "the record")),
    )


def whole_record(record: Any) -> Any:
    """Return what the record is kept as, or None if it is damaged."""
    try:
        read_chosen(0, "{}", record)
    except ValueError:
        return None
    return record


def read_asked(row: Any, reason: Any, n_rows: int) -> tuple[int, Reason]:
    """Return a sample that was asked about; one that there cannot be is a ValueError."""
    why: Reason = values.one_of(reason, get_args(Reason), "the reason")
    return values.whole(row, "the row", 0, n_rows - 1), why
