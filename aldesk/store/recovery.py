"""Projects that a killed process or a power cut has left in the middle of a step.

What had not been done is taken back from the journal that lies beside the file, by SQLite itself,
when it first reads. Until then nothing in the file can be relied on, its version among it.
"""

import shutil
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from aldesk.core.durable import put_in_place
from aldesk.core.errors import Problem
from aldesk.core.temporary import temporary_folder
from aldesk.core.unfinished import unfinished
from aldesk.store import database
from aldesk.store.lock import has_locks
from aldesk.store.memory_copy import copy_in_memory
from aldesk.store.schema import VERSION
from aldesk.store.untrusted import JOURNAL_MAGIC, refuse_other_schema


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps what a step has changed, until the step is done."""
    return Path(f"{path}-journal")


def has_journal(path: Path) -> bool:
    """Tell whether a step may be under way, or was not ended; the journal of an ended one is void.

    Raises
    ------
    OSError
        If there is one that cannot be read.
    """
    try:
        with journal_of(path).open("rb") as file:
            return file.read(len(JOURNAL_MAGIC)) == JOURNAL_MAGIC
    except FileNotFoundError:
        return False


def refuse_other_file(path: Path) -> None:
    """Look at a file's header, so that what is no project is never opened as a database.

    Where a step is to be taken back first, the header says nothing yet.

    Raises
    ------
    Problem
        If the file is not a project, or is one of a newer ALDesk.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
        if has_journal(path):
            return
    except OSError as error:
        raise unopened(path, error) from error
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise database.not_a_project(path)
    version, _, application = struct.unpack(">III", header[60:72])
    database.refuse_other(path, application, version)


def unopened(path: Path, error: OSError) -> Problem:
    """Return what to say of a project where the disk, or the name, is at fault."""
    return Problem(
        f"The project cannot be opened ({error.strerror})",
        subject=str(path),
        todo="Check the path, or make a project with `aldesk new`",
    )


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open a copy in memory of a database, whatever its version and state, as one of this version.

    Its owner can go on writing while it is read; see `connect_to_copy`. Its schema has been
    compared.
    """
    try:
        with closing(database.connect_as_it_is(path)) as connection:
            return _up_to_date_copy(connection, path)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_READONLY_ROLLBACK":
            raise
    with _taken_back(path) as connection:
        return _up_to_date_copy(connection, path)


def copy_whole(connection: sqlite3.Connection, path: Path, to: Path) -> None:
    """Copy a project that is open, with the permissions of its file; the copy is there when whole.

    Raises
    ------
    sqlite3.Error, OSError
        If it cannot be written; no part of it is left behind.
    """
    part = unfinished(to)
    try:
        part.touch(path.stat().st_mode & 0o666, exist_ok=False)
        part.chmod(path.stat().st_mode & 0o666)
        where = part if has_locks(path) else f"{part.as_uri()}?{database.NO_LOCKS}"
        with closing(sqlite3.connect(where, uri=where is not part)) as target:
            connection.backup(target)
        put_in_place(part, to)
    finally:
        for file in (part, journal_of(part)):
            with suppress(OSError):
                file.unlink(missing_ok=True)


def migrate(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Bring an older project up to date, with a copy of it beside it first."""
    if 0 < version < VERSION:
        copy = path.with_name(f"{path.name}.version{version}.backup")
        try:
            copy_whole(connection, path, copy)
        except (OSError, sqlite3.OperationalError) as error:
            why = getattr(error, "strerror", None) or error
            raise Problem(
                f"The project is of an older ALDesk, and no copy of it could be made before it is "
                f"brought up to date ({why})",
                subject=str(path),
                kept="The file was not changed",
                todo="Make room on the disk, or copy the project to a folder of your own",
            ) from error
    database.take_steps(connection, version)


def _up_to_date_copy(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    memory = copy_in_memory(connection)
    database.take_steps(memory, database.version_of(connection, path))
    memory.execute("PRAGMA query_only = ON")
    return memory


@contextmanager
def _taken_back(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy of a project that SQLite may write to."""
    with temporary_folder() as folder:
        copy = folder / "project"
        shutil.copyfile(path, copy)
        shutil.copyfile(journal_of(path), journal_of(copy))
        with closing(database.connect(copy)) as connection:
            database.version_of(connection, path)
            refuse_other_schema(connection, path)
            yield connection
