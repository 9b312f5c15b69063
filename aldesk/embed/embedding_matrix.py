"""The embeddings of many shards as one matrix."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from aldesk.arrays import Rows, Vectors
from aldesk.core.errors import Problem
from aldesk.core.refit import Shard
from aldesk.embed.shards import read_shard


class EmbeddingMatrix:
    """All vectors of some shards, in memory; cheap to extend when shards are added.

    Examples
    --------
    >>> embeddings = EmbeddingMatrix()
    >>> embeddings.update(request.shards)
    >>> embeddings.X.shape, embeddings.rows.shape
    ((1280, 144), (1280,))
    """

    def __init__(self) -> None:
        self._clear()

    @property
    def X(self) -> Vectors:
        """The vectors, float32 (n, d)."""
        return self._X[: self._n]

    @property
    def rows(self) -> Rows:
        """The row numbers in the project of the samples that own them, int64 (n,)."""
        return self._rows[: self._n]

    def update(self, shards: Sequence[Shard]) -> None:
        """Hold the vectors of exactly these shards, reading only those not held yet.

        Raises
        ------
        Problem
            If a shard is damaged or does not fit the others; then nothing is held.
        """
        wanted = {shard.path: shard.rows for shard in shards}
        if not all(
            path in wanted and np.array_equal(wanted[path], rows)
            for path, rows in self._held.items()
        ):
            self._clear()
        try:
            for shard in shards:
                if shard.path not in self._held:
                    self._append(shard)
        except BaseException:
            self._clear()
            raise

    def _clear(self) -> None:
        self._held: dict[Path, Rows] = {}  # the rows of each shard
        self._n = 0
        self._X: Vectors = np.empty((0, 0), np.float32)
        self._rows: Rows = np.empty(0, np.int64)

    def _append(self, shard: Shard) -> None:
        vectors = read_shard(shard.path)
        n, d = vectors.shape
        if n != len(shard.rows) or (self._n and d != self._X.shape[1]):
            raise Problem(
                "This file of embeddings does not fit the project",
                subject=str(shard.path),
                kept="All labels are kept: they are stored elsewhere",
                todo="Run `aldesk check`, then embed again",
            )
        self._reserve(self._n + n, d)
        held = slice(self._n, self._n + n)
        self._X[held], self._rows[held] = vectors, shard.rows
        self._n += n
        self._held[shard.path] = shard.rows

    def _reserve(self, n: int, d: int) -> None:
        """Make room, doubling it, so that adding shards one by one copies each vector twice."""
        if n <= len(self._X):
            return
        X, rows = np.empty((2 * n, d), np.float32), np.empty(2 * n, np.int64)
        if self._n:
            X[: self._n], rows[: self._n] = self.X, self.rows
        self._X, self._rows = X, rows
