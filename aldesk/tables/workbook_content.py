"""The cells of a workbook as text, read in this process.

A workbook of a kilobyte may say that it has 17 thousand million cells, and the library that reads
it ends the process then: see `reader_process`.
"""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from aldesk.tables.cell_text import text_of
from aldesk.tables.zip_bomb import refuse_bomb

Part = list[Any]
"""First: a sheet's name, whether there are others with something in them; then some rows."""

_ROWS = 1000
_MOST_PACKED = 200
"""How many times less than a part its packed bytes may be."""


def parts(path: Path) -> Iterator[Part]:
    """Yield the first sheet that has anything in it; nothing of a workbook that has none.

    Raises
    ------
    OSError, ValueError
        If the workbook is damaged, or locked by a password.
    """
    from python_calamine import CalamineError, load_workbook

    _refuse_bomb(path)
    try:
        with load_workbook(str(path)) as book:
            sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except CalamineError as error:
        raise ValueError(str(error)) from error
    filled = [(name, rows) for name, rows in sheets if rows]
    if not filled:
        return
    name, rows = filled[0]
    yield [name, len(filled) > 1]
    for start in range(0, len(rows), _ROWS):
        yield [_texts(row) for row in rows[start : start + _ROWS]]


def _refuse_bomb(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as packed:
            refuse_bomb(packed, _MOST_PACKED)
    except (zipfile.BadZipFile, NotImplementedError):
        return  # the library says what is wrong


def _texts(row: Sequence[Any]) -> list[str]:
    return [_text(value) for value in row]


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():  # a sheet knows no whole numbers
        return str(int(value))
    if isinstance(value, datetime | date | time | timedelta):
        return str(value)
    return text_of(value)
