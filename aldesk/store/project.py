"""A project: one SQLite file, and beside it a folder with the shards of its embeddings."""

import os
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.path_order import rows_in_path_order
from aldesk.core.project_state import ProjectState
from aldesk.core.recording import Recording
from aldesk.core.runs import unrolled
from aldesk.core.sample import Sample
from aldesk.store import database, recovery
from aldesk.store.backup import Backups, backups_of
from aldesk.store.band_table import BandTable
from aldesk.store.curve_table import CurveTable
from aldesk.store.embedding_table import EmbeddingTable, PastEmbeddings
from aldesk.store.import_table import ImportTable, SourceLine, insert_part
from aldesk.store.journal import Journal
from aldesk.store.lock import ProjectLock
from aldesk.store.meta_table import MetaTable, PastFacts
from aldesk.store.new_file import write_new
from aldesk.store.past_queries import PastQueries
from aldesk.store.query_table import QueryTable
from aldesk.store.sample_table import (
    insert_recordings,
    insert_samples,
    read_samples,
    update_paths,
)
from aldesk.store.truth_table import TruthTable
from aldesk.store.untrusted import (
    damaged_pages,
    refuse_damaged_pages,
    refuse_other_schema,
    refuse_special,
)
from aldesk.store.validation_table import ValidationTable


class Project:
    """An open project. Use `create` or `open`, and close it, or use it in a ``with``.

    Attributes
    ----------
    path : Path
    samples : SampleRows
        All samples, windows of recordings among them; a sample's row is its index here, and never
        changes. It grows while an import goes on; the rows are in the order of the import.
    journal : Journal
    embeddings : EmbeddingTable
    imports : ImportTable
        The sources, and what was wrong with their files.
    queries : QueryTable
        What was asked about.
    curve : CurveTable
        What was measured.
    bands : BandTable
        Frequencies of samples.
    truth : TruthTable
        What annotations tell for studies and the test.
    validations : ValidationTable
        Which samples were drawn to validate a class.
    meta : MetaTable
        Facts about the whole project.
    """

    def __init__(self, path: Path, *, to_read: bool = False) -> None:
        self.path = _real(path)
        refuse_special(self.path)
        recovery.refuse_other_file(self.path)
        self._lock = None if to_read else ProjectLock(self.path)
        try:
            with (
                database.sqlite_problems(self.path),
                database.damaged_values(self.path, "the file"),
            ):
                if to_read:
                    self._connection = recovery.connect_to_read(self.path)
                else:
                    self._connection = database.connect(self.path, self._lock)
                    refuse_other_schema(self._connection, self.path)
                refuse_damaged_pages(self._connection, self.path)
                if not to_read:
                    version = database.version_of(self._connection, self.path)
                    recovery.migrate(self._connection, self.path, version)
                with database.reading(self.path, "the table of samples"):
                    self.samples = read_samples(self._connection, self.path.parent)
                with database.reading(self.path, "the ground truth"):
                    self.truth = TruthTable(self._connection, self.path)
                with database.reading(self.path, "the journal"):
                    self.journal = Journal(self._connection, self.path)
        except OSError as error:
            self.close()
            raise recovery.unopened(self.path, error) from error
        except BaseException:
            self.close()
            raise
        self._copies = Backups(self._connection, self.path)
        self.meta = MetaTable(self._connection, self.path)
        self.queries = QueryTable(self._connection, self.path, self.journal, self.samples)
        self.bands = BandTable(self._connection, self.path)
        self.curve = CurveTable(self._connection, self.path)
        self.validations = ValidationTable(self._connection, self.path, self.samples)
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
        """Open a copy in memory of a project that may be open elsewhere, or cannot be written.

        It stays as it was then, takes no lock, and keeps nobody from writing or opening it.
        """
        return cls(Path(path), to_read=True)

    @classmethod
    def create(
        cls,
        path: Path | str,
        samples: Sequence[Sample],
        classes: Iterable[str] = (),
        *,
        meta: Mapping[str, Any] | None = None,
        part: ImportBatch | None = None,
        source: SourceLine | None = None,
        several: bool = False,
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
            JSON values to keep, by the names of `MetaTable`'s attributes.
        part : ImportBatch, optional
            In the place of `samples`: what an import has read.
        source : SourceLine, optional
            Where the samples come from.
        several : bool, default False
            Samples may have any number of classes, and not exactly one.
        """
        path = _real(Path(path))
        first = part or ImportBatch(tuple(samples))
        write_new(path, first, classes, meta or {}, source, several=several)
        return cls(path)

    def close(self) -> None:
        """Close the file and free the lock; all is on the disk already."""
        if copies := getattr(self, "_copies", None):
            copies.close()
        if connection := getattr(self, "_connection", None):
            database.disconnect(connection)
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def as_of(self, state: ProjectState, facts: Mapping[str, Any] | None = None) -> "Project":
        """Return the project as it was, only to be read, and while this one is open.

        What is measured, and what is known of files and embeddings, is of now.

        Parameters
        ----------
        state : ProjectState
        facts : mapping, optional
            Facts that were others then, by the names of `MetaTable`'s attributes.
        """
        past = copy(self)
        past._lock = None  # nothing can be written to what was
        past.samples = self.samples.of_runs(state.samples or [(0, state.n_samples)])
        if state.samples:
            rows = np.full(len(self.samples), -1)
            there = unrolled(state.samples, len(self.samples))
            rows[there] = np.arange(len(there))
            past.embeddings = PastEmbeddings(self.embeddings, rows)
        past.journal = self.journal.as_of(state.n_events, state.known)
        past.meta = PastFacts(self.meta, {**(facts or {}), "is_merged": past.journal.is_merged})
        past.queries = PastQueries(self.queries, state, past.journal, past.journal.seqs)
        where = self._connection, self.path
        past.validations = ValidationTable(*where, self.samples, state.n_drawn)
        return past

    # Facts about the whole project

    @property
    def is_read_only(self) -> bool:
        """Whether it was opened only to be read."""
        return self._lock is None

    @property
    def has_native_lock(self) -> bool:
        """Whether the disk itself keeps other processes from writing; see `ProjectLock`."""
        return self._lock is None or self._lock.is_native

    @property
    def name(self) -> str:
        """The name that a person reads."""
        return self.meta.name or self.path.stem

    def row_of(self, sample_id: str) -> int:
        """Return a sample's row.

        Raises
        ------
        Problem
            If the project has no such sample.
        """
        if (row := self.samples.row_of(SampleId(sample_id))) is None:
            raise Problem("The project has no such sample", subject=sample_id)
        return row

    # Samples that come later, and files that move

    def add_samples(
        self,
        part: ImportBatch,
        *,
        as_labels: bool = False,
        classes: Iterable[str] | None = None,
    ) -> range:
        """Take in what an import has read, in one transaction, and return the new rows.

        Samples that are there already are left as they are.

        Parameters
        ----------
        part : ImportBatch
        as_labels : bool, default False
            Give the new samples of the pool the labels that the source has for them.
        classes : iterable of str, optional
            The source's; see `Journal.source_labels`.
        """
        rows_before = len(self.samples)
        new = [sample for sample in part.samples if self.samples.row_of(sample.id) is None]
        if classes is not None:
            new = self.journal.judging(new, classes := tuple(classes))
        recordings = [r for r in part.recordings if not self._has_parts_of(r)]
        labels = self.journal.source_labels(new, classes) if as_labels else []
        with database.transaction(self._connection, self.path):
            base = self.path.parent
            insert_samples(self._connection, base, new, rows_before)
            insert_recordings(self._connection, base, recordings, rows_before + len(new))
            insert_part(self._connection, self.path.parent, part)
            update_paths(self._connection, self.path.parent, part.moved)
            self.journal.insert(labels)
        self.journal.take(labels)
        self.samples.add(new)
        for recording in recordings:
            self.samples.add_recording(recording)
        self._move(part.moved)
        return range(rows_before, len(self.samples))

    def relocate(self, paths: Mapping[str, Path]) -> None:
        """Say where the files of samples or recordings lie now, by id, in one transaction."""
        with database.transaction(self._connection, self.path):
            update_paths(self._connection, self.path.parent, paths.items())
        self._move(paths.items())

    def in_path_order(self) -> Rows:
        """Return the rows as a person would sort their files, a file's stretches by their time."""
        return rows_in_path_order(self.samples)

    def _has_parts_of(self, recording: Recording) -> bool:
        """Whether it is there, or stretches of it are: a window may be one of them."""
        samples = self.samples
        return samples.recording(recording.id) is not None or bool(samples.stretches(recording.id))

    def _move(self, paths: Iterable[tuple[str, Path]]) -> None:
        for id_, path in paths:
            self.samples.move(SampleId(id_), path)

    def back_up(self, at: datetime, before: str = "") -> Path | None:
        """Copy the project into the folder beside it, if the last copy is old; see `Backups`."""
        return self._copies.make(at, before)

    def back_up_in_thread(self, at: datetime) -> Path | None:
        """Do as `back_up`, in another thread; see `Backups.make_in_thread`."""
        return self._copies.make_in_thread(at)

    def back_up_before(self, step: str) -> Path | None:
        """Copy the project before a step that cannot be undone; such a copy is always made.

        Raises
        ------
        Problem
            If it cannot be written.
        """
        return self.back_up(datetime.now(), step)

    def copy_whole(self, to: Path) -> None:
        """Copy the file; the copy is there when it is whole.

        Raises
        ------
        Problem, OSError
            If it cannot be written.
        """
        with database.sqlite_problems(to):
            recovery.copy_whole(self._connection, self.path, to)

    def lines(self, table: str, columns: str = "*", by: str = "1") -> list[tuple[Any, ...]]:
        """Return the lines of a table as they are kept, in the order of some columns."""
        with database.reading(self.path, f"the table “{table}”"):
            return self._connection.execute(
                f"SELECT {columns} FROM {table} ORDER BY {by}"  # noqa: S608 - names of ours
            ).fetchall()

    def damaged_pages(self) -> list[str]:
        """Return what SQLite finds wrong with the file, its indices too; nothing if it is sound."""
        with database.sqlite_problems(self.path):
            return damaged_pages(self._connection, self.path)

    @property
    def backups(self) -> Path:
        """The folder of its copies; it may not be there."""
        return backups_of(self.path)


def _real(path: Path) -> Path:
    """Follow links: each name of a project leads to the same lock, shards and relative paths."""
    return Path(os.path.realpath(path))
