"""Bounds of totals and shares of a population that was sampled stratum by stratum."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from aldesk.arrays import Doubles, Mask

Side = Literal[-1, 1]

_HALVINGS, _ROUNDS = 26, 4
_ALL = 1e7  # the number of answers that a stratum of which every sample was answered is worth


@dataclass(frozen=True)
class Parts:
    """What was found in the parts of a population, each sampled at random; one row a case.

    Attributes
    ----------
    n_present, n, size : float64 (n_cases, n_parts)
        Samples with the class, samples answered, and samples that there are. A part of size 0 does
        not count; of one without an answer nothing is known.
    """

    n_present: Doubles
    n: Doubles
    size: Doubles

    @property
    def total(self) -> Doubles:
        """The estimated number of samples with the class, float64 (n_cases,)."""
        total: Doubles = (self.size * self.n_present / np.maximum(self.n, 1e-12)).sum(axis=1)
        return total

    def beside(self, other: "Parts") -> "Parts":
        """Return the parts of both."""
        n_present, n, size = (
            np.concatenate([mine, its], axis=1)
            for mine, its in (
                (self.n_present, other.n_present),
                (self.n, other.n),
                (self.size, other.size),
            )
        )
        return Parts(n_present, n, size)


def total_bound(parts: Parts, z: float | Doubles, side: Side) -> Doubles:
    """Return a bound of the number of samples with the class, float64 (n_cases,).

    The bounds hold every total for which the likelihood of what was found, at its largest over all
    shares of the parts that give this total, is at most z² / 2 below its maximum on the logarithmic
    scale. Unlike an interval from estimated variances it also holds something where all or none of
    the answers of a part are positive, and many small parts do not add up to one that is too wide.
    A part of N samples of which n were answered counts as n (N − 1) / (N − n) answers, which have
    the variance of drawing without replacement.

    Parameters
    ----------
    parts : Parts
    z : float
        Point of the normal distribution, 1.645 for a bound that holds in 95 %.
    side : {-1, 1}
        The lower or the upper bound.

    References
    ----------
    D. R. Cox, D. O. Hinkley. Theoretical statistics, section 9.3. 1974.
    W. G. Cochran. Sampling techniques, 3rd edition, sections 5.10 and 5A. 1977.
    """
    p = Likelihood(parts).most_extreme(side * parts.size, z)
    bound: Doubles = (parts.size * p).sum(axis=1)
    return bound


def share_bound(above: Parts, below: Parts, z: float | Doubles, side: Side) -> Doubles:
    """Return a bound of the share of all samples with the class that lie in `above`.

    As `total_bound`; 0 or 1 where no sample with the class was found.

    References
    ----------
    W. Dinkelbach. On nonlinear fractional programming. Management Science 13(7), 1967.
    """
    n = above.n.shape[1]
    both = above.beside(below)
    found = Likelihood(both)
    outer = float(side > 0)
    share = _share(above.total, below.total, 0.5)
    for _ in range(_ROUNDS):
        inside, outside = (1 - share)[:, None] * above.size, share[:, None] * below.size
        p = found.most_extreme(side * np.concatenate([inside, -outside], axis=1), z) * both.size
        share = _share(p[:, :n].sum(axis=1), p[:, n:].sum(axis=1), outer)
    bound: Doubles = np.where(both.n_present.any(axis=1), share, outer)
    return bound


def _share(inside: Doubles, outside: Doubles, otherwise: float) -> Doubles:
    all_ = inside + outside
    share: Doubles = np.full(len(all_), otherwise)
    np.divide(inside, all_, out=share, where=all_ > 0)
    return share


class Likelihood:
    """The binomial likelihood of the shares of all parts."""

    def __init__(self, parts: Parts) -> None:
        n, size = parts.n, parts.size
        left = np.maximum(size - n, 1e-12)
        worth = np.where(size > n, n * np.maximum(size - 1, 0) / left, _ALL)
        self._n = np.where((size > 0) & (n > 0), np.minimum(worth, _ALL), 0.0)
        self._p = np.divide(parts.n_present, n, out=np.zeros_like(n), where=n > 0)
        self._present = self._p * self._n

    def most_extreme(self, rates: Doubles, z: float | Doubles) -> Doubles:
        """Return the shares with the largest Σ rate · share that are likely enough.

        Parameters
        ----------
        rates : float64 (n_cases, n_parts)
        z : float, or float64 (n_cases,)

        Returns
        -------
        float64 (n_cases, n_parts)
            At the multiplier λ ≥ 0 with which the shares that maximise log-likelihood + λ Σ rate ·
            share lie z² / 2 below the maximum.
        """
        return self._furthest(rates, lambda p: self._loss(p) <= z * z)

    def at(self, rates: Doubles, target: Doubles) -> Doubles:
        """Return the likeliest shares of which Σ rate · share is `target`, or comes next to it.

        Parameters
        ----------
        rates : float64 (n_cases, n_parts)
        target : float64 (n_cases,)
        """
        side = np.where(target >= (rates * self._p).sum(axis=1), 1.0, -1.0)
        rates = rates * side[:, None]
        return self._furthest(rates, lambda p: (rates * p).sum(axis=1) <= side * target)

    def _furthest(self, rates: Doubles, may_be: Callable[[Doubles], Mask]) -> Doubles:
        """Return the shares at the largest multiplier, in each case, at which they may be."""
        scale = 1 / np.maximum(np.abs(rates).max(axis=1), 1e-300)
        low, high = np.full(len(rates), -14.0), np.full(len(rates), 18.0)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            can = may_be(self._shares(rates, np.exp(middle) * scale))
            low, high = np.where(can, middle, low), np.where(can, high, middle)
        return self._shares(rates, np.exp(low) * scale)

    def _shares(self, rates: Doubles, multiplier: Doubles) -> Doubles:
        """Solve present / p − absent / (1 − p) + λ rate = 0, a quadratic equation in each p."""
        pull = multiplier[:, None] * rates
        b = pull - self._n
        root = np.sqrt(np.maximum(b * b + 4 * pull * self._present, 0))
        is_less = b < 0
        p = np.where(
            is_less,
            2 * self._present / np.where(is_less, root - b, 1),
            (b + root) / np.where(pull == 0, 1, 2 * pull),
        )
        p = np.where(pull == 0, self._p, p)
        shares: Doubles = np.clip(p, 0, 1)
        return shares

    def _loss(self, p: Doubles) -> Doubles:
        """Return twice the logarithm of the likelihood's maximum over the likelihood at `p`."""
        present, absent = self._present, self._n - self._present
        with np.errstate(divide="ignore", invalid="ignore"):
            one = np.where(present > 0, present * np.log(self._p / p), 0)
            other = np.where(absent > 0, absent * np.log((1 - self._p) / (1 - p)), 0)
        loss: Doubles = 2 * (one + other).sum(axis=1)
        return loss
