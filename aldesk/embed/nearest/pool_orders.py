"""Orders of a pool without any example: near-duplicates first, the least typical first."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import isqrt
from typing import Literal

import numpy as np

from aldesk.arrays import Floats, Rows, Vectors
from aldesk.core.progress import Progress, silent
from aldesk.embed.nearest.cosine_search import CosineSearch, Nearest

PoolOrder = Literal["duplicates", "atypical"]

_N_REFERENCES = 256
_MOST_TOGETHER = 8192
_STEP = 2048
_ROUNDS = 3
_MOST_PRODUCTS = 1 << 41
"""Multiplications that all may be compared by: half a minute to some minutes."""
_ERROR = 1e-3  # of dot products of two vectors in half precision


def least_typical(search: CosineSearch, progress: Progress = silent, seed: int = 0) -> Nearest:
    """Return all samples with a direction, those least like any of a random part first.

    The score is the similarity to the nearest of 256 samples drawn at random, without the sample
    itself: linear in the pool, and about as good as distances to all (Sugiyama and Borgwardt; they
    draw 20, but a pool here has many classes).

    References
    ----------
    M. Sugiyama, K. M. Borgwardt. Rapid distance-based outlier detection via sampling. NeurIPS 2013.
    """
    places = search.valid_places()
    references = _drawn(places, _N_REFERENCES, seed)
    best = np.full(len(places), -1.0, np.float32)
    centres = search.units(references)
    for start, block in _blocks(search, places, progress):
        likeness = block @ centres.T
        own = places[start : start + len(block), None] == references[None]
        likeness[own] = -1
        best[start : start + len(block)] = likeness.max(axis=1)
    order = np.argsort(best, kind="stable")
    return _answer(search, places[order], best[order])


def near_duplicates(search: CosineSearch, progress: Progress = silent, seed: int = 0) -> Nearest:
    """Return all samples with a direction, those first that have the most similar other one.

    The two of a pair stand side by side. Up to `most_compared` samples are all compared with each
    other. More are split by the nearest of some random ones into blocks, and compared within their
    block, three times with other random ones: two that are nearly the same are missed only where a
    border lies between them each time.
    """
    places = search.valid_places()
    is_whole = len(places) <= most_compared(search.vectors.n_features)
    if is_whole:
        found = _all_pairs(search, places, progress)
    else:
        found = _pairs_in_blocks(search, places, progress, seed)
    progress(1, 1)
    pair = np.minimum(np.arange(len(places)), found.partner)
    # Both of a pair must have one value, and a product rounds otherwise the other way round.
    order = np.lexsort((pair, -np.round(found.best, 5)))
    return replace(_answer(search, places[order], found.best[order]), is_whole=is_whole)


def most_compared(n_features: int) -> int:
    """Return how many samples are all compared with each other; 65,536 of 1,024 numbers each."""
    return isqrt(2 * _MOST_PRODUCTS // max(1, n_features))


class _Best:
    """The most similar other one of each sample, as far as they are compared."""

    def __init__(self, n: int) -> None:
        self.best = np.full(n, -1.0, np.float32)
        self.partner = np.arange(n)

    def compare(self, left: Rows, right: Rows, vectors: Vectors, others: Vectors) -> None:
        """Compare samples with others, both ways; `left` and `right` are their numbers."""
        likeness = vectors @ others.T
        likeness[left[:, None] == right] = -1
        self._take(left, right, likeness)
        self._take(right, left, likeness.T)

    def _take(self, numbers: Rows, others: Rows, likeness: Vectors) -> None:
        higher = np.flatnonzero(likeness.max(axis=1) > self.best[numbers])
        nearest = likeness[higher].argmax(axis=1)
        self.best[numbers[higher]] = likeness[higher, nearest]
        self.partner[numbers[higher]] = others[nearest]


def _all_pairs(search: CosineSearch, places: Rows, progress: Progress) -> _Best:
    found, n = _Best(len(places)), len(places)
    blocks = [np.arange(start, min(n, start + _STEP)) for start in range(0, n, _STEP)]
    done, total = 0, len(blocks) * (len(blocks) + 1) // 2
    for first, left in enumerate(blocks):
        vectors = search.units(places[left])
        for right in blocks[first:]:
            progress(done, total)
            others = vectors if right is left else search.units(places[right])
            found.compare(left, right, vectors, others)
            done += 1
    return found


def _pairs_in_blocks(search: CosineSearch, places: Rows, progress: Progress, seed: int) -> _Best:
    found = _Best(len(places))
    for number in range(_ROUNDS):

        def tell(done: int, total: int, number: int = number) -> None:
            progress(number * total + done, _ROUNDS * total)

        blocks = _split(search, places, tell, seed + number)
        for at, block in enumerate(blocks):
            tell(len(blocks) + at, 2 * len(blocks))
            vectors = search.units(places[block])
            for start in range(0, len(block), _STEP):
                here = slice(start, start + _STEP)
                found.compare(block[here], block[start:], vectors[here], vectors[start:])
    return found


ORDERS: dict[PoolOrder, Callable[[CosineSearch, Progress], Nearest]] = {
    "duplicates": near_duplicates,
    "atypical": least_typical,
}


def _split(search: CosineSearch, places: Rows, progress: Progress, seed: int) -> list[Rows]:
    """Return blocks of indices of places: each with the same nearest of some random samples."""
    references = _drawn(places, -(-len(places) // (_MOST_TOGETHER // 4)), seed)
    centres = search.units(references)
    nearest, likeness = np.empty(len(places), np.int64), np.empty(len(places), np.float32)
    for start, block in _blocks(search, places, lambda done, total: progress(done, 2 * total)):
        product = block @ centres.T
        here = slice(start, start + len(block))
        nearest[here], likeness[here] = product.argmax(axis=1), product.max(axis=1)
    order = np.lexsort((-likeness, nearest))
    groups = np.split(order, np.flatnonzero(np.diff(nearest[order])) + 1)
    return [
        group[start : start + _MOST_TOGETHER]
        for group in groups
        for start in range(0, len(group), _MOST_TOGETHER)
    ]


def _drawn(places: Rows, n: int, seed: int) -> Rows:
    if not len(places):
        return places
    drawn: Rows = np.random.default_rng(seed).choice(places, min(n, len(places)), replace=False)
    return drawn


def _blocks(
    search: CosineSearch, places: Rows, progress: Progress
) -> Iterator[tuple[int, Vectors]]:
    for start in range(0, len(places), _MOST_TOGETHER):
        progress(start, len(places))
        yield start, search.units(places[start : start + _MOST_TOGETHER])


def _answer(search: CosineSearch, places: Rows, values: Floats) -> Nearest:
    similarity = np.clip(values.astype(np.float64), -1, 1)
    return Nearest(search.vectors.rows[places], similarity, 0, _ERROR)
