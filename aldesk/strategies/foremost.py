"""The highest information about members' probabilities, most candidates ruled out by a bound."""

from collections.abc import Callable

import numpy as np

from aldesk.strategies.arrays import Floats, Indices
from aldesk.strategies.blocks import in_blocks

# What probabilities may lack of 1, and what that and single precision make of a bound, in nats.
_OFF, _ROUNDING = 1e-4, 3e-3
_MOST_CLIPPED = 1e-3
# Squares of smaller ones would be slow, and change nothing.
_NOTHING = 1e-15
# So many candidates for each that is wanted: with fewer, a bound saves nothing.
_MANY = 8
# One of so many candidates tells whether a bound pays off: if it leaves no more than so many.
_ONE_OF, _WORTHWHILE = 32, 0.5


def foremost(
    score: Callable[[Floats], Floats], proba: Floats, eps: float, n_wanted: int | None
) -> Floats:
    """Score the candidates, or those among which the highest scores are for sure.

    Parameters
    ----------
    score : callable
        Returns the information, (n,), about candidates of (n_members, n, n_classes).
    proba : (n_members, n_candidates, n_classes)
    eps : float
        The smallest probability to `score`.
    n_wanted : int or None
        How many of the highest scores must be right; None for all.

    Returns
    -------
    scores : (n_candidates,)
        −inf for those whose score is lower than the `n_wanted` highest ones.
    """
    proba = np.ascontiguousarray(proba)  # in this order sums round alike, of all and of some
    n = proba.shape[1]

    def scored(which: Indices) -> Floats:
        return in_blocks(
            lambda part: score(proba.take(which[part], axis=1)), len(which), proba[:, 0].size
        )

    if n_wanted is None or not _pays(scored, proba, eps, n_wanted):
        return in_blocks(lambda part: score(proba[:, part]), n, proba[:, 0].size)
    most = _at_most(proba, eps)
    scores = np.full(n, -np.inf)
    first = np.sort(np.argpartition(-most, 2 * n_wanted)[: 2 * n_wanted])
    scores[first] = scored(first)
    least = np.partition(scores[first], -n_wanted)[-n_wanted]
    most[first] = -np.inf
    rest = np.flatnonzero(most >= least)
    scores[rest] = scored(rest)
    return scores


def _pays(scored: Callable[[Indices], Floats], proba: Floats, eps: float, n_wanted: int) -> bool:
    """Return whether there is a bound that rules most candidates out, as some of them tell."""
    n = proba.shape[1]
    if proba.shape[2] * eps > _MOST_CLIPPED or proba.dtype not in (np.float32, np.float64):
        return False
    if _MANY * n_wanted > n:
        return False
    some = np.linspace(0, n - 1, -(-n // _ONE_OF), dtype=np.intp)
    least = np.quantile(scored(some), 1 - n_wanted / n)
    return float(np.mean(_at_most(proba.take(some, axis=1), eps) >= least)) < _WORTHWHILE


def _at_most(proba: Floats, eps: float) -> Floats:
    """Return a bound on the information about each candidate, (n,).

    The information is the mean divergence Σ p ln(p / q) of the members' p from their mean q. The
    logarithm is concave, so that this is at most ln Σ (mean of p²) / q, which takes no logarithm of
    each p. To clip probabilities adds n_classes · `eps` to their sum, and changes an entropy by at
    most that · (ln(1 / `eps`) + 1) (Fannes' inequality); the information has two entropies.
    """
    n_members, n, n_classes = proba.shape
    members, classes = (np.ones(size, proba.dtype) for size in (n_members, n_classes))

    def bound(part: slice) -> Floats:
        some = np.clip(proba[:, part], _NOTHING, 1)
        if np.abs(some @ classes - 1).max() > _OFF:
            return np.full(part.stop - part.start, np.inf)
        # As products with ones, sums are twice as fast.
        flat = some.reshape(n_members, -1)
        sums = members @ flat
        squares = members @ np.square(flat, out=flat)
        squares /= sums
        logs: Floats = np.log(squares.reshape(-1, n_classes) @ classes)
        return logs

    found = in_blocks(bound, n, n_members * n_classes, progress=False)
    found += _ROUNDING + 2 * n_classes * eps * (np.log(1 / eps) + 1)
    return found
