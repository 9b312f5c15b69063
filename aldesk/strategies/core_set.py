"""Core-set selection over the candidates only."""

from typing import Any

import numpy as np
from skactiveml import pool
from skactiveml.utils import is_unlabeled, rand_argmax

from aldesk.strategies.arrays import Floats, Indices, Mask
from aldesk.strategies.distances import Distances
from aldesk.strategies.rows import Rows, as_many, candidate_rows
from aldesk.strategies.watch import tick


class CoreSet(pool.CoreSet):
    """Core-set selection by the greedy k-center algorithm.

    Asks for the sample that is farthest from all that are labelled or picked, again and again.

    With the Euclidean metric, distances come from matrix products and only the candidates are
    looked at; those whose distances are too close to tell apart are compared in float64. The peak
    is 60 bytes a candidate and 20 MB above `X`, and a copy of the candidates' rows where there are
    few. Any other metric is left to scikit-activeml.

    Parameters
    ----------
    metric : str or callable, default="euclidean"
        As of `sklearn.metrics.pairwise_distances_argmin_min`.
    metric_dict : dict, optional
        Its keyword arguments.
    missing_label : scalar, str, None or np.nan, default=np.nan
        What stands for a missing label.
    random_state : int, RandomState or None, default=None
        Decides between candidates that are equally far.

    References
    ----------
    O. Sener, S. Savarese. Active learning for convolutional neural networks: a core-set approach.
    ICLR 2018.
    """

    def query(
        self,
        X: Any,
        y: Any,
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
        candidates : None, int (n_candidates,) or (n_candidates, n_features), default=None
            All without a label, indices into `X`, or samples.
        batch_size : int, default=1
        return_utilities : bool, default=False

        Returns
        -------
        query_indices : int (batch_size,)
            Into `X`, or into `candidates` where these are samples.
        utilities : float (batch_size, n_samples) or (batch_size, n_candidates)
            The distance of each candidate to the nearest labelled or picked sample.
        """
        if self.metric != "euclidean" or self.metric_dict or np.ndim(X) != 2:
            return super().query(X, y, candidates, batch_size, return_utilities)
        X, y, candidates, batch_size, return_utilities = self._validate_data(
            X, y, candidates, batch_size, return_utilities, reset=True
        )
        unlabeled = is_unlabeled(y, missing_label=self.missing_label_)
        rows, where, n_out = candidate_rows(X, candidates, unlabeled)
        is_open = unlabeled[where] if rows.index is not None else np.ones(len(rows), bool)
        batch_size = as_many(batch_size, int(is_open.sum()))
        centers = _Centers(rows.packed(), X[~unlabeled], is_open)
        picks = np.empty(batch_size, np.intp)
        utilities = np.full((batch_size if return_utilities else 1, n_out), np.nan)
        position = np.zeros(n_out, np.intp)
        position[where] = np.arange(len(where))
        for i in range(batch_size):
            tick(i, batch_size)
            row = utilities[i if return_utilities else 0]
            row[where] = centers.distances()
            picks[i] = rand_argmax(row, random_state=self.random_state_)[0]
            centers.add(int(position[picks[i]]))
        return (picks, utilities) if return_utilities else picks


class _Centers:
    """How far every candidate is from its nearest center; NaN for those that are none."""

    def __init__(self, rows: Rows, centers: Floats, is_open: Mask) -> None:
        self._rows = rows
        self._to = Distances(rows)
        self._labeled = centers
        self._picks: list[int] = []
        self._squares: Floats = np.zeros(len(rows))
        self._errors: Floats = np.zeros(len(rows))
        self._nearest: Indices = np.zeros(len(rows), np.intp)
        if len(centers):
            self._squares, self._nearest, self._errors = self._to.nearest(centers)
        self._squares[~is_open] = np.nan

    def add(self, pick: int) -> None:
        point = self._rows[pick]
        squares, errors = self._to.to(point)
        if np.nansum(self._squares) == 0:
            # No center yet, or only copies of centers are left.
            self._squares[self._squares == 0] = np.inf
        difference = np.abs(squares - self._squares)
        doubtful = np.flatnonzero((difference <= errors + self._errors) & (difference > 0))
        self._make_exact(doubtful)
        squares[doubtful], errors[doubtful] = self._to.exact(doubtful, point), 0
        nearer = squares < self._squares
        self._squares[nearer], self._errors[nearer] = squares[nearer], errors[nearer]
        self._nearest[nearer] = len(self._labeled) + len(self._picks)
        self._squares[pick] = np.nan
        self._picks.append(pick)

    def distances(self) -> Floats:
        """Return the distances, exact for the farthest."""
        top = np.nanmax(self._squares - self._errors, initial=0)
        if 0 < top < np.inf:
            rivals = np.flatnonzero(self._squares + self._errors >= top)
            if len(rivals) > 1:
                self._make_exact(rivals)
        return np.sqrt(self._squares)

    def _make_exact(self, which: Indices) -> None:
        which = which[self._errors[which] > 0]
        nearest = self._nearest[which]
        is_pick = nearest >= len(self._labeled)
        picks = np.array(self._picks, np.intp)[nearest[is_pick] - len(self._labeled)]
        of_label, of_pick = which[~is_pick], which[is_pick]
        self._squares[of_label] = self._to.exact(of_label, self._labeled[nearest[~is_pick]])
        self._squares[of_pick] = self._to.exact(of_pick, self._rows[picks])
        self._errors[which] = 0
