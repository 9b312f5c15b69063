"""What every table is read as: columns of text, and rows that are read as they are asked for."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

_INDEX = re.compile(r"(Unnamed: \d+(_level_\d+)?|__index_level_\d+__)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes
    ----------
    place : str
        Where a person finds it, such as ``"Row 7"``.
    cells : Mapping[str, str]
        Column to text; missing cells are left out or empty.
    problem : str
        Why the row cannot be read; empty if it can.
    """

    place: str
    cells: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table, and its rows, which are read as they are asked for.

    Attributes
    ----------
    columns : tuple of str
    rows : iterator of Row
    has_header : bool
        False where the first row is a sample already; the columns are numbered then.
    encoding : str
        How a text that is not UTF-8 was read; empty for UTF-8, and where that is no question.
    sheet : str
        Which sheet of a workbook with several is read.
    """

    columns: tuple[str, ...]
    rows: Iterator[Row]
    has_header: bool = True
    encoding: str = ""
    sheet: str = ""


LooksLikeData = Callable[[str], bool]
"""Tells a cell that no header would have, such as the path of a clip."""


def numbered_columns(n: int) -> list[str]:
    """Return the names of the columns of a table without a header."""
    return [f"column {number + 1}" for number in range(n)]


def is_index(name: str) -> bool:
    """Tell whether a column is the numbering that pandas and R add to a table, without a name."""
    return _INDEX.fullmatch(name.strip()) is not None
