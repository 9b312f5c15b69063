"""Single vectors out of many shards, without mapping each."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from aldesk.arrays import Rows, Vectors
from aldesk.core.refit import Shard
from aldesk.embed.shards import read_shard, unreadable


class ShardRows:
    """Knows in which shard each sample's vector lies.

    Parameters
    ----------
    shards : sequence of Shard

    Attributes
    ----------
    rows : int64 (n,)
        The samples that own the vectors, shard by shard: a vector's place is its index here.
    n_features : int
    """

    def __init__(self, shards: Sequence[Shard]) -> None:
        self._paths = [shard.path for shard in shards]
        self._starts = np.cumsum([0, *(len(shard.rows) for shard in shards)])
        self.rows: Rows = np.concatenate([np.zeros(0, np.int64), *(s.rows for s in shards)])
        self.n_features = read_shard(self._paths[0]).shape[1] if shards else 0
        self._place_of = np.full(int(self.rows.max(initial=-1)) + 1, -1, np.int64)
        self._place_of[self.rows] = np.arange(len(self.rows))

    def places(self, rows: Rows) -> Rows:
        """Return where the vectors of samples lie; -1 for one without."""
        found = np.full(len(rows), -1, np.int64)
        known = (rows >= 0) & (rows < len(self._place_of))
        found[known] = self._place_of[rows[known]]
        return found

    def read(self, places: Rows) -> Vectors:
        """Return the vectors at some places -> float32 (n, n_features).

        Raises
        ------
        Problem
            If a shard is missing or damaged.
        """
        found = np.empty((len(places), self.n_features), np.float32)
        number = np.searchsorted(self._starts, places, side="right") - 1
        order = np.argsort(number, kind="stable")
        borders = np.flatnonzero(np.diff(number[order])) + 1
        for here in np.split(order, borders) if len(order) else []:
            which = int(number[here[0]])
            found[here] = self._read_few(which, places[here] - self._starts[which])
        return found

    def _read_few(self, which: int, inside: Rows) -> Vectors:
        path, n = self._paths[which], int(self._starts[which + 1] - self._starts[which])
        if len(inside) * _FEW > n:
            return np.asarray(read_shard(path)[inside])
        return _read_rows(path, n, self.n_features, inside)


_FEW = 8


def _read_rows(path: Path, n: int, d: int, inside: Rows) -> Vectors:
    """Read some rows of a shard file; its vectors are the end of it, so its head is not read."""
    found = np.empty((len(inside), d), np.float32)
    try:
        with path.open("rb", buffering=0) as file:
            head = file.seek(0, 2) - 4 * n * d
            if head <= 0:
                raise unreadable(path)
            for vector, place in zip(found, inside.tolist(), strict=True):
                file.seek(head + 4 * d * place)
                if file.readinto(vector.data.cast("B")) != 4 * d:
                    raise unreadable(path)
    except OSError as error:
        raise unreadable(path) from error
    return found
