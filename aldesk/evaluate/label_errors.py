"""Which labels are probably wrong, by what is said of each sample without its own label.

Two witnesses speak: a classifier that has not seen the label (cross-validated probabilities), and
the labels of the nearest neighbours. They are joined with the two weights under which they predict
the labels best (stacking: Wolpert, 1992, "Stacked generalization", Neural Networks 5; here in
logarithms, so that who is too sure counts less). The less probable its label then is, the more a
sample is suspected; compared with what is usual, for not all classes are told equally well: the
mean probability of a class among the samples that have it as their label, which is the threshold of
confident learning (Northcutt, Jiang and Chuang, 2021, "Confident learning: Estimating uncertainty
in dataset labels", JAIR 70). How many wrong labels it finds says
`tests/benchmarks/label_errors.py`.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from aldesk.arrays import Doubles, Floats, Ints, Mask

_NUMBERS: Final = (3, 5, 10, 20, 40)
"""How many neighbours vote; those count that predict the labels best."""
_MOST_WEIGHT: Final = 10.0  # where the labels could not be told better
_MOST_STEPS: Final = 50
_MOST_WEIGHED: Final = 10_000  # of more, some spread over all tell the weights as well
_CLOSE: Final = 1e-4
_NEWEST: Final = 0.8
_FLOOR: Final = 1e-6
_BLOCK: Final = 256
_MOST_COMPARED: Final = 20_000
_TWIN: Final = 1e-5
"""Two samples are the same, however their files were written, if their cosine is so close to 1."""


@dataclass(frozen=True)
class Suspicion:
    """How far labels are contradicted.

    Attributes
    ----------
    score : float64 (n,)
        1 where a label is out of the question, 0 where it is as probable as is usual for its class,
        below 0 where it is more so. −inf where nothing is known.
    guess : int64 (n,)
        The most probable class; the label's own where nothing is known.
    is_suspected : bool (n,)
        That is another one, and the label is less probable than usual.
    proba : float64 (n,)
        How probable a label is; 1 where nothing is known.
    """

    score: Doubles
    guess: Ints
    is_suspected: Mask
    proba: Doubles

    @property
    def doubt(self) -> Doubles:
        """How far labels are in doubt where classes are compared, 0 … 1; 0 if nothing is known.

        Compared alone with what is usual, labels of well-known classes come first; by how probable
        they are alone, those of rare ones do. This is 1 less the geometric mean of both.
        """
        usual = np.where(np.isfinite(self.score), 1 - self.score, 1.0)
        doubt: Doubles = 1 - np.minimum(1.0, np.sqrt(self.proba * usual))
        return doubt


@dataclass(frozen=True)
class Nearest:
    """The most similar other samples of each, the most similar first.

    Attributes
    ----------
    near : int64 (n, k)
        As indices; k is 40 at most.
    is_twin : bool (n, k)
        It has the same embedding, and so the same content, however the file was written.
    """

    near: Ints
    is_twin: Mask


@dataclass(frozen=True)
class Votes:
    """What the labels of neighbours say of each sample.

    Attributes
    ----------
    shares : float64 (n, n_classes)
        Of each class among the neighbours; they add up to 1.
    is_contradicted : bool (n,)
        A twin has another label.
    """

    shares: Doubles
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
        nothing = np.full(len(codes), -np.inf), codes.copy(), np.zeros(len(codes), bool)
        return Suspicion(*nothing, np.ones(len(codes)))
    of_label = np.where(known, proba[each, codes], 0.0)
    n = np.bincount(codes[known], minlength=n_classes)
    usual = np.bincount(codes[known], of_label[known], n_classes) / np.maximum(n, 1)
    score = np.where(known, 1 - of_label / np.maximum(usual[codes], _FLOOR), -np.inf)
    guess = np.where(known, np.nan_to_num(proba).argmax(axis=1), codes)
    is_suspected: Mask = (guess != codes) & (score > 0)
    return Suspicion(score, guess, is_suspected, np.where(known, of_label, 1.0))


def of_samples(doubts: Doubles) -> Doubles:
    """Join the doubt of several classes of each sample to one, high if any of them is wrong.

    The worst class counts most, and each next one a fifth of the one before: an exponential moving
    average over the classes, the worst last, as Thyagarajan et al. (2022) join them (“Identifying
    incorrect annotations in multi-label classification data”, arXiv:2211.13895).

    Parameters
    ----------
    doubts : float64 (n, n_classes)
        As `Suspicion.doubt`; 0 where a class was not judged.
    """
    total = np.zeros(len(doubts))
    for doubt in np.sort(doubts, axis=1).T:
        total = _NEWEST * doubt + (1 - _NEWEST) * total
    return total


def joined(proba: Doubles, votes: Doubles, codes: Ints) -> Doubles:
    """Join what a classifier and what neighbours say, by how well they predict the labels.

    The logarithms of both are added with the weights, 0 or more, under which the labels are
    likeliest. Where one of the two knows nothing (NaN), the other counts alone.
    """
    both = np.flatnonzero(np.isfinite(proba).all(axis=1) & np.isfinite(votes).all(axis=1))
    found = np.where(np.isfinite(proba), proba, votes)
    if len(both):
        some = both[:: 1 + len(both) // _MOST_WEIGHED]
        weights = _weights(_logs(proba, votes, some), codes[some])
        found[both] = _softmax(np.tensordot(weights, _logs(proba, votes, both), 1))
    return found


def _logs(proba: Doubles, votes: Doubles, rows: Ints) -> Doubles:
    logs: Doubles = np.log(np.maximum(np.stack([proba[rows], votes[rows]]), _FLOOR))
    return logs


def _weights(parts: Doubles, codes: Ints) -> Doubles:
    """Return the weights of log probabilities, (n_parts, n, n_classes), by maximum likelihood.

    By Newton's steps, halved where one goes too far; the likelihood has one maximum. (SciPy, which
    has this, is too slow to start for the window's process.)
    """
    each, weights = np.arange(len(codes)), np.full(len(parts), 1 / len(parts))
    fit = _fit(weights, parts, codes)
    for _ in range(_MOST_STEPS):
        shares = _softmax(np.tensordot(weights, parts, 1))
        mean = (shares * parts).sum(axis=2)
        slope = (parts[:, each, codes] - mean).mean(axis=1)
        away = parts - mean[:, :, None]
        bend = np.einsum("nc,inc,jnc->ij", shares, away, away, optimize=True) / len(codes)
        free = (weights > 0) | (slope > 0)
        step = np.zeros(len(parts))
        step[free] = np.linalg.solve(
            (bend + _FLOOR * np.eye(len(parts)))[free][:, free], slope[free]
        )
        new = np.clip(weights + step, 0, _MOST_WEIGHT)
        while (better := _fit(new, parts, codes)) < fit and np.abs(new - weights).max() > _CLOSE:
            new = (new + weights) / 2
        if better < fit + _CLOSE**2:
            break
        weights, fit = new, better
    return weights


def _fit(weights: Doubles, parts: Doubles, codes: Ints) -> float:
    """Return the mean log probability of the labels."""
    shares = _softmax(np.tensordot(weights, parts, 1))
    return float(np.log(np.maximum(shares[np.arange(len(codes)), codes], 1e-300)).mean())


def _softmax(logits: Doubles) -> Doubles:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Doubles = raised / raised.sum(axis=1, keepdims=True)
    return shares


def nearest(X: Floats, seed: int = 0) -> Nearest:
    """Find the samples that are nearest to each, by the cosine of features of mean 0, deviation 1.

    Each is compared with all others, or, if there are more, with 20,000 drawn at random.

    Parameters
    ----------
    X : float32 (n, n_features)
        At least two.
    seed : int
        Of the draw.
    """
    n, Z = len(X), _directions(X)
    drawn = np.arange(n)
    if n > _MOST_COMPARED:
        drawn = np.sort(np.random.default_rng(seed).permutation(n)[:_MOST_COMPARED])
    most = min(_NUMBERS[-1], len(drawn) - 1)
    near, is_twin = np.empty((n, most), np.int64), np.empty((n, most), bool)
    for start in range(0, n, _BLOCK):
        part = np.arange(start, min(n, start + _BLOCK))
        cosine = Z[part] @ Z[drawn].T
        cosine[part[:, None] == drawn] = -2.0  # none is its own neighbour
        found = np.argpartition(-cosine, most - 1, axis=1)[:, :most]
        values = np.take_along_axis(cosine, found, axis=1)
        order = np.argsort(-values, axis=1, kind="stable")
        near[part] = drawn[np.take_along_axis(found, order, axis=1)]
        is_twin[part] = np.take_along_axis(values, order, axis=1) >= 1 - _TWIN
    return Nearest(near, is_twin)


def votes_of(found: Nearest, codes: Ints, n_classes: int) -> Votes:
    """Let the neighbours of each sample vote on its class.

    Each vote counts the same, and all classes together have one more, shared as their labels are.
    How many vote is decided by how well they predict the labels.
    """
    n, most = found.near.shape
    each, counts = np.arange(n), np.zeros((n, n_classes))
    prior = np.bincount(codes, minlength=n_classes) / n
    best, shares = -np.inf, counts
    for k in range(1, most + 1):
        counts[each, codes[found.near[:, k - 1]]] += 1
        if k in _NUMBERS or k == most:
            voted = (counts + prior) / (k + 1)
            fit = float(np.log(np.maximum(voted[each, codes], _FLOOR)).mean())
            best, shares = (fit, voted) if fit > best else (best, shares)
    differs = found.is_twin & (codes[found.near] != codes[:, None])
    return Votes(shares, differs.any(axis=1))


def _directions(X: Floats) -> Floats:
    """Return standardised features of length 1."""
    std = X.std(axis=0, dtype=np.float64)
    mean = X.mean(axis=0, dtype=np.float64)
    std[std <= _FLOOR * np.maximum(np.abs(mean), _FLOOR)] = 1.0  # rounding alone
    Z = ((X - mean) / std).astype(np.float32)
    directions: Floats = Z / np.maximum(np.linalg.norm(Z, axis=1, keepdims=True), _FLOOR)
    return directions
