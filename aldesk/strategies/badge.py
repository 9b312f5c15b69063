"""BADGE without its gradient embeddings."""

from typing import Any

import numpy as np
from skactiveml import pool
from skactiveml.utils import is_unlabeled

from aldesk.strategies.arrays import Floats, Ints
from aldesk.strategies.rows import (
    Rows,
    answer,
    as_many,
    candidate_rows,
    draw,
    embedding_options,
    fitted,
    predict,
)
from aldesk.strategies.watch import tick


class Badge(pool.Badge):
    """Batch active learning by diverse gradient embeddings (BADGE).

    Samples a batch by k-means++ on the gradients that the last layer's loss would have if the
    predicted class were right: long gradients are uncertain samples, different ones are diverse.

    The gradient of a sample is the outer product of p - e (its class probabilities less the
    one-hot prediction) and its embedding x, so that an inner product of two gradients is
    ``((p - e) · (p' - e')) (x · x')``. Hence neither the gradients, of which each is as long as
    classes × features, nor a copy of the pool is made: the peak is about 4 · n_candidates ·
    (n_classes + 10) bytes above `X` (8 with float64), and a batch reads the pool once a sample.

    Parameters
    ----------
    clf_embedding_flag_name : dict, str or None, default=None
        What `predict_proba` is called with to return ``(probabilities, embeddings)``: keyword
        arguments, the name of one that is set to True, or nothing. Where it returns no
        embeddings, `X` is used.
    missing_label : scalar, str, None or np.nan, default=np.nan
        What stands for a missing label.
    random_state : int, RandomState or None, default=None

    References
    ----------
    J. T. Ash, C. Zhang, A. Krishnamurthy, J. Langford, A. Agarwal. Deep batch active learning by
    diverse, uncertain gradient lower bounds. ICLR 2020.
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
        options = embedding_options(self.clf_embedding_flag_name)
        clf = fitted(clf, X, y, fit_clf, sample_weight, self.missing_label_)
        unlabeled = is_unlabeled(y, missing_label=self.missing_label_)
        if candidates is not None and candidates.ndim == 1:
            candidates = candidates[unlabeled[candidates]]
        rows, where, n_out = candidate_rows(X, candidates, unlabeled)
        batch_size = as_many(batch_size, len(rows))
        proba, packed = _predict(clf, rows, options)
        gradients = Gradients(proba, proba.argmax(axis=1), packed)
        picks, chances = k_means_pp(
            gradients, batch_size, self.random_state_, keep=return_utilities
        )
        return answer(picks, chances, where, n_out, return_utilities)


def _predict(clf: Any, rows: Rows, options: Any) -> tuple[Floats, Rows]:
    proba, embeddings = predict(clf, rows, options)
    return proba, (rows if embeddings is None else Rows(embeddings)).packed()


class Gradients:
    """Gradient embeddings, known by their two factors only."""

    def __init__(self, proba: Floats, guess: Floats | Ints, rows: Rows) -> None:
        """Take the probabilities, (n, n_classes), and what is predicted.

        That is the code of one class for each sample, (n,), or 0 and 1 of each, (n, n_classes).
        """
        self._rows = rows
        kind = np.result_type(rows.matrix.dtype, np.float32)
        self._factor = proba.astype(kind)
        if guess.ndim == 1:
            self._factor[np.arange(len(proba)), guess] -= 1
        else:
            self._factor -= guess
        self.norms = np.empty(len(rows))
        for part, x in rows.blocks():
            factor = self._factor[part]
            self.norms[part] = np.einsum("ij,ij->i", factor, factor, dtype=np.float64)
            self.norms[part] *= np.einsum("ij,ij->i", x, x, dtype=np.float64)
        # Below this part of their norms two gradients are equal but for rounding.
        self._noise = 8 * np.finfo(kind).eps

    def __len__(self) -> int:
        return len(self.norms)

    def squared_distances(self, pick: int) -> Floats:
        """Return the squared distance of every gradient to one of them, float64 (n,)."""
        product = np.multiply(
            self._factor @ self._factor[pick], self._rows.dot(self._rows[pick]), dtype=np.float64
        )
        sums = self.norms + self.norms[pick]
        distances: Floats = sums - 2 * product
        distances[distances <= self._noise * sums] = 0
        return distances


def k_means_pp(
    gradients: Gradients, batch_size: int, random: np.random.RandomState, *, keep: bool
) -> tuple[list[int], Floats]:
    """Draw a batch, each with a chance proportional to its squared distance from those before.

    The first is the longest gradient. Returns the picks and, if they are to be kept, the chances
    of each draw, (batch_size, n), with NaN for what is already picked.
    """
    n = len(gradients)
    chances = np.empty((batch_size if keep else 0, n))
    picks: list[int] = []
    nearest = gradients.norms
    for i in range(batch_size):
        tick(i, batch_size)
        if i:
            nearest = np.minimum(nearest, gradients.squared_distances(picks[-1]))
        total = nearest.sum()
        weights = nearest
        if total == 0:
            # Only copies of the picks are left: any will do.
            nearest = np.full(n, np.inf)
            weights = np.ones(n)
            weights[picks] = 0
            total = weights.sum()
        chance = weights / total
        if keep:
            chances[i] = chance
            chances[i, picks] = np.nan
        pick = int(weights.argmax()) if i == 0 else draw(random, chance)
        picks.append(pick)
    return picks, chances
