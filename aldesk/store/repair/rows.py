"""Which rows of which tables are left of a damaged project, in a database in memory."""

import sqlite3
import struct
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from functools import cache

from aldesk.store.repair.pages import Line, Pages, Row, Value
from aldesk.store.schema import APPLICATION_ID, MIGRATIONS, VERSION

_TYPES: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,),
    "REAL": (int, float),
    "TEXT": (str,),
    "BLOB": (bytes,),
}


@dataclass(frozen=True, slots=True)
class _Column:
    types: tuple[type, ...]
    may_be_none: bool
    is_rowid: bool


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    columns: tuple[_Column, ...]
    has_rowid: bool

    def line(self, row: Row) -> Line | None:
        """Return a row's values as the table has them; None if it can be none of its rows."""
        n = len(row.values)
        if n > len(self.columns) or (row.rowid is None) == self.has_rowid:
            return None
        line = [*row.values, *[None] * (len(self.columns) - n)]
        for place, column in enumerate(self.columns):
            if column.is_rowid:
                line[place] = row.rowid
            elif not _fits(line[place], column):
                return None
        return tuple(line)


def _fits(value: Value, column: _Column) -> bool:
    return column.may_be_none if value is None else isinstance(value, column.types)


@dataclass
class LeftRows:
    """What is left.

    Attributes
    ----------
    connection : sqlite3.Connection
        The tables of the present version, in memory.
    n_damaged : Counter of str
        Pages and rows of each table that could not be read; under "" where no table is known.
    """

    connection: sqlite3.Connection
    n_damaged: Counter[str]


def left_rows(content: bytes) -> LeftRows:
    """Return what is left of a project file, brought up to the present version."""
    pages, version = Pages(content), _version_of(content)
    lines, n_damaged = _lines(pages, _tables(version))
    if sum(n_damaged.values()):  # the header may be damaged, too
        for other in range(1, VERSION + 1):
            more = _lines(pages, _tables(other))
            if _n(more[0]) > _n(lines):
                version, (lines, n_damaged) = other, more
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for step in MIGRATIONS[:version]:
        connection.executescript(step)
    for table, found in lines.items():
        if found:
            marks = ", ".join("?" * len(found[0]))
            connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", found)  # noqa: S608
    done = connection.execute("DELETE FROM meta WHERE NOT json_valid(value)")
    n_damaged["meta"] += done.rowcount
    for step in MIGRATIONS[version:]:
        connection.executescript(step)
    return LeftRows(connection, n_damaged)


def _version_of(content: bytes) -> int:
    """Return the version that the header tells; the present one where it tells none."""
    version, _, application = struct.unpack(">III", content[60:72].ljust(12, b"\0"))
    return version if application == APPLICATION_ID and 0 < version <= VERSION else VERSION


def _n(lines: dict[str, list[Line]]) -> int:
    return sum(map(len, lines.values()))


def _lines(pages: Pages, tables: tuple[_Table, ...]) -> tuple[dict[str, list[Line]], Counter[str]]:
    """Return each table's lines, those that hang on its root first."""
    lines: dict[str, list[Line]] = {table.name: [] for table in tables}
    n_damaged: Counter[str] = Counter()
    roots = _roots(pages, n_damaged)
    used = pages.free()
    hurt: set[str] = set()
    for table in tables:
        if table.name not in roots:
            hurt.add(table.name)
            continue
        tree = pages.tree(roots[table.name])
        used |= tree.pages
        n_damaged[table.name] += tree.n_damaged
        for row in tree.rows:
            line = table.line(row)
            if line is None:
                n_damaged[table.name] += 1
            else:
                lines[table.name].append(line)
        if tree.n_damaged or n_damaged[""]:
            hurt.add(table.name)
    lost = [table for table in tables if table.name in hurt]
    if lost:  # what hangs on nothing may be theirs
        for number in range(1, pages.n + 1):
            if number not in used:
                for row in pages.page(number).rows:
                    _take(row, lost, lines)
    return lines, n_damaged


def _take(row: Row, tables: list[_Table], lines: dict[str, list[Line]]) -> None:
    for table in tables:
        if (line := table.line(row)) is not None:
            lines[table.name].append(line)
            return


def _roots(pages: Pages, n_damaged: Counter[str]) -> dict[str, int]:
    """Return the root page of each table that the file's schema names."""
    schema = pages.tree(1)
    n_damaged[""] += schema.n_damaged
    roots = {}
    for row in schema.rows:
        match row.values:
            case ("table", str(name), _, int(root), *_):
                roots[name] = root
    return roots


@cache
def _tables(version: int) -> tuple[_Table, ...]:
    found = []
    with closing(sqlite3.connect(":memory:")) as connection:
        for step in MIGRATIONS[:version]:
            connection.executescript(step)
        names = connection.execute("SELECT name, wr FROM pragma_table_list WHERE schema = 'main'")
        for name, has_no_rowid in names.fetchall():
            if name.startswith("sqlite_"):
                continue
            facts = connection.execute(f"PRAGMA table_info({name})").fetchall()
            columns = tuple(
                _Column(
                    _TYPES[kind],
                    not not_null and not (key and has_no_rowid),
                    bool(key) and kind == "INTEGER" and not has_no_rowid,
                )
                for _, _, kind, not_null, _, key in facts
            )
            found.append(_Table(name, columns, not has_no_rowid))
    return tuple(found)
