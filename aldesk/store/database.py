"""Opening a project file: what it must be, how it is locked, and how its failures read."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from aldesk.core.errors import Damaged, Problem
from aldesk.core.unfinished import unfinished
from aldesk.store.commit import Connection, commit, counter, refuse_doubt, refuse_lost
from aldesk.store.lock import ProjectLock, has_locks
from aldesk.store.memory_copy import copy_in_memory
from aldesk.store.schema import APPLICATION_ID, MIGRATIONS, VERSION
from aldesk.store.untrusted import TO_REPAIR, harden, refuse_other_schema

_UNTOUCHED = "The file was not changed"


def refuse_other(path: Path, application: int, version: int) -> None:
    """Raise Problem for the database of another program, or of a newer ALDesk."""
    if application != APPLICATION_ID:
        raise not_a_project(path)
    if version > VERSION:
        raise Problem(
            f"This project was made by a newer ALDesk (format {version}; this one knows {VERSION})",
            subject=str(path),
            kept=_UNTOUCHED,
            todo="Update ALDesk to open it",
        )


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version of a project's tables, after SQLite has taken back what was not done.

    Raises
    ------
    Problem
        If it is no project, or is one of a newer ALDesk.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    refuse_other(path, int(application), int(version))
    return int(version)


def connect_as_it_is(path: Path) -> sqlite3.Connection:
    """Open the database without writing: one of an older version stays one.

    Raises
    ------
    sqlite3.OperationalError
        If a step is to be taken back first; see `aldesk.store.recovery.connect_to_read`.
    Problem
        If it is no project, is one of a newer ALDesk, or is not built as its version is.
    """
    connection = sqlite3.connect(address(path, "ro"), uri=True, isolation_level=None)
    try:
        harden(connection)
        version_of(connection, path)
        refuse_other_schema(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_copy(path: Path) -> sqlite3.Connection:
    """Open a copy in memory of a database that another process may own, as it is now.

    As long as somebody reads in a database, its owner cannot commit: that would be for as long as
    it takes to make samples of a hundred thousand lines. The copy is made in steps, see
    `copy_in_memory`, and its owner waits for one of them at most.

    Raises
    ------
    sqlite3.OperationalError, Problem
        As `connect_as_it_is`, or if it cannot be read.
    """
    with closing(connect_as_it_is(path)) as connection, reading(path, "the project"):
        return copy_in_memory(connection)


def connect(path: Path, lock: ProjectLock | None = None) -> sqlite3.Connection:
    """Open the database so that a power cut loses nothing that was acknowledged.

    Nothing is written any more once the lock, if it is told, is another's.
    """
    is_plain = has_locks(path)
    where = path if is_plain else address(path, "rwc")
    connection = sqlite3.connect(where, uri=not is_plain, isolation_level=None, factory=Connection)
    if lock is not None:
        connection.refuse_lost = lock.refuse_lost
    harden(connection)
    # A rollback journal works on network drives and in cloud folders, where WAL does not. To make
    # and delete its file each time would wait for whatever else the disk has to write; it stays.
    for pragma in (
        "journal_mode = PERSIST",
        "synchronous = EXTRA",
        "fullfsync = ON",  # only macOS has it: there the drive, too, writes what it holds back
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


# Where the disk has no locks, SQLite must not even ask who has one, as it does with `nolock`.
NO_LOCKS = "vfs=unix-none" if os.name == "posix" else "nolock=1"


def address(path: Path, mode: str) -> str:
    """Return what SQLite opens a file by; without its own locks where the disk has none."""
    return f"{path.absolute().as_uri()}?mode={mode}{'' if has_locks(path) else f'&{NO_LOCKS}'}"


def disconnect(connection: sqlite3.Connection) -> None:
    """Close the database, without the empty file of its journal."""
    with suppress(sqlite3.Error, Problem):  # it may stay, and has to where it may be another's
        refuse_lost(connection)
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()


def take_steps(connection: sqlite3.Connection, version: int) -> None:
    """Bring a database's tables up to date, each step whole or not at all; 0 is one without any."""
    for step in range(version, VERSION):
        connection.executescript(
            f"BEGIN IMMEDIATE; {MIGRATIONS[step]} PRAGMA user_version = {step + 1}; COMMIT;"
        )


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Do all of it or nothing; when this returns, it is on the disk.

    Raises
    ------
    Problem
        If the disk is full or fails, or the project is another's by now; nothing of the transaction
        is kept then.
    """
    with sqlite_problems(path, is_written=True):
        refuse_lost(connection)
        refuse_doubt(connection)
        before = counter(connection)
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            refuse_lost(connection)  # it may have slept meanwhile
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        commit(connection, before)


@contextmanager
def sqlite_problems(path: Path, of: str = "", *, is_written: bool = False) -> Iterator[None]:
    """Turn SQLite's failures that are not ours into problems that a person can act on.

    Parameters
    ----------
    path : Path
    of : str
        What was read or written, to be named where it is damaged.
    is_written : bool, default False
        Where the disk fails, it is looked why it cannot be written.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        known = next((text for start, text in _FAILURES.items() if name.startswith(start)), None)
        if known is None and str(error).startswith(_NOT_READABLE):
            known = _FAILURES["SQLITE_CORRUPT"]
        if known is None:
            raise
        what, todo = known
        if is_written and name.startswith(_OF_THE_DISK):
            what, todo = _refused_by(path.parent) or known
        if todo == TO_REPAIR:
            what = f"The project is damaged{f': {of} cannot be read' if of else ''} ({error})"
        raise (Damaged if todo == TO_REPAIR else Problem)(
            what,
            subject=str(path),
            kept="Everything saved before is kept; this last step was not saved",
            todo=todo,
        ) from error


@contextmanager
def damaged_values(path: Path, what: str) -> Iterator[None]:
    """Turn values that no version of ALDesk wrote into a problem that says where they are."""
    try:
        yield
    except (
        ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError
    ) as error:  # fmt: skip
        raise Damaged(
            f"The project is damaged: {what} cannot be read ({error})",
            subject=str(path),
            kept=_UNTOUCHED,
            todo=TO_REPAIR,
        ) from error


@contextmanager
def reading(path: Path, what: str) -> Iterator[None]:
    """Read some of the file: whatever is wrong with it is a problem that says where it is."""
    with sqlite_problems(path, what), damaged_values(path, what):
        yield


def _refused_by(folder: Path) -> tuple[str, str] | None:
    """Return what a disk says that refuses to be written, which SQLite does not tell apart."""
    probe = unfinished(folder / "probe")
    try:
        with probe.open("xb", buffering=0) as file:
            file.write(bytes(_PROBE))
            os.fsync(file.fileno())
    except OSError as error:
        return _REFUSALS.get(error.errno or 0)
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    return None


_OF_THE_DISK = ("SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")
_PROBE = 8192  # bytes, as the least that SQLite writes in a transaction
_FULL = ("The disk is full", "Make room on the disk, then do it again")
_REFUSALS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: ("Your share of the disk is full", "Make room in your folders, then do it again"),
    errno.EROFS: (
        "The disk can only be read at the moment",
        "See that it can be written to again, then do it again",
    ),
}
_NOT_READABLE = ("Could not decode", "malformed JSON", "unsupported file format")
"""How failures begin that SQLite has no other name for."""
_FAILURES = {
    "SQLITE_FULL": _FULL,
    "SQLITE_IOERR": ("The disk does not answer", "Check the drive or the network, then try again"),
    "SQLITE_READONLY": ("The project cannot be written", "Check the file's permissions"),
    "SQLITE_CANTOPEN": ("The project cannot be opened", "Check the folder's permissions"),
    "SQLITE_BUSY": ("Another program holds the project", "Close the other program, then try again"),
    "SQLITE_PROTOCOL": ("The disk's locks do not work", "Copy the project to another disk"),
    "SQLITE_CONSTRAINT_PRIMARYKEY": (
        "Another program has written to the project",
        "Close that program, then open the project again",
    ),
    "SQLITE_CORRUPT": ("The project is damaged", TO_REPAIR),
    "SQLITE_NOTADB": ("The project is damaged", TO_REPAIR),
}


def not_a_project(path: Path) -> Problem:
    """Return what to say of a file of something else."""
    return Problem(
        "This is not an ALDesk project",
        subject=str(path),
        kept=_UNTOUCHED,
        todo="Make a project from a folder with `aldesk new FILE --source FOLDER`",
    )
