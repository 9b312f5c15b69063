"""Read tables row by row: CSV, TSV, JSON lines, Parquet."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aldesk.core.csv_cell import plain_cell
from aldesk.core.errors import Problem
from aldesk.sources.cell_text import text_of
from aldesk.sources.columns import columns_of

TABLES = ("csv", "tsv", "jsonl", "ndjson", "parquet")
_DELIMITERS = ",\t;"
_BATCH = 1000


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
    """The columns of a table, and its rows, which are read as they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def is_table(path: Path) -> bool:
    """Tell by the extension whether a file is a table."""
    return path.suffix[1:].lower() in TABLES


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """Open a table.

    Raises
    ------
    Problem
        On entering or while rows are read: if the file cannot be read, is not in UTF-8, is not what
        its extension says, or has a column twice.
    """
    suffix = path.suffix[1:].lower()
    try:
        with path.open("rb") as file:
            file.read(1)
        if suffix == "parquet":
            yield _parquet(path)
            return
        with path.open(encoding="utf-8-sig", newline="") as text:
            yield _json_lines(text) if suffix in ("jsonl", "ndjson") else _csv(text, path)
    except UnicodeDecodeError as error:
        raise Problem(
            "The table is not written in UTF-8", subject=str(path), todo="Save it as CSV UTF-8"
        ) from error
    except csv.Error as error:
        raise Problem(f"The table is not CSV ({error})", subject=str(path)) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise Problem(f"The table cannot be read ({why})", subject=str(path)) from error


def _csv(text: Any, path: Path) -> Table:
    # The header says which separator is used: a spreadsheet's depends on the country.
    first = text.readline()
    text.seek(0)
    delimiter = max(_DELIMITERS, key=first.count) if first else ","
    lines = (
        (number, cells) for number, cells in enumerate(csv.reader(text, delimiter=delimiter), 1)
    )
    filled = ((number, cells) for number, cells in lines if any(cells))
    # A spreadsheet writes its empty columns too, without a name.
    columns = _without_empty_end([name.strip() for name in next(filled, (1, []))[1]])
    if twice := sorted({name for name in columns if columns.count(name) > 1}):
        raise Problem(f"The table has the column {twice[0]!r} twice", subject=str(path))
    return Table(tuple(columns), (_csv_row(columns, *line) for line in filled))


def _csv_row(columns: list[str], number: int, cells: list[str]) -> Row:
    place = f"Row {number}"
    cells = _without_empty_end(cells)
    if len(cells) > len(columns):
        reason = f"it has {len(cells)} cells, but the header has {len(columns)}."
        return Row(place, problem=reason)
    # zip is not strict: cells that are missing at a row's end are empty.
    texts = zip(columns, (plain_cell(cell.strip()) for cell in cells), strict=False)
    return Row(place, dict.fromkeys(columns, "") | dict(texts))


def _without_empty_end(cells: list[str]) -> list[str]:
    n = len(cells)
    while n and not cells[n - 1].strip():
        n -= 1
    return cells[:n]


def _json_lines(text: Iterable[str]) -> Table:
    rows = [_json_row(number, line) for number, line in enumerate(text, 1) if line.strip()]
    columns = dict.fromkeys(name for row in rows for name in row.cells)
    return Table(tuple(columns), iter(rows))


def _json_row(number: int, line: str) -> Row:
    place = f"Line {number}"
    try:
        facts = json.loads(line)
    except (ValueError, RecursionError):
        return Row(place, problem="it is not JSON.")
    if not isinstance(facts, dict):
        return Row(place, problem='it is not a JSON object, such as {"path": "a.wav"}.')
    return Row(place, {str(name).strip(): text_of(value) for name, value in facts.items()})


def _parquet(path: Path) -> Table:
    import pyarrow
    from pyarrow.parquet import ParquetFile

    try:
        file = ParquetFile(path, memory_map=True)
    except pyarrow.ArrowException as error:
        raise Problem("The content is not a Parquet table", subject=str(path)) from error
    columns = [column for column in columns_of(file.schema_arrow) if column.is_text]
    names = [column.name for column in columns]

    def rows() -> Iterator[Row]:
        number = 0
        try:
            for batch in file.iter_batches(batch_size=_BATCH, columns=names):
                for facts in batch.to_pylist():
                    number += 1
                    yield Row(f"Row {number}", {c.name: c.text(facts[c.name]) for c in columns})
        except (pyarrow.ArrowException, UnicodeDecodeError) as error:
            raise Problem(
                f"The table is damaged behind row {number}",
                subject=str(path),
                todo="Copy or download it again",
            ) from error

    return Table(tuple(names), rows())
