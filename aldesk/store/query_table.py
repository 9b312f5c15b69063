"""The queries: which samples were handed to the annotator together, and why."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from aldesk.store.database import transaction
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

    def __init__(self, connection: sqlite3.Connection, path: Path, journal: Journal) -> None:
        self._connection = connection
        self._path = path
        self._journal = journal

    def all(self) -> list[Query]:
        """Return all queries, the oldest first."""
        items = self._connection.execute(
            "SELECT query, row, reason FROM query_sample ORDER BY query, rank"
        )
        samples = {
            number: tuple((row, reason) for _, row, reason in lines)
            for number, lines in groupby(items, key=lambda line: line[0])
        }
        lines = self._connection.execute(
            "SELECT number, n_labeled, seed FROM query ORDER BY number"
        )
        return [
            Query(number, n_labeled, seed, samples.get(number, ()))
            for number, n_labeled, seed in lines
        ]

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
