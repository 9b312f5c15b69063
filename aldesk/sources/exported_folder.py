"""A folder that labels were exported to, taken as a source: its classes by their true names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.files import EXPORT_MARKER, is_there
from aldesk.sources.types import SourceEntry
from aldesk.tables import open_table

_COPY = re.compile(r"-([0-9a-f]{8}|[0-9a-f]{16}|[0-9a-f]{32})$")
_SHORTEST = 8


def with_exported_labels(root: Path, entries: Sequence[SourceEntry]) -> list[SourceEntry]:
    """Take the labels of copies from the table beside them.

    A class's name may hold what a folder's name may not, and is written otherwise there; and a
    class that is called ``train`` is no split. Entries of other folders are returned as they are.
    """
    if not is_there(root / EXPORT_MARKER):
        return list(entries)
    label_of = _labels_by_id(root / "labels.csv")
    return [_joined(entry, label_of) for entry in entries]


def _joined(entry: SourceEntry, label_of: dict[str, str]) -> SourceEntry:
    copy = _COPY.search(entry.path.stem)
    label = label_of.get(copy[1][:_SHORTEST]) if copy else None
    return replace(entry, label=label, split="") if label else entry


def _labels_by_id(table: Path) -> dict[str, str]:
    """Return the labels by the first digits of the ids; none if two samples share these."""
    found: dict[str, set[str]] = {}
    try:
        with open_table(table) as opened:
            for row in opened.rows:
                if label := row.cells.get("label"):
                    found.setdefault(row.cells.get("id", "")[:_SHORTEST], set()).add(label)
    except Problem:
        return {}
    return {id_: next(iter(labels)) for id_, labels in found.items() if len(labels) == 1}
