"""What is known of samples from annotations, for studies and the test alone."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from aldesk.core.ids import SampleId
from aldesk.store.database import transaction


class TruthTable:
    """Labels that are never shown or trained on, as those that a source has of whole files.

    Attributes
    ----------
    labels : dict of SampleId to str
        By the names that the annotations use.
    n_changes : int
        How often some were written down.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self.n_changes = 0
        self.labels: dict[SampleId, str] = dict(
            connection.execute("SELECT sample, label FROM truth").fetchall()
        )

    def put(self, labels: Mapping[SampleId, str]) -> None:
        """Write labels down; those of the same samples are replaced."""
        with transaction(self._connection, self._path):
            self._connection.executemany(
                "INSERT OR REPLACE INTO truth (sample, label) VALUES (?, ?)", labels.items()
            )
        self.labels.update(labels)
        self.n_changes += 1
