"""Who is within a radius of whom, in an eighth of a byte a pair."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.metrics import pairwise_distances
from sklearn.utils import gen_batches

from aldesk.strategies.arrays import Floats, Ints, Mask
from aldesk.strategies.lengths import excess
from aldesk.strategies.shortened import shortened
from aldesk.strategies.watch import tick

# A tile of 2,048² float32 is 16 MB; whole bytes of bits.
_BLOCK = 2048
# From so many rows the purity is estimated where the references are not all samples, and so many
# tell which radius is worth looking at.
_N_PURITY, _N_GUESSED = 2_000, 256
# Products of shortened vectors stay in the cache. Where more than this share of a block is left,
# its whole product takes less time.
_SHORT_BLOCK, _MAX_LEFT = 512, 0.01
# Below, all products take less time than it does to find the vectors.
_MIN_SHORTENED = 4096
# The vectors of so many pairs stay in the cache.
_FETCHED = 128


class Graph:
    """Neighbours among references, which are all samples or some drawn at random.

    Parameters
    ----------
    bits : numpy.ndarray of shape (n_references, ⌈n_samples / 8⌉), uint8
        Packed: bit j of row i says that reference i is a neighbour of sample j.
    n_samples : int

    Attributes
    ----------
    weight : float
        How many samples a reference stands for.
    """

    def __init__(self, bits: npt.NDArray[np.uint8], n_samples: int) -> None:
        self._bits = bits
        self._n_samples = n_samples
        self._all = self.counts(np.arange(len(bits)))
        self.weight = n_samples / len(bits)

    def lonely(self) -> float:
        """Return the share of samples that have at most one neighbour, which is themselves."""
        return float((self._all <= 1).mean())

    def purity(self, clusters: Ints) -> float:
        """Return the share of references with no neighbour of another cluster.

        Parameters
        ----------
        clusters : numpy.ndarray of shape (n_samples,)
            Of all samples, which are the references.
        """
        n_pure = 0
        for cluster in np.unique(clusters):
            is_member = clusters == cluster
            others = np.packbits(~is_member)
            n_pure += int((~(self._bits[is_member] & others).any(axis=1)).sum())
        return n_pure / len(self._bits)

    def covered_by(self, samples: Mask) -> Mask:
        """Return which references are a neighbour of one of the samples, (n_references,)."""
        wanted = np.packbits(samples)
        return np.concatenate(
            [
                (self._bits[start : start + _BLOCK] & wanted).any(axis=1)
                for start in range(0, len(self._bits), _BLOCK)
            ]
        )

    def neighbours(self, sample: int) -> Mask:
        """Return which references are the sample's neighbours, (n_references,)."""
        return (self._bits[:, sample // 8] >> (7 - sample % 8) & 1).astype(bool)

    def degrees(self, references: Mask) -> Ints:
        """Return how many of these references are each sample's neighbours, (n_samples,)."""
        if 2 * references.sum() > len(references):
            return self._all - self.counts(np.flatnonzero(~references))
        return self.counts(np.flatnonzero(references))

    def counts(self, references: Ints) -> Ints:
        """Return the same of references given by their numbers."""
        total = np.zeros(self._n_samples, np.int64)
        # At most 255 rows, so that a byte can count them.
        for start in range(0, len(references), 128):
            rows = np.unpackbits(self._bits[references[start : start + 128]], axis=1)
            total += rows.sum(axis=0, dtype=np.uint8)[: self._n_samples]
        return total


class Dense:
    """All distances at once, for a small pool or a distance that is not the Euclidean.

    Parameters
    ----------
    distances : numpy.ndarray of shape (n_samples, n_samples)
    """

    def __init__(self, distances: Floats) -> None:
        self._distances = distances

    def graph(self, radius: float) -> Graph:
        """Return the neighbours within the radius."""
        return Graph(np.packbits((self._distances <= radius).T, axis=1), len(self._distances))

    def clusters(self, X: Floats, algorithm: Any) -> Ints:
        """Return the clusters that `algorithm` finds in `X`, (n_samples,)."""
        clusters: Ints = algorithm.fit_predict(X)
        return clusters

    def is_lonely(self, radius: float, share: float) -> bool:
        """Return False: the clusters cost little here."""
        return False

    def purity(self, clusters: Ints, radii: Floats, share: float) -> Floats:
        """Return the share of samples with no neighbour of another cluster, (n_radii,)."""
        other = np.where(clusters[:, None] != clusters, self._distances, np.inf)
        purity: Floats = (other.min(axis=1)[:, None] > radii).mean(axis=0)
        return purity


class Pairs:
    """Euclidean distances between references and all samples, in blocks.

    Most pairs are decided in single precision. Those so near the radius that rounding could
    decide are computed in double precision and rounded to `X`'s type, which is what
    scikit-learn's `pairwise_distances` does with all.

    Parameters
    ----------
    X : numpy.ndarray of shape (n_samples, n_features)
    references : numpy.ndarray of shape (n_references,), default=None
        Numbers of the samples that stand for all; None for all.
    """

    def __init__(self, X: Floats, references: Ints | None = None) -> None:
        self._X = X if X.dtype == np.float32 else X.astype(np.float64, copy=False)
        self._is_all = references is None
        self._references = np.arange(len(X)) if references is None else references
        # The neighbours that were found last: the radius and a graph's bits.
        self._made: tuple[float, npt.NDArray[np.uint8]] | None = None
        # Vectors from the middle are shorter, and so is the rounding error.
        self._middle = X[self._references].mean(axis=0, dtype=np.float64)
        halves = (self._centred(part)[1] for part in gen_batches(len(X), _BLOCK))
        longest = max(float(some.max()) for some in halves)
        self._error = np.finfo(np.float32).eps * (8 + X.shape[1] ** 0.5) * longest

    def graph(self, radius: float) -> Graph:
        """Return the neighbours within the radius."""
        if self._made is None or self._made[0] != radius:
            self._made = None  # one of them is large enough
            bits = np.zeros((len(self._references), -(-len(self._X) // 8)), np.uint8)
            for top, left, near in self._near_tiles(radius):
                self._mark(bits, top, left, near)
            self._made = radius, bits
        return Graph(self._made[1], len(self._X))

    def _near_tiles(self, radius: float) -> Iterator[tuple[int, int, Mask]]:
        """Yield (first row, first column, which pairs are within the radius) of tiles with any."""
        short = self._shortened(radius)
        if short is None:
            for top, left, nearness in self._tiles(self._references):
                yield top, left, self._within(radius, top, left, nearness)
            return
        vectors, lowest = short
        halves = np.einsum("ij,ij->i", vectors, vectors) / 2
        parts = _parts(len(vectors), _SHORT_BLOCK)
        columns = (_as_columns(vectors[part], halves[part]) for part in parts)
        tiles = _products(_as_rows(vectors, halves), columns, _SHORT_BLOCK, is_half=True)
        for top, left, nearness in tiles:
            is_left = ~(nearness < lowest)  # what is no number has to be looked at, too
            some = np.flatnonzero(is_left)
            if len(some) > _MAX_LEFT * nearness.size:
                yield top, left, self._within(radius, top, left, self._tile(top, left))
            elif len(some):
                row, column = np.divmod(some, nearness.shape[1])
                is_left[row, column] = self._near(top + row, left + column, radius)
                yield top, left, is_left

    def _shortened(self, radius: float) -> tuple[Floats, float] | None:
        """Return shorter vectors and the −d² / 2 of these below which pairs are not near.

        None where comparing these first would save little.
        """
        if not self._is_all or len(self._X) < _MIN_SHORTENED or excess(self._X):
            return None
        vectors = self._centred(slice(None))[0]
        squares = np.einsum("ij,ij->i", vectors, vectors, dtype=np.float64)
        # What the components leave of a sample is the root of a difference: its error is the root
        # of the rounding of the squared length.
        rounding = 8 * float(np.finfo(np.float32).eps) * float(squares.max())
        lowest = -(radius**2) / 2 - self._error - 2 * radius * rounding**0.5 - 2 * rounding
        short = shortened(vectors, squares, np.full(len(vectors), lowest))
        return None if short is None else (short, lowest)

    def _within(self, radius: float, top: int, left: int, nearness: Floats) -> Mask:
        """Return which pairs of a tile are within the radius."""
        threshold = -(radius**2) / 2
        near: Mask = nearness >= threshold + self._error
        unsure = np.flatnonzero(near != (nearness >= threshold - self._error))
        row, column = np.unravel_index(unsure, near.shape)
        rows = self._references[top + row]
        near[row, column] = self._near(rows, left + column, radius)
        return near

    def _mark(self, bits: npt.NDArray[np.uint8], top: int, left: int, near: Mask) -> None:
        """Set the bits of a tile, and those of its mirror image where that is none of the tiles."""
        packed = np.packbits(near, axis=1)
        bits[top : top + len(packed), left // 8 : left // 8 + packed.shape[1]] = packed
        if self._is_all and left > top and packed.any():
            packed = np.packbits(near.T, axis=1)
            bits[left : left + len(packed), top // 8 : top // 8 + packed.shape[1]] = packed

    def clusters(self, X: Floats, algorithm: Any) -> Ints:
        """Return the clusters that `algorithm` finds in `X`, (n_samples,).

        Of a large pool it clusters the references by its `fit`, and gives all to their clusters
        by its `predict`.
        """
        if self._is_all or not hasattr(algorithm, "predict"):
            clusters: Ints = algorithm.fit_predict(X)
        else:
            clusters = algorithm.fit(X[self._references]).predict(X)
        return clusters

    def is_lonely(self, radius: float, share: float) -> bool:
        """Return whether surely so many samples have no neighbour at all within the radius."""
        if not self._is_all or self._has_neighbour(self._some(), radius):
            return False
        return self.graph(radius).lonely() >= share

    def _has_neighbour(self, rows: Ints, radius: float) -> bool:
        """Return whether one of some samples has probably another one within the radius."""
        for top, left, nearness in self._tiles(rows):
            column = rows[top : top + len(nearness)] - left
            own = np.flatnonzero((column >= 0) & (column < nearness.shape[1]))
            nearness[own, column[own]] = -np.inf
            if (nearness >= -(radius**2) / 2).any():
                return True
        return False

    def purity(self, clusters: Ints, radii: Floats, share: float) -> Floats:
        """Return the share of samples with no neighbour of another cluster, (n_radii,).

        Estimated from some of the references, if these are not all samples. If they are, only the
        largest radius at which it is at least `share` is looked for: those of smaller ones are
        given the same, and larger ones 0.
        """
        if not self._is_all:
            rows = self._references[:_N_PURITY]
            nearest = self._nearest(rows, clusters)
            return np.array([self._pure(rows, clusters, nearest, r).mean() for r in radii])
        nearest = self._nearest(self._some(), clusters)
        guessed = np.array([(nearest < -(r**2) / 2).mean() for r in radii])
        at = max(int(np.argmin(np.append(guessed >= share, False))) - 1, 0)
        purity = self.graph(radii[at]).purity(clusters)
        while purity < share and at > 0:
            at -= 1
            purity = self.graph(radii[at]).purity(clusters)
        while purity >= share and at + 1 < len(radii):
            larger = self._purity_if_high(clusters, radii[at + 1], share, guessed[at + 1])
            if larger < share:
                break
            at, purity = at + 1, larger
        return np.where(np.arange(len(radii)) <= at, purity, 0.0)

    def _purity_if_high(self, clusters: Ints, radius: float, share: float, guessed: float) -> float:
        """Return the purity, or 0 if a part of the samples shows that it is below `share`."""
        n = len(self._X)
        n_telling = 1.5 * (1 - share) * n / max(1 - guessed, 1 / n)
        if n_telling < n / 2:
            rows = self._references[:: int(n / n_telling)]
            for n_impure in self._surely_impure(rows, clusters, radius):
                if (n - n_impure) / n < share:
                    return 0.0
        kept = self._made
        purity = self.graph(radius).purity(clusters)
        if purity < share:
            self._made = kept  # of the radius that is the largest, so
        return purity

    def _surely_impure(self, rows: Ints, clusters: Ints, radius: float) -> Iterator[int]:
        """Yield how many of some samples have surely a neighbour of another cluster so far."""
        impure = np.zeros(len(rows), bool)
        for top, left, nearness in self._tiles(rows):
            part, across = slice(top, top + len(nearness)), slice(left, left + nearness.shape[1])
            near = nearness >= self._error - radius**2 / 2
            near &= clusters[rows[part], None] != clusters[across]
            impure[part] |= near.any(axis=1)
            yield int(impure.sum())

    def _some(self) -> Ints:
        return self._references[:: max(1, len(self._references) // _N_GUESSED)]

    def _nearest(self, rows: Ints, clusters: Ints) -> npt.NDArray[np.float32]:
        """Return −d² / 2 of the nearest sample of another cluster, (n_rows,)."""
        nearest = np.full(len(rows), -np.inf, np.float32)
        for top, left, nearness in self._tiles(rows):
            height, width = nearness.shape
            part, across = slice(top, top + height), slice(left, left + width)
            np.putmask(nearness, clusters[rows[part], None] == clusters[across], -np.inf)
            np.maximum(nearest[part], nearness.max(axis=1), out=nearest[part])
        return nearest

    def _pure(self, rows: Ints, clusters: Ints, nearest: Floats, radius: float) -> Mask:
        margin = nearest + radius**2 / 2
        pure: Mask = margin < 0
        for row in np.flatnonzero(np.abs(margin) <= self._error):
            others = np.flatnonzero(clusters != clusters[rows[row]])
            distances = pairwise_distances(self._X[rows[row], None], self._X[others])
            pure[row] = not (distances <= radius).any()
        return pure

    def _near(self, rows: Ints, columns: Ints, radius: float) -> Mask:
        """Decide single pairs as double precision does."""
        near = np.zeros(len(rows), bool)
        kind, n_terms = np.finfo(self._X.dtype), self._X.shape[1] + 2
        for start in range(0, len(rows), _FETCHED):
            part = slice(start, start + _FETCHED)
            squared = self._squared(rows[part], columns[part], self._X.dtype)
            near[part] = squared <= radius**2
            error = 2 * n_terms * (kind.eps * (squared + radius**2) + kind.tiny)
            unsure = start + np.flatnonzero(~(np.abs(squared - radius**2) > error))
            if len(unsure):
                squared = self._squared(rows[unsure], columns[unsure], np.float64)
                near[unsure] = np.sqrt(squared.astype(self._X.dtype)) <= radius
        return near

    def _squared(self, rows: Ints, columns: Ints, kind: Any) -> Floats:
        with np.errstate(over="ignore"):
            difference = np.subtract(self._X[rows], self._X[columns], dtype=kind)
            squared: Floats = np.einsum("ij,ij->i", difference, difference)
        return squared

    def _tiles(self, rows: Ints) -> Iterator[tuple[int, int, npt.NDArray[np.float32]]]:
        """Yield (first row, first column, −d² / 2 of the rows and columns of a tile).

        Where the rows are all samples, tiles below the diagonal are left out: they mirror those
        above. Each tile is written over by the next.
        """
        is_half = self._is_all and len(rows) == len(self._X)
        columns = (_as_columns(*self._centred(part)) for part in _parts(len(self._X), _BLOCK))
        yield from _products(_as_rows(*self._centred(rows)), columns, _BLOCK, is_half=is_half)

    def _tile(self, top: int, left: int) -> Floats:
        """Return −d² / 2 of the samples of a tile of shorter vectors."""
        rows, columns = slice(top, top + _SHORT_BLOCK), slice(left, left + _SHORT_BLOCK)
        tile: Floats = _as_rows(*self._centred(rows)) @ _as_columns(*self._centred(columns))
        return tile

    def _centred(self, part: slice | Ints) -> tuple[Floats, Floats]:
        """Return samples as vectors from the middle, and half their squared lengths."""
        vectors = (self._X[part] - self._middle).astype(np.float32)
        return vectors, np.einsum("ij,ij->i", vectors, vectors) / 2


def _parts(n: int, size: int) -> Iterator[slice]:
    """Yield slices of so many samples, and report each."""
    for part in gen_batches(n, size):
        tick(part.start, n)
        yield part


# −|a − b|² / 2 = a·b − |a|² / 2 − |b|² / 2 is one product of vectors that have two more elements.


def _as_rows(vectors: Floats, halves: Floats) -> Floats:
    """Return the left factor, of vectors and half their squared lengths."""
    return np.column_stack([vectors, np.ones_like(halves), -halves])


def _as_columns(vectors: Floats, halves: Floats) -> Floats:
    """Return the right factor."""
    return np.column_stack([vectors, -halves, np.ones_like(halves)]).T


def _products(
    rows: Floats, columns: Iterable[Floats], block: int, *, is_half: bool
) -> Iterator[tuple[int, int, Floats]]:
    """Yield (first row, first column, product), each of which is written over by the next.

    Parameters
    ----------
    rows : numpy.ndarray of shape (n_rows, n_features)
    columns : iterable of numpy.ndarray of shape (n_features, block)
        The last may be narrower.
    block : int
    is_half : bool
        Only those on and above the diagonal.
    """
    memory = np.empty(block**2, rows.dtype)
    left = 0
    for right in columns:
        for top in range(0, left + 1 if is_half else len(rows), block):
            some = rows[top : top + block]
            shape = len(some), right.shape[1]
            tile = memory[: shape[0] * shape[1]].reshape(shape)
            yield top, left, np.matmul(some, right, out=tile)
        left += right.shape[1]
