"""Lloyd's iterations of k-means, compared with moved centres only where that is enough."""

import numpy as np
from scipy.sparse import csr_array

from aldesk.strategies.arrays import Floats, Ints
from aldesk.strategies.threads import Loop, shared_loop
from aldesk.strategies.watch import tick

# The products of so many samples with a thousand centres stay in the cache.
_BLOCK = 512


def lloyd(X: Floats, centres: Floats, max_iter: int) -> tuple[Floats, Ints, int]:
    """Move centres to the middle of the samples that are nearest to them, again and again.

    After the first iterations few centres move. A sample whose own centre is nearer than its second
    one was when all were compared can only go to a centre that has moved since.

    Parameters
    ----------
    X : float32 (n_samples, n_features)
        Best with a mean of 0: then rounding is least.
    centres : float32 (n_clusters, n_features)
    max_iter : int

    Returns
    -------
    centres : float32 (n_clusters, n_features)
        One that no sample is nearest to stays where it is.
    clusters : (n_samples,)
        The nearest centre of each sample.
    n_iter : int
        How many iterations were done.
    """
    with shared_loop() as each:
        clusters, n_iter = _Clusters(X, centres.copy(), each), 0
        for n_iter in range(1, max_iter + 1):
            tick(n_iter - 1, max_iter)
            if not clusters.move():
                break
    return clusters.centres, clusters.own, n_iter


def nearest_centre(X: Floats, centres: Floats) -> Ints:
    """Return the nearest centre of each sample, (n_samples,)."""
    halves = _halves(centres)

    def compare(part: slice) -> Ints:
        nearest: Ints = _far(X[part], centres, halves).argmin(axis=1)
        return nearest

    with shared_loop() as each:
        return np.concatenate(each(compare, _blocks(len(X))))


class _Clusters:
    """The centres, and the nearest of each sample.

    How far a centre c is from a sample x is told by |c|² / 2 − x·c, which is half the squared
    distance but for what is the same for all centres.
    """

    def __init__(self, X: Floats, centres: Floats, each: Loop) -> None:
        self._X, self._each = X, each
        self.centres = centres
        self._halves = _halves(centres)
        self.own = np.empty(len(X), np.int64)
        # How far it is, and how far all others are at least.
        self._first, self._second = np.empty((2, len(X)), X.dtype)
        self._changed = np.ones(len(centres), bool)  # by samples that have come or gone
        self._compare_all(np.arange(len(X)))

    def move(self) -> bool:
        """Move the centres whose samples have changed; return whether samples have, again."""
        moved, before = self._move(), self.own.copy()
        if len(moved):
            self._compare(moved)
        changed = np.flatnonzero(self.own != before)
        self._changed[:] = False
        self._changed[before[changed]] = True
        self._changed[self.own[changed]] = True
        return len(changed) > 0

    def _move(self) -> Ints:
        """Return which centres have moved."""
        rows = np.flatnonzero(self._changed[self.own])
        rows = rows[np.argsort(self.own[rows], kind="stable")]
        sizes = np.bincount(self.own[rows], minlength=len(self.centres))
        filled = np.flatnonzero(sizes)
        starts = np.append(0, np.cumsum(sizes[filled]))
        ones = np.ones(len(rows), self._X.dtype)
        members = csr_array((ones, rows, starts), (len(filled), len(self._X)))
        means = (members @ self._X) / sizes[filled, None].astype(self._X.dtype)
        is_moved = (means != self.centres[filled]).any(axis=1)
        moved: Ints = filled[is_moved]
        self.centres[moved] = means[is_moved]
        self._halves[moved] = _halves(self.centres[moved])
        return moved

    def _compare(self, moved: Ints) -> None:
        """Find the nearest centres again after some have moved."""
        place = np.full(len(self.centres), -1)
        place[moved] = np.arange(len(moved))
        centres, halves = self.centres[moved], self._halves[moved]

        def compare(part: slice) -> Ints:
            far = _far(self._X[part], centres, halves)
            first, second, own = self._first[part], self._second[part], self.own[part]
            of_own = place[own]
            rows = np.flatnonzero(of_own >= 0)
            first[rows] = far[rows, of_own[rows]]
            far[rows, of_own[rows]] = np.inf
            best, nearest = _nearest(far)
            unclear: Ints = part.start + np.flatnonzero(second < np.minimum(first, nearest))
            rows = np.flatnonzero(nearest < first)
            far[rows, best[rows]] = first[rows]  # in its place stands the centre that is left
            own[rows] = moved[best[rows]]
            first[rows], nearest[rows] = nearest[rows], far[rows].min(axis=1)
            np.minimum(second, nearest, out=second)
            return unclear

        self._compare_all(np.concatenate(self._each(compare, _blocks(len(self._X)))))

    def _compare_all(self, rows: Ints) -> None:
        """Find the nearest of all centres to some samples."""

        def compare(part: slice) -> None:
            some = rows[part]
            far = _far(self._X[some], self.centres, self._halves)
            self.own[some], self._first[some] = _nearest(far)
            far[np.arange(len(far)), self.own[some]] = np.inf
            self._second[some] = far.min(axis=1)

        self._each(compare, _blocks(len(rows)))


def _far(X: Floats, centres: Floats, halves: Floats) -> Floats:
    products = X @ centres.T
    far: Floats = np.subtract(halves, products, out=products)
    return far


def _nearest(far: Floats) -> tuple[Ints, Floats]:
    """Return the place of the smallest number of each row, and the number."""
    best = far.argmin(axis=1)
    return best, far[np.arange(len(far)), best]


def _halves(centres: Floats) -> Floats:
    halves: Floats = np.einsum("ij,ij->i", centres, centres) / 2
    return halves


def _blocks(n: int) -> list[slice]:
    return [slice(start, min(start + _BLOCK, n)) for start in range(0, n, _BLOCK)]
