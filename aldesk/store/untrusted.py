"""A project file comes from anywhere: nothing of it is used before it is built as ours are.

A view in the place of a table could run for ever, and a trigger could change what is written.
"""

import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path

from aldesk.core.errors import Damaged, Problem
from aldesk.store.schema import MIGRATIONS, VERSION

TO_REPAIR = "Save what is whole with `aldesk repair FILE --to NEW`, or open one of its backups"
_UNTOUCHED = "The file was not changed"
_STEPS_OF_A_CALL = 1000
_STEPS_OF_A_SCHEMA = 20_000_000
"""Of SQLite's machine, a second or two; ours takes some thousands."""
_STEPS_OF_A_BYTE = 50
"""To look at a table takes no more than a few for each byte that it has."""
_MOST_OBJECTS = 1000
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
"""How a journal begins, and how one ends that names a super-journal.
https://sqlite.org/fileformat.html#rollbackjournal"""
_QUOTED = re.compile(r'"(\w+)"')

_Schema = dict[tuple[str, str], str]


def refuse_special(path: Path) -> None:
    """Look at a project's file and its journals before SQLite does, which would wait for a pipe.

    Raises
    ------
    Problem
        If one of them is a pipe, a device or a folder, or a journal names further files: SQLite
        would read those, and may remove one of them.
    """
    for end in ("", "-journal", "-wal", "-shm"):
        file = Path(f"{path}{end}")
        with suppress(OSError, ValueError):  # is told where it is opened
            if not stat.S_ISREG(file.stat().st_mode):
                raise Problem("This is not a file", subject=str(file), kept=_UNTOUCHED)
            if end == "-journal" and names_others(file):
                raise Damaged(
                    "This journal names further files, and is none of ALDesk's",
                    subject=str(file),
                    kept=_UNTOUCHED,
                    todo=TO_REPAIR,
                )


def names_others(journal: Path) -> bool:
    """Tell whether a journal is of a transaction over several databases, which ours never are."""
    with journal.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - len(JOURNAL_MAGIC)))
        return file.read() == JOURNAL_MAGIC


def harden(connection: sqlite3.Connection) -> None:
    """Let a connection trust nothing that its file says."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    defensive = getattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE", None)
    if defensive is not None:  # from Python 3.12 on
        connection.setconfig(defensive, True)  # type: ignore[attr-defined,unused-ignore]


def refuse_other_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Compare tables, indices, triggers and views with those of the file's version.

    This ends soon, whatever the file has.

    Raises
    ------
    Damaged
        If there is another one, or one is missing or different; it is named.
    """
    with _bounded(connection, _STEPS_OF_A_SCHEMA, path):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        found = _schema_of(connection)
    known = _known_schema(version) if 0 <= version <= VERSION else {}
    for key in sorted(found.keys() | known.keys()):
        if found.get(key) == known.get(key):
            continue
        what, name = key
        why = "unknown" if key not in known else "missing" if key not in found else "different"
        raise Damaged(
            f"The file is not built as a project of its version is: the {what} “{name}” is {why}",
            subject=str(path),
            kept=_UNTOUCHED,
            todo=TO_REPAIR,
        )


def refuse_damaged_pages(connection: sqlite3.Connection, path: Path) -> None:
    """Look at all pages and rows; this takes a time that grows with the file's length alone.

    Raises
    ------
    Damaged
        If a page is damaged, or a value has not the type of its column.
    """
    n_steps = _STEPS_OF_A_SCHEMA + _STEPS_OF_A_BYTE * path.stat().st_size
    with _bounded(connection, n_steps, path):
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict == "ok":
        return
    with _bounded(connection, n_steps, path):
        found = _damaged_tables(connection, "quick_check")
    name, said = found[0] if found else ("", verdict)
    raise Damaged(
        f"The project is damaged{f' in the table “{name}”' if name else ''} ({said})",
        subject=str(path),
        kept=_UNTOUCHED,
        todo=TO_REPAIR,
    )


def damaged_pages(connection: sqlite3.Connection, path: Path) -> list[str]:
    """Return what is damaged of pages, values and indices; nothing if all is sound."""
    try:
        n_bytes = path.stat().st_size
    except OSError as error:
        return [error.strerror or str(error)]
    n_steps = _STEPS_OF_A_SCHEMA + 10 * _STEPS_OF_A_BYTE * n_bytes
    with _bounded(connection, n_steps, path):
        lines = connection.execute("PRAGMA integrity_check(10)").fetchall()
    if lines == [("ok",)]:
        return []
    with _bounded(connection, n_steps, path):
        found = _damaged_tables(connection, "integrity_check")
    return [f"table “{name}”: {said}" for name, said in found] or [
        _plain(line) for (line,) in lines
    ]


def _damaged_tables(connection: sqlite3.Connection, look: str) -> list[tuple[str, str]]:
    """Return names of damaged tables with what SQLite says of each; it names pages at most."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    verdicts = [(name, _verdict(connection, f'PRAGMA {look}("{name}")')) for (name,) in tables]
    return [(name, said) for name, said in verdicts if said != "ok"]


def _verdict(connection: sqlite3.Connection, check: str) -> str:
    try:
        return _plain(connection.execute(check).fetchone()[0])
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise
        return str(error)


@contextmanager
def _bounded(connection: sqlite3.Connection, n_steps: int, path: Path) -> Iterator[None]:
    """Let SQLite's machine take so many steps and no more."""
    calls = iter(range(n_steps // _STEPS_OF_A_CALL))
    connection.set_progress_handler(lambda: next(calls, None) is None, _STEPS_OF_A_CALL)
    try:
        yield
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_INTERRUPT":
            raise
        raise Damaged(
            "The project is damaged: looking through it has no end",
            subject=str(path),
            kept=_UNTOUCHED,
            todo=TO_REPAIR,
        ) from error
    finally:
        connection.set_progress_handler(None, 0)


@cache
def _known_schema(version: int) -> _Schema:
    with closing(sqlite3.connect(":memory:")) as connection:
        for step in MIGRATIONS[:version]:
            connection.executescript(step)
        return _schema_of(connection)


def _schema_of(connection: sqlite3.Connection) -> _Schema:
    """Return type and name of all that there is, with how it was made.

    Left out are the indices that SQLite makes itself, and the statistics that it may keep.
    """
    lines = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    found = {}
    for kind, name, table, sql in lines.fetchmany(_MOST_OBJECTS):
        is_own = str(name).startswith("sqlite_autoindex_") and sql is None
        if not is_own and not (kind == "table" and str(name).startswith("sqlite_stat")):
            found[str(kind), str(name)] = f"{table}: {_plain(str(sql))}"
    return found


def _plain(sql: str) -> str:
    """Return a statement without what differs between versions of SQLite: quotes and blanks."""
    return " ".join(_QUOTED.sub(r"\1", sql).split())
