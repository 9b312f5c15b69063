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
from aldesk.store import values

_SAMPLE = "id, path, media, label, split, columns, start, stop, labels"
_HAS, _OF = "has", "of"
_RECORDING = "id, path, seconds, rate, n_channels, split, columns, window, hop"


def read_samples(connection: sqlite3.Connection, base: Path) -> SampleRows:
    """Return all samples by row; `base` is the project's folder.

    Raises
    ------
    ValueError
        If the rows of samples and recordings do not follow on each other, or one has a value that
        none can have.
    """
    samples, lines = SampleRows(), iter(_recordings(connection, base))
    first, recording = next(lines, (-1, None))
    held: list[Sample] = []
    n = 0
    for row, *facts in connection.execute(f"SELECT row, {_SAMPLE} FROM sample ORDER BY row"):  # noqa: S608
        while recording is not None and first < row:
            samples.add(held)
            _take(samples, first, recording)
            held = []
            first, recording = next(lines, (-1, None))
            n = len(samples)
        if row != n:
            raise ValueError(f"the rows {n} to {row - 1} are missing")
        try:
            held.append(read_sample(base, *facts))
        except ValueError as error:
            raise ValueError(f"row {row}: {error}") from error
        n += 1
    samples.add(held)
    while recording is not None:
        _take(samples, first, recording)
        first, recording = next(lines, (-1, None))
    if samples.has_same_ids:
        raise ValueError("two samples have the same id")
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


def read_sample(base: Path, id_: Any, path: Any, media: Any, *facts: Any) -> Sample:
    """Return the sample that a line of the table is; one that none can be is a ValueError."""
    label, split, columns, start, stop, labels = facts
    if label is not None:
        values.text(label, "the label")
    read = values.facts(columns, "what its columns say")
    span = None if start is None and stop is None else _span(start, stop)
    has, judged = (None, None) if labels is None else _labels(values.read_json(labels, "the label"))
    where = base / values.text(path, "the path", least=1)
    known = values.sample_id(id_)
    media, split = values.media(media), values.split(split)
    return Sample(known, where, media, label, split, read, span, has, judged)


def _span(start: object, stop: object) -> Span:
    first = values.real(start, "the start", 0, values.MOST_SECONDS)
    last = values.real(stop, "the end", 0, values.MOST_SECONDS)
    if first >= last:
        raise ValueError(f"the end, {last}, is before the start")
    return Span(first, last)


def _labels(read: Any) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """Return the labels that a source knows, and of which classes it speaks."""
    if isinstance(read, dict):
        has = values.names(read.get(_HAS), "the label")
        return has, _shared(values.names(read.get(_OF), "the label"))
    return values.names(read, "the label"), None


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
    for first, *facts in lines:
        try:
            yield first, read_recording(base, *facts)
        except ValueError as error:
            raise ValueError(f"the recording from row {first} on: {error}") from error


def read_recording(base: Path, id_: Any, path: Any, *facts: Any) -> Recording:
    """Return the recording that a line of the table is; one that none can be is a ValueError."""
    seconds, rate, n_channels, split, columns, window, hop = facts
    known = values.sample_id(id_)
    where = base / values.text(path, "the path", least=1)
    least, most = values.LEAST_SECONDS, values.MOST_SECONDS
    rule = WindowRule(
        values.real(window, "the window", least, most), values.real(hop, "the hop", least, most)
    )
    return Recording(
        known,
        where,
        values.real(seconds, "the length", 0, most),
        values.whole(rate, "the rate", 1, 2**31),
        rule,
        values.whole(n_channels, "the number of channels", 1, 2**16),
        values.split(split),
        values.facts(columns, "what its columns say"),
    )


def _take(samples: SampleRows, first: int, recording: Recording) -> None:
    if first != len(samples):
        raise ValueError(f"recording {recording.id} begins at row {first}, not {len(samples)}")
    if len(samples) + recording.n_windows > values.MOST_ROWS:
        raise ValueError(f"recording {recording.id} has too many windows")
    samples.add_recording(recording)


def _lines(samples: Sequence[Sample], base: Path, first: int) -> Iterator[tuple[object, ...]]:
    for row, sample in enumerate(samples, start=first):
        where, columns = stored_path(sample.path, base), json.dumps(dict(sample.columns))
        times = (sample.span.start, sample.span.stop) if sample.span else (None, None)
        facts = (sample.media, sample.label, sample.split, columns)
        yield (row, sample.id, where, *facts, *times, _labels_text(sample))
