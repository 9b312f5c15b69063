"""The highest information about members' probabilities, most candidates ruled out by a bound."""

from collections.abc import Callable

import numpy as np

from aldesk.strategies.arrays import Floats, Indices
from aldesk.strategies.blocks import in_blocks

# What probabilities may lack of 1, and what that and single precision make of a bound, in nats.
_OFF, _ROUNDING = 1e-4, 3e-3
_MOST_CLIPPED = 1e-3
_LEAST = np.finfo(np.float32).tiny
# So many candidates for each that is wanted: with fewer, a bound saves nothing.
_MANY = 8


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
    n = proba.shape[1]

    def scored(which: Indices) -> Floats:
        # `take` leaves the members first in memory, so that sums round as those of all do.
        return in_blocks(
            lambda part: score(proba.take(which[part], axis=1)), len(which), proba[:, 0].size
        )

    most = None
    if n_wanted is not None and _MANY * n_wanted <= n:
        most = _at_most(proba, eps)
    if n_wanted is None or most is None:
        return in_blocks(lambda part: score(proba[:, part]), n, proba[:, 0].size)
    scores = np.full(n, -np.inf)
    first = np.sort(np.argpartition(-most, 2 * n_wanted)[: 2 * n_wanted])
    scores[first] = scored(first)
    least = np.partition(scores[first], -n_wanted)[-n_wanted]
    most[first] = -np.inf
    rest = np.flatnonzero(most >= least)
    scores[rest] = scored(rest)
    return scores


def _at_most(proba: Floats, eps: float) -> Floats | None:
    """Return a bound on the information about each candidate, (n,), or None if there is none.

    The information is the mean divergence Σ p ln(p / q) of the members' p from their mean q. The
    logarithm is concave, so that this is at most ln Σ (mean of p²) / q, which takes no logarithm of
    each p. To clip probabilities adds n_classes · `eps` to their sum, and changes an entropy by at
    most that · (ln(1 / `eps`) + 1) (Fannes' inequality); the information has two entropies.
    """
    clipped = proba.shape[2] * eps
    if clipped > _MOST_CLIPPED or proba.dtype not in (np.float32, np.float64):
        return None
    ones = np.ones(proba.shape[2], proba.dtype)

    def bound(part: slice) -> Floats:
        some = proba[:, part]
        if some.min() < 0 or np.abs(some @ ones - 1).max() > _OFF:
            return np.full(some.shape[1], np.inf)
        mean, square = some[0].copy(), np.square(some[0])
        one = np.empty_like(mean)
        for member in some[1:]:
            mean += member
            square += np.square(member, out=one)
        square /= np.maximum(mean, _LEAST, out=mean)
        logs: Floats = np.log(square @ ones)
        return logs

    found = in_blocks(bound, proba.shape[1], proba[:, 0].size, progress=False)
    found += _ROUNDING + 2 * clipped * (np.log(1 / eps) + 1)
    return found
