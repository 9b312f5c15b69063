"""Orders of a pool without any example: near-duplicates first, the least typical first."""

from collections.abc import Callable, Iterator
from typing import Literal

import numpy as np

from aldesk.arrays import Floats, Rows, Vectors
from aldesk.core.progress import Progress, silent
from aldesk.embed.nearest.cosine_search import CosineSearch, Nearest

PoolOrder = Literal["duplicates", "atypical"]

_N_REFERENCES = 256
_MOST_TOGETHER = 8192
_STEP = 1024
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

    The two of a pair stand side by side. Up to 8,192 samples are all compared with each other.
    More are split by the nearest of some random ones into blocks of at most so many, and compared
    within their block: two that are nearly the same may be missed where a border lies between them.
    """
    places = search.valid_places()
    best, partner = np.full(len(places), -1.0, np.float32), np.arange(len(places))
    blocks = _split(search, places, progress, seed)
    for number, block in enumerate(blocks):
        progress(len(blocks) + number, 2 * len(blocks))
        vectors = search.units(places[block])
        for start in range(0, len(block), _STEP):
            here = np.arange(start, min(len(block), start + _STEP))
            likeness = vectors[here] @ vectors.T
            likeness[here - start, here] = -1
            nearest = likeness.argmax(axis=1)
            best[block[here]] = likeness[here - start, nearest]
            partner[block[here]] = block[nearest]
    progress(1, 1)
    pair = np.minimum(np.arange(len(places)), partner)
    # Both of a pair must have one value, and a product rounds otherwise the other way round.
    order = np.lexsort((pair, -np.round(best, 5)))
    return _answer(search, places[order], best[order])


ORDERS: dict[PoolOrder, Callable[[CosineSearch, Progress], Nearest]] = {
    "duplicates": near_duplicates,
    "atypical": least_typical,
}


def _split(search: CosineSearch, places: Rows, progress: Progress, seed: int) -> list[Rows]:
    """Return blocks of indices of places: each with the same nearest of some random samples."""
    if len(places) <= _MOST_TOGETHER:
        return [np.arange(len(places))] if len(places) else []
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
