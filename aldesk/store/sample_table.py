"""The samples and recordings of a project file, and how their paths are kept."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from aldesk.core.names import valid_text
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows
from aldesk.core.span import Span

_SAMPLE = "id, path, media, label, split, columns, start, stop, labels"
_HAS, _OF = "has", "of"
_RECORDING = "id, path, seconds, rate, n_channels, split, columns, window, hop"


def read_samples(connection: sqlite3.Connection, base: Path) -> SampleRows:
    """Return all samples by row; `base` is the project's folder.

    Raises
    ------
    ValueError
        If the rows of samples and recordings do not follow on each other.
    """
    samples, lines = SampleRows(), iter(_recordings(connection, base))
    first, recording = next(lines, (-1, None))
    held: list[Sample] = []
    for row, *facts in connection.execute(f"SELECT row, {_SAMPLE} FROM sample ORDER BY row"):  # noqa: S608
        while recording is not None and first < row:
            samples.add(held)
            _take(samples, first, recording)
            held = []
            first, recording = next(lines, (-1, None))
        held.append(_sample(base, *facts))
    samples.add(held)
    while recording is not None:
        _take(samples, first, recording)
        first, recording = next(lines, (-1, None))
    return samples


def insert_samples(
    connection: sqlite3.Connection, base: Path, samples: Sequence[Sample], first_row: int
) -> None:
    """Add samples, the first as row `first_row`."""
    connection.executemany(
        f"INSERT INTO sample (row, {_SAMPLE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        _lines(samples, base, first_row),
    )


def insert_recordings(
    connection: sqlite3.Connection, base: Path, recordings: Sequence[Recording], first_row: int
) -> None:
    """Add recordings, the first window of the first as row `first_row`."""
    for r in recordings:
        rule = (r.rule.seconds, r.rule.hop)
        where, columns = stored_path(r.path, base), json.dumps(dict(r.columns))
        facts = (r.id, where, r.seconds, r.rate, r.n_channels, r.split, columns, *rule)
        connection.execute(
            f"INSERT INTO recording (first_row, {_RECORDING}) "  # noqa: S608
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (first_row, *facts),
        )
        first_row += r.n_windows


def update_paths(
    connection: sqlite3.Connection, base: Path, paths: Iterable[tuple[str, Path]]
) -> None:
    """Say where samples and recordings lie now, (id, path) each; stretches follow."""
    for id_, path in paths:
        where = stored_path(path, base)
        connection.execute(
            "UPDATE sample SET path = ? WHERE id = ? OR (id > ? AND id < ?)",
            (where, id_, f"{id_}@", f"{id_}A"),  # A is the letter after @
        )
        connection.execute("UPDATE recording SET path = ? WHERE id = ?", (where, id_))


def stored_path(path: Path, base: Path) -> str:
    """Return a path as it is written down: relative below the project's folder.

    So both can be moved together. Bytes that are no text become readable escapes.
    """
    where, here = str(path.absolute()), f"{base}{os.sep}"
    if where.startswith(here):  # by hand, since pathlib takes ten times as long
        where = where[len(here) :].replace(os.sep, "/")
    return valid_text(where)


def _sample(base: Path, id_: Any, path: str, media: Any, *facts: Any) -> Sample:
    label, split, columns, start, stop, labels = facts
    read = json.loads(columns) if columns != "{}" else {}
    span = None if start is None or stop is None else Span(start, stop)
    has, judged = (None, None) if labels is None else _labels(json.loads(labels))
    return Sample(id_, base / path, media, label, split, read, span, has, judged)


def _labels(read: Any) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """Return the labels that a source knows, and of which classes it speaks."""
    if isinstance(read, dict):
        return tuple(read[_HAS]), _shared(tuple(read[_OF]))
    return tuple(read), None


@lru_cache(maxsize=1 << 10)
def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return one and the same tuple for equal ones: a source's samples all have them."""
    return names


def _labels_text(sample: Sample) -> str | None:
    if sample.labels is None:
        return None
    if sample.judged is None:
        return json.dumps(sample.labels)
    return json.dumps({_HAS: sample.labels, _OF: sample.judged})


def _recordings(connection: sqlite3.Connection, base: Path) -> Iterator[tuple[int, Recording]]:
    lines = connection.execute(f"SELECT first_row, {_RECORDING} FROM recording ORDER BY first_row")  # noqa: S608
    for first, id_, path, seconds, rate, n_channels, split, columns, window, hop in lines:
        rule = WindowRule(window, hop)
        read = json.loads(columns)
        yield first, Recording(id_, base / path, seconds, rate, rule, n_channels, split, read)


def _take(samples: SampleRows, first: int, recording: Recording) -> None:
    if first != len(samples):
        raise ValueError(f"recording {recording.id} begins at row {first}, not {len(samples)}")
    samples.add_recording(recording)


def _lines(samples: Sequence[Sample], base: Path, first: int) -> Iterator[tuple[object, ...]]:
    for row, sample in enumerate(samples, start=first):
        where, columns = stored_path(sample.path, base), json.dumps(dict(sample.columns))
        times = (sample.span.start, sample.span.stop) if sample.span else (None, None)
        facts = (sample.media, sample.label, sample.split, columns)
        yield (row, sample.id, where, *facts, *times, _labels_text(sample))
