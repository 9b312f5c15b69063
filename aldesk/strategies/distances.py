"""Squared Euclidean distances by matrix products, exact where that matters."""

import numpy as np

from aldesk.strategies.arrays import Floats, Indices
from aldesk.strategies.rows import Rows

_BLOCK = 4096
_MAX_CELLS = 1 << 20


class Distances:
    """Squared Euclidean distances from fixed rows to changing points.

    Products are of the rows' own precision. A distance that is so small that their rounding would
    show is computed again from the difference, in float64; a copy has the distance 0.

    Parameters
    ----------
    rows : Rows
        (n_rows, n_features), float32 or float64.

    Attributes
    ----------
    noise : float
        A bound on the rounding of a squared distance.
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._center = np.asarray(np.mean(rows[: 1 << 12], axis=0, dtype=np.float64))
        self._norms = np.empty(len(rows))
        longest = 0.0
        for part, x in rows.blocks():
            squares = np.einsum("ij,ij->i", x, x, dtype=np.float64)
            longest = max(longest, float(squares.max()))
            self._norms[part] = squares - 2 * (x @ self._center) + self._center @ self._center
        kind = np.finfo(rows.matrix.dtype)
        farthest = float(self._norms.max(initial=0))
        self.noise = 16 * float(kind.eps) * (longest * farthest) ** 0.5

    def __len__(self) -> int:
        return len(self._norms)

    def to(self, point: Floats) -> Floats:
        """Return the squared distance of every row to a point, float64 (n_rows,)."""
        shifted = point - self._center
        products = self._rows.dot(shifted.astype(self._rows.matrix.dtype)).astype(np.float64)
        products -= self._center @ shifted
        distances: Floats = self._norms - 2 * products + shifted @ shifted
        close = np.flatnonzero(distances <= self.noise)
        distances[close] = self.exact(close, point)
        return distances

    def nearest(self, points: Floats) -> tuple[Floats, Indices]:
        """Return every row's squared distance to its nearest point, and which point that is."""
        shifted = points - self._center
        squares = np.einsum("ij,ij->i", shifted, shifted) + 2 * (shifted @ self._center)
        transposed = shifted.astype(self._rows.matrix.dtype).T
        distances, which = np.empty(len(self)), np.empty(len(self), np.intp)
        half = (squares / 2).astype(transposed.dtype)
        for part, x in self._rows.blocks(min(_BLOCK, _MAX_CELLS // len(points) + 1)):
            products = x @ transposed
            products -= half
            best = products.argmax(axis=1)
            which[part] = best
            distances[part] = self._norms[part] - 2.0 * products[np.arange(len(best)), best]
        close = np.flatnonzero(distances <= self.noise)
        distances[close] = self.exact(close, points[which[close]])
        return distances, which

    def exact(self, which: Indices, points: Floats) -> Floats:
        """Return the squared distances of some rows to a point each, or all to one."""
        distances = np.empty(len(which))
        for start in range(0, len(which), _BLOCK):
            part = slice(start, start + _BLOCK)
            difference = self._rows[which[part]].astype(np.float64)
            difference -= points if points.ndim == 1 else points[part]
            distances[part] = np.einsum("ij,ij->i", difference, difference)
        return distances
