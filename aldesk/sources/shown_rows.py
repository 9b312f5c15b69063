"""Which rows of a data set its preview shows: some of each class, without reading much."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import Any

from aldesk.core.natural import natural
from aldesk.sources.arrow_files import first_cells, first_rows, rows_at
from aldesk.sources.columns import label_in
from aldesk.tables.arrow_columns import Column

MOST_BYTES = 64 * 2**20
"""So much is read for the samples that are shown; what lies deeper is left."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row, and the split that its file is of."""

    split: str
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Labelled:
    path: Path
    place: int
    label: str | None


def shown_rows(
    splits: Mapping[str, Sequence[Path]], column: Column | None, most: int, n: int
) -> tuple[list[ShownRow], list[str]]:
    """Return rows that show what there is, and the classes as far as was looked.

    Labels are short and lie apart from the media: those of many rows are read, then the few rows
    that are wanted. The first rows are there in any case.

    Parameters
    ----------
    splits : mapping of str to sequence of Path
    column : Column or None
        The labels.
    most : int
        The labels of so many rows are read.
    n : int
        So many samples are shown.
    """
    split_of = {path: split for split, paths in splits.items() for path in paths}
    looked = list(islice(_labelled(split_of, column), most)) if column else []
    wanted = [looked[place] for place in some_places([row.label for row in looked], n)]
    first = next(iter(split_of))
    found = {(first, place): cells for place, cells in enumerate(first_rows(first, n))}
    found.update(_read(wanted))
    order = list(split_of)
    in_order = sorted(found, key=lambda at: (order.index(at[0]), at[1]))
    classes = sorted({row.label for row in looked if row.label}, key=natural)
    return [ShownRow(split_of[path], found[path, place]) for path, place in in_order], classes


def some_places(labels: Sequence[str | None], most: int) -> list[int]:
    """Return the places of samples that show what there is.

    They are of each class in turn, or from all over where there are no classes.
    """
    groups: dict[str, list[int]] = {}
    for place, label in enumerate(labels):
        if label and len(group := groups.setdefault(label, [])) < most:
            group.append(place)
    if not groups:
        n = min(most, len(labels))
        return [place * len(labels) // n for place in range(n)]
    in_order = [groups[label] for label in sorted(groups, key=natural)]
    turns = chain.from_iterable(zip_longest(*in_order))
    return list(islice((place for place in turns if place is not None), most))


def _labelled(files: Iterable[Path], column: Column) -> Iterator[_Labelled]:
    for path in files:
        for place, cell in enumerate(first_cells(path, column.name)):
            label = label_in({column.name: column.text(cell)}, column)
            yield _Labelled(path, place, label)


def _read(wanted: Sequence[_Labelled]) -> Iterator[tuple[tuple[Path, int], dict[str, Any]]]:
    n_bytes = 0
    for path in dict.fromkeys(row.path for row in wanted):
        places = sorted(row.place for row in wanted if row.path == path)
        for part_bytes, rows in rows_at(path, places):
            yield from (((path, place), cells) for place, cells in rows.items())
            n_bytes += part_bytes
            if n_bytes > MOST_BYTES:
                return
