"""Tables in workbooks: xlsx, xls, ods."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from aldesk.core.errors import Problem
from aldesk.tables.cell_text import text_of
from aldesk.tables.row import LooksLikeData, Row, Table, is_index, numbered_columns

WORKBOOKS = ("xlsx", "xlsm", "xls", "ods")
_ADVICE = "Open it in a spreadsheet and save the sheet as CSV"


def read_workbook(path: Path, looks_like_data: LooksLikeData) -> Table:
    """Read the first sheet that has anything in it.

    Raises
    ------
    Problem
        If the workbook is damaged, locked by a password, or empty.
    """
    from python_calamine import CalamineError, load_workbook

    try:
        with load_workbook(str(path)) as book:
            sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise Problem(
            f"The workbook cannot be read ({error})", subject=str(path), todo=_ADVICE
        ) from error
    filled = [(name, rows) for name, rows in sheets if rows]
    if not filled:
        raise Problem("The workbook is empty", subject=str(path))
    name, rows = filled[0]
    head = [_text(value) for value in rows[0]]
    has_header = not any(map(looks_like_data, head))
    if not has_header:
        head, rows = numbered_columns(len(head)), [[], *rows]
    columns = tuple(column for column in head if not is_index(column))
    if len(set(columns)) < len(columns):
        raise Problem("The table has a column twice", subject=str(path), todo="Rename one")
    sheet = name if len(filled) > 1 else ""
    return Table(columns, _rows(head, rows[1:], 1 + has_header), has_header, sheet=sheet)


def _rows(head: Sequence[str], rows: Sequence[Sequence[Any]], first: int) -> Iterator[Row]:
    for number, values in enumerate(rows, first):
        cells = dict(zip(head, map(_text, values), strict=False))
        if any(cells.values()):
            yield Row(f"Row {number}", {k: text for k, text in cells.items() if not is_index(k)})


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():  # a sheet knows no whole numbers
        return str(int(value))
    if isinstance(value, datetime | date | time | timedelta):
        return str(value)
    return text_of(value)
