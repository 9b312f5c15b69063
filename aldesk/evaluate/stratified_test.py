"""Tests and intervals of totals and shares from a stratified sample."""

from typing import Final

import numpy as np

from aldesk.arrays import Doubles
from aldesk.evaluate.profile_bounds import Likelihood, Parts, Side, share_bound

_PERIOD, _N_FREQUENCIES = 24.0, 96
_STEPS: Final = np.arange(1, _N_FREQUENCIES + 1)
_FREQUENCIES: Final = 2 * np.pi * _STEPS / _PERIOD
_BLUR: Final = 3.7 * _PERIOD / (2 * np.pi * _N_FREQUENCIES)
"""Standard deviation of the normal variable that is added, in those of the estimate: with it the
frequencies that are left out weigh less than 0.1 %."""
_Z: Final = np.array([0.1, 0.5, 0.9, 1.25, 1.55, 1.8, 2.05, 2.3, 2.6, 3.0, 3.6, 4.5])


def left_tail(parts: Parts, rates: Doubles, target: Doubles) -> Doubles:
    """Return how likely an estimate of Σ rate · share is as low as that found, if it is `target`.

    Of all shares of the parts that give the target the likeliest ones, after what was found, are
    taken as true: this test is accurate to a higher order than one by the normal distribution of
    the signed root of the likelihood (DiCiccio et al.; Lee and Young). Where all answers are equal
    they are the least favourable ones. Shares that do not fall with the scores are first pooled
    with their neighbours, so that few answers in each of many parts do not seem to vary less than
    they do. An estimate as low as that found counts half (mid-p; Lancaster), so that the test is
    neither too sure nor too careful on average over what can be found.

    The distribution is that of drawing without replacement from each part (hypergeometric). It is
    not simulated but computed, from its characteristic function (Davies), so that the same answers
    always give the same number.

    Parameters
    ----------
    parts : Parts
        Ordered by falling scores. Where one without an answer counts, it is as unfavourable as
        can be.
    rates : float64 (n_cases, n_parts)
        For the number of samples with the class, the sizes of the parts.
    target : float64 (n_cases,)

    Returns
    -------
    float64 (n_cases,)
        One minus it is the probability of one as high.

    References
    ----------
    H. O. Lancaster. Significance tests in discrete distributions. JASA 56, 1961.
    R. B. Davies. Numerical inversion of a characteristic function. Biometrika 60(2), 1973.
    T. J. DiCiccio, M. A. Martin, S. E. Stern. Simple and accurate one-sided inference from signed
    roots of likelihood ratios. Canadian J. Stat. 29(1), 2001.
    S. M. S. Lee, G. A. Young. Parametric bootstrapping with nuisance parameters. Stat. Probab.
    Lett. 71(2), 2005.
    """
    return _left_tail(parts, rates, Likelihood(falling(parts)).at(rates, target))


def all_or_none(parts: Parts, p: Doubles, side: Side) -> Doubles:
    """Return how likely all answers (`side` 1) or none (−1) have the class, (n_cases,)."""
    size = np.maximum(parts.size, parts.n)
    others = size * (1 - p if side > 0 else p)
    left = size - parts.n - others
    can_be = left > -1
    log = _log_factorial(size - others) - _log_factorial(np.where(can_be, left, 0.0))
    log += _log_factorial(size - parts.n) - _log_factorial(size)
    chance: Doubles = np.exp(np.where(can_be, log, -np.inf).sum(axis=1))
    return chance


def total_end(parts: Parts, tail: float, side: Side) -> Doubles:
    """Return ends of intervals of the number of samples with the class, float64 (n_cases,).

    The lower end (`side` −1) is the total with which an estimate as high as that found has the
    probability `tail`; the upper one that with which one as low has it.
    """
    found = _tiled(parts)
    z = np.tile(_Z, len(parts.n))
    p = Likelihood(falling(found)).most_extreme(side * found.size, z)
    below = _left_tail(found, found.size, p)
    totals = (p * found.size).sum(axis=1)
    return _crossings(totals, below if side > 0 else 1 - below, tail)


def share_end(above: Parts, below: Parts, tail: float, side: Side) -> Doubles:
    """Return the same of the share of all samples with the class that lie in `above`."""
    inside, outside = _tiled(above), _tiled(below)
    shares = share_bound(falling(inside), falling(outside), np.tile(_Z, len(above.n)), side)
    both, rates = against(inside, outside, shares)
    less = left_tail(both, rates, np.zeros(len(shares)))
    is_known = above.n_present.any(axis=1) | below.n_present.any(axis=1)
    ends = _crossings(shares, less if side > 0 else 1 - less, tail)
    return np.where(is_known, ends, float(side > 0))


def against(above: Parts, below: Parts, share: Doubles) -> tuple[Parts, Doubles]:
    """Return parts and rates of which the sum is 0 where `above` has this share of the class."""
    s = share[:, None]
    rates = np.concatenate([(1 - s) * above.size, -s * below.size], axis=1)
    return above.beside(below), rates


def falling(parts: Parts) -> Parts:
    """Let the shares fall from part to part: neighbours that do not are pooled.

    The likeliest shares among those that fall, by the formula of the largest and smallest means.

    References
    ----------
    R. E. Barlow, D. J. Bartholomew, J. M. Bremner, H. D. Brunk. Statistical inference under order
    restrictions, section 1.4. 1972.
    """
    zero = np.zeros((len(parts.n), 1))
    x, n = (np.concatenate([zero, v.cumsum(axis=1)], axis=1) for v in (parts.n_present, parts.n))
    x, n = x[:, None, 1:] - x[:, :-1, None], n[:, None, 1:] - n[:, :-1, None]
    mean = np.divide(x, n, out=np.full(n.shape, -np.inf), where=n > 1e-9)
    largest = np.maximum.accumulate(mean[:, :, ::-1], axis=2)[:, :, ::-1]
    upper = np.triu(np.ones(largest.shape[1:], bool))
    share = np.where(upper, largest, np.inf).min(axis=1)
    return Parts(np.clip(share, 0, 1) * parts.n, parts.n, parts.size)


def _left_tail(parts: Parts, rates: Doubles, p: Doubles) -> Doubles:
    """Return the same where `p` (n_cases, n_parts) are the true shares.

    With the estimate Σ rate · x / n, whose characteristic function is the product of those of the
    parts; of each a polynomial of exp(i ω rate / n).
    """
    n = np.rint(parts.n)
    each = rates / np.maximum(n, 1)
    found = (rates * parts.n_present / np.maximum(parts.n, 1e-12)).sum(axis=1)
    chances = _hypergeometric(n, np.maximum(parts.size, n), p)
    x = np.arange(chances.shape[2])
    mean = chances @ x
    variance = chances @ (x * x) - mean**2
    scale = np.sqrt(np.maximum((each**2 * variance).sum(axis=1), 0))
    scale = np.maximum(scale, 1e-9 * np.abs(rates).sum(axis=1) + 1e-12)
    angle = (each / scale[:, None])[..., None] * _FREQUENCIES
    turn = np.exp(1j * angle)
    factor = np.zeros(turn.shape, np.complex128)
    for k in range(len(x) - 1, -1, -1):
        factor *= turn
        factor += chances[..., k, None]
    factor *= np.exp(-1j * angle * mean[..., None])
    function = factor.prod(axis=1) * np.exp(-((_FREQUENCIES * _BLUR) ** 2) / 2)
    place = (found - (each * mean).sum(axis=1)) / scale
    place = np.clip(place, -0.45 * _PERIOD, 0.45 * _PERIOD)
    waves = (-1.0) ** _STEPS - np.exp(-1j * _FREQUENCIES * place[:, None])
    sums = (function * waves / (1j * _FREQUENCIES)).real.sum(axis=1)
    tail: Doubles = np.clip((place + _PERIOD / 2 + 2 * sums) / _PERIOD, 0, 1)
    return tail


def _hypergeometric(n: Doubles, size: Doubles, p: Doubles) -> Doubles:
    """Return how likely x of `n` samples of a part have the class, (n_cases, n_parts, max n + 1).

    A number of samples with the class that is not whole lies between its neighbours.
    """
    x = np.arange(int(n.max(initial=0)) + 1.0)
    n, size, p = n[..., None], size[..., None], p[..., None]
    other = size * p - x
    rest = size - n - other
    can_be = (x <= n) & (other > -1) & (rest > -1)
    log = _log_factorial(np.broadcast_to(x, can_be.shape)) + _log_factorial(np.maximum(n - x, 0))
    for left in (other, rest):
        log = log + _log_factorial(np.where(can_be, left, 0.0))
    log = np.where(can_be, -log, -np.inf)
    chances = np.exp(log - log.max(axis=2, keepdims=True))
    of_all: Doubles = chances / chances.sum(axis=2, keepdims=True)
    return of_all


def _log_factorial(x: Doubles) -> Doubles:
    """Return log Γ(x + 1), x > −1, by Stirling's series three steps further up."""
    y = x + 4
    series = (y - 0.5) * np.log(y) - y + 0.5 * np.log(2 * np.pi) + 1 / (12 * y) - 1 / (360 * y**3)
    log: Doubles = series - np.log(np.maximum((x + 1) * (x + 2) * (x + 3), 1e-300))
    return log


def _tiled(parts: Parts) -> Parts:
    n_present, n, size = (
        np.repeat(v, len(_Z), axis=0) for v in (parts.n_present, parts.n, parts.size)
    )
    return Parts(n_present, n, size)


def _crossings(values: Doubles, beyond: Doubles, tail: float) -> Doubles:
    """Return for each case the value at which what lies beyond comes to `tail`, or the outermost.

    Of `_Z` values for each.
    """
    crossed = []
    for value, tails in zip(values.reshape(-1, len(_Z)), beyond.reshape(-1, len(_Z)), strict=True):
        log = np.log(np.maximum(np.minimum.accumulate(tails)[::-1], 1e-12))
        crossed.append(np.interp(np.log(tail), log, value[::-1]))
    return np.array(crossed)
