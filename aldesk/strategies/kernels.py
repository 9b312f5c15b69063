"""Kernel matrices, a block of rows at a time."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

import numpy as np
from sklearn.metrics import pairwise_kernels
from sklearn.utils import gen_batches

from aldesk.strategies.arrays import Floats, Indices, Mask
from aldesk.strategies.shortened import shortened
from aldesk.strategies.threads import n_threads, one_blas_thread
from aldesk.strategies.watch import tick

# Up to this many samples products of float32 are float64, as scikit-learn's are.
MAX_EXACT = 4096
_BLOCK = 2048
# The products of so many samples, and so many pairs at a time, stay in the cache.
_SEARCHED, _FETCHED = 768, 256

_Found = list[tuple[Indices, Indices, Floats]]


class Kernel(Protocol):
    """A symmetric kernel on n samples."""

    def __len__(self) -> int: ...

    def rows(self, which: Any) -> Floats:
        """Return new rows of the kernel matrix, (n_which, n)."""

    def largest(self, Z: Floats) -> Floats:
        """Return the largest kernel value of every sample with any of some others, (n,)."""


class NamedKernel:
    """A kernel that scikit-learn knows by its name.

    Parameters
    ----------
    X : (n_samples, n_features)
    metric : str
    parameters : dict
        As of `sklearn.metrics.pairwise.pairwise_kernels`.
    """

    def __init__(self, X: Floats, metric: str, parameters: dict[str, Any]) -> None:
        self._X = X
        self._options = {"metric": metric, **parameters}

    def __len__(self) -> int:
        return len(self._X)

    def rows(self, which: Any) -> Floats:
        """Return new rows of the kernel matrix, (n_which, n)."""
        values: Floats = pairwise_kernels(self._X[which], self._X, **self._options)
        return values

    def largest(self, Z: Floats) -> Floats:
        """Return the largest kernel value of every sample with any of some others, (n,)."""
        blocks = [self._X[start : start + _BLOCK] for start in range(0, len(self), _BLOCK)]
        return np.concatenate([pairwise_kernels(X, Z, **self._options).max(axis=1) for X in blocks])


class Kept:
    """A kernel whose whole matrix is kept once it has been asked for row by row."""

    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel
        self._matrix = np.empty((0, len(kernel)))
        self._known = np.zeros(len(kernel), bool)

    def __len__(self) -> int:
        return len(self._kernel)

    def rows(self, which: Any) -> Floats:
        """Return rows of the kernel matrix, (n_which, n)."""
        if not self._known[which].all():
            rows = self._kernel.rows(which)
            if not len(self._matrix):
                self._matrix = np.empty((len(self), len(self)), rows.dtype)
            self._matrix[which] = rows
            self._known[which] = True
            return rows
        known: Floats = self._matrix[which]
        return known

    def largest(self, Z: Floats) -> Floats:
        """Return the largest kernel value of every sample with any of some others, (n,)."""
        return self._kernel.largest(Z)


class RBF:
    """exp(−γ ‖x − z‖²), by one matrix product a block.

    Two features more make the product of two samples −‖x − z‖² / 2.

    Parameters
    ----------
    X : (n_samples, n_features)
        float32 or float64, which is the type of the kernel's values, too.
    gamma : float
    """

    def __init__(self, X: Floats, gamma: float) -> None:
        self._kind = X.dtype
        self._gamma = gamma
        self._type = np.float64 if len(X) <= MAX_EXACT else X.dtype
        # Products of float64 are exact enough as they are, and round as scikit-learn's.
        self._center = X.mean(axis=0, dtype=np.float64) if self._type != np.float64 else 0.0
        self._left = self._widened(X)

    def __len__(self) -> int:
        return len(self._left)

    def rows(self, which: Any) -> Floats:
        """Return new rows of the kernel matrix, (n_which, n)."""
        samples, squares = self._left[:, :-2], -2 * self._left[:, -2]
        distances = samples[which] @ samples.T
        distances *= -2
        distances += squares[which][:, None]
        distances += squares
        own = np.arange(len(self))[which]
        distances[np.arange(len(own)), own] = 0
        return self._values(distances)

    def largest(self, Z: Floats) -> Floats:
        """Return the largest kernel value of every sample with any of some others, (n,)."""
        other = _swapped(self._widened(Z)).T
        best = np.empty(len(self), self._type)
        for start in range(0, len(self), _BLOCK):
            tick(start, len(self))
            part = slice(start, start + _BLOCK)
            best[part] = (self._left[part] @ other).max(axis=1)
        return self._values(-2 * best)

    def above(self, floor: Floats) -> Iterator[tuple[Indices, Indices, Floats]]:
        """Yield all pairs whose kernel value is above the floor of the second sample.

        Parameters
        ----------
        floor : (n_samples,)

        Yields
        ------
        first, second : int (n_pairs,)
        values : (n_pairs,)
        """
        with np.errstate(divide="ignore"):
            # A little lower than the floor, so that rounding loses no pair.
            lowest = np.log(floor.astype(np.float64)) / (2 * self._gamma)
        longest = -2 * float(self._left[:, -2].min())
        lowest -= 1e-5 * np.abs(lowest) + 16 * np.finfo(self._type).eps * longest
        order = np.argsort(lowest).astype(np.int32)
        lowest = lowest.astype(self._type)
        pairs = _Pairs(self._left, lowest, self._shorter(self._left, lowest), order)

        def counting(a: slice, b: slice, at_a: Indices, at_b: Indices, product: Floats) -> _Found:
            values = self._values(-2 * product)
            i, j = order[a.start + at_a], order[b.start + at_b]
            ways = [(i, j)] if a == b else [(i, j), (j, i)]
            found = [(first, second, values > floor[second]) for first, second in ways]
            return [(first[c], second[c], values[c]) for first, second, c in found]

        for found in pairs.search(counting):
            yield from found

    def _shorter(self, left: Floats, lowest: Floats) -> Floats | None:
        """Return what bounds the products from above in fewer numbers, where that pays off."""
        if len(self) <= MAX_EXACT:
            return None
        short = shortened(left[:, :-2], -2 * left[:, -2], lowest)
        if short is None:
            return None
        wide = np.empty((len(short), short.shape[1] + 2), short.dtype)
        wide[:, :-2] = short
        return _complete(wide)

    def _widened(self, X: Floats) -> Floats:
        wide = np.empty((len(X), X.shape[1] + 2), self._type)
        np.subtract(X, self._center, out=wide[:, :-2], casting="same_kind")
        return _complete(wide)

    def _values(self, distances: Floats) -> Floats:
        """Turn squared distances into kernel values, rounded as scikit-learn rounds them."""
        np.maximum(distances, 0, out=distances)
        values = distances.astype(self._kind, copy=False)
        values *= -self._gamma
        np.exp(values, out=values)
        return values


def _complete(wide: Floats) -> Floats:
    """Write the two features more."""
    X = wide[:, :-2]
    wide[:, -2], wide[:, -1] = np.einsum("ij,ij->i", X, X, dtype=np.float64) / -2, 1
    return wide


def _swapped(wide: Floats) -> Floats:
    swapped = wide.copy()
    swapped[:, -2], swapped[:, -1] = wide[:, -1], wide[:, -2]
    return swapped


class _Pairs:
    """A search of all products of two rows for those above the first one's floor, which rises.

    The processors share the blocks out between them: so they share the comparisons, too, which
    one would have to do alone if they shared each product.

    Parameters
    ----------
    wide : (n, n_features + 2)
    floor : (n,)
    short : (n, fewer) or None
        As wide, with products that are no smaller: those above a floor are looked at alone.
    order : int (n,)
        Of rising floors; that the rows are found in.
    """

    def __init__(self, wide: Floats, floor: Floats, short: Floats | None, order: Any) -> None:
        self._floor = floor = floor[order]
        self._is_short = short is not None
        self._left = (wide if short is None else short)[order]
        self._right = _swapped(self._left)
        if self._is_short:
            self._X = _on_lines((len(wide), wide.shape[1] - 2), wide.dtype)
            for part in gen_batches(len(wide), _BLOCK):
                self._X[part] = wide[order[part], :-2]
            self._halves = wide[order, -2]
            longest = -2 * float(self._halves.min())
            # So a product counts if it is above 0, which is quicker to tell.
            self._left[:, -2] -= floor - 64 * np.finfo(wide.dtype).eps * longest
        self._own = threading.local()

    def search(self, tell: Callable[..., _Found]) -> Iterator[_Found]:
        """Yield what is made, in threads, of blocks a and b, where in them pairs are, and products.

        Parameters
        ----------
        tell : callable (slice, slice, int (n_pairs,), int (n_pairs,), (n_pairs,))
        """
        n = len(self._left)
        starts = range(0, n, _SEARCHED)
        parts = [slice(start, min(start + _SEARCHED, n)) for start in starts]
        blocks = [(a, b) for k, a in enumerate(parts) for b in parts[k:]]
        threads = ThreadPoolExecutor(n_threads())
        with one_blas_thread():
            try:
                found = threads.map(lambda block: tell(*block, *self._search(*block)), blocks)
                for done, what in enumerate(found):
                    tick(done, len(blocks))
                    yield what
            finally:
                threads.shutdown(cancel_futures=True)

    def _search(self, a: slice, b: slice) -> tuple[Indices, Indices, Floats]:
        product, above = self._buffers((a.stop - a.start, b.stop - b.start))
        np.matmul(self._left[a], self._right[b].T, out=product)
        if self._is_short:
            return self._looked_at(a, b, *_where(np.greater(product, 0, out=above)))
        # A pair counts if it is above either floor, and no floor in a is above one in b.
        floors = self._floor[a, None]
        if a == b:
            np.fill_diagonal(product, 0)
            floors = np.minimum(floors, self._floor[b])
        i, j = _where(np.greater(product, floors, out=above))
        return i, j, product[i, j]

    def _looked_at(
        self, a: slice, b: slice, i: Indices, j: Indices
    ) -> tuple[Indices, Indices, Floats]:
        """Return those of some pairs that are above a floor, and their products."""
        if a == b:
            once = i < j  # the floor of the first, which the search goes by, is the lower one
            i, j = i[once], j[once]
        values = np.empty(len(i), self._X.dtype)
        for start in range(0, len(i), _FETCHED):
            part = slice(start, start + _FETCHED)
            x, z = self._own.fetched[:, : len(i) - start]
            # Without "clip" it would write to memory of its own first.
            np.take(self._X[a], i[part], 0, x, "clip")
            np.take(self._X[b], j[part], 0, z, "clip")
            np.vecdot(x, z, out=values[part])
        values += self._halves[a][i] + self._halves[b][j]
        counts = values > self._floor[a][i]
        i, j, values = i[counts], j[counts], values[counts]
        if a == b:
            own = np.arange(a.stop - a.start)
            i, j = np.concatenate([i, j, own]), np.concatenate([j, i, own])
            values = np.concatenate([values, values, np.zeros(len(own), values.dtype)])
        return i, j, values

    def _buffers(self, shape: tuple[int, int]) -> tuple[Floats, Mask]:
        """Return a thread's own: new memory for each block costs as much as its product."""
        if not hasattr(self._own, "product"):
            self._own.product = np.empty(_SEARCHED**2, self._left.dtype)
            self._own.above = np.empty(_SEARCHED**2, bool)
            if self._is_short:
                shape_fetched = 2, _FETCHED, self._X.shape[1]
                self._own.fetched = _on_lines(shape_fetched, self._X.dtype)
        size = shape[0] * shape[1]
        return self._own.product[:size].reshape(shape), self._own.above[:size].reshape(shape)


def _on_lines(shape: tuple[int, ...], kind: Any) -> Floats:
    """Return new memory that starts on a line of the cache: rows of it are quicker to fetch."""
    size = int(np.prod(shape)) * kind.itemsize
    memory = np.empty(size + 64, np.uint8)
    start = -memory.ctypes.data % 64
    lined: Floats = memory[start : start + size].view(kind).reshape(shape)
    return lined


def _where(mask: Mask) -> tuple[Indices, Indices]:
    """Return where a mask is true as `np.nonzero` does, which is slower with two axes."""
    return np.divmod(np.flatnonzero(mask), mask.shape[1])
