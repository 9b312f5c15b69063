"""The validations: which samples were drawn to measure how well a class is found."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from aldesk.core.ids import ClassId
from aldesk.core.sample import Sample
from aldesk.store import values
from aldesk.store.database import reading, transaction
from aldesk.store.journal import timestamp

Goal = Literal["precision", "recall"]
OUTSIDE = -1
"""The stratum of a row that could not be drawn."""


@dataclass(frozen=True)
class Draw:
    """What was drawn to validate a class.

    Attributes
    ----------
    number : int
    class_id : str
    goal : {"precision", "recall"}
    wanted : float
    seed : int
        Of the order in which the samples of a stratum are drawn.
    sizes : tuple of int
        How many rows each stratum has.
    samples : tuple of (int, int)
        Row and stratum, in the order of asking.
    """

    number: int
    class_id: ClassId
    goal: Goal
    wanted: float
    seed: int
    sizes: tuple[int, ...]
    samples: tuple[tuple[int, int], ...]


class ValidationTable:
    """What was drawn, and from which strata; see `Project.validations`.

    Parameters
    ----------
    n_drawn : mapping of int to int, optional
        Only these validations are told of, and so many of the first samples of each.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        samples: Sequence[Sample],
        n_drawn: Mapping[int, int] | None = None,
    ) -> None:
        self._connection = connection
        self._path = path
        self._samples = samples
        self._n_drawn = n_drawn

    def all(self) -> list[Draw]:
        """Return all validations, the oldest first."""
        with reading(self._path, "the table of validations"):
            items = self._connection.execute(
                "SELECT validation, row, stratum FROM validation_sample ORDER BY validation, rank"
            )
            samples = {
                number: [(row, stratum) for _, row, stratum in lines]
                for number, lines in groupby(items, key=lambda line: line[0])
            }
            lines = self._connection.execute(
                "SELECT number, class_id, goal, wanted, seed, sizes FROM validation ORDER BY number"
            )
            n = len(self._samples)
            draws = [read_draw(line, samples.pop(line[0], ()), n) for line in lines]
            if samples:
                raise ValueError(f"validation {min(samples)} is missing")
            if (n_drawn := self._n_drawn) is None:
                return draws
            then = [draw for draw in draws if draw.number in n_drawn]
            return [replace(draw, samples=draw.samples[: n_drawn[draw.number]]) for draw in then]

    def strata(self, number: int) -> npt.NDArray[np.int8]:
        """Return the stratum of each row that there was then, or `OUTSIDE`, int8 (n_rows,)."""
        with reading(self._path, f"the strata of validation {number}"):
            packed, sizes = self._connection.execute(
                "SELECT strata, sizes FROM validation WHERE number = ?", (number,)
            ).fetchone()
            return read_strata(packed, len(json.loads(sizes)), len(self._samples))

    def add(self, draw: Draw, strata: npt.NDArray[np.int8]) -> None:
        """Record a validation before its first sample is shown."""
        with transaction(self._connection, self._path):
            self._connection.execute(
                "INSERT INTO validation VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (draw.number, timestamp(), draw.class_id, draw.goal, draw.wanted, draw.seed,
                 json.dumps(draw.sizes), zlib.compress(strata.tobytes())),
            )  # fmt: skip
            self._insert(draw.number, 0, draw.samples)

    def add_samples(self, draw: Draw, more: Sequence[tuple[int, int]]) -> None:
        """Record that more samples were drawn."""
        with transaction(self._connection, self._path):
            self._insert(draw.number, len(draw.samples), more)

    def change_goal(self, number: int, goal: Goal, wanted: float) -> None:
        """Want another precision or recall of what was drawn already."""
        with transaction(self._connection, self._path):
            self._connection.execute(
                "UPDATE validation SET goal = ?, wanted = ? WHERE number = ?",
                (goal, wanted, number),
            )

    def _insert(self, number: int, first: int, samples: Iterable[tuple[int, int]]) -> None:
        self._connection.executemany(
            "INSERT INTO validation_sample VALUES (?, ?, ?, ?)",
            [(number, first + rank, *sample) for rank, sample in enumerate(samples)],
        )


def read_draw(line: Sequence[Any], samples: Sequence[tuple[Any, Any]], n_rows: int) -> Draw:
    """Return the draw that a line of the table is; one that none can be is a ValueError."""
    number, class_id, goal, wanted, seed, sizes = line
    told = values.read_json(sizes, "the sizes of its strata")
    if not isinstance(told, list):
        raise ValueError("the sizes of its strata are no list")
    n = tuple(values.whole(size, "the size of a stratum", 0, values.MOST_ROWS) for size in told)
    drawn = [
        (
            values.whole(row, "the row", 0, n_rows - 1),
            values.whole(stratum, "the stratum", 0, len(n) - 1),
        )
        for row, stratum in samples
    ]
    if len({row for row, _ in drawn}) < len(drawn):
        raise ValueError(f"validation {number} has drawn a sample twice")
    return Draw(
        values.whole(number, "the number"),
        ClassId(values.text(class_id, "the class")),
        values.one_of(goal, get_args(Goal), "the goal"),
        values.real(wanted, "what is wanted", 0, 1),
        values.whole(seed, "the seed"),
        n,
        tuple(drawn),
    )


def read_strata(packed: Any, n_strata: int, n_rows: int) -> npt.NDArray[np.int8]:
    """Return the stratum of each row, int8 (n,); what they cannot be is a ValueError."""
    strata = np.frombuffer(values.unpacked(packed, n_rows, "the strata"), np.int8)
    if len(strata) and not OUTSIDE <= strata.min() <= strata.max() < n_strata:
        raise ValueError("a stratum is none that there is")
    return strata
