"""An interval for a proportion that holds at every look, however many looks there will be."""

from functools import lru_cache
from math import exp, lgamma, log, log1p
from statistics import NormalDist

from aldesk.evaluate.clustered import ClusteredInterval

USUAL_LOOKS = 50
"""So many looks share the error nearly evenly: a session of some hundred labels has as many."""

_HALVINGS, _TERMS = 24, 10_000
_TINY, _ROUNDING = 1e-300, 1e-12


def spent_at(look: int, confidence: float = 0.95) -> float:
    """Return how likely the interval of one look may be wrong, so that all are right together.

    Whoever reads an interval of 95 % after each refit sees one that does not hold sooner or later:
    at a look that was fixed beforehand it is wrong in 5 % of the sessions, at any of a hundred
    looks in a third of them. After a refit there is another model, whose accuracy is another
    number, so that a confidence sequence for one unknown proportion (Robbins 1970, Howard et al.
    2021, Waudby-Smith and Ramdas 2024) says nothing of the next model. What holds whatever the
    models have to do with each other is to divide the error among the looks. Here look k, counted
    from 1, gets α c / ((k + c − 1) (k + c)), which adds up to α over all k; with c = `USUAL_LOOKS`
    the first ones get about the same, as Bonferroni's correction for 50 looks would give them. How
    many looks there will be need not be known, and may depend on what they show.

    It takes that the samples are drawn at random, and that no model learns from them, which is so
    for an audit set or a test split. A person may stop, or take the best of all models that were
    looked at. Should a person let what is shown decide what is labelled next, then the models
    depend on the audit a little, which no interval of this kind accounts for (Dwork et al. 2015).

    Parameters
    ----------
    look : int
        From 1.
    confidence : float
        Of all looks together.

    References
    ----------
    K. K. G. Lan, D. L. DeMets. Discrete sequential boundaries for clinical trials. Biometrika
    70(3), 1983: error is spent from look to look, without a plan of how many there are.
    H. Robbins. Statistical methods related to the law of the iterated logarithm. Ann. Math. Stat.
    41(5), 1970.
    S. R. Howard, A. Ramdas, J. McAuliffe, J. Sekhon. Time-uniform, nonparametric, nonasymptotic
    confidence sequences. Ann. Stat. 49(2), 2021.
    I. Waudby-Smith, A. Ramdas. Estimating means of bounded random variables by betting. J. R. Stat.
    Soc. B 86(1), 2024.
    C. Dwork et al. The reusable holdout. Science 349(6248), 2015.
    """
    if look < 1:
        raise ValueError(f"looks are counted from 1, not {look}")
    return (1 - confidence) * USUAL_LOOKS / ((look + USUAL_LOOKS - 1) * (look + USUAL_LOOKS))


def every_look(
    n_correct: int, n: int, look: int, alike: ClusteredInterval | None = None
) -> tuple[float, float]:
    """Return the interval of one look, where those of all looks hold together in 95 %.

    It is the exact interval (see `exact`) at the error that `spent_at` gives. Wilson's would not
    do: so far out its upper end is too low for proportions near 1.

    Where answers are alike, they count as so many independent ones as `alike` says, fewer by the
    ratio of the squared quantiles of the normal distribution and of Student's t with one degree of
    freedom less than there are clusters, as Korn and Graubard (see `clustered`) have it: few
    clusters leave more open the surer one wants to be.

    Parameters
    ----------
    n_correct, n : int
    look : int
        From 1; see `spent_at`.
    alike : ClusteredInterval, optional
        The interval of the same answers in clusters, at 95 %.
    """
    error = spent_at(look)
    if alike is None or not n or alike.n_clusters == n:
        return exact(n_correct, n, error)
    if alike.n_clusters < 2:
        return 0.0, 1.0
    worth = alike.n_effective * _fewer(error, alike.n_clusters) / _fewer(0.05, alike.n_clusters)
    low, high = exact(n_correct * worth / n, worth, error)
    return min(low, alike.low), max(high, alike.high)


@lru_cache(maxsize=4096)
def exact(n_correct: float, n: float, error: float) -> tuple[float, float]:
    """Return the interval of Clopper and Pearson: wrong with at most half of `error` at either end.

    Also for numbers that are not whole, as effective ones are.

    References
    ----------
    C. J. Clopper, E. S. Pearson. The use of confidence or fiducial limits illustrated in the case
    of the binomial. Biometrika 26(4), 1934.
    """
    if not n:
        return 0.0, 1.0
    wrong = n - n_correct
    low = 0.0 if n_correct <= 0 else _quantile(n_correct, wrong + 1, error / 2)
    high = 1.0 if wrong <= 0 else 1 - _quantile(wrong, n_correct + 1, error / 2)
    return low, high


def _fewer(error: float, n_clusters: int) -> float:
    """Return the ratio of the squared two-sided quantiles of normal and Student's t, below 1."""
    z, df = NormalDist().inv_cdf(1 - error / 2), n_clusters - 1
    # P(|T| > t) is the beta distribution's share below df / (df + t²).
    x = _quantile(df / 2, 0.5, error)
    return z * z * x / (df * (1 - x))


def _quantile(a: float, b: float, share: float) -> float:
    """Return below what a share of the beta distribution lies, from below, to 1e-7."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if beta_below(middle, a, b) < share else (low, middle)
    return low


def beta_below(x: float, a: float, b: float) -> float:
    """Return how much of the beta distribution lies below x, 0 < x < 1.

    By the continued fraction of the NIST Digital Library of Mathematical Functions, 8.17.22, worked
    out by Lentz's method; without scipy, which the window's process does not import.
    """
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_below(1 - x, b, a)
    front = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
    value, above, below = 1.0, 1.0, 0.0
    for m in range(_TERMS):
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        even = (m + 1) * (b - m - 1) * x / ((a + 2 * m + 1) * (a + 2 * m + 2))
        for step in (odd, even):
            below = 1 / ((1 + step * below) or _TINY)
            above = (1 + step / above) or _TINY
            value *= above * below
        if abs(above * below - 1) < _ROUNDING:
            break
    return front / value
