"""The accuracy curve: what the refits measured."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, field
from math import inf, isnan
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from aldesk.core.halves import Halves
from aldesk.evaluate.accuracy import Accuracy
from aldesk.evaluate.clustered import ClusteredInterval
from aldesk.evaluate.lure import WeightedAccuracy
from aldesk.evaluate.several import Estimate, Measure
from aldesk.store import values
from aldesk.store.database import reading, transaction
from aldesk.store.journal import timestamp

Basis = Literal["test", "audit"]
_Told = TypeVar("_Told", Halves, WeightedAccuracy)
_NONE = (None, None, None, None)
_NEARLY = (-0.01, 1.01)
"""What a proportion is, and its rounding."""


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
    several : mapping of Measure to Estimate
        Where samples may have several classes: the mean of the classes, by each measure.
    look : int
        Which measurement on this basis it is, from 1; the table's order tells.
    halves : Halves, optional
        How fits on half of the labels differed.
    weighted : WeightedAccuracy, optional
        The accuracy of models that learned from most labels, by labels that were drawn with known
        probabilities, which the project may ask for; of another basis than the rest.
    """

    n_labeled: int
    n_correct: int
    n_check: int
    basis: Basis
    encoder: str = ""
    alike: ClusteredInterval | None = None
    several: Mapping[Measure, Estimate] = field(default_factory=dict)
    look: int = field(default=1, compare=False)
    halves: Halves | None = field(default=None, compare=False)
    weighted: WeightedAccuracy | None = field(default=None, compare=False)

    @property
    def accuracy(self) -> Accuracy:
        """The accuracy with its interval."""
        return Accuracy(self.n_correct, self.n_check, self.alike, self.look)


class CurveTable:
    """What was measured, on either basis; see `Project.curve`.

    Views ask for all points after each refit: a line is read once, as none is ever changed.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._points: list[CurvePoint] = []
        self._last_read = -inf
        self._has_more = True

    def points(self) -> list[CurvePoint]:
        """Return all points, the oldest first."""
        if self._has_more:
            self._read_more()
        return list(self._points)

    def _read_more(self) -> None:
        with reading(self._path, "the accuracy curve"):
            lines = self._connection.execute(
                "SELECT number, n_labeled, n_correct, n_check, basis, recipe, measures, low, high,"
                " n_clusters, n_effective FROM refit WHERE number > ? ORDER BY number",
                (self._last_read,),
            )
            for number, *line in lines:
                self._points.append(read_point(*line))
                self._last_read = number
        self._has_more = False

    def add(
        self, point: CurvePoint, recipe: Mapping[str, Any], fit_seconds: float, query_seconds: float
    ) -> None:
        """Record what a refit measured."""
        measured = (point.n_labeled, point.basis, point.n_correct, point.n_check)
        beside = {"halves": point.halves, "weighted": point.weighted}
        more = {name: asdict(said) for name, said in beside.items() if said}
        how = json.dumps({**recipe, "encoder": point.encoder, **more})
        alike = point.alike
        several = {measure: astuple(estimate) for measure, estimate in point.several.items()}
        interval = (alike.low, alike.high, alike.n_clusters, alike.n_effective) if alike else _NONE
        self._has_more = True
        with transaction(self._connection, self._path):
            self._connection.execute(
                "INSERT INTO refit (at, n_labeled, basis, n_correct, n_check, recipe,"
                " fit_seconds, query_seconds, measures, low, high, n_clusters, n_effective)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    timestamp(),
                    *measured,
                    how,
                    fit_seconds,
                    query_seconds,
                    json.dumps(several) if several else None,
                    *interval,
                ),
            )


def read_point(*line: Any) -> CurvePoint:
    """Return the point that a line of the table is; one that none can be is a ValueError."""
    n_labeled, n_correct, n_check, basis, recipe, measures, *interval = line
    n = values.whole(n_check, "the number of checked samples", 1)
    right = values.whole(n_correct, "the number of right ones", 0, n)
    basis = values.one_of(basis, get_args(Basis), "the basis")
    how = values.json_object(recipe, "the recipe")
    return CurvePoint(
        values.whole(n_labeled, "the number of labels"),
        right,
        n,
        basis,
        values.text(how.get("encoder") or "", "the encoder"),
        _interval(right, n, *interval),
        {} if measures is None else _several(measures),
        halves=_beside(Halves, how.get("halves"), "halves of the labels"),
        weighted=_beside(WeightedAccuracy, how.get("weighted"), "weighted labels"),
    )


def _beside(kind: type[_Told], said: Any, what: str) -> _Told | None:
    if said is None:
        return None
    try:
        told = kind(**said)
    except TypeError as error:
        raise ValueError(f"what {what} tell is damaged") from error
    if not told.can_be:
        raise ValueError(f"what {what} tell cannot be")
    return told


def _interval(
    n_correct: int, n_check: int, low: Any, high: Any, n_clusters: Any, n_effective: Any
) -> ClusteredInterval | None:
    if low is None:
        return None
    return ClusteredInterval(
        values.real(low, "the interval", *_NEARLY),
        values.real(high, "the interval", *_NEARLY),
        n_correct,
        n_check,
        values.whole(n_clusters, "the number of groups"),
        values.real(n_effective, "the effective number", 0, values.MOST),
    )


def _several(measures: Any) -> dict[Measure, Estimate]:
    read = values.read_json(measures, "the measures", with_nan=True)
    if not isinstance(read, dict) or not read.keys() <= set(get_args(Measure)):
        raise ValueError("the measures are none that are known")
    return {measure: _estimate(said) for measure, said in read.items()}


def _estimate(said: Any) -> Estimate:
    if not isinstance(said, list) or len(said) != 3:
        raise ValueError("a measure has no interval")
    value, low, high = map(_measure, said)
    return Estimate(value, low, high)


def _measure(value: Any) -> float:
    is_unknown = isinstance(value, float) and isnan(value)
    return value if is_unknown else values.real(value, "a measure", *_NEARLY)
