"""Greedy maximisation of kernel coverage."""

from typing import Any

import numpy as np
from scipy.sparse import csc_array, csr_array

from aldesk.strategies.arrays import Floats, Indices
from aldesk.strategies.kernels import RBF, Kept, Kernel
from aldesk.strategies.watch import tick

# Pairs of samples that are kept at most (12 to 16 bytes each, twice).
_MAX_PAIRS = 24_000_000
# Up to this many candidates a kernel matrix that is not sparse is kept (1 GB).
MAX_KEPT = 16_000
_BLOCK = 1024


def coverage(kernel: Kernel, covered: Floats | None, weights: Floats | None) -> "Coverage":
    """Return the quicker of `SparseCoverage` and `DenseCoverage`.

    Parameters
    ----------
    kernel : Kernel
        On n candidates.
    covered : (n,) or None
        The kernel value of each with the nearest labelled sample; None without labels.
    weights : (n,), optional
    """
    if isinstance(kernel, RBF) and covered is not None:
        n = len(kernel)
        some = np.linspace(0, n - 1, min(n, 64), dtype=np.intp)
        share = float(np.mean(kernel.rows(some) > covered[some, None]))
        if share * n * n < min(_MAX_PAIRS, 0.1 * n * n):
            return SparseCoverage(kernel, covered, weights)
    return DenseCoverage(kernel, covered, weights)


class Coverage:
    """What each candidate would add to the coverage Σⱼ wⱼ maxᵢ k(i, j) / n.

    Attributes
    ----------
    gains : float64 (n,)
        n times that.
    """

    gains: Floats

    def __init__(self, kernel: Kernel, covered: Floats | None, weights: Floats | None) -> None:
        self._kernel = kernel
        self._covered = covered
        self._weights = weights

    def __len__(self) -> int:
        return len(self._kernel)

    def utilities(self, which: Indices) -> Floats:
        """Return the gains of some divided by n, rounded as scikit-activeml rounds them."""
        values = self._kernel.rows(which)
        if self._covered is not None:
            values = np.maximum(values - self._covered, 0)
        if self._weights is not None:
            values = values * self._weights
        means: Floats = values.mean(axis=1)
        return means

    def add(self, pick: int) -> None:
        """Count a candidate to those that cover the others."""
        raise NotImplementedError


class SparseCoverage(Coverage):
    """Coverage where few pairs matter: those more alike than the second to its nearest label.

    The pairs are found once; a pick then changes the gains of few candidates.
    """

    def __init__(self, kernel: RBF, covered: Floats, weights: Floats | None) -> None:
        super().__init__(kernel, covered, weights)
        first, second, values = (
            np.concatenate(x) for x in zip(*kernel.above(covered), strict=True)
        )
        shape = (len(kernel), len(kernel))
        self._by_first = csr_array((values, (first, second)), shape)
        self._by_first.sort_indices()
        self._by_second = self._by_first.tocsc()
        # The same array as the parent's, which `add` writes to.
        self._level = covered
        self.gains = self._sums(self._by_second, covered)
        self._rounding = 1e-12 * self.gains

    def add(self, pick: int) -> None:
        """Count a candidate to those that cover the others."""
        nearer = self._by_first[[pick]]
        counts = nearer.data > self._level[nearer.indices]
        changed, level = nearer.indices[counts], nearer.data[counts]
        pairs = self._by_second[:, changed]
        self.gains -= self._sums(pairs, self._level[changed], changed)
        self.gains += self._sums(pairs, level, changed)
        # What is left of a gain that is all gone is rounding.
        self.gains[self.gains < self._rounding] = 0
        self._level[changed] = level

    def _sums(self, pairs: csc_array, level: Floats, which: Any = slice(None)) -> Floats:
        """Return what of each candidate's gain comes from some others, which are so far covered."""
        n_each = np.diff(pairs.indptr)
        gains = np.maximum(pairs.data - np.repeat(level, n_each), 0)
        if self._weights is not None:
            gains = gains * np.repeat(self._weights[which], n_each)
        return np.asarray(np.bincount(pairs.indices, gains, len(self)), np.float64)


class DenseCoverage(Coverage):
    """Coverage for every kernel, by blocks of its matrix."""

    def __init__(self, kernel: Kernel, covered: Floats | None, weights: Floats | None) -> None:
        super().__init__(Kept(kernel) if len(kernel) <= MAX_KEPT else kernel, covered, weights)
        self.gains = self._fresh()

    def add(self, pick: int) -> None:
        """Count a candidate to those that cover the others."""
        values = self._kernel.rows([pick])[0]
        if self._covered is None:
            self._covered = np.maximum(values, 0, dtype=np.float64)
            self.gains = self._fresh()
            return
        before, changed = self._covered, np.flatnonzero(values > self._covered)
        self._covered = np.maximum(values, before)
        if len(changed) > len(self) // 2:
            self.gains = self._fresh()
            return
        for start in range(0, len(changed), _BLOCK):
            part = changed[start : start + _BLOCK]
            rows = self._kernel.rows(part)
            self.gains -= self._sum(rows, before[part], part)
            self.gains += self._sum(rows, self._covered[part], part)
        # What is left of a gain that is all gone is rounding.
        self.gains[self.gains < 1e-15 * len(self)] = 0

    def _fresh(self) -> Floats:
        gains = np.zeros(len(self._kernel))
        for start in range(0, len(gains), _BLOCK):
            tick(start, len(gains))
            part = np.arange(start, min(start + _BLOCK, len(gains)))
            rows = self._kernel.rows(part)
            gains += self._sum(rows, None if self._covered is None else self._covered[part], part)
        return gains

    def _sum(self, rows: Floats, covered: Floats | None, which: Indices) -> Floats:
        if covered is not None:
            rows = np.maximum(rows - covered[:, None], 0)
        if self._weights is not None:
            rows = rows * self._weights[which, None]
        sums: Floats = np.add.reduce(rows, axis=0, dtype=np.float64)
        return sums
