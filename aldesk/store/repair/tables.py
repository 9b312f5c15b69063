"""What of each table is whole, and how it is written into the new file."""

import contextlib
import hashlib
import json
import sqlite3
import uuid
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Ints
from aldesk.core.array_file import map_array
from aldesk.core.band import Band
from aldesk.core.counted import counted
from aldesk.core.errors import Problem
from aldesk.core.event import Event
from aldesk.core.files import refuse_no_file, write_whole
from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows
from aldesk.core.sitting import Sitting
from aldesk.store import values
from aldesk.store.band_table import insert_bands, read_hertz
from aldesk.store.curve_table import read_point
from aldesk.store.embedding_table import plain_file, read_rows
from aldesk.store.import_table import ImportTable, insert_files, insert_source, read_seen_file
from aldesk.store.journal import ACTORS, EVENT_COLUMNS, insert_events
from aldesk.store.meta_table import META_FACTS, MetaTable
from aldesk.store.query_table import (
    Reason,
    read_asked,
    read_chosen,
    read_query,
    whole_record,
)
from aldesk.store.repair.events import kept_events
from aldesk.store.repair.kept_rows import KeptRows
from aldesk.store.repair.rows import LeftRows
from aldesk.store.sample_table import (
    insert_recordings,
    insert_samples,
    read_recording,
    read_sample,
    stored_path,
)
from aldesk.store.sitting_table import insert_sitting, read_sitting
from aldesk.store.truth_table import read_told
from aldesk.store.validation_table import OUTSIDE, read_draw, read_strata

FIRST_SCORES, FIRST_SCORES_FILE = "first_scores", "first-scores.safetensors"
"""A fact that tells of a file beside the embeddings, which knows samples by their rows."""
_DAMAGE: tuple[type[Exception], ...] = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError,
)  # fmt: skip
_COLUMNS_OF_SAMPLE, _COLUMNS_OF_RECORDING = 5, 6
"""Where a line tells what else is known, after its row."""
_IN_WORDS = {
    "sample": "samples",
    "recording": "recordings",
    "event": "journal events",
    "sitting": "sittings",
    "meta": "facts",
    "source": "sources",
    "seen_file": "files looked into",
    "broken": "lines of the report",
    "band": "frequencies",
    "truth": "lines of ground truth",
    "query": "queries",
    "query_sample": "samples asked about",
    "refit": "points of the curve",
    "shard": "embedding files",
    "validation": "validations",
    "validation_sample": "samples drawn to validate",
    "": "pages that belong to no table",
}


class Saving:
    """What is whole; `write` puts it into the tables of the new file.

    Attributes
    ----------
    saved, left_out : Counter of str
        How many of what, in words.
    notes : list of str
    """

    def __init__(self, left: LeftRows, damaged: Path, to: Path) -> None:
        self._left, self._old, self._to = left.connection, damaged, to
        self.saved: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()
        for table, n in left.n_damaged.items():
            if table in ("", "event", "sample"):  # of these gaps tell how many are lost
                continue
            self.left_out[_IN_WORDS[table]] += n
        self.notes: list[str] = []
        self._rows = self._kept_rows()
        self._samples = SampleRows()
        for run in self._rows.runs:
            if isinstance(run, Recording):
                self._samples.add_recording(run)
            else:
                self._samples.add(run)

    @property
    def has_any(self) -> bool:
        """Whether there is a sample or an event."""
        (n,) = self._left.execute("SELECT count(*) FROM event").fetchone()
        return bool(self._rows.n or n)

    def write(self, connection: sqlite3.Connection) -> None:
        """Write all of it, within a transaction."""
        self._new = connection
        self._write_samples()
        self._write_events()
        for write in (
            self._meta,
            self._sources,
            self._files,
            self._report,
            self._bands,
            self._truth,
            self._queries,
            self._curve,
            self._shards,
            self._validations,
        ):
            write()  # fmt: skip

    def _kept_rows(self) -> KeptRows:
        """Read samples and recordings by their rows."""
        kept, ids = KeptRows(), set()
        base = self._old.parent
        lines: list[tuple[int, str, Callable[..., Sample | Recording], tuple[Any, ...]]] = [
            (line[0], "sample", read_sample, line[1:])
            for line in self._left.execute("SELECT * FROM sample ORDER BY row")
        ]
        lines += [
            (line[0], "recording", read_recording, line[1:])
            for line in self._left.execute("SELECT * FROM recording ORDER BY first_row")
        ]
        next_row = 0
        for row, table, read, facts in sorted(lines, key=lambda line: line[0]):
            if 0 <= row < values.MOST_ROWS:
                self.left_out["samples"] += max(0, row - next_row)
                next_row = max(next_row, row + 1)
            try:
                one = self._read(read, base, facts)
                n = one.n_windows if isinstance(one, Recording) else 1
                key = (one.id, one.rule) if isinstance(one, Recording) else one.id
                if not 0 <= row < values.MOST_ROWS or key in ids or kept.n + n > values.MOST_ROWS:
                    raise ValueError("it is there already")
                if not kept.add(row, one):
                    raise ValueError("its row is taken")
            except _DAMAGE:
                self.left_out[_IN_WORDS[table]] += 1
                continue
            ids.add(key)
            next_row = max(next_row, row + n)
            self.saved[_IN_WORDS[table]] += 1
        return kept

    def _read(
        self, read: Callable[..., Sample | Recording], base: Path, facts: tuple[Any, ...]
    ) -> Sample | Recording:
        """Read a sample or a recording, without its columns if these are what is damaged."""
        try:
            return read(base, *facts)
        except _DAMAGE:
            at = _COLUMNS_OF_SAMPLE if read is read_sample else _COLUMNS_OF_RECORDING
            one = read(base, *facts[:at], "{}", *facts[at + 1 :])
            self.left_out["lines of columns"] += 1
            return one

    def _write_samples(self) -> None:
        row, base = 0, self._to.parent
        for run in self._rows.runs:
            if isinstance(run, Recording):
                insert_recordings(self._new, base, [run], row)
                row += run.n_windows
            else:
                insert_samples(self._new, base, run, row)
                row += len(run)

    def _write_events(self) -> None:
        lines = self._left.execute(f"SELECT {EVENT_COLUMNS} FROM event WHERE seq > 0 ORDER BY seq")  # noqa: S608
        kept = kept_events((Event(*line) for line in lines), self._may_be)
        sittings = self._sittings(is_whole=kept.n_left_out == kept.n_new_classes == 0)
        insert_events(self._new, kept.events, (sittings.get(was, 0) for was in kept.were))
        self.saved["journal events"] = len(kept.events) - kept.n_new_classes
        self.left_out["journal events"] += kept.n_left_out
        if kept.n_new_classes:
            lost = counted(
                kept.n_new_classes, "class has lost its name", "classes have lost their names"
            )
            self.notes.append(f"{lost}; the labels are kept.")

    def _sittings(self, *, is_whole: bool) -> dict[int, int]:
        """Write the sittings; return the number of each event's by that of the event.

        Where an event is lost, the others have other places in theirs: then no other copy has these
        sittings any more, and nothing but who sat there is kept.
        """
        kept = {0}
        for number, *facts in self._lines("*", "sitting", "number"):
            with self._one("sitting"):
                one = read_sitting(facts)
                if not is_whole:
                    one = Sitting(uuid.uuid4().hex, one.annotator, one.since)
                insert_sitting(self._new, values.whole(number, "the number", 1), one)
                kept.add(number)
        lines = self._lines("seq, sitting", "event")
        return {seq: number for seq, number in lines if number in kept}

    def _may_be(self, event: Event) -> bool:
        known = not event.sample or self._samples.row_of(event.sample) is not None
        return known and event.actor in ACTORS

    def _meta(self) -> None:
        facts = MetaTable(self._left, self._old)
        for (key,) in self._left.execute("SELECT key FROM meta").fetchall():
            with self._one("meta", Problem):
                value = facts.read(key, None)
                if key in META_FACTS:
                    value = getattr(facts, key)
                    value = value.to_json() if key == "decoding" else value
                if key == FIRST_SCORES and not self._copied(FIRST_SCORES_FILE):
                    raise ValueError("its file is lost, or its rows are others now")
                self._new.execute("INSERT INTO meta VALUES (?, ?)", (key, json.dumps(value)))

    def _sources(self) -> None:
        imports = ImportTable(self._left, self._old)
        for line in self._lines("number, place, options, is_complete", "source"):
            with self._one("source"):
                one = imports.read_source(*line)
                insert_source(
                    self._new,
                    self._to.parent,
                    one.place,
                    one.options,
                    is_complete=one.is_complete,
                )

    def _files(self) -> None:
        for line in self._lines("path, size, mtime_ns, id", "seen_file"):
            with self._one("seen_file"):
                insert_files(self._new, self._to.parent, [read_seen_file(self._old.parent, *line)])

    def _report(self) -> None:
        for path, key, row, *more in self._lines("path, key, row, reason, at, kind", "broken"):
            with self._one("broken"):
                new_row = None if row is None else self._row(row)
                self._insert("broken", (self._path(path), key, new_row, *more), "OR IGNORE")

    def _bands(self) -> None:
        for id_, label, low, high in self._lines("sample, label, low, high", "band"):
            with self._one("band"):
                band = Band(read_hertz(low), read_hertz(high), label)
                insert_bands(self._new, [(self._known(id_), band)])

    def _truth(self) -> None:
        for id_, *said in self._lines("sample, label, labels", "truth"):
            with self._one("truth"):
                read_told(*said)
                self._insert("truth", (self._known(id_), *said))

    def _queries(self) -> None:
        n = len(self._samples)
        asked: dict[int, list[tuple[int, Reason]]] = defaultdict(list)
        for query, row, reason in self._lines("query, row, reason", "query_sample", "query, rank"):
            with self._one("query_sample"):
                item = read_asked(self._row(row), reason, n)
                if any(item[0] == row for row, _ in asked[query]):
                    raise ValueError("it was asked about before")
                asked[query].append(item)
        told = "number, at, n_labeled, last_event, recipe, seed, record"
        for line in self._lines(told, "query"):
            with self._one("query"):
                number, _, n_labeled, last_event, recipe, seed, record = line
                read_query((number, n_labeled, seed), ())
                read_chosen(last_event, recipe, None)
                self._insert("query", (*line[:-1], whole_record(record)))
                for rank, item in enumerate(asked.pop(number, ())):
                    self._insert("query_sample", (number, rank, *item))
        n_lost = sum(map(len, asked.values()))
        self.saved["samples asked about"] -= n_lost
        self.left_out["samples asked about"] += n_lost

    def _curve(self) -> None:
        told = "n_labeled, n_correct, n_check, basis, recipe, measures, low, high, n_clusters"
        for *line, number in self._lines(f"{told}, n_effective, number", "refit", "number"):
            with self._one("refit"):
                read_point(*line)
                whole = self._left.execute("SELECT * FROM refit WHERE number = ?", (number,))
                self._insert("refit", whole.fetchone())

    def _shards(self) -> None:
        for file, key, sha256, n_features, blob in self._lines("*", "shard"):
            with self._one("shard", OSError):
                values.whole(n_features, "the number of features")
                rows = self._rows.rows(read_rows(blob, values.MOST_ROWS))
                if len(rows) and rows.min() < 0:
                    raise ValueError("some of its samples are lost")
                content = read_file(self._old.with_suffix(".embeddings") / plain_file(file))
                if hashlib.sha256(content).hexdigest() != sha256:
                    raise ValueError("its file is damaged")
                self._put(file, content)
                self._refuse_other_shape(file, len(rows), n_features)
                packed = rows.astype("<i8").tobytes()
                self._insert("shard", (file, key, sha256, n_features, packed))

    def _refuse_other_shape(self, file: str, n: int, n_features: int) -> None:
        path = self._to.with_suffix(".embeddings") / file
        if map_array(path).shape != (n, n_features):
            path.unlink()
            raise ValueError("its file does not fit its samples")

    def _validations(self) -> None:
        drawn = defaultdict(list)
        of = "validation, row, stratum"
        for number, row, stratum in self._lines(of, "validation_sample", "validation, rank"):
            with self._one("validation_sample"):
                drawn[number].append((self._row(row), stratum))
        for line in self._lines("*", "validation"):
            with self._one("validation"):
                number, at, class_id, goal, wanted, seed, sizes, packed = line
                told = (number, class_id, goal, wanted, seed, sizes)
                draw = read_draw(told, drawn.pop(number, []), len(self._samples))
                before = read_strata(packed, len(draw.sizes), values.MOST_ROWS)
                strata = self._new_strata(before)
                n_lost = counts(before, len(draw.sizes)) - counts(strata, len(draw.sizes))
                new = np.maximum(np.array(draw.sizes, np.int64) - n_lost, 0).tolist()
                facts = (number, at, class_id, goal, wanted, seed, json.dumps(new))
                self._insert("validation", (*facts, zlib.compress(strata.tobytes())))
                for rank, item in enumerate(draw.samples):
                    self._insert("validation_sample", (number, rank, *item))

    def _new_strata(self, old: npt.NDArray[np.int8]) -> npt.NDArray[np.int8]:
        new = np.full(len(self._samples), OUTSIDE, np.int8)
        rows = self._rows.rows(np.arange(len(old)))
        new[rows[rows >= 0]] = old[rows >= 0]
        return new

    # What all of them need

    @contextlib.contextmanager
    def _one(self, table: str, *also: type[Exception]) -> Iterator[None]:
        """Count a line as saved, or as left out if it is damaged."""
        try:
            yield
        except _DAMAGE + also:
            self.left_out[_IN_WORDS[table]] += 1
        else:
            self.saved[_IN_WORDS[table]] += 1

    def _lines(self, columns: str, table: str, by: str = "1") -> list[tuple[Any, ...]]:
        return self._left.execute(f"SELECT {columns} FROM {table} ORDER BY {by}").fetchall()  # noqa: S608

    def _insert(self, table: str, line: Sequence[Any], how: str = "") -> None:
        marks = ", ".join("?" * len(line))
        self._new.execute(f"INSERT {how} INTO {table} VALUES ({marks})", line)  # noqa: S608

    def _row(self, row: Any) -> int:
        new = self._rows.row(values.whole(row, "the row"))
        if new is None:
            raise ValueError("its sample is lost")
        return new

    def _known(self, id_: str) -> SampleId:
        if self._samples.row_of(SampleId(id_)) is None:
            raise ValueError("its sample is lost")
        return SampleId(id_)

    def _path(self, path: Any) -> str:
        return stored_path(self._old.parent / values.text(path, "the path"), self._to.parent)

    def _copied(self, name: str) -> bool:
        """Copy a file that knows samples by their rows."""
        try:
            if not self._rows.is_as_before:
                return False
            self._put(name, read_file(self._old.with_suffix(".embeddings") / name))
        except OSError:
            return False
        return True

    def _put(self, name: str, content: bytes) -> None:
        folder = self._to.with_suffix(".embeddings")
        folder.mkdir(exist_ok=True)
        write_whole(folder / name, content, durable=False)


def read_file(path: Path) -> bytes:
    """Return the content of a file; a pipe or a device, which may have no end, is an OSError."""
    refuse_no_file(path)
    return path.read_bytes()


def counts(strata: npt.NDArray[np.int8], n: int) -> Ints:
    """Return how many rows each stratum has, int64 (n,)."""
    return np.bincount(strata[strata != OUTSIDE], minlength=n)
