"""Which samples are embedded, in which shards, and which cannot be."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.errors import Problem
from aldesk.core.refit import Shard, WrittenShard
from aldesk.core.sample import Sample
from aldesk.store import values
from aldesk.store.database import reading, transaction
from aldesk.store.journal import timestamp
from aldesk.store.sample_table import stored_path

_TABLE = "the table of embeddings"


@dataclass(frozen=True, slots=True)
class CommittedShard:
    """What a project knows of a shard: its file, SHA-256, length of a vector, number of rows."""

    path: Path
    sha256: str
    n_features: int
    n: int


class EmbeddingTable:
    """The rows that commit the shards; a vector without such a row does not exist.

    Shards are kept under the key of the encoder that made them, so those of two encoders never mix.

    Attributes
    ----------
    folder : Path
        Where the shards lie: beside the project.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, samples: Sequence[Sample]
    ) -> None:
        self._connection = connection
        self._path = path
        self._samples = samples
        self._read: dict[str, Rows] = {}  # the rows of shard files, which never change
        self.folder = path.with_suffix(".embeddings")

    def shards(self, key: str) -> tuple[Shard, ...]:
        """Return the committed shards of an encoder's key, those whose files exist."""
        there = self._files()
        with reading(self._path, _TABLE):
            lines = self._connection.execute(
                "SELECT rowid, file FROM shard WHERE key = ? ORDER BY rowid", (key,)
            ).fetchall()
            return tuple(
                Shard(self.folder / file, self._rows(number, file))
                for number, file in lines
                if file in there
            )

    def add_shard(self, shard: WrittenShard) -> None:
        """Commit a shard whose file is complete on the disk.

        Shards of its key whose files are gone are forgotten: their samples are embedded again.
        """
        rows = shard.rows.astype("<i8").tobytes()
        with transaction(self._connection, self._path):
            files = self._connection.execute("SELECT file FROM shard WHERE key = ?", (shard.key,))
            there = self._files()
            gone = [(file,) for (file,) in files if file not in there]
            self._connection.executemany("DELETE FROM shard WHERE file = ?", gone)
            self._connection.execute(
                "INSERT OR REPLACE INTO shard VALUES (?, ?, ?, ?, ?)",
                (shard.path.name, shard.key, shard.sha256, shard.d, rows),
            )
        self._read.pop(shard.path.name, None)

    def committed(self) -> list[CommittedShard]:
        """Return every committed shard, whether its file exists or not."""
        with reading(self._path, _TABLE):
            lines = self._connection.execute("SELECT file, sha256, n_features, rows FROM shard")
            return [
                CommittedShard(
                    self.folder / plain_file(file),
                    sha256,
                    values.whole(n_features, "the number of features"),
                    len(self._read_rows(file, rows)),
                )
                for file, sha256, n_features, rows in lines
            ]

    def add_broken(self, row: int, key: str, reason: str) -> None:
        """Record that a sample cannot be embedded by the encoder with this key."""
        with transaction(self._connection, self._path):
            self._connection.execute("DELETE FROM broken WHERE row = ? AND key = ?", (row, key))
            path = stored_path(self._samples[row].path, self._path.parent)
            self._connection.execute(
                "INSERT OR REPLACE INTO broken VALUES (?, ?, ?, ?, ?, 'not embedded')",
                (path, key, row, reason, timestamp()),
            )

    def forget_broken(self, key: str) -> None:
        """Give the samples that could not be embedded another chance."""
        with transaction(self._connection, self._path):
            self._connection.execute("DELETE FROM broken WHERE key = ? AND key != ''", (key,))

    def broken(self, key: str = "") -> list[tuple[Path, int | None, str]]:
        """Return (path, row, reason) of what is broken: the import's files under the empty key.

        Under an encoder's key they are samples, which may be many windows of one recording.
        """
        return self._broken("WHERE key = ?", key)

    def all_broken(self) -> list[tuple[Path, int | None, str]]:
        """Return the same under all keys."""
        return self._broken("")

    def _broken(self, where: str, *key: str) -> list[tuple[Path, int | None, str]]:
        n = len(self._samples)
        with reading(self._path, "the table of what cannot be embedded"):
            lines = self._connection.execute(
                f"SELECT path, row, reason FROM broken {where} ORDER BY row, path",  # noqa: S608
                key,
            )
            return [
                (
                    self._path.parent / values.text(path, "the path"),
                    None if row is None else values.whole(row, "the row", 0, n - 1),
                    reason,
                )
                for path, row, reason in lines
            ]

    def missing(self, key: str) -> Rows:
        """Return the rows that have neither an embedding nor a failure for this key."""
        is_missing = np.ones(len(self._samples), bool)
        for shard in self.shards(key):
            is_missing[shard.rows] = False
        is_missing[[row for _, row, _ in self.broken(key) if row is not None]] = False
        return np.flatnonzero(is_missing)

    def _files(self) -> set[str]:
        """List the folder once: asking for each of hundreds of files takes ten times as long."""
        try:
            return {file.name for file in self.folder.iterdir()} if self.folder.is_dir() else set()
        except OSError as error:
            raise Problem(
                f"The folder of the embeddings cannot be read ({error.strerror})",
                subject=str(self.folder),
                kept="Nothing was changed",
                todo="Check the drive and the folder's permissions",
            ) from error

    def _rows(self, number: int, file: str) -> Rows:
        if file not in self._read:
            (blob,) = self._connection.execute(
                "SELECT rows FROM shard WHERE rowid = ?", (number,)
            ).fetchone()
            self._read[file] = self._read_rows(file, blob)
        return self._read[file]

    def _read_rows(self, file: str, blob: bytes) -> Rows:
        try:
            return read_rows(blob, len(self._samples))
        except ValueError as error:
            raise ValueError(f"{file}: {error}") from error


class PastEmbeddings(EmbeddingTable):
    """The embeddings of now, of samples that stood in other rows; only to be read.

    Parameters
    ----------
    now : EmbeddingTable
    rows : int64 (n_samples_now,)
        Where each sample stood; -1 if it was not there.
    """

    def __init__(self, now: EmbeddingTable, rows: Rows) -> None:
        super().__init__(now._connection, now._path, now._samples)
        self._rows_then = rows

    def shards(self, key: str) -> tuple[Shard, ...]:
        """Return the committed shards; one of samples that were not there has rows below 0."""
        return tuple(Shard(s.path, self._rows_then[s.rows]) for s in super().shards(key))


def plain_file(name: object) -> str:
    """Return the name of a file that lies in the folder itself; another is a ValueError."""
    known = values.text(name, "the file", least=1)
    if Path(known).name != known or "\\" in known or ":" in known:
        raise ValueError(f"{known} is no name of a file")
    return known


def read_rows(blob: bytes, n_rows: int) -> Rows:
    """Return the rows that a shard has, int64 (n,); those that cannot be are a ValueError."""
    rows = np.frombuffer(blob, "<i8").astype(np.int64)
    if len(rows) and not 0 <= rows.min() <= rows.max() < n_rows:
        raise ValueError("it has a row that is none of a sample")
    if len(np.unique(rows)) < len(rows):
        raise ValueError("it has a row twice")
    return rows
