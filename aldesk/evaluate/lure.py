"""The accuracy on samples that were drawn with known probabilities, each weighted by these.

What a strategy asks about is no random sample, so that the share that is right among it says
nothing of all others. Where it draws, and how likely each draw was is known, weights make up for
it: a sample that was hardly ever drawn stands for many.
"""

from dataclasses import dataclass

import numpy as np

from aldesk.arrays import Doubles, Ints, Mask
from aldesk.evaluate.accuracy import ENOUGH
from aldesk.evaluate.every_look import exact


@dataclass(frozen=True, slots=True)
class WeightedAccuracy:
    """An accuracy of models that have not seen the labels it is measured on.

    Attributes
    ----------
    value, low, high : float
        With its 95 % interval, 0 … 1.
    n : int
        Draws that it follows from.
    n_effective : float
        How many samples of equal weight tell as much.
    n_unknown : int
        Draws of samples that got no class, being skipped or in dispute. Nothing is said of such
        samples, drawn or not.
    """

    value: float
    low: float
    high: float
    n: int
    n_effective: float
    n_unknown: int = 0

    @property
    def enough(self) -> bool:
        """Whether there were draws enough to say anything."""
        return self.n >= ENOUGH

    @property
    def can_be(self) -> bool:
        """Whether these are numbers that there can be."""
        numbers = self.low, self.value, self.high, self.n_effective
        counts = self.n, self.n_unknown
        are_counts = all(isinstance(n, int) for n in counts)
        if not are_counts or not all(isinstance(x, float) for x in numbers):
            return False
        if self.n < 1 or self.n_unknown < 0 or self.n_effective < 0:
            return False
        return 0 <= self.low <= self.value <= self.high <= 1

    def text(self) -> str:
        """Return, for example, ``93 %, 95 % 88–97 %, from 140 samples``.

        With those that were drawn and got no class, if there are any.
        """
        if not self.enough:
            return f"not enough yet ({self.n} of {ENOUGH})"
        value, low, high = (100 * end for end in (self.value, self.low, self.high))
        told = f"{value:.0f} %, 95 % {low:.0f}–{high:.0f} %, from {self.n} samples"
        if not self.n_unknown:
            return told
        were = "was" if self.n_unknown == 1 else "were"
        return (
            f"{told}; {self.n_unknown} more {were} drawn and got no class: of such it says nothing"
        )


@dataclass(frozen=True)
class Draws:
    """Labelled samples that were drawn one after another from those without a label.

    Attributes
    ----------
    chance : float64 (n,)
        How likely each draw was among the samples that were left then; above 0.
    n_left : int64 (n,)
        How many these were.
    right : bool (n,)
    groups : int64 (n,)
        Equal where samples are alike.
    known : bool (n,)
        Whether the sample got a class. One that was skipped is none of those that the accuracy is
        of, but it was drawn: to forget the draw would count the others as if they were more.
    others_right : bool (n_others,)
        Of the samples that got their label in other ways meanwhile.
    others_after : int64 (n_others,)
        After how many of the draws they did.
    """

    chance: Doubles
    n_left: Ints
    right: Mask
    groups: Ints
    known: Mask
    others_right: Mask
    others_after: Ints


def lure_weights(chance: Doubles, n_left: Ints) -> Doubles:
    """Return what each draw counts, so that the mean of weight × loss is right for the whole pool.

    Its expectation is the pool's mean loss, whatever the chances were, and also where they follow
    from earlier answers: each draw, with those before it, which are known, estimates the total, and
    later draws, to which less is unknown, count more.

    Parameters
    ----------
    chance, n_left
        As in `Draws`; nothing else was labelled meanwhile.

    References
    ----------
    S. Farquhar, Y. Gal, T. Rainforth. On statistical bias in active learning: how and when to fix
    it. ICLR 2021: the weights of R_LURE.
    """
    n, n_pool = len(chance), n_left[:1].sum()
    later = np.maximum(n_left - 1, 1)  # the last sample of a pool is no choice
    return np.asarray(1 + (n_pool - n) / later * (1 / (n_left * chance) - 1), np.float64)


def rest_weights(draws: Draws, lateness: float = 0.0) -> tuple[Doubles, Doubles, Doubles]:
    """Return what each sample counts, so that the sum of weight × loss is that of the others' loss.

    The others are the samples without a label after the last draw that can get one. As for
    `lure_weights`, each draw estimates a total, here of what is left at last: the loss over its
    chance is right for what was left then, and taken off is what got a label since. With a lateness
    of 0 draws count as in R_LURE, to which this is equal but for what it is asked about.

    Parameters
    ----------
    draws : Draws
    lateness : float
        Draws count in proportion to this power of their number, too.

    Returns
    -------
    of_draws : float64 (n,)
    of_others : float64 (n_others,)
        0 or less.
    spread : float64 (n,)
        The random part of `of_draws`, by which errors grow.
    """
    n, left = len(draws.chance), draws.n_left
    step = np.arange(1, n + 1) ** lateness / (left * np.maximum(left - 1.0, 1.0))
    step /= step.sum()
    so_far = np.concatenate([[0.0], np.cumsum(step)])
    spread = step / draws.chance * draws.known
    return spread - so_far[1:] * draws.known, -so_far[draws.others_after], spread


def weighted_accuracy(*strands: Draws) -> WeightedAccuracy:
    """Estimate the accuracy on the samples that have no label, from those that were drawn.

    In copies of a project that were merged samples were drawn apart: each strand is the draws of
    one copy, and what the other copy labelled came in other ways, after all draws that did not know
    of it. Each strand tells of the same rest, without bias whatever the others drew, and so does
    their mean, weighted by numbers of draws, which follow from no answer. Draws from before the
    copies parted are in one strand alone. A sample that several drew counts in each, and the
    interval knows that it is one.

    `Draws.right` must come of models that have not learned from that sample, as `crossfit` has
    them, so that it is the accuracy of the folds' models, which learned from a tenth fewer labels.

    One thing cannot be put right by weights. A sample that was drawn early taught the model, and so
    had a say in what was drawn later; a model without it lacks what the strategy would have asked
    about in its place. So early draws make the accuracy too low, on spoken digits by three points,
    and the last ones do not: they count in proportion to their number.

    The weights' sum is known, and dividing by what it came out as takes out most of their noise.
    The interval is the exact one of so many samples as have the same standard error, or the same
    spread of weights (Kish), whichever are fewer: where no sample of large weight was wrong by
    chance, the first knows of no error.

    References
    ----------
    J. Kossen, S. Farquhar, Y. Gal, T. Rainforth. Active testing: sample-efficient model evaluation.
    ICML 2021: such weights to measure a model.
    L. Kish. Survey sampling, section 11.2C. 1965.
    E. L. Korn, B. I. Graubard. Confidence intervals for proportions with small expected number of
    positive counts estimated from survey data. Survey Methodology 24(2), 1998.
    """
    n_drawn = sum(len(draws.chance) for draws in strands)
    told = total = 0.0
    spreads = []
    for draws in strands:
        share = len(draws.chance) / n_drawn
        of_draws, of_others, spread = (share * w for w in rest_weights(draws, lateness=1.0))
        told += float(of_draws @ draws.right + of_others @ draws.others_right)
        total += float(of_draws.sum() + of_others.sum())
        spreads.append(spread)
    known = np.concatenate([draws.known for draws in strands])
    right = np.concatenate([draws.right for draws in strands])[known]
    n, n_unknown = len(right), n_drawn - len(right)
    if not total > 0:  # nothing is left that it could be of
        return WeightedAccuracy(float(right.mean()), 0.0, 1.0, n, 0.0, n_unknown)
    value = float(np.clip(round(told / total, 12), 0, 1))  # sums in another order differ by 1e-16
    groups = np.concatenate([draws.groups for draws in strands])[known]
    n_effective = _effective(np.concatenate(spreads)[known] / total, right, value, groups)
    low, high = exact(value * n_effective, n_effective, 0.05)
    return WeightedAccuracy(value, min(low, value), max(high, value), n, n_effective, n_unknown)


def _effective(spread: Doubles, right: Mask, value: float, groups: Ints) -> float:
    """Return how many samples of equal weight tell as much.

    Errors that come together in groups tell less; where there is no error, nobody can know whether
    they do, and a group counts for one sample.
    """
    _, group = np.unique(groups, return_inverse=True)

    def of_groups(each: Doubles) -> float:
        return float(np.sum(np.bincount(group, each) ** 2))

    error = spread * (right - value)
    if not (of_each := float(error @ error)):
        return 1 / of_groups(spread)
    fewer = 1 / float(spread @ spread)
    if 0 < value < 1:
        fewer = min(fewer, value * (1 - value) / of_each)
    return fewer * of_each / max(of_each, of_groups(error))
