"""The highest information about members' probabilities, most candidates ruled out by a bound."""

from collections.abc import Callable

import numpy as np

from aldesk.strategies.arrays import Floats, Indices
from aldesk.strategies.blocks import in_blocks
from aldesk.strategies.probabilities import check_finite

# What probabilities may lack of 1, and what that and single precision make of a bound, in nats.
_OFF, _ROUNDING = 1e-4, 3e-3
_MOST_CLIPPED = 1e-3
# Squares of smaller ones would be slow, and change nothing.
_NOTHING = 1e-15
# So many candidates for each that is wanted: with fewer, a bound saves nothing.
_MANY = 8
# One of so many candidates tells whether a bound pays off: if it leaves no more than so many.
_ONE_OF, _WORTHWHILE = 64, 0.5

Scored = Callable[[Indices], Floats]
"""Returns the information about some candidates."""


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

    Raises
    ------
    ValueError
        If some probabilities are not finite.
    """
    proba = np.ascontiguousarray(proba)  # in this order sums round alike, of all and of some
    n = proba.shape[1]

    def scored(which: Indices) -> Floats:
        return in_blocks(
            lambda part: score(proba.take(which[part], axis=1)), len(which), proba[:, 0].size
        )

    if n_wanted is None or not _pays(scored, proba, eps, n_wanted):
        check_finite(proba)
        return in_blocks(lambda part: score(proba[:, part]), n, proba[:, 0].size)
    most = _at_most(proba, eps)
    first, scores_of_first, least = _first(scored, most, n_wanted)
    scores = np.full(n, -np.inf)
    scores[first] = scores_of_first
    most[first] = -np.inf
    rest = np.flatnonzero(most >= least)
    scores[rest] = scored(rest)
    return scores


def _pays(scored: Scored, proba: Floats, eps: float, n_wanted: int) -> bool:
    """Return whether there is a bound that rules most candidates out, as some of them tell."""
    n = proba.shape[1]
    if proba.shape[2] * eps > _MOST_CLIPPED or proba.dtype not in (np.float32, np.float64):
        return False
    if _MANY * n_wanted > n:
        return False
    some = np.linspace(0, n - 1, -(-n // _ONE_OF), dtype=np.intp)
    most = _at_most(proba.take(some, axis=1), eps)
    *_, least = _first(lambda which: scored(some[which]), most, -(-n_wanted * len(some) // n))
    return float(np.mean(most >= least)) < _WORTHWHILE


def _first(scored: Scored, most: Floats, n_wanted: int) -> tuple[Indices, Floats, float]:
    """Score the candidates of the highest bounds.

    Returns
    -------
    first : (n_first,)
        In order.
    scores : (n_first,)
    least : float
        So high at least are the `n_wanted` highest scores of all.
    """
    n_first = min(2 * n_wanted, len(most))
    first = np.sort(np.argpartition(-most, n_first - 1)[:n_first])
    scores = scored(first)
    return first, scores, float(np.partition(scores, -n_wanted)[-n_wanted])


def _at_most(proba: Floats, eps: float) -> Floats:
    """Return a bound on the information about each candidate, (n,); inf where there is none.

    The information is the mean divergence Σ p ln(p / q) of the members' p from their mean q. From
    anything else, say r, they diverge no less; and the logarithm is concave, so that this is at
    most ln Σ (mean of p²) / r. With r as the root of the mean of p² that is 2 ln Σ r, which takes
    no logarithm of each p.

    Of a candidate's probabilities those below 0 count as none, which makes the sum of the others
    S > 1. The information, if its p are not divided by S, is then at most 2 S ln(Σ r / S). As long
    as Σ r < e, that falls from S = 1 on, so that its value there is a bound. For a larger Σ r the
    bound is its maximum, 2 Σ r / e.

    To clip probabilities adds n_classes · `eps` to their sum, and changes an entropy by at most
    that · (ln(1 / `eps`) + 1) (Fannes' inequality); the information has two entropies.

    Raises
    ------
    ValueError
        If some probabilities are not finite.
    """
    n_members, n, n_classes = proba.shape
    shares = np.full(n_members, 1 / n_members, proba.dtype)
    classes = np.ones(n_classes, proba.dtype)

    def bound(part: slice) -> Floats:
        some = proba[:, part] + _NOTHING
        # As products, sums are twice as fast.
        with np.errstate(over="ignore", invalid="ignore"):
            sums = some.reshape(-1, n_classes) @ classes
            if not np.abs(sums - 1).max() <= _OFF:  # nor is what is no number
                return np.full(part.stop - part.start, np.inf)
            flat = some.reshape(n_members, -1)
            roots = np.sqrt(shares @ np.square(flat, out=flat))
        total = roots.reshape(-1, n_classes) @ classes
        most: Floats = np.where(total < np.e, 2 * np.log(total), 2 / np.e * total)
        return most

    found = in_blocks(bound, n, n_members * n_classes, progress=False)
    if np.isinf(found).any():
        check_finite(proba)
    found += _ROUNDING + 2 * n_classes * eps * (np.log(1 / eps) + 1)
    return found
