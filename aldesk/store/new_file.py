"""Making a project file: whole under its name, or not there at all."""

import json
import shutil
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from aldesk.core.durable import put_in_place
from aldesk.core.errors import Problem
from aldesk.core.files import is_folder, is_there, unwritten
from aldesk.core.import_batch import ImportBatch
from aldesk.core.typed_path import is_long_name
from aldesk.core.unfinished import unfinished
from aldesk.store import database
from aldesk.store.import_table import SourceLine, insert_part, insert_source
from aldesk.store.journal import Journal
from aldesk.store.lock import ProjectLock
from aldesk.store.sample_table import insert_recordings, insert_samples
from aldesk.store.schema import APPLICATION_ID


def write_new(
    path: Path,
    part: ImportBatch,
    classes: Iterable[str],
    meta: Mapping[str, Any],
    source: SourceLine | None,
    *,
    several: bool = False,
) -> None:
    """Write the file of a new project; see `Project.create`."""
    refuse_taken(path)
    half_made = unfinished(path, "new")
    try:
        with ProjectLock(half_made):  # which finds out whether the disk has locks
            _write_tables(half_made, path, part, list(classes), meta, source, several=several)
        put_in_place(half_made, path)
    except OSError as error:
        raise Problem(
            f"The project cannot be made ({error.strerror})",
            subject=str(path),
            todo="Check the folder and the room on the disk",
        ) from error
    finally:
        remove_half_made(half_made)


def remove_half_made(file: Path) -> None:
    """Remove a database, with what the lock, and SQLite on a full disk, leave beside it."""
    for end in ("", "-journal", "-wal", "-shm", ".lock", ".held"):
        with suppress(OSError):
            file.with_name(file.name + end).unlink(missing_ok=True)


def refuse_taken(path: Path) -> None:
    """Raise Problem where no project can be made: no such folder, or a file of this name."""
    if not is_folder(path.absolute().parent):
        raise Problem("There is no such folder", subject=str(path.parent), todo="Make it first")
    if is_long_name(path):
        raise Problem("The name is too long", subject=str(path), todo="Choose a shorter one")
    if is_there(path):
        raise Problem(
            "There is a file of this name already",
            subject=str(path),
            kept="It was not changed",
            todo="Choose another name, or open it with `aldesk FILE`",
        )


def refuse_taken_both(path: Path, kept: str, todo: str = "Choose another name") -> None:
    """Raise Problem as `refuse_taken`, and where there is a folder of its embeddings already."""
    refuse_taken(path)
    if is_there(embeddings := path.with_suffix(".embeddings")):
        raise Problem(
            "There is a folder of this name already", subject=str(embeddings), kept=kept, todo=todo
        )


@contextmanager
def made_from_another(path: Path, what: str, kept: str) -> Iterator[Path]:
    """Lend a file for a project that is made of another one; it gets its name when it is whole.

    What was copied of the embeddings beside it goes again if it does not become whole.

    Parameters
    ----------
    path : Path
    what : str
        What cannot be written if the disk refuses, such as "The copy".
    kept : str
        What is as it was then.
    """
    half_made = unfinished(path, "new")
    try:
        yield half_made
        put_in_place(half_made, path)
    except BaseException as error:
        shutil.rmtree(path.with_suffix(".embeddings"), ignore_errors=True)
        if isinstance(error, OSError):
            raise unwritten(what, path, error, kept) from error
        raise
    finally:
        remove_half_made(half_made)


@contextmanager
def empty_tables(file: Path, path: Path) -> Iterator[sqlite3.Connection]:
    """Make the tables of a project that will be called `path`, and fill them in a transaction."""
    connection = database.connect(file)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.take_steps(connection, 0)
        with database.transaction(connection, path):
            yield connection
    finally:
        database.disconnect(connection)


def _write_tables(
    file: Path,
    path: Path,
    part: ImportBatch,
    classes: list[str],
    meta: Mapping[str, Any],
    source: SourceLine | None,
    *,
    several: bool,
) -> None:
    """Write all tables of a new project that will be called `path`."""
    connection: sqlite3.Connection | None = None
    try:
        with database.sqlite_problems(path):
            connection = database.connect(file)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.take_steps(connection, 0)
            facts = {"project_id": uuid.uuid4().hex, **meta}
            with database.transaction(connection, path):
                insert_samples(connection, path.parent, part.samples, 0)
                n = len(part.samples)
                insert_recordings(connection, path.parent, part.recordings, n)
                insert_part(connection, path.parent, part)
                if source:
                    place, done = source.place, source.is_complete
                    insert_source(connection, path.parent, place, source.options, is_complete=done)
                connection.executemany(
                    "INSERT INTO meta VALUES (?, ?)",
                    [(key, json.dumps(value)) for key, value in facts.items()],
                )
            journal = Journal(connection, path, actor="setup")
            journal.add_classes(classes)
            if several:
                journal.allow_several()
            if source and source.takes_labels:
                labels = journal.source_labels(part.samples, classes)
                with database.transaction(connection, path):
                    journal.insert(labels)
    finally:
        if connection is not None:
            database.disconnect(connection)
