"""One answer of the scorer of a class: fit, score the pool, put the next samples in their order."""

import numpy as np

from aldesk.arrays import Floats, Rows
from aldesk.core.one_class import Order, ScoreRequest, ScoreResult
from aldesk.learn.one_class import UnitPool, logits_of_class
from aldesk.learn.predict import EmbeddingMatrix

_N_BINS = 10
_MOST_GROWTH = 1.25


class Teacher:
    """Answers score requests; keeps what depends on the embeddings alone."""

    def __init__(self) -> None:
        self._pool = UnitPool(np.zeros((0, 0), np.float32))

    def answer(self, request: ScoreRequest, embeddings: EmbeddingMatrix) -> ScoreResult:
        """Answer a request; samples without an embedding are left out of everything."""
        X, rows = embeddings.X, embeddings.rows
        self._pool = _pool_of(X, self._pool)
        place = np.full(max(len(request.may_ask), int(rows.max(initial=-1)) + 1), -1, np.int64)
        place[rows] = np.arange(len(rows))
        known = place[np.concatenate([request.rows, request.examples])]
        said = np.concatenate([request.said, np.ones(len(request.examples), np.int8)])
        known, said = known[known >= 0], said[known >= 0]
        open_ = place[np.flatnonzero(request.may_ask)]
        open_ = open_[open_ >= 0]
        rng = np.random.default_rng(request.seed)
        if (said == 1).any():
            logits = logits_of_class(self._pool, known, said)[open_]
            order = in_order(request.order, logits, request.n_ranked, rng)
        else:
            logits = np.full(len(open_), np.nan, np.float32)
            order = rng.permutation(len(open_))[: request.n_ranked]
        with np.errstate(over="ignore"):
            proba: Floats = (1 / (1 + np.exp(-logits[order]))).astype(np.float32)
        return ScoreResult(request.generation, rows[open_[order]], proba, len(known))


def _pool_of(X: Floats, before: UnitPool) -> UnitPool:
    """Return the pool of some embeddings; what was measured of fewer is kept for a while."""
    if not np.shares_memory(X, before.X) or len(X) > _MOST_GROWTH * before.n_measured_of:
        return UnitPool(X)
    return before if len(X) == len(before) else before.grown(X)


def in_order(order: Order, logits: Floats, n: int, rng: np.random.Generator) -> Rows:
    """Return the indices of so many scores, those to be asked about first.

    Spread, they come from ten bins of the same width by turns, at random within each; equal numbers
    of samples in each would nearly all be sure negatives.
    """
    if order == "boundary":
        return _first(np.abs(logits), n)
    if order == "spread":
        return _by_turns(logits, rng)[:n]
    return _first(-logits, n)


def _first(keys: Floats, n: int) -> Rows:
    """Return the indices of the `n` smallest, ascending."""
    few = np.argpartition(keys, n)[:n] if n < len(keys) else np.arange(len(keys))
    return few[np.argsort(keys[few], kind="stable")]


def _by_turns(logits: Floats, rng: np.random.Generator) -> Rows:
    low, high = logits.min(initial=np.inf), logits.max(initial=-np.inf)
    width = max(float(high - low), 1e-9)
    bins = np.minimum(((logits - low) / width * _N_BINS).astype(np.int64), _N_BINS - 1)
    shuffled = rng.permutation(len(logits))
    by_bin = shuffled[np.argsort(bins[shuffled], kind="stable")]
    counts = np.bincount(bins, minlength=_N_BINS)
    turn = np.arange(len(by_bin)) - np.repeat(np.cumsum(counts) - counts, counts)
    ranked: Rows = by_bin[np.lexsort((-bins[by_bin], turn))]
    return ranked
