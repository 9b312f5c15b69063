"""The samples of a project file, and how their paths are kept."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from aldesk.core.names import valid_text
from aldesk.core.sample import Sample


def read_samples(connection: sqlite3.Connection, base: Path) -> list[Sample]:
    """Return all samples by row; `base` is the project's folder."""
    lines = connection.execute(
        "SELECT id, path, media, label, split, columns FROM sample ORDER BY row"
    )
    return [
        Sample(
            id_, base / path, media, label, split, json.loads(columns) if columns != "{}" else {}
        )
        for id_, path, media, label, split, columns in lines
    ]


def insert_samples(
    connection: sqlite3.Connection, base: Path, samples: Sequence[Sample], first_row: int
) -> None:
    """Add samples, the first as row `first_row`."""
    connection.executemany(
        "INSERT INTO sample VALUES (?, ?, ?, ?, ?, ?, ?)", _lines(samples, base, first_row)
    )


def update_paths(
    connection: sqlite3.Connection, base: Path, paths: Iterable[tuple[str, Path]]
) -> None:
    """Say where samples lie now, (id, path) each."""
    connection.executemany(
        "UPDATE sample SET path = ? WHERE id = ?",
        [(stored_path(path, base), id_) for id_, path in paths],
    )


def stored_path(path: Path, base: Path) -> str:
    """Return a path as it is written down: relative below the project's folder.

    So both can be moved together. Bytes that are no text become readable escapes.
    """
    where, here = str(path.absolute()), f"{base}{os.sep}"
    if where.startswith(here):  # by hand, since pathlib takes ten times as long
        where = where[len(here) :].replace(os.sep, "/")
    return valid_text(where)


def _lines(samples: Sequence[Sample], base: Path, first: int) -> Iterator[tuple[object, ...]]:
    for row, sample in enumerate(samples, start=first):
        columns = json.dumps(dict(sample.columns))
        where = stored_path(sample.path, base)
        yield (row, sample.id, where, sample.media, sample.label, sample.split, columns)
