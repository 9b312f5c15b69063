"""Two copies of a project, joined into a third file; the two are only read."""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.counted import counted
from aldesk.core.errors import Problem
from aldesk.core.import_batch import ImportBatch
from aldesk.core.merge import History, Merged, history, laid_out, union
from aldesk.core.merged_labels import MergedLabels
from aldesk.core.recording import Recording
from aldesk.core.refit import Shard
from aldesk.store.import_table import insert_files, insert_source
from aldesk.store.journal import insert_events
from aldesk.store.lock import ProjectLock
from aldesk.store.merged_queries import MergedQueries
from aldesk.store.new_file import empty_tables, made_from_another, refuse_taken_both
from aldesk.store.project import Project
from aldesk.store.sample_table import insert_recordings, insert_samples, stored_path
from aldesk.store.sitting_table import insert_sitting

_KEPT = "Neither copy was changed"
_AS_IT_IS = ("meta", "refit", "band", "truth", "validation", "validation_sample")


@dataclass(frozen=True)
class MergedFile:
    """What came of joining two copies.

    Attributes
    ----------
    file : Path
    n_acts : int
        Events of the journal.
    n_alone : tuple of int
        Of these, how many only the first copy had, and only the second.
    n_samples : int
    n_labeled : int
    n_disputed : int
        Samples that got answers which contradict each other: they have none until somebody decides.
    annotators : tuple of str
        All names that were given.
    notes : tuple of str
        Sentences: what else is to be said.
    """

    file: Path
    n_acts: int
    n_alone: tuple[int, int]
    n_samples: int
    n_labeled: int
    n_disputed: int
    annotators: tuple[str, ...]
    notes: tuple[str, ...]


def merge_files(one: Path, other: Path, to: Path) -> MergedFile:
    """Join two copies of a project into a new file.

    The journal is the union of both (see `aldesk.core.merge`), and so are samples, what was asked
    about, frequencies and ground truth. Settings, the curve and validations are those of the copy
    that was worked on last. It makes no difference which copy is named first.

    Raises
    ------
    Problem
        If they are not copies of one project, one cannot be read, or the new file not be written.
    """
    to = Path(os.path.realpath(to))
    refuse_taken_both(to, _KEPT)
    with Project(one, to_read=True) as first, Project(other, to_read=True) as second:
        _refuse_others(first, second)
        merged = laid_out(union(_history(first), _history(second)))
        more, base = sorted((first, second), key=_age)
        writing = _Writing(base, more, merged, to)
        with (
            made_from_another(to, "The merged project", _KEPT) as half_made,
            ProjectLock(half_made),
            empty_tables(half_made, to) as connection,
        ):
            writing.write(connection)
        n = len(merged.events)
        alone = (n - len(second.journal.events), n - len(first.journal.events))
    return _report(to, n, alone, writing.notes)


def _refuse_others(first: Project, second: Project) -> None:
    ids = {first.meta.project_id, second.meta.project_id} - {""}
    if len(ids) > 1:
        raise Problem(
            f"These are not two copies of one project: “{first.name}” and “{second.name}” were made"
            " apart from each other",
            kept="Nothing was merged",
            todo="To take over another project's labels, export them and import the table",
        )


def _history(project: Project) -> History:
    journal = project.journal
    return history(journal.events, journal.sitting_numbers().tolist(), journal.sittings)


def _age(project: Project) -> tuple[Any, ...]:
    """Return what the copy that was worked on last is told by, whatever it is called."""
    asked = project.queries.all()
    facts = sorted((key, repr(value)) for key, value in project.meta.read_all().items())
    return _history(project).newest, len(project.journal.events), len(asked), repr(asked), facts


def _report(to: Path, n_acts: int, alone: tuple[int, int], notes: list[str]) -> MergedFile:
    with Project(to, to_read=True) as project:
        labels = project.journal.labels
        names = {one.annotator for one in project.journal.sittings.values()} - {""}
        n_disputed = len(labels.disputed) if isinstance(labels, MergedLabels) else 0
        n_samples, n_labeled = len(project.samples), labels.n_labeled
    return MergedFile(
        to, n_acts, alone, n_samples, n_labeled, n_disputed, tuple(sorted(names)), tuple(notes)
    )


class _Writing:
    """Writes all tables: those of the copy that was worked on last, and what the other has more."""

    def __init__(self, base: Project, more: Project, merged: Merged, to: Path) -> None:
        self._base, self._more, self._merged, self._to = base, more, merged, to
        self._samples = base.samples.copy()
        self._shards: dict[str, list[Shard]] = {}  # those of the new project, by their key
        self.notes: list[str] = []

    def write(self, connection: sqlite3.Connection) -> None:
        """Write everything, within a transaction."""
        self._new = connection
        self._write_samples()
        self._write_journal()
        for table in _AS_IT_IS:
            self._insert(table, self._base.lines(table))
        is_merged = "true" if self._merged.is_merged else "false"
        self._insert("meta", [("is_merged", is_merged)], "OR REPLACE")
        self._write_imports()
        for table in ("band", "truth"):
            self._insert(table, self._more.lines(table), "OR IGNORE")
        self._write_shards()
        self._write_queries()
        self._tell_what_is_left()

    def _write_samples(self) -> None:
        base, row = self._to.parent, 0
        new = self._new_samples()
        for run in (*(run for _, run in self._base.samples.runs()), new.samples, *new.recordings):
            if isinstance(run, Recording):
                insert_recordings(self._new, base, [run], row)
                row += run.n_windows
            else:
                insert_samples(self._new, base, list(run), row)
                row += len(run)
        self._samples.add(new.samples)
        for recording in new.recordings:
            self._samples.add_recording(recording)

    def _new_samples(self) -> ImportBatch:
        """Return what only the other copy has."""
        here = self._base.samples
        samples, recordings = [], []
        for _, run in self._more.samples.runs():
            if not isinstance(run, Recording):
                samples += [sample for sample in run if here.row_of(sample.id) is None]
            elif here.recording(run.id) is None and not here.stretches(run.id):
                recordings.append(run)
        return ImportBatch(tuple(samples), recordings=tuple(recordings))

    def _write_journal(self) -> None:
        for number, sitting in self._merged.sittings.items():
            if number:
                insert_sitting(self._new, number, sitting)
        insert_events(self._new, self._merged.events, self._merged.numbers)

    def _write_imports(self) -> None:
        base = self._to.parent
        places = set()
        for project in (self._base, self._more):
            for one in project.imports.sources():
                if one.place not in places:
                    places.add(one.place)
                    done = one.is_complete
                    insert_source(self._new, base, one.place, one.options, is_complete=done)
        seen = {**self._more.imports.seen(), **self._base.imports.seen()}
        insert_files(self._new, base, seen.values())
        here, broken = self._base.path.parent, self._base.lines("broken")
        told = ((stored_path(here / path, base), *more) for path, *more in broken)
        self._insert("broken", told, "OR IGNORE")

    def _write_queries(self) -> None:
        """Write the queries of both, with all samples that each was asked about."""
        told = MergedQueries(self._merged, self._samples, self._shards, self._base)
        for project in (self._base, self._more):
            told.take(project)
        self._insert("query", told.lines)
        self._insert("query_sample", told.samples)

    # Embeddings

    def _write_shards(self) -> None:
        shards = self._base.lines("shard", by="rowid")  # queries count the first of them
        self._insert("shard", shards)
        folder = self._to.with_suffix(".embeddings")
        if self._base.embeddings.folder.is_dir():
            shutil.copytree(self._base.embeddings.folder, folder)
        ours, key = self._base.embeddings, self._base.meta.encoder_key
        keys = {of for _, of, *_ in shards}
        self._shards = {of: list(ours.shards(of)) for of in keys}
        has = np.zeros(len(self._samples), bool)
        for shard in self._shards.get(key, ()):
            has[shard.rows] = True
        for file, of, *facts, rows in self._more.lines("shard", by="rowid"):
            path = self._more.embeddings.folder / Path(file).name
            new = self._rows_here(np.frombuffer(rows, "<i8")) if of == key and key else None
            if new is None or has[new].any() or (folder / path.name).exists() or not path.is_file():
                continue
            folder.mkdir(exist_ok=True)
            shutil.copy2(path, folder / path.name)
            self._insert("shard", [(file, of, *facts, new.astype("<i8").tobytes())])
            self._shards.setdefault(of, []).append(Shard(path, new))
            has[new] = True

    def _rows_here(self, rows: Rows) -> Rows | None:
        """Return the rows that samples of the other copy have now; None if one is gone."""
        found = [self._samples.row_of(self._more.samples[row].id) for row in rows.tolist()]
        return None if None in found else np.array(found, np.int64)

    def _tell_what_is_left(self) -> None:
        ours, theirs = (len(p.validations.all()) for p in (self._base, self._more))
        if theirs > ours:
            left = counted(theirs - ours, "validation", "validations")
            self.notes.append(
                f"{left} of {self._more.path.name} {'is' if theirs - ours == 1 else 'are'} not"
                " taken over; validate again."
            )
        if self._merged.is_merged:
            self.notes.append(
                f"Settings and the learning curve are those of {self._base.path.name}, which was"
                " worked on last."
            )

    # What all of them need

    def _insert(self, table: str, lines: Iterable[Sequence[Any]], how: str = "") -> None:
        held = list(lines)
        if held:
            marks = ", ".join("?" * len(held[0]))
            self._new.executemany(f"INSERT {how} INTO {table} VALUES ({marks})", held)  # noqa: S608
