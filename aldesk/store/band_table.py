"""The frequencies of samples, as annotations of elsewhere told them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from aldesk.core.band import Band
from aldesk.core.ids import SampleId
from aldesk.store import values
from aldesk.store.database import reading, transaction


class BandTable:
    """Which frequencies samples have; see `Project.bands`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def all(self) -> dict[SampleId, list[Band]]:
        """Return the frequencies of each sample that has any, one for each class it was called."""
        bands: defaultdict[SampleId, list[Band]] = defaultdict(list)
        with reading(self._path, "the table of frequencies"):
            lines = self._connection.execute("SELECT sample, low, high, label FROM band")
            for sample, low, high, label in lines:
                bands[sample].append(Band(read_hertz(low), read_hertz(high), label))
        return dict(bands)

    def add(self, bands: Iterable[tuple[SampleId, Band]]) -> None:
        """Write frequencies down; those of the same sample and class are replaced."""
        if listed := list(bands):
            with transaction(self._connection, self._path):
                insert_bands(self._connection, listed)


def read_hertz(value: object) -> float | None:
    """Return a frequency; one that cannot be is a ValueError."""
    return None if value is None else values.real(value, "a frequency", 0, 1e9)


def insert_bands(connection: sqlite3.Connection, bands: Iterable[tuple[SampleId, Band]]) -> None:
    """Add frequencies, in whatever transaction there is."""
    connection.executemany(
        "INSERT OR REPLACE INTO band (sample, label, low, high) VALUES (?, ?, ?, ?)",
        [(id_, band.label, band.low_hz, band.high_hz) for id_, band in bands],
    )
