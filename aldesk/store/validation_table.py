"""The validations: which samples were drawn to measure how well a class is found."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from aldesk.core.ids import ClassId
from aldesk.store.database import transaction
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
    """What was drawn, and from which strata; see `Project.validations`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def all(self) -> list[Draw]:
        """Return all validations, the oldest first."""
        items = self._connection.execute(
            "SELECT validation, row, stratum FROM validation_sample ORDER BY validation, rank"
        )
        samples = {
            number: tuple((row, stratum) for _, row, stratum in lines)
            for number, lines in groupby(items, key=lambda line: line[0])
        }
        lines = self._connection.execute(
            "SELECT number, class_id, goal, wanted, seed, sizes FROM validation ORDER BY number"
        ).fetchall()
        return [
            Draw(number, ClassId(class_id), goal, wanted, seed, tuple(json.loads(sizes)),
                 samples.get(number, ()))
            for number, class_id, goal, wanted, seed, sizes in lines
        ]  # fmt: skip

    def strata(self, number: int) -> npt.NDArray[np.int8]:
        """Return the stratum of each row that there was then, or `OUTSIDE`, int8 (n_rows,)."""
        (packed,) = self._connection.execute(
            "SELECT strata FROM validation WHERE number = ?", (number,)
        ).fetchone()
        return np.frombuffer(zlib.decompress(packed), np.int8)

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
