"""Which labels are probably wrong, by what is said of each sample without its own label.

Two witnesses speak: a classifier that has not seen the label (cross-validated probabilities), and
the labels of the nearest neighbours. Their probabilities are averaged, with the weight under which
they predict the labels best. A class that is told well is told with more certainty than one that is
told badly, so each is compared with what is usual for it: the mean probability of a class among the
samples that have its label is its threshold (Northcutt, Jiang and Chuang, 2021, "Confident
learning: Estimating uncertainty in dataset labels", JAIR 70). A label is suspected where another
class lies further above its threshold than its own does.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from aldesk.arrays import MISSING, Doubles, Floats, Ints, Mask, Verdicts

_NUMBERS: Final = (3, 5, 10, 20, 40)
"""How many neighbours vote; those count that predict the labels best."""
_WEIGHTS: Final = np.linspace(0, 1, 11)
_FLOOR: Final = 1e-6
_BLOCK: Final = 1024
_MOST_COMPARED: Final = 20_000
_TWIN: Final = 1e-5
"""Two samples are the same, however their files were written, if their cosine is so close to 1."""


@dataclass(frozen=True)
class Suspicion:
    """How far labels are contradicted.

    Attributes
    ----------
    score : float64 (n,)
        How much further another class lies above its threshold than the label's own, −2 … 2; over
        0 it is suspected. −inf where there is no label, or nothing is known.
    guess : int64 (n,)
        That other class.
    """

    score: Doubles
    guess: Ints

    @property
    def is_suspected(self) -> Mask:
        """Which labels are suspected, bool (n,)."""
        suspected: Mask = self.score > 0
        return suspected


@dataclass(frozen=True)
class Neighbours:
    """What the labels of neighbours say of each sample.

    Attributes
    ----------
    votes : float64 (n, n_classes)
        Shares of each class among the neighbours, which add up to 1.
    is_contradicted : bool (n,)
        A twin, of the same embedding, has another label.
    """

    votes: Doubles
    is_contradicted: Mask


def suspicion(proba: Doubles, codes: Ints) -> Suspicion:
    """Say how far labels are contradicted by probabilities that do not come from them.

    Parameters
    ----------
    proba : float64 (n, n_classes)
        NaN where nothing is known.
    codes : int64 (n,)
        The labels.
    """
    each, n_classes = np.arange(len(codes)), proba.shape[1]
    known = np.isfinite(proba).all(axis=1)
    if n_classes < 2 or not known.any():
        return Suspicion(np.full(len(codes), -np.inf), codes.copy())
    of_label = proba[each, codes]
    n = np.bincount(codes[known], minlength=n_classes)
    threshold = np.bincount(codes[known], of_label[known], n_classes) / np.maximum(n, 1)
    above = proba - np.where(n > 0, threshold, 1.0)  # a class that nobody gave is no proposal
    own = above[each, codes]
    others = above.copy()
    others[each, codes] = -np.inf
    guess = np.where(known, np.where(known[:, None], others, 0).argmax(axis=1), codes)
    score = np.where(known, np.where(known[:, None], others, 0).max(axis=1) - own, -np.inf)
    return Suspicion(score, guess)


def suspicion_of_verdicts(proba: Doubles, said: Verdicts) -> Suspicion:
    """Say for one class how far the verdicts on it are contradicted.

    Parameters
    ----------
    proba : float64 (n,)
        Of the class; NaN where nothing is known.
    said : int8 (n,)
        1 present, 0 absent, −1 not judged.
    """
    judged = said != MISSING
    both = np.stack([1 - proba, proba], axis=1)
    found = suspicion(np.where(judged[:, None], both, np.nan), np.maximum(said, 0).astype(np.int64))
    return Suspicion(np.where(judged, found.score, -np.inf), found.guess)


def averaged(proba: Doubles, votes: Doubles, codes: Ints) -> Doubles:
    """Average what a classifier and what neighbours say, by how well they predict the labels.

    Of eleven weights the one is taken under which the labels are likeliest. Where one of the two
    knows nothing (NaN), the other counts alone.
    """
    both = np.isfinite(proba).all(axis=1) & np.isfinite(votes).all(axis=1)
    where = np.flatnonzero(both)
    one, other = proba[where, codes[where]], votes[where, codes[where]]
    fits = [np.log(np.maximum(w * one + (1 - w) * other, _FLOOR)).sum() for w in _WEIGHTS]
    weight = _WEIGHTS[int(np.argmax(fits))]
    found = np.where(np.isfinite(proba), proba, votes)
    found[both] = weight * proba[both] + (1 - weight) * votes[both]
    return found


def neighbours(X: Floats, codes: Ints, n_classes: int, seed: int = 0) -> Neighbours:
    """Let the labelled samples that are nearest to each vote on its class.

    By the cosine of features of mean 0 and deviation 1. Each vote counts the same, and all classes
    together have one more, shared as their labels are. How many vote is decided by how well they
    predict the labels. Each is compared with all others, or, if there are more, with 20,000 drawn
    at random.

    Parameters
    ----------
    X : float32 (n, n_features)
        Of labelled samples.
    codes : int64 (n,)
    n_classes : int
    seed : int
        Of the draw.
    """
    n, one = len(X), np.eye(n_classes)[codes]
    if n < 2:
        return Neighbours(np.full((n, n_classes), np.nan), np.zeros(n, bool))
    Z = _directions(X)
    drawn = np.arange(n)
    if n > _MOST_COMPARED:
        drawn = np.sort(np.random.default_rng(seed).permutation(n)[:_MOST_COMPARED])
    most = min(_NUMBERS[-1], len(drawn) - 1)
    near, is_contradicted = np.empty((n, most), np.int64), np.zeros(n, bool)
    for start in range(0, n, _BLOCK):
        part = np.arange(start, min(n, start + _BLOCK))
        cosine = Z[part] @ Z[drawn].T
        cosine[part[:, None] == drawn] = -2.0  # nobody votes on itself
        found = np.argpartition(-cosine, most - 1, axis=1)[:, :most]
        order = np.argsort(-np.take_along_axis(cosine, found, axis=1), axis=1, kind="stable")
        near[part] = drawn[np.take_along_axis(found, order, axis=1)]
        is_twin = cosine >= 1 - _TWIN
        is_contradicted[part] = (is_twin & (codes[drawn] != codes[part][:, None])).any(axis=1)
    prior = one.mean(axis=0)
    of_number = [(one[near[:, :k]].sum(axis=1) + prior) / (min(k, most) + 1) for k in _NUMBERS]
    each = np.arange(n)
    fits = [np.log(np.maximum(votes[each, codes], _FLOOR)).sum() for votes in of_number]
    return Neighbours(of_number[int(np.argmax(fits))], is_contradicted)


def _directions(X: Floats) -> Floats:
    """Return standardised features of length 1."""
    std = X.std(axis=0, dtype=np.float64)
    mean = X.mean(axis=0, dtype=np.float64)
    std[std <= _FLOOR * np.maximum(np.abs(mean), _FLOOR)] = 1.0  # rounding alone
    Z = ((X - mean) / std).astype(np.float32)
    directions: Floats = Z / np.maximum(np.linalg.norm(Z, axis=1, keepdims=True), _FLOOR)
    return directions
