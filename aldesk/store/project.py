"""A project: one SQLite file, and beside it a folder with the shards of its embeddings."""

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from aldesk.core.errors import Problem
from aldesk.core.files import is_there
from aldesk.core.import_batch import FileProblem, ImportBatch
from aldesk.core.natural import path_order
from aldesk.core.sample import Sample
from aldesk.store import database
from aldesk.store.backup import back_up
from aldesk.store.database import Unavailable
from aldesk.store.embedding_table import EmbeddingTable
from aldesk.store.import_table import ImportTable, SourceLine, insert_part, insert_source
from aldesk.store.journal import Journal, now
from aldesk.store.sample_table import insert_samples, read_samples, update_paths
from aldesk.store.schema import APPLICATION_ID

Reason = Literal["audit", "random", "query", "ranked", "picked"]
Basis = Literal["test", "audit"]


@dataclass(frozen=True, slots=True)
class Query:
    """Samples handed to the annotator together, as (row, reason) in their order."""

    number: int
    n_labeled: int
    seed: int
    samples: tuple[tuple[int, Reason], ...]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What one refit measured."""

    n_labeled: int
    n_correct: int
    n_check: int
    basis: Basis


class Project:
    """An open project. Use `create` or `open`, and close it, or use it in a ``with``.

    Attributes
    ----------
    path : Path
    samples : sequence of Sample
        All samples; a sample's row is its index here, and never changes. It grows while an import
        goes on; the rows are in the order of the import.
    journal : Journal
    embeddings : EmbeddingTable
    imports : ImportTable
        The sources, and what was wrong with their files.
    """

    def __init__(self, path: Path, *, to_read: bool = False) -> None:
        self.path = _real(path)
        version = database.read_version(self.path)
        self._lock = None if to_read else database.lock(self.path)
        try:
            with database.sqlite_problems(self.path):
                if to_read:
                    self._connection = database.connect_to_read(self.path, version)
                else:
                    self._connection = database.connect(self.path)
                self._refuse_damage()
                if not to_read:
                    database.migrate(self._connection, self.path, version)
                self._samples = read_samples(self._connection, self.path.parent)
                self.journal = Journal(self._connection, self.path)
        except BaseException:
            self.close()
            raise
        self.samples: Sequence[Sample] = self._samples
        self._row_of = {sample.id: row for row, sample in enumerate(self.samples)}
        self.imports = ImportTable(self._connection, self.path)
        self.embeddings = EmbeddingTable(self._connection, self.path, self.samples)

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open a project and take its lock.

        Raises
        ------
        Problem
            If it is no project, is newer than this ALDesk, is damaged, or is open elsewhere.
        """
        return cls(Path(path))

    @classmethod
    def open_to_read(cls, path: Path | str) -> Self:
        """Open a project that may be open elsewhere, or lie where nothing can be written."""
        try:
            return cls(Path(path))
        except Unavailable:
            return cls(Path(path), to_read=True)

    @classmethod
    def create(
        cls,
        path: Path | str,
        samples: Sequence[Sample],
        classes: Iterable[str] = (),
        *,
        meta: Mapping[str, Any] | None = None,
        broken: Iterable[tuple[Path, str]] = (),
        part: ImportBatch | None = None,
        source: SourceLine | None = None,
    ) -> Self:
        """Make a project file and open it; an interrupted making leaves no file of that name.

        Parameters
        ----------
        path : Path
            Must not exist yet.
        samples : sequence of Sample
            With distinct ids.
        classes : iterable of str
            The first classes; more can be added while labelling.
        meta : mapping, optional
            JSON values to keep, such as ``name``, ``source`` and ``encoder``.
        broken : iterable of (Path, str)
            Files that could not be taken in, with the reason: the import report.
        part : ImportBatch, optional
            In place of `samples` and `broken`: what an import has read.
        source : SourceLine, optional
            Where the samples come from.
        """
        path = _real(Path(path))
        refuse_taken(path)
        half_made = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            problems = tuple(FileProblem(where, reason) for where, reason in broken)
            first = part or ImportBatch(tuple(samples), problems=problems)
            _write_new(half_made, path, first, list(classes), meta or {}, source)
            half_made.rename(path)
        except OSError as error:
            raise Problem(
                f"The project cannot be made ({error.strerror})",
                subject=str(path),
                todo="Check the folder and the room on the disk",
            ) from error
        finally:
            half_made.unlink(missing_ok=True)
        return cls(path)

    def close(self) -> None:
        """Close the file and free the lock; all is on the disk already."""
        if connection := getattr(self, "_connection", None):
            database.disconnect(connection)
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self.close()

    # Facts about the whole project

    @property
    def name(self) -> str:
        """The name that a person reads."""
        return str(self.meta("name", self.path.stem))

    @property
    def encoder(self) -> str:
        """The encoder's name, as `aldesk.embed.load_encoder` takes it; empty if none is chosen."""
        return str(self.meta("encoder", ""))

    def meta(self, key: str, default: Any = None) -> Any:
        """Return a kept JSON value."""
        line = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return default if line is None else json.loads(line[0])

    def set_meta(self, key: str, value: Any) -> None:
        """Keep a JSON value."""
        with database.transaction(self._connection, self.path):
            self._connection.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, json.dumps(value))
            )

    def row_of(self, sample_id: str) -> int:
        """Return a sample's row.

        Raises
        ------
        Problem
            If the project has no such sample.
        """
        try:
            return self._row_of[sample_id]
        except KeyError:
            raise Problem("The project has no such sample", subject=sample_id) from None

    # Samples that come later, and files that move

    def add_samples(self, part: ImportBatch) -> range:
        """Take in what an import has read, in one transaction, and return the new rows.

        Samples that are there already are left as they are.
        """
        rows_before = len(self._samples)
        new = [sample for sample in part.samples if sample.id not in self._row_of]
        with database.transaction(self._connection, self.path):
            insert_samples(self._connection, self.path.parent, new, rows_before)
            insert_part(self._connection, self.path.parent, part)
            update_paths(self._connection, self.path.parent, part.moved)
        self._samples += new
        self._row_of.update({s.id: row for row, s in enumerate(new, start=rows_before)})
        self._move(part.moved)
        return range(rows_before, len(self._samples))

    def relocate(self, paths: Mapping[str, Path]) -> None:
        """Say where the files of samples lie now, by sample id, in one transaction."""
        with database.transaction(self._connection, self.path):
            update_paths(self._connection, self.path.parent, paths.items())
        self._move(paths.items())

    def in_path_order(self) -> list[int]:
        """Return the rows as a person would sort their files."""
        return sorted(
            range(len(self._samples)), key=lambda row: path_order(self._samples[row].path)
        )

    def import_report(self) -> list[FileProblem]:
        """Return every file that is not as it should be, with the reason and its kind."""
        return self.imports.report()

    def _move(self, paths: Iterable[tuple[str, Path]]) -> None:
        for id_, path in paths:
            row = self.row_of(id_)
            self._samples[row] = replace(self._samples[row], path=path)

    # What was asked and measured

    def queries(self) -> list[Query]:
        """Return all queries, oldest first."""
        items: dict[int, list[tuple[int, Reason]]] = {}
        for number, row, reason in self._connection.execute(
            "SELECT query, row, reason FROM query_sample ORDER BY query, rank"
        ):
            items.setdefault(number, []).append((row, reason))
        lines = self._connection.execute(
            "SELECT number, n_labeled, seed FROM query ORDER BY number"
        )
        return [
            Query(number, n_labeled, seed, tuple(items.get(number, ())))
            for number, n_labeled, seed in lines
        ]

    def add_query(self, query: Query, recipe: Mapping[str, Any]) -> None:
        """Record a query before its first sample is shown."""
        with database.transaction(self._connection, self.path):
            self._connection.execute(
                "INSERT INTO query VALUES (?, ?, ?, ?, ?, ?)",
                (
                    query.number,
                    now(),
                    query.n_labeled,
                    len(self.journal.events),
                    json.dumps(recipe),
                    query.seed,
                ),
            )
            self._connection.executemany(
                "INSERT INTO query_sample VALUES (?, ?, ?, ?)",
                [(query.number, rank, *item) for rank, item in enumerate(query.samples)],
            )

    def curve(self) -> list[CurvePoint]:
        """Return what the refits measured, oldest first."""
        lines = self._connection.execute(
            "SELECT n_labeled, n_correct, n_check, basis FROM refit ORDER BY number"
        )
        return [CurvePoint(*line) for line in lines]

    def add_curve_point(
        self, point: CurvePoint, recipe: Mapping[str, Any], fit_seconds: float, query_seconds: float
    ) -> None:
        """Record what a refit measured."""
        with database.transaction(self._connection, self.path):
            self._connection.execute(
                "INSERT INTO refit (at, n_labeled, basis, n_correct, n_check, recipe,"
                " fit_seconds, query_seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    now(),
                    point.n_labeled,
                    point.basis,
                    point.n_correct,
                    point.n_check,
                    json.dumps(recipe),
                    fit_seconds,
                    query_seconds,
                ),
            )

    def back_up(self, at: datetime) -> Path | None:
        """Copy the project into the folder beside it, if the last copy is old; see `backup`."""
        return back_up(self._connection, self.path, at)

    # Inside

    def _refuse_damage(self) -> None:
        (verdict,) = self._connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise Problem(
                f"The project is damaged ({verdict})",
                subject=str(self.path),
                kept="The file was not changed",
                todo="Copy it, then run `aldesk check` on it",
            )


def refuse_taken(path: Path) -> None:
    """Raise Problem where no project can be made: no such folder, or a file of this name."""
    if not path.absolute().parent.is_dir():
        raise Problem("There is no such folder", subject=str(path.parent), todo="Make it first")
    if is_there(path):
        raise Problem(
            "There is a file of this name already",
            subject=str(path),
            kept="It was not changed",
            todo="Choose another name, or open it with `aldesk FILE`",
        )


def _real(path: Path) -> Path:
    """Follow links: each name of a project leads to the same lock, shards and relative paths."""
    return Path(os.path.realpath(path))


def _write_new(
    file: Path,
    path: Path,
    part: ImportBatch,
    classes: list[str],
    meta: Mapping[str, Any],
    source: SourceLine | None,
) -> None:
    """Write all tables of a new project that will be called `path`."""
    connection: sqlite3.Connection | None = None
    try:
        with database.sqlite_problems(path):
            connection = database.connect(file)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.migrate(connection, file, 0)
            with database.transaction(connection, path):
                insert_samples(connection, path.parent, part.samples, 0)
                insert_part(connection, path.parent, part)
                if source:
                    place, done = source.place, source.is_complete
                    insert_source(connection, path.parent, place, source.options, is_complete=done)
                connection.executemany(
                    "INSERT INTO meta VALUES (?, ?)",
                    [(key, json.dumps(value)) for key, value in meta.items()],
                )
            if classes:
                Journal(connection, path, actor="setup").add_classes(classes)
    finally:
        if connection is not None:
            database.disconnect(connection)
