"""A folder that labels were exported to, taken as a source: its classes by their true names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from aldesk.core.errors import Problem
from aldesk.core.files import EXPORT_MARKER, is_there
from aldesk.sources.several_labels import ABSENT
from aldesk.sources.types import SourceEntry
from aldesk.tables import open_table
from aldesk.tables.class_columns import class_columns, verdicts_in
from aldesk.tables.label_list import list_text, names_in

_COPY = re.compile(r"-([0-9a-f]{8}|[0-9a-f]{16}|[0-9a-f]{32})$")
_SHORTEST = 8


class _Said(NamedTuple):
    """What the table says of a sample; of several classes, lists in a cell."""

    label: str
    absent: str


def with_exported_labels(root: Path, entries: Sequence[SourceEntry]) -> list[SourceEntry]:
    """Take the labels of copies from the table beside them.

    A class's name may hold what a folder's name may not, and is written otherwise there; and a
    class that is called ``train`` is no split. Of a sample that lies in the folders of its several
    classes, one copy is kept. Entries of other folders are returned as they are.
    """
    if not is_there(root / EXPORT_MARKER):
        return list(entries)
    said = _said_by_id(root / "labels.csv")
    joined: list[SourceEntry] = []
    copied: set[str] = set()
    for entry in entries:
        copy = _COPY.search(entry.path.stem)
        its = said.get(copy[1][:_SHORTEST]) if copy else None
        if copy is None or its is None:
            joined.append(entry)
        elif entry.path.name not in copied:
            joined.append(_joined(entry, its))
            if len(names_in(its.label, ";")) > 1:
                copied.add(entry.path.name)
    return joined


def _joined(entry: SourceEntry, said: _Said) -> SourceEntry:
    columns = {**entry.columns, ABSENT: said.absent} if said.absent else entry.columns
    return replace(entry, label=said.label, split="", columns=columns)


def _said_by_id(table: Path) -> dict[str, _Said]:
    """Return the labels by the first digits of the ids; none if two samples share these."""
    found: dict[str, set[_Said]] = {}
    try:
        with open_table(table) as opened:
            cells = [row.cells for row in opened.rows]
            hot = () if "label" in opened.columns else class_columns(opened.columns, cells, ())
            for its in cells:
                said = _of_columns(its, hot) if hot else _of_lists(its)
                if said.label:
                    found.setdefault(its.get("id", "")[:_SHORTEST], set()).add(said)
    except Problem:
        return {}
    return {id_: next(iter(said)) for id_, said in found.items() if len(said) == 1}


def _of_lists(cells: Mapping[str, str]) -> _Said:
    return _Said(cells.get("label", ""), cells.get(ABSENT, ""))


def _of_columns(cells: Mapping[str, str], columns: Sequence[str]) -> _Said:
    verdicts = verdicts_in(cells, columns)
    has, lacks = ([name for name, yes in verdicts.items() if yes is of] for of in (True, False))
    return _Said(list_text(has) if has else "", list_text(lacks))
