"""Tables as text with a separator: CSV of any country, TSV."""

import csv
import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import TextIO

from aldesk.core.csv_cell import plain_cell
from aldesk.core.errors import Problem
from aldesk.tables.row import LooksLikeData, Row, Table, is_index, numbered_columns

_DELIMITERS = ",\t;|"
_LOOKED_AT = 50
_SEP_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?\s*", re.IGNORECASE)


def read_delimited(text: TextIO, looks_like_data: LooksLikeData, encoding: str = "") -> Table:
    """Read a table whose separator is found out by its first lines.

    A first line ``sep=;``, as Excel writes it, says which it is. Rows that are all one cell longer
    than the header begin with a numbering without a name, as R writes it. Where a cell of the first
    line is data, there is no header.

    Raises
    ------
    Problem
        If a column is there twice.
    csv.Error
        If it is no such table; also while rows are read.
    """
    first = text.readline()
    rest: Iterable[str] = text
    if said := _SEP_LINE.fullmatch(first):
        delimiter = said[1]
    else:
        ahead = [first, *islice(text, _LOOKED_AT)]
        delimiter, rest = _delimiter(ahead), chain(ahead, text)
    lines = csv.reader(rest, delimiter=delimiter, skipinitialspace=delimiter != "\t")
    rows = ((number, cells) for number, cells in enumerate(lines, 1) if any(map(str.strip, cells)))
    head = list(islice(rows, _LOOKED_AT))
    if not head:
        return Table((), iter(()), encoding=encoding)
    names = [plain_cell(name.strip()) for name in head[0][1]]
    has_header = not any(map(looks_like_data, names))
    if has_header:
        head = head[1:]
        names = _completed(_without_empty_end(names), [cells for _, cells in head])
    else:
        width = max(len(_without_empty_end(cells)) for _, cells in head)
        names = numbered_columns(width)
    _refuse_twice(names)
    read = (_row(names, number, cells) for number, cells in chain(head, rows))
    columns = tuple(name for name in names if not is_index(name))
    return Table(columns, read, has_header, encoding)


def _delimiter(lines: Sequence[str]) -> str:
    """Return the separator that cuts most lines into as many cells as the header has."""

    def fit(delimiter: str) -> tuple[float, int]:
        rows = [row for row in csv.reader(lines, delimiter=delimiter, skipinitialspace=True) if row]
        width = len(rows[0]) if rows else 0
        if width < 2:
            return 0.0, 0
        return sum(len(row) == width for row in rows) / len(rows), width

    return max(_DELIMITERS, key=fit)


def _completed(names: list[str], rows: list[list[str]]) -> list[str]:
    longer = [len(_without_empty_end(cells)) == len(names) + 1 for cells in rows]
    return ["", *names] if names and names[0] and longer and all(longer) else names


def _refuse_twice(names: Sequence[str]) -> None:
    known = [name for name in names if not is_index(name)]
    if twice := sorted({name for name in known if known.count(name) > 1}):
        raise Problem(f"The table has the column {twice[0]!r} twice")


def _row(names: Sequence[str], number: int, cells: Sequence[str]) -> Row:
    place = f"Row {number}"
    cells = _without_empty_end(cells)
    if len(cells) > len(names):
        reason = f"it has {len(cells)} cells, but the header has {len(names)}."
        return Row(place, problem=reason)
    # zip is not strict: cells that are missing at a row's end are empty.
    texts = zip(names, (plain_cell(cell.strip()) for cell in cells), strict=False)
    told = dict.fromkeys(names, "") | dict(texts)
    return Row(place, {name: text for name, text in told.items() if not is_index(name)})


def _without_empty_end(cells: Sequence[str]) -> list[str]:
    n = len(cells)
    while n and not cells[n - 1].strip():
        n -= 1
    return list(cells[:n])
