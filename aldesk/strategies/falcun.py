"""FALCUN that measures only the distances that can matter."""

from numbers import Real
from typing import Any

import numpy as np
from scipy.spatial.distance import cdist
from skactiveml import pool
from skactiveml.utils import check_scalar, is_unlabeled

from aldesk.strategies.arrays import Floats, Indices
from aldesk.strategies.rows import answer, candidate_rows, draw, fitted, predict
from aldesk.strategies.watch import tick

_MAX_COPIED = 1 << 24
# More than single precision makes of distances, for each 1 of the probabilities' sum.
_ROUNDING = 1e-5


class Falcun(pool.Falcun):
    """Fast active learning by contrastive uncertainty (FALCUN).

    Draws samples with a chance that grows with their uncertainty (margin) and with the distance
    of their class probabilities from those already drawn.

    A distance is measured only where a bound says that it can be the smallest so far. The peak
    is about 16 · n_candidates · (n_classes + 6) bytes above `X`.

    Parameters
    ----------
    gamma : float, default=10
        ≥ 0. At 0 all candidates have the same chance; the greater, the greedier.
    missing_label : scalar, str, None or np.nan, default=np.nan
        What stands for a missing label.
    random_state : int, RandomState or None, default=None

    References
    ----------
    S. Gilhuber, A. Beer, Y. Ma, T. Seidl. FALCUN: a simple and efficient deep active learning
    strategy. ECML PKDD 2024.
    """

    def query(
        self,
        X: Any,
        y: Any,
        clf: Any,
        fit_clf: bool = True,
        sample_weight: Any = None,
        candidates: Any = None,
        batch_size: int = 1,
        return_utilities: bool = False,
    ) -> Any:
        """Choose the samples to label next.

        Parameters
        ----------
        X : (n_samples, n_features)
        y : (n_samples,)
            Labels, or `missing_label`.
        clf : skactiveml.base.SkactivemlClassifier
        fit_clf : bool, default=True
            Whether to fit a clone of `clf` first.
        sample_weight : (n_samples,), optional
        candidates : None, int (n_candidates,) or (n_candidates, n_features), default=None
            All without a label, indices into `X`, or samples.
        batch_size : int, default=1
        return_utilities : bool, default=False

        Returns
        -------
        query_indices : int (batch_size,)
            Into `X`, or into `candidates` where these are samples.
        utilities : float (batch_size, n_samples) or (batch_size, n_candidates)
            The probability of each sample to be drawn; NaN where it cannot be.
        """
        X, y, candidates, batch_size, return_utilities = self._validate_data(
            X, y, candidates, batch_size, return_utilities, reset=True
        )
        check_scalar(self.gamma, "gamma", min_val=0, target_type=Real)
        rows, where, n_out = candidate_rows(
            X, candidates, is_unlabeled(y, missing_label=self.missing_label_)
        )
        clf = fitted(clf, X, y, fit_clf, sample_weight, self.missing_label_)
        proba, _ = predict(clf, rows)
        picks, chances = draw_batch(
            proba,
            1 - _margins(proba),
            batch_size,
            self.gamma,
            self.random_state_,
            keep=return_utilities,
        )
        return answer(picks, chances, where, n_out, return_utilities)


def _margins(proba: Floats) -> Floats:
    """Return by how much the likeliest class of each sample is likelier than the next, (n,)."""
    likeliest = proba.argmax(axis=1, keepdims=True)
    others = proba.copy()
    np.put_along_axis(others, likeliest, -1, axis=1)
    margins: Floats = np.take_along_axis(proba, likeliest, axis=1)[:, 0] - others.max(axis=1)
    return margins


def draw_batch(
    proba: Floats,
    uncertainty: Floats,
    batch_size: int,
    gamma: float,
    random: np.random.RandomState,
    *,
    keep: bool,
) -> tuple[list[int], Floats]:
    """Draw a batch by the uncertainty, (n,), and by distance (Eqs. 4 to 6 of the paper).

    Returns the picks and, if they are to be kept, the chances of each draw, (batch_size, n), with
    NaN for what is already picked.
    """
    distance = uncertainty.copy()
    to = _CityBlock(proba)
    chances = np.empty((batch_size if keep else 0, len(proba)))
    picks: list[int] = []
    for i in range(batch_size):
        tick(i, batch_size)
        if i:
            to.lower(distance, picks[-1])
            distance -= distance.min()
            span = distance.max()
            if span > 0:
                distance /= span
        relevance = (uncertainty + distance) ** gamma
        relevance[picks] = 0
        total = relevance.sum()
        if total == 0:
            relevance = np.ones_like(relevance)
            relevance[picks] = 0
            total = relevance.sum()
        relevance /= total
        pick = draw(random, relevance)
        if keep:
            chances[i] = relevance
            chances[i, picks] = np.nan
        picks.append(pick)
    return picks, chances


class _CityBlock:
    """City-block distances between rows of class probabilities."""

    N_BOUND = 6
    # A share of rows: with fewer, measuring them is faster than another bound.
    FEW = 1 / 16

    def __init__(self, proba: Floats) -> None:
        self._proba = proba
        # A column of probabilities is read much faster where they lie together.
        few = proba.size <= _MAX_COPIED
        self._columns = np.ascontiguousarray(proba.T) if few else proba.T
        self._sums = proba.sum(axis=1)
        self._rounding = _ROUNDING * max(1.0, float(np.nan_to_num(self._sums).max(initial=0)))
        self._likeliest = proba.argmax(axis=1)
        # By how much it outweighs all other classes.
        self._lead = 2 * proba[np.arange(len(proba)), self._likeliest] - self._sums

    def lower(self, distance: Floats, pick: int) -> None:
        """Replace each distance by that to the pick where this is the smaller."""
        target = self._proba[pick]
        # The likeliest class of a row, and all others taken together, bound it from below.
        lead = (2 * target - self._sums[pick])[self._likeliest]
        near = np.flatnonzero(self._lead - lead <= distance + self._rounding)
        if len(near) > self.FEW * len(distance):
            near = near[self._at_least(near, pick) <= distance[near] + self._rounding]
        measured = cdist(self._proba[near], target[None], "cityblock")[:, 0]
        distance[near] = np.minimum(measured.astype(distance.dtype), distance[near])

    def _at_least(self, rows: Indices, pick: int) -> Floats:
        """Bound distances from below by the pick's likeliest classes and all others together."""
        target = self._proba[pick]
        rest = self._sums[rows] - self._sums[pick]
        bound: Floats = np.zeros_like(rest)
        for k in np.argsort(target)[-self.N_BOUND :]:
            # [k, rows] would take three times as long.
            difference = self._columns[k][rows] - target[k]
            rest -= difference
            bound += np.abs(difference, out=difference)
        bound += np.abs(rest, out=rest)
        return bound
