"""The queries: which samples were handed to the annotator together, and why."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, get_args

from aldesk.core.sample import Sample
from aldesk.store import values
from aldesk.store.database import reading, transaction
from aldesk.store.journal import Journal, timestamp

Reason = Literal["audit", "random", "query", "ranked", "picked", "model_check"]


@dataclass(frozen=True, slots=True)
class Query:
    """Samples handed to the annotator together, as (row, reason) in their order."""

    number: int
    n_labeled: int
    seed: int
    samples: tuple[tuple[int, Reason], ...]


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
        """Return all queries, the oldest first."""
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

    def add(self, query: Query, recipe: Mapping[str, Any]) -> None:
        """Record a query before its first sample is shown."""
        last_event = len(self._journal.events)
        with transaction(self._connection, self._path):
            self._connection.execute(
                "INSERT INTO query VALUES (?, ?, ?, ?, ?, ?)",
                (
                    query.number,
                    timestamp(),
                    query.n_labeled,
                    last_event,
                    json.dumps(recipe),
                    query.seed,
                ),
            )
            self._connection.executemany(
                "INSERT INTO query_sample VALUES (?, ?, ?, ?)",
                [(query.number, rank, *item) for rank, item in enumerate(query.samples)],
            )


def read_query(line: Sequence[Any], samples: tuple[tuple[int, Reason], ...]) -> Query:
    """Return the query that a line of the table is; one that none can be is a ValueError."""
    number, n_labeled, seed = line
    return Query(
        values.whole(number, "the number"),
        values.whole(n_labeled, "the number of labels"),
        values.whole(seed, "the seed"),
        samples,
    )


def read_asked(row: Any, reason: Any, n_rows: int) -> tuple[int, Reason]:
    """Return a sample that was asked about; one that there cannot be is a ValueError."""
    why: Reason = values.one_of(reason, get_args(Reason), "the reason")
    return values.whole(row, "the row", 0, n_rows - 1), why
