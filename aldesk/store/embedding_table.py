"""Which samples are embedded, in which shards, and which cannot be."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.refit import Shard, WrittenShard
from aldesk.core.sample import Sample
from aldesk.store.database import transaction
from aldesk.store.journal import timestamp
from aldesk.store.sample_table import stored_path


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
        lines = self._connection.execute(
            "SELECT rowid, file FROM shard WHERE key = ? ORDER BY rowid", (key,)
        ).fetchall()
        there = self._files()
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

    def sums(self) -> list[tuple[Path, str, int]]:
        """Return every committed shard's file, SHA-256 and number of rows."""
        lines = self._connection.execute("SELECT file, sha256, length(rows) / 8 FROM shard")
        return [(self.folder / file, sha, n) for file, sha, n in lines]

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
        lines = self._connection.execute(
            "SELECT path, row, reason FROM broken WHERE key = ? ORDER BY row, path", (key,)
        )
        return [(self._path.parent / path, row, reason) for path, row, reason in lines]

    def missing(self, key: str) -> Rows:
        """Return the rows that have neither an embedding nor a failure for this key."""
        is_missing = np.ones(len(self._samples), bool)
        for shard in self.shards(key):
            is_missing[shard.rows] = False
        is_missing[[row for _, row, _ in self.broken(key) if row is not None]] = False
        return np.flatnonzero(is_missing)

    def _files(self) -> set[str]:
        """List the folder once: asking for each of hundreds of files takes ten times as long."""
        return {file.name for file in self.folder.iterdir()} if self.folder.is_dir() else set()

    def _rows(self, number: int, file: str) -> Rows:
        if file not in self._read:
            (blob,) = self._connection.execute(
                "SELECT rows FROM shard WHERE rowid = ?", (number,)
            ).fetchone()
            self._read[file] = np.frombuffer(blob, "<i8").astype(np.int64)
        return self._read[file]
