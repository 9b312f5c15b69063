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

Part = list[Any]
"""First: a sheet's name, whether there are others with something in them; then some rows."""

_ROWS = 1000
_MOST_UNPACKED, _MOST_PACKED = 1 << 28, 200
"""Bytes that a part may have, and how many times less the file has of it beyond that."""


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
    """Raise ValueError at a small file that unpacks to more than memory holds."""
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as packed:
            for part in packed.infolist():
                if part.file_size > max(_MOST_UNPACKED, _MOST_PACKED * part.compress_size):
                    raise ValueError(f"it unpacks to {part.file_size / 1e9:.0f} GB of nothing")
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
