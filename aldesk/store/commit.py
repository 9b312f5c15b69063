"""Committing on a disk that fails: whether a transaction took place must never be a guess.

Where the last step of a commit fails, SQLite reports an error, though what was written may well be
in the file. What the program believes and what the file says must not part there: so it is looked
up, and where it cannot be, nothing more is written.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import get_ident
from typing import Any

from aldesk.core.errors import Problem

_COUNTER = slice(24, 28)
"""Where a database file counts its commits. See the SQLite file format, section 1.3.7."""


def _allow() -> None:
    """Raise nothing."""


class Connection(sqlite3.Connection):
    """A connection that knows whether it may write, and whether its last commit is in doubt.

    Only the thread that made it may use it, but for a copy; see `aldesk.store.memory_copy`.
    """

    file: Path | None = None
    """Where the database is, once that was asked."""
    before: bytes | None = None
    """How many commits there were before the one that is in doubt; None where none is."""
    refuse_lost: Callable[[], None] = staticmethod(_allow)
    """Raises Problem if somebody else may write by now; see `aldesk.store.lock`."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        # SQLite's own locks keep threads apart that use one connection, as it is usually built.
        named["check_same_thread"] = sqlite3.threadsafety < 3
        super().__init__(*arguments, **named)
        self._thread = get_ident()

    def cursor(self, *arguments: Any, **named: Any) -> Any:
        """Do as `sqlite3.Connection`, if this is its thread."""
        self._refuse_other_thread()
        return super().cursor(*arguments, **named)

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        """Do as `sqlite3.Connection`, if this is its thread."""
        self._refuse_other_thread()
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any) -> sqlite3.Cursor:
        """Do as `sqlite3.Connection`, if this is its thread."""
        self._refuse_other_thread()
        return super().executemany(sql, parameters)

    def _refuse_other_thread(self) -> None:
        if get_ident() != self._thread:
            raise sqlite3.ProgrammingError("a project belongs to the thread that opened it")


def counter(connection: sqlite3.Connection) -> bytes:
    """Return what a database file counts its commits by; nothing where it cannot be read.

    Between transactions only: to close the file frees what this process has locked of it.
    """
    file = connection.file if isinstance(connection, Connection) else None
    if file is None:
        _, _, name = connection.execute("PRAGMA database_list").fetchone()
        file = Path(name)
        if isinstance(connection, Connection):
            connection.file = file
    try:
        with file.open("rb", buffering=0) as database:
            return database.read(_COUNTER.stop)[_COUNTER]
    except OSError:
        return b""


def commit(connection: sqlite3.Connection, before: bytes) -> None:
    """Commit; where that fails although it took place, see to it that it lasts.

    Parameters
    ----------
    connection : sqlite3.Connection
    before : bytes
        What `counter` returned before the transaction began.

    Raises
    ------
    sqlite3.Error
        If nothing of the transaction is in the file, or nobody knows: `refuse_doubt` tells that.
    """
    try:
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        try:
            took_place = _took_place(connection, before)
            if took_place:
                _write_again(connection)
        except sqlite3.Error:
            took_place = False
            if isinstance(connection, Connection):
                connection.before = before
        if not took_place:
            raise


def refuse_lost(connection: sqlite3.Connection) -> None:
    """Raise Problem if the file is not this process's to write any more."""
    if isinstance(connection, Connection):
        connection.refuse_lost()


def refuse_doubt(connection: sqlite3.Connection) -> None:
    """Raise Problem if a commit that was reported as failed took place after all.

    What the program holds in its memory is behind the file then. If it did not take place, all is
    well again.

    Raises
    ------
    sqlite3.Error
        If nobody knows still.
    """
    if not isinstance(connection, Connection) or connection.before is None:
        return
    if _took_place(connection, connection.before):
        raise Problem(
            "The disk failed while something was saved, and it was saved nevertheless",
            kept="Everything is kept",
            todo="Open the project again to go on",
        )
    connection.before = None


def _took_place(connection: sqlite3.Connection, before: bytes) -> bool:
    """Return whether the file has one commit more; a half-made one is taken back first."""
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return counter(connection) != before


def _write_again(connection: sqlite3.Connection) -> None:
    """Commit something that changes nothing, so that what was committed before it is synced."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("UPDATE meta SET value = value")
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
