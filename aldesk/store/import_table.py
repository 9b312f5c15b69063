"""Which sources a project was made of, which files were looked into, and what was wrong."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aldesk.core.ids import SampleId
from aldesk.core.import_batch import AlreadyImported, FileProblem, ImportBatch, SeenFile
from aldesk.core.names import valid_text
from aldesk.core.recording import Recording
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows
from aldesk.store import values
from aldesk.store.band_table import insert_bands
from aldesk.store.database import connect_to_copy, reading, transaction
from aldesk.store.journal import timestamp
from aldesk.store.sample_table import read_samples, stored_path

_HERE = "./"
_SEEN = "the table of files that were looked into"
_IN_USE = (
    "WHERE broken.key IN ('', COALESCE((SELECT NULLIF(json_extract(value, '$'), '') "
    "FROM meta WHERE meta.key = 'encoder_key'), broken.key))"
)
"""Problems of the import, and of the encoder that is in use."""

_REPORT = (
    f"SELECT path, reason, kind, MIN(row) FROM broken {_IN_USE} "  # noqa: S608
    "GROUP BY kind, path, CASE WHEN row IS NULL THEN reason END ORDER BY kind, path, reason"
)
"""Of the windows of a recording that cannot be embedded the first stands for all."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source that was named, and how far reading it is.

    Attributes
    ----------
    number : int
    place : str
        A path, or the id of a data set on the hub.
    options : Mapping
        JSON values: how it is to be read.
    is_complete : bool
        Whether all its files were looked into.
    """

    number: int
    place: str
    options: Mapping[str, Any]
    is_complete: bool

    @property
    def takes_labels(self) -> bool:
        """Whether the source's labels become labels of the project."""
        return self.options.get("label_use") == "labels"


class ImportTable:
    """The state and the report of the imports; see `Project.imports`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def sources(self) -> list[SourceLine]:
        """Return all sources in the order in which they were named."""
        with reading(self._path, "the table of sources"):
            lines = self._connection.execute(
                "SELECT number, place, options, is_complete FROM source ORDER BY number"
            )
            return [self.read_source(*line) for line in lines]

    def read_source(self, number: int, place: Any, options: Any, is_complete: int) -> SourceLine:
        """Return the source that a line of the table is; one that none can be is a ValueError."""
        where = self._absolute(values.text(place, "the place", least=1))
        return SourceLine(
            number, where, values.json_object(options, "how it is read"), bool(is_complete)
        )

    def unfinished(self) -> SourceLine | None:
        """Return the first source that is not read to its end."""
        return next((line for line in self.sources() if not line.is_complete), None)

    def begin(self, place: str, options: Mapping[str, Any]) -> SourceLine:
        """Write down that a source is being read; one that is known is read again."""
        known = next((line for line in self.sources() if line.place == place), None)
        with transaction(self._connection, self._path):
            if known is None:
                number = insert_source(self._connection, self._path.parent, place, options)
            else:
                number = known.number
                self._connection.execute(
                    "UPDATE source SET options = ?, is_complete = 0 WHERE number = ?",
                    (json.dumps(dict(options), default=str), number),
                )
            # Its lines, where it is a table, are all told again.
            self._connection.execute(
                "DELETE FROM broken WHERE key = '' AND path = ?",
                (stored_path(Path(place), self._path.parent),),
            )
        return SourceLine(number, place, options, False)

    def finish(self, number: int) -> None:
        """Write down that a source is read to its end."""
        with transaction(self._connection, self._path):
            self._connection.execute(
                "UPDATE source SET is_complete = 1 WHERE number = ?", (number,)
            )

    def report(self) -> list[FileProblem]:
        """Return every problem with a file, those of the embedding too, by kind and path."""
        with reading(self._path, "the report of the import"):
            return [
                FileProblem(self._path.parent / values.text(path, "the path"), reason, kind)
                for path, reason, kind, _ in self._connection.execute(_REPORT)
            ]

    def n_problems(self) -> int:
        """Return how many lines the report has."""
        with reading(self._path, "the report of the import"):
            (n,) = self._connection.execute(f"SELECT COUNT(*) FROM ({_REPORT})").fetchone()  # noqa: S608
        return int(n)

    def sizes(self) -> dict[str, int]:
        """Return sample id to size in bytes, of those whose size is known."""
        with reading(self._path, _SEEN):
            lines = self._connection.execute("SELECT id, size FROM seen_file WHERE id != ''")
            return dict(lines.fetchall())

    def seen(self) -> dict[Path, SeenFile]:
        """Return the files that were looked into, by path, as they were then."""
        with reading(self._path, _SEEN):
            lines = self._connection.execute("SELECT path, size, mtime_ns, id FROM seen_file")
            files = (read_seen_file(self._path.parent, *line) for line in lines)
            return {file.path: file for file in files}

    def seen_at(self, path: Path) -> SeenFile | None:
        """Return what was seen when a file was last looked into; None if that never was."""
        with reading(self._path, _SEEN):
            found = self._connection.execute(
                "SELECT size, mtime_ns, id FROM seen_file WHERE path = ?",
                (stored_path(path, self._path.parent),),
            ).fetchone()
        return SeenFile(path, *found) if found else None

    def _absolute(self, place: str) -> str:
        """Turn a place below the project's folder into one that can be opened."""
        return str(self._path.parent / place) if place.startswith(_HERE) else place


def kept_place(place: str, base: Path) -> str:
    """Return a source as it is written down: below the project's folder, relative to it."""
    path = Path(place)
    if path.is_absolute() and path.is_relative_to(base):
        place = f"{_HERE}{path.relative_to(base).as_posix()}"
    return valid_text(place)


def insert_source(
    connection: sqlite3.Connection,
    base: Path,
    place: str,
    options: Mapping[str, Any],
    *,
    is_complete: bool = False,
) -> int:
    """Add a source and return its number."""
    where = kept_place(place, base)
    done = connection.execute(
        "INSERT INTO source (place, options, is_complete) VALUES (?, ?, ?)",
        (where, json.dumps(dict(options), default=str), int(is_complete)),
    )
    return int(done.lastrowid or 0)


def insert_part(connection: sqlite3.Connection, base: Path, part: ImportBatch) -> None:
    """Add what a part says of files and samples; what was told of these files is replaced."""
    insert_files(connection, base, part.files)
    insert_problems(connection, base, part.report())
    insert_bands(connection, part.bands.items())


def insert_files(connection: sqlite3.Connection, base: Path, files: Iterable[SeenFile]) -> None:
    """Write down that files were looked into."""
    lines = [(stored_path(f.path, base), f.size, f.mtime_ns, f.id) for f in files]
    connection.executemany("INSERT OR REPLACE INTO seen_file VALUES (?, ?, ?, ?)", lines)
    connection.executemany(
        "DELETE FROM broken WHERE key = '' AND path = ?", [(line[0],) for line in lines]
    )


def insert_problems(
    connection: sqlite3.Connection, base: Path, problems: Iterable[FileProblem]
) -> None:
    """Add problems to the report."""
    connection.executemany(
        "INSERT OR REPLACE INTO broken VALUES (?, '', NULL, ?, ?, ?)",
        [(stored_path(p.path, base), _text(p.reason), timestamp(), p.kind) for p in problems],
    )


def read_seen_file(base: Path, path: Any, size: int, mtime_ns: int, id_: Any) -> SeenFile:
    """Return the file that a line of the table is; one that none can be is a ValueError."""
    where = base / values.text(path, "the path", least=1)
    return SeenFile(where, size, mtime_ns, values.text(id_, "the id"))


def read_known(project: Path) -> AlreadyImported:
    """Return what a project has taken in, read in a process that does not own the project."""
    base = project.parent
    connection = connect_to_copy(project)
    try:
        with reading(project, _SEEN):
            lines = connection.execute("SELECT path, size, mtime_ns FROM seen_file")
            files = {base / path: (size, mtime_ns) for path, size, mtime_ns in lines}
        with reading(project, "the table of samples"):
            samples = _whole_files(read_samples(connection, base))
    finally:
        connection.close()
    return AlreadyImported(files, samples)


def read_seen(project: Path) -> dict[Path, SeenFile]:
    """Return the files that were looked into, as `ImportTable.seen`; read as `read_known`."""
    connection = connect_to_copy(project)
    try:
        return ImportTable(connection, project).seen()
    finally:
        connection.close()


def _whole_files(samples: SampleRows) -> dict[SampleId, Sample]:
    """Return the samples that are kept one by one, and the recordings as whole files, by id."""
    found: dict[SampleId, Sample] = {}
    for _, run in samples.runs():
        if isinstance(run, Recording):
            found[run.id] = Sample(run.id, run.path, "sound", None, run.split, run.columns)
        else:
            found.update({sample.id: sample for sample in run})
    return found


def _text(reason: str) -> str:
    return valid_text(reason)
