"""Uncertainty sampling of pools that are larger than memory."""

from typing import Any

import numpy as np
from skactiveml import pool
from skactiveml.pool import uncertainty_scores
from skactiveml.utils import is_unlabeled
from sklearn.utils import check_array, check_consistent_length

from aldesk.strategies.best import best
from aldesk.strategies.rows import BLOCK, ONE_CALL, candidate_rows, fitted


class UncertaintySampling(pool.UncertaintySampling):
    """Uncertainty sampling.

    Asks for the samples whose class the classifier is least sure of. Up to 65,536 candidates are
    predicted at once, as scikit-activeml does; beyond, it predicts in blocks and copies nothing, so
    that the peak is about 40 bytes a candidate above `X`, and 8 · batch_size more if the utilities
    are returned.

    Parameters
    ----------
    method : str, default="least_confident"
        "least_confident", "margin_sampling", "entropy", or "expected_average_precision", which
        always is scikit-activeml's own.
    cost_matrix : (n_classes, n_classes), optional
        What it costs to predict a column's class for a row's.
    missing_label : scalar, str, None or np.nan, default=np.nan
        What stands for a missing label.
    random_state : int, RandomState or None, default=None
        Decides between candidates that are equally uncertain.

    References
    ----------
    B. Settles. Active learning literature survey. University of Wisconsin–Madison, 2009.
    """

    def query(
        self,
        X: Any,
        y: Any,
        clf: Any,
        fit_clf: bool = True,
        sample_weight: Any = None,
        utility_weight: Any = None,
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
        utility_weight : (n_samples,) or (n_candidates,), optional
            What the utilities are multiplied by.
        candidates : None, int (n_candidates,) or (n_candidates, n_features), default=None
            All without a label, indices into `X`, or samples.
        batch_size : int, default=1
        return_utilities : bool, default=False

        Returns
        -------
        query_indices : int (batch_size,)
            Into `X`, or into `candidates` where these are samples.
        utilities : float (batch_size, n_samples) or (batch_size, n_candidates)
            The uncertainty of each candidate; NaN for what is picked.
        """
        if self.method not in ("least_confident", "margin_sampling", "entropy"):
            return super().query(
                X,
                y,
                clf,
                fit_clf,
                sample_weight,
                utility_weight,
                candidates,
                batch_size,
                return_utilities,
            )
        X, y, candidates, batch_size, return_utilities = self._validate_data(
            X, y, candidates, batch_size, return_utilities, reset=True
        )
        clf = fitted(clf, X, y, fit_clf, sample_weight, self.missing_label_)
        unlabeled = is_unlabeled(y, missing_label=self.missing_label_)
        rows, where, n_out = candidate_rows(X, candidates, unlabeled)
        utilities = np.full(n_out, np.nan)
        for part, block in rows.blocks(ONE_CALL if len(rows) <= ONE_CALL else BLOCK):
            utilities[where[part]] = uncertainty_scores(
                clf.predict_proba(block), self.cost_matrix, self.method
            )
        if utility_weight is not None:
            utility_weight = check_array(utility_weight, ensure_2d=False)
            check_consistent_length(utility_weight, utilities)
            utilities *= utility_weight
        return best(utilities, batch_size, self.random_state_, keep=return_utilities)
