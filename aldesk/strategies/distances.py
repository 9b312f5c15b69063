"""Squared Euclidean distances by matrix products, exact where that matters."""

import numpy as np
from scipy.spatial.distance import cdist

from aldesk.strategies.arrays import Floats, Indices
from aldesk.strategies.rows import MAX_DOUBLES, Rows

_BLOCK = 4096
_MAX_CELLS = 1 << 20
# So many rows tell where the middle is.
_N_MIDDLE = 256
# Single precision: outside, the products of two vectors overflow or lose all digits.
_LONGEST, _SHORTEST = 1e18, 1e-16


class Distances:
    """Squared Euclidean distances from fixed rows to changing points.

    Products are of vectors from the middle, in the rows' own precision. Each distance comes with a
    bound on its rounding; one that is no larger than that is computed again from the difference,
    in float64. So a copy has the distance 0, and single values of any size, which make long
    vectors and thus large bounds, cost time only.

    Parameters
    ----------
    rows : Rows
        (n_rows, n_features), float32 or float64.
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        some = np.unique(np.linspace(0, len(rows) - 1, min(len(rows), _N_MIDDLE)).astype(np.intp))
        # Of the median, as one huge value would draw the mean far away from all others.
        self._middle = np.median(rows[some].astype(np.float64), axis=0)
        is_small = len(rows) * rows.matrix.shape[1] <= MAX_DOUBLES
        # Where the rows are not copied, the middle is subtracted from the products.
        self._short = Rows(rows[:] - self._middle) if is_small else rows
        self._offset = np.zeros_like(self._middle) if is_small else self._middle
        self._norms, lengths = np.empty(len(rows)), np.empty(len(rows))
        for part, x in rows.blocks(_BLOCK):
            difference = x - self._middle
            self._norms[part] = np.einsum("ij,ij->i", difference, difference)
            difference += self._offset
            lengths[part] = np.einsum("ij,ij->i", difference, difference)
        kind = self._short.matrix.dtype
        eps = 16 * float(np.finfo(kind).eps)
        offset = float(self._offset @ self._offset) ** 0.5
        self._reach = eps * (np.sqrt(lengths) + offset + np.sqrt(self._norms))
        longest = float(lengths.max(initial=1)) ** 0.5
        spread = float(self._norms.max(initial=0)) ** 0.5
        self._in_doubt = kind == np.float32 and (longest > _LONGEST or 0 < spread < _SHORTEST)

    def __len__(self) -> int:
        return len(self._norms)

    def to(self, point: Floats) -> tuple[Floats, Floats]:
        """Return the squared distance of every row to a point, and its error; float64 (n_rows,)."""
        if self._in_doubt:
            return self.exact(np.arange(len(self)), point), np.zeros(len(self))
        shifted = point - self._middle
        products = self._short.dot(shifted.astype(self._short.matrix.dtype)).astype(np.float64)
        products -= self._offset @ shifted
        length = float(shifted @ shifted)
        distances: Floats = self._norms - 2 * products + length
        error = self._reach * length**0.5
        close = np.flatnonzero(distances <= error)
        distances[close] = self.exact(close, point)
        error[close] = 0
        return distances, error

    def nearest(self, points: Floats) -> tuple[Floats, Indices, Floats]:
        """Return each row's squared distance to its nearest point, which that is, and the error."""
        distances, which = np.empty(len(self)), np.empty(len(self), np.intp)
        error = np.zeros(len(self))
        doubtful = np.ones(len(self), bool)
        size = min(_BLOCK, _MAX_CELLS // len(points) + 1)
        kind = self._short.matrix.dtype
        shifted = points - self._middle
        squares = np.einsum("ij,ij->i", shifted, shifted)
        longest = float(squares.max()) ** 0.5
        if not self._in_doubt and (kind != np.float32 or longest < _LONGEST):
            transposed = shifted.astype(kind).T
            half = (squares / 2 + shifted @ self._offset).astype(kind)
            for part, x in self._short.blocks(size):
                products = x @ transposed
                products -= half
                best = products.argmax(axis=1)
                which[part] = best
                top = products[np.arange(len(best)), best].astype(np.float64)
                distances[part] = self._norms[part] - 2 * top
                error[part] = self._reach[part] * longest
                rivals = products >= (top - error[part])[:, None]
                doubtful[part] = (rivals.sum(axis=1) > 1) | (distances[part] <= error[part])
        rows = np.flatnonzero(doubtful)
        for start in range(0, len(rows), size):
            some = rows[start : start + size]
            exact = cdist(self._rows[some].astype(np.float64), points, "sqeuclidean")
            which[some] = exact.argmin(axis=1)
            distances[some] = exact[np.arange(len(some)), which[some]]
        error[rows] = 0
        return distances, which, error

    def exact(self, which: Indices, points: Floats) -> Floats:
        """Return the squared distances of some rows to a point each, or all to one."""
        distances = np.empty(len(which))
        for start in range(0, len(which), _BLOCK):
            part = slice(start, start + _BLOCK)
            difference = self._rows[which[part]].astype(np.float64)
            difference -= points if points.ndim == 1 else points[part]
            distances[part] = np.einsum("ij,ij->i", difference, difference)
        return distances
