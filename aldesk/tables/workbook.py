"""Tables in workbooks: xlsx, xls, ods."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.read_apart import is_for_child
from aldesk.tables.reader_process import asked
from aldesk.tables.row import LooksLikeData, Row, Table, is_index, numbered_columns
from aldesk.tables.workbook_content import Part, parts

WORKBOOKS = ("xlsx", "xlsm", "xls", "ods")
_SECONDS = 60.0  # a million rows take a while, and come at once
_ADVICE = "Open it in a spreadsheet and save the sheet as CSV"


def read_workbook(path: Path, looks_like_data: LooksLikeData) -> Table:
    """Read the first sheet that has anything in it.

    Raises
    ------
    Problem
        If the workbook is damaged, locked by a password, or empty.
    """
    found = _parts(path)
    try:
        first = next(found, None)
        rows = [row for part in found for row in part]
    except (OSError, ValueError) as error:
        raise Problem(
            f"The workbook cannot be read ({error})", subject=str(path), todo=_ADVICE
        ) from error
    if first is None:
        raise Problem("The workbook is empty", subject=str(path))
    name, has_others = first
    head = list(rows[0])
    has_header = not any(map(looks_like_data, head))
    if not has_header:
        head, rows = numbered_columns(len(head)), [[], *rows]
    columns = tuple(column for column in head if not is_index(column))
    if len(set(columns)) < len(columns):
        raise Problem("The table has a column twice", subject=str(path), todo="Rename one")
    sheet = name if has_others else ""
    return Table(columns, _rows(head, rows[1:], 1 + has_header), has_header, sheet=sheet)


def _parts(path: Path) -> Iterator[Part]:
    if is_for_child():
        return asked(path, "workbook", json.loads, patience=_SECONDS)
    return parts(path)


def _rows(head: Sequence[str], rows: Sequence[Sequence[str]], first: int) -> Iterator[Row]:
    for number, values in enumerate(rows, first):
        cells = dict(zip(head, values, strict=False))
        if any(cells.values()):
            yield Row(f"Row {number}", {k: text for k, text in cells.items() if not is_index(k)})
