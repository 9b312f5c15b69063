"""An interval for a proportion of answers in clusters, such as windows of one recording."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Literal

import numpy as np

from aldesk.arrays import Doubles, Ints, Mask
from aldesk.evaluate.interval import wilson

ENOUGH_CLUSTERS = 10
"""With fewer clusters nobody can tell how much clusters differ: one in ten may be quite another."""

Doubt = Literal["", "few clusters", "one cluster"]

_ALIKE = 0.95 * np.linspace(0, 1, 21) ** 2
"""Intraclass correlations that are tried: 0, and others denser near it."""
_PRIOR = np.where(_ALIKE > 0, 1 / 80, 3 / 4)
_STRIDES, _HALVINGS = 64, 30


@dataclass(frozen=True, slots=True)
class ClusteredInterval:
    """What is known of a proportion from answers in clusters.

    Attributes
    ----------
    low, high : float
        The ends of the interval; 0 and 1 where nothing was checked.
    n_correct, n, n_clusters : int
    n_effective : float
        How many answers that are independent of each other would give a Wilson interval as wide;
        at most `n`.
    """

    low: float
    high: float
    n_correct: int
    n: int
    n_clusters: int
    n_effective: float

    @property
    def value(self) -> float:
        """The proportion; NaN if nothing was checked."""
        return self.n_correct / self.n if self.n else float("nan")

    @property
    def doubt(self) -> Doubt:
        """Why not even the interval can be trusted, as a code; empty if it can."""
        return doubt_of(self.n, self.n_clusters)


def doubt_of(n: int, n_clusters: int) -> Doubt:
    """Return why no interval of `n` answers in so many clusters can be trusted; empty if it can.

    Of one cluster only that cluster is known, and nothing of others.
    """
    if n_clusters == n or n_clusters >= ENOUGH_CLUSTERS:
        return ""
    return "one cluster" if n_clusters == 1 else "few clusters"


def clustered_interval(
    correct: Mask, clusters: Ints, confidence: float = 0.95
) -> ClusteredInterval:
    """Return the interval of a proportion, where answers of one cluster may be alike.

    It is the Wilson score interval with the standard error of a proportion in clusters: a
    proportion p is in the interval if the one that was observed lies within z such errors of it.
    The square of the error is p (1 − p) d(p) / n. The design effect d = 1 + (Σ nᵢ² / n − 1) ρ comes
    from the intraclass correlation ρ, which is poorly known where clusters are few or nearly all
    answers are right, and not at all where all are right. So it is not estimated once, but d is
    averaged over what the beta-binomial likelihood at this p leaves possible; three quarters of the
    prior lie at ρ = 0, the rest is spread over (0, 0.95]. This also does what the quantile of
    Student's t does elsewhere: few clusters make it wider. Where the linearised variance between
    clusters, which assumes no distribution, has a larger design effect, the mean of the two counts.

    Answers that are each their own cluster have exactly the Wilson interval; none is narrower. One
    cluster counts as one answer, however many it has. In ``tests/benchmarks/interval_coverage.py``
    the 95 % interval holds the truth in 94 to 97.5 % of the rounds with 20 and 100 beta-binomial
    clusters. Where a tenth of the clusters is much worse than all others it is 92 to 97 % with 100
    and 85 to 97 % with 20, of which often none is a bad one.

    The answers must be drawn so that each has the same chance; see `aldesk.evaluate.audit`.

    Parameters
    ----------
    correct : bool (n,)
    clusters : int64 (n,)
        Any numbers; equal ones are one cluster.
    confidence : float
        Between 0 and 1, exclusively.

    Raises
    ------
    ValueError
        If the arrays differ in length, or the confidence is out of range.

    References
    ----------
    J. N. K. Rao, A. J. Scott. A simple method for the analysis of clustered binary data.
    Biometrics 48(2), 1992: answers are divided by the design effect.
    E. L. Korn, B. I. Graubard. Confidence intervals for proportions with small expected number of
    positive counts estimated from survey data. Survey Methodology 24(2), 1998.
    N. Dean, M. Pagano. Evaluating confidence interval methods for binomial proportions in clustered
    surveys. J. Surv. Stat. Methodol. 3(4), 2015: Wilson with an effective number does best.
    """
    if len(correct) != len(clusters):
        raise ValueError(f"{len(correct)} answers do not fit {len(clusters)} clusters")
    _, where = np.unique(clusters, return_inverse=True)
    return interval_of_counts(
        np.bincount(where[correct], minlength=where.max(initial=-1) + 1),
        np.bincount(where),
        confidence,
    )


def interval_of_counts(n_correct: Ints, n: Ints, confidence: float = 0.95) -> ClusteredInterval:
    """Return the same as `clustered_interval`, given the counts of each cluster.

    Parameters
    ----------
    n_correct, n : int64 (n_clusters,)
        0 ≤ `n_correct` ≤ `n`; clusters without an answer are passed over.
    confidence : float
    """
    if np.any(n_correct < 0) or np.any(n_correct > n):
        raise ValueError("more were right than there were")
    n_correct, n = n_correct[n > 0], n[n > 0]
    right, total, n_clusters = int(n_correct.sum()), int(n.sum()), len(n)
    low, high = wilson(right, total, confidence)
    effective = float(total)
    if n_clusters < total:
        z = NormalDist().inv_cdf((1 + confidence) / 2)
        design = _Design(n_correct, n)
        low, high = design.bound(low, 0.0, z), design.bound(high, 1.0, z)
        effective = min(effective, _number_of_width(right / total, high - low, z))
    return ClusteredInterval(low, high, right, total, n_clusters, effective)


class _Design:
    """How much less than independent answers those in clusters tell.

    Parameters
    ----------
    right, n : int64 (n_clusters,)
        At least one cluster has two answers.
    """

    def __init__(self, right: Ints, n: Ints) -> None:
        self._n = int(n.sum())
        self._p = int(right.sum()) / self._n
        self._growth = float((n**2).sum() / self._n) - 1
        self._is_one = len(n) == 1
        self._linearised = _linearised_effect(right, n)
        self._right, self._wrong = _Factor(right), _Factor(n - right)
        self._constant = _Factor(n).logarithm(1.0)

    def effect(self, p: float) -> float:
        """Return the design effect if the proportion were `p`, 0 < p < 1."""
        if self._is_one:
            return float(self._n)
        log = self._right.logarithm(p) + self._wrong.logarithm(1 - p) - self._constant
        weights = _PRIOR * np.exp(log - log.max())
        alike = float(weights @ _ALIKE / weights.sum())
        effect = 1 + self._growth * alike
        return max(effect, (effect + self._linearised) / 2)

    def bound(self, inner: float, outer: float, z: float) -> float:
        """Return the end of the interval next to `inner`, which is in it, on the way to `outer`."""
        for p in np.linspace(inner, outer, _STRIDES + 1).tolist()[1:]:
            if not self._holds(p, z):
                outer = p
                break
            inner = p
        for _ in range(_HALVINGS):
            middle = (inner + outer) / 2
            if self._holds(middle, z):
                inner = middle
            else:
                outer = middle
        return inner

    def _holds(self, p: float, z: float) -> bool:
        if p in (0, 1):
            return p == self._p
        return abs(p - self._p) <= z * sqrt(p * (1 - p) * self.effect(p) / self._n)


class _Factor:
    """A factor of the beta-binomial likelihood: Π over clusters, and j < count, of p (1 − ρ) + j ρ.

    Equal j count together, and from 256 on also neighbouring ones, as their logarithms are alike.
    """

    def __init__(self, counts: Ints) -> None:
        n_above = len(counts) - np.cumsum(np.bincount(counts))[:-1]
        size = len(n_above)
        edges = np.arange(min(size, 256))
        if size > 256:
            further = np.unique(np.geomspace(256, size, 200).astype(np.int64))[:-1]
            edges = np.concatenate([edges, further])
        if not size:
            self._weights, steps = np.zeros(0), np.zeros(0)
        else:
            self._weights = np.add.reduceat(n_above, edges).astype(np.float64)
            steps = np.add.reduceat(n_above * np.arange(size), edges) / self._weights
        self._growth = np.outer(_ALIKE, steps)

    def logarithm(self, p: float) -> Doubles:
        """Return its logarithm for each ρ that is tried."""
        logarithm: Doubles = np.log(p * (1 - _ALIKE[:, None]) + self._growth) @ self._weights
        return logarithm


def _linearised_effect(right: Ints, n: Ints) -> float:
    """Return the design effect by the variance of a ratio of sums; 1 where it says nothing."""
    p, m = right.sum() / n.sum(), len(n)
    if m < 2 or p in (0, 1):
        return 1.0
    return float(m / (m - 1) * ((right - p * n) ** 2).sum() / (n.sum() * p * (1 - p)))


def _number_of_width(p: float, width: float, z: float) -> float:
    """Return how many answers have a Wilson interval of this width, 0 < width < 1."""
    half = 2 * p * (1 - p) - width**2
    u = (sqrt(half**2 + (1 - width**2) * width**2) - half) / (1 - width**2)
    return z * z / u
