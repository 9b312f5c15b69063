"""What is known of files before they are looked into: by tables, by names, by metadata."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from aldesk.core.errors import Problem
from aldesk.core.groups import GROUP_COLUMNS
from aldesk.core.moments import MOMENT_COLUMNS
from aldesk.media import media_of
from aldesk.media.camera import camera_columns
from aldesk.media.recorder import COLUMNS, recorder_columns
from aldesk.media.recorder_names import columns_of_name
from aldesk.sources.names import with_facts_of_names
from aldesk.sources.types import SourceEntry

_WHEN = frozenset(MOMENT_COLUMNS)
_STEP = 53
_MOST_ASKED, _SHORT = 48, 0.5
PATIENCE: Final = 2.0
"""Seconds in which the metadata of some thousand files on a disk are read, and of few far away."""


def named_columns(entry: SourceEntry) -> Mapping[str, str]:
    """Return what is known before a file is opened, also what its recorder has called it."""
    if media_of(entry.path) != "sound":
        return entry.columns
    return {**entry.columns, **further(entry.columns, columns_of_name(entry.path.name))}


def known_columns(entry: SourceEntry) -> Mapping[str, str]:
    """Return what is known of a file with its metadata, which are read."""
    return {**entry.columns, **further(entry.columns, columns_of_file(entry.path))}


def columns_of_file(path: Path) -> dict[str, str]:
    """Return what a file tells of itself: by a recorder's name and metadata, or by a camera's."""
    return recorder_columns(path) if media_of(path) == "sound" else camera_columns(path)


def further(columns: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    """Return what a recorder tells, without what the source knows; and never half a moment."""
    known = {name.casefold() for name in columns}
    if known & _WHEN:
        known |= _WHEN
    return {name: text for name, text in told.items() if name not in known}


def columns_before(
    entries: Sequence[SourceEntry], column: str, patience: float = PATIENCE
) -> list[Mapping[str, str] | None]:
    """Return what is known of each file; where no name says a column, its metadata are asked.

    Parameters
    ----------
    entries : sequence of SourceEntry
    column : str
    patience : float
        Seconds; None stands for files whose metadata were not reached by then.
    """
    found: list[Mapping[str, str] | None] = [named_columns(entry) for entry in entries]
    if column not in COLUMNS:
        return found
    asked: dict[Path, list[int]] = {}
    for place, (entry, columns) in enumerate(zip(entries, found, strict=True)):
        if columns is not None and not columns.get(column) and _has_metadata(entry):
            asked.setdefault(entry.path, []).append(place)
    paths, began = list(asked), time.monotonic()
    step = _STEP if len(paths) % _STEP else 1  # from all over, also if there is no time for all
    for turn in range(len(paths)):
        places = asked[paths[turn * step % len(paths)]]
        is_late = time.monotonic() - began > patience
        for place in places:
            found[place] = None if is_late else known_columns(entries[place])
    return found


def n_values_told(found: Sequence[SourceEntry], pattern: str = "") -> tuple[tuple[str, int], ...]:
    """Return how many values of `GROUP_COLUMNS` all names, and the metadata of some files, say.

    Parameters
    ----------
    found : sequence of SourceEntry
    pattern : str
        What the names say; one that is not readable, or fits none of them, is passed over.
    """
    try:
        entries = with_facts_of_names(found, pattern, [])
    except Problem:
        entries = list(found)
    told = [named_columns(entry) for entry in entries]
    some = [entries[place] for place in range(0, len(entries), max(1, len(entries) // _MOST_ASKED))]
    counts = []
    for column in GROUP_COLUMNS:
        values = {columns.get(column) for columns in told}
        values |= {row.get(column) for row in columns_before(some, column, _SHORT) if row}
        counts.append((column, len(values - {None, ""})))
    return tuple(counts)


def _has_metadata(entry: SourceEntry) -> bool:
    return media_of(entry.path) == "sound" and entry.content is None
