"""All samples of a pool by their cosine similarity to a direction; exact, whatever its size."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aldesk.arrays import Doubles, Rows, Vectors
from aldesk.core.progress import Progress, silent
from aldesk.core.refit import Shard
from aldesk.embed.nearest.direction import unit_vectors
from aldesk.embed.nearest.half_copy import half_copy
from aldesk.embed.nearest.half_dot import Halves, half_dots, half_error
from aldesk.embed.nearest.shard_rows import ShardRows

N_EXACT = 250
"""So many of the first are in exact order; see `CosineSearch.ask`."""

_HELD_BYTES = 32 << 20  # of vectors, above which the copy in half precision is searched


@dataclass(frozen=True)
class Nearest:
    """An answer.

    Attributes
    ----------
    rows : int64 (n,)
        All samples that have a direction, by falling similarity.
    similarity : float64 (n,)
        Their cosines, −1 … 1.
    n_exact : int
        So many of the first are those of an exact search, in its order; ties by row.
    error : float
        The most by which the similarity of the others can be wrong.
    is_whole : bool
        Whether all that could be found was compared; see `pool_orders.near_duplicates`.
    """

    rows: Rows
    similarity: Doubles
    n_exact: int
    error: float
    is_whole: bool = True


class CosineSearch:
    """Searches the embeddings of one encoder; for one thread at a time.

    Few vectors are held in memory. Many are searched in a copy in half precision, which is made at
    the first question and kept beside them (see `half_copy`).

    Parameters
    ----------
    folder : Path
        Where that copy is kept.
    held_bytes : int
        More than so many bytes of vectors are many.
    """

    def __init__(self, folder: Path, held_bytes: int = _HELD_BYTES) -> None:
        self._folder, self._held_bytes = folder, held_bytes
        self._names: list[Path] = []
        self._key = ""
        self._held: Vectors | None = None
        self._units: Vectors | None = None
        self._copies: list[Halves] = []
        self.vectors = ShardRows(())

    def update(self, key: str, shards: Sequence[Shard], progress: Progress = silent) -> None:
        """Search exactly these shards from now on.

        Raises
        ------
        Problem
            If a shard is missing or damaged.
        Cancelled
            From `progress`; what is made of the copy stays.
        """
        names = [shard.path for shard in shards]
        if (key, names) == (self._key, self._names):
            return
        self._names, self._copies, self._held, self._units = [], [], None, None
        self.vectors = ShardRows(shards)
        n, d = len(self.vectors.rows), self.vectors.n_features
        if 4 * n * d <= self._held_bytes:
            self._held = self.vectors.read(np.arange(n))
            self._units = unit_vectors(self._held).astype(np.float32)
        else:
            self._copies = half_copy(self._folder, key, shards, progress)
        self._key, self._names = key, names

    def ask(self, query: Doubles, n_exact: int = N_EXACT) -> Nearest:
        """Return all samples by falling similarity.

        All are compared roughly, with a known bound on the error. Those that may be among the
        first `n_exact` by that are compared again in double precision, as they were embedded.

        Parameters
        ----------
        query : float64 (d,)
            Of length 1; see `direction`.
        n_exact : int

        Raises
        ------
        Problem
            If a shard is missing or damaged.
        """
        if not len(self.vectors.rows):
            return Nearest(self.vectors.rows, np.zeros(0), 0, 0.0)
        rough, error = self._rough(query)
        order = np.argsort(-rough)  # NaN comes last
        order = order[: len(order) - int(np.isnan(rough).sum())]
        n_exact = min(n_exact, len(order))
        if not n_exact:
            return Nearest(self.vectors.rows[order], rough[order], 0, error)
        least = rough[order[n_exact - 1]] - 2 * error
        n_again = int(np.searchsorted(-rough[order], -least, side="right"))
        again = order[:n_again]
        exact = cosines(self._vectors(again), query)
        ties_by_row = np.lexsort((self.vectors.rows[again], -exact))
        similarity = np.concatenate([exact[ties_by_row], rough[order[n_again:]]])
        order[:n_again] = again[ties_by_row]
        n_exact = n_again if n_again == len(order) else n_exact
        return Nearest(self.vectors.rows[order], np.clip(similarity, -1.0, 1.0), n_exact, error)

    def valid_places(self) -> Rows:
        """Return the places of all vectors that have a direction."""
        if not len(self.vectors.rows):
            return np.zeros(0, np.int64)
        parts = [self._units] if self._units is not None else self._copies
        known = [~np.isnan(part[:, 0]) for part in parts]
        return np.flatnonzero(np.concatenate(known))

    def units(self, places: Rows) -> Vectors:
        """Return some vectors of length 1, float32 (n, d); of a large pool right to 2⁻¹¹."""
        if self._units is not None:
            return self._units[places]
        found = np.empty((len(places), self.vectors.n_features), np.float32)
        start = 0
        for copy in self._copies:
            here = (places >= start) & (places < start + len(copy))
            found[here] = copy[places[here] - start]
            start += len(copy)
        return found

    def _rough(self, query: Doubles) -> tuple[Doubles, float]:
        """Return the similarity of all places, and the most by which it can be wrong."""
        d = len(query)
        if self._units is not None:
            return (self._units @ query.astype(np.float32)).astype(np.float64), (d + 4) * 2.0**-23
        rough = np.concatenate([half_dots(copy, query) for copy in self._copies])
        return rough, half_error(query)

    def _vectors(self, places: Rows) -> Vectors:
        return self.vectors.read(places) if self._held is None else self._held[places]


def cosines(vectors: Vectors, query: Doubles) -> Doubles:
    """Return exact similarities, float64 (n,); equal vectors have equal ones, wherever they are."""
    step = 4096
    parts = [
        (unit_vectors(vectors[start : start + step]) * query).sum(axis=1)
        for start in range(0, len(vectors), step)
    ]
    return np.concatenate([np.zeros(0), *parts])
