"""The accuracy curve: what the refits measured."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from aldesk.evaluate.accuracy import Accuracy
from aldesk.evaluate.clustered import ClusteredInterval
from aldesk.store.database import transaction
from aldesk.store.journal import timestamp

Basis = Literal["test", "audit"]
_NONE = (None, None, None, None)


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The accuracy that one refit measured.

    Attributes
    ----------
    n_labeled, n_correct, n_check : int
    basis : {"test", "audit"}
    encoder : str
        The key of the encoder whose embeddings it fitted; empty where that was not written down.
    alike : ClusteredInterval, optional
        What the same samples tell where some of them are alike.
    """

    n_labeled: int
    n_correct: int
    n_check: int
    basis: Basis
    encoder: str = ""
    alike: ClusteredInterval | None = None

    @property
    def accuracy(self) -> Accuracy:
        """The accuracy with its interval."""
        return Accuracy(self.n_correct, self.n_check, self.alike)


class CurveTable:
    """What was measured, on either basis; see `Project.curve`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def points(self) -> list[CurvePoint]:
        """Return all points, the oldest first."""
        lines = self._connection.execute(
            "SELECT n_labeled, n_correct, n_check, basis,"
            " coalesce(json_extract(recipe, '$.encoder'), ''),"
            " low, high, n_clusters, n_effective FROM refit ORDER BY number"
        )
        return [_point(*line) for line in lines]

    def add(
        self, point: CurvePoint, recipe: Mapping[str, Any], fit_seconds: float, query_seconds: float
    ) -> None:
        """Record what a refit measured."""
        measured = (point.n_labeled, point.basis, point.n_correct, point.n_check)
        how = json.dumps({**recipe, "encoder": point.encoder})
        alike = point.alike
        interval = (alike.low, alike.high, alike.n_clusters, alike.n_effective) if alike else _NONE
        with transaction(self._connection, self._path):
            self._connection.execute(
                "INSERT INTO refit (at, n_labeled, basis, n_correct, n_check, recipe,"
                " fit_seconds, query_seconds, low, high, n_clusters, n_effective)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (timestamp(), *measured, how, fit_seconds, query_seconds, *interval),
            )


def _point(
    n_labeled: int,
    n_correct: int,
    n_check: int,
    basis: Basis,
    encoder: str,
    low: float | None,
    *more: float,
) -> CurvePoint:
    alike = None
    if low is not None:
        high, n_clusters, n_effective = more
        alike = ClusteredInterval(low, high, n_correct, n_check, int(n_clusters), n_effective)
    return CurvePoint(n_labeled, n_correct, n_check, basis, encoder, alike)
