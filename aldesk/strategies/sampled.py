"""Uncertainty sampling that draws, with probabilities that are known."""

from numbers import Real
from typing import Any

import numpy as np
from skactiveml.base import SingleAnnotatorPoolQueryStrategy
from skactiveml.pool import uncertainty_scores
from skactiveml.utils import MISSING_LABEL, check_scalar, is_unlabeled

from aldesk.strategies.rows import answer, candidate_rows, draw, fitted
from aldesk.strategies.watch import tick


class SampledUncertainty(SingleAnnotatorPoolQueryStrategy):
    """Draw samples one after another, unsure ones more often, and none never.

    A batch of the most uncertain samples holds many that are alike; one that is drawn in proportion
    to the uncertainty does not, at hardly any cost (Kirsch et al.). As each draw's probability is
    known, and at least `random_share` of what it would be if all were drawn alike, the labels can
    also measure, with weights of at most 1 / `random_share` (Farquhar et al.).

    Parameters
    ----------
    method : str, default="margin_sampling"
        "least_confident", "margin_sampling" or "entropy".
    random_share : float, default=0.5
        How much of the probability is dealt evenly, above 0; 1 draws at random.
    missing_label : scalar, str, None or np.nan, default=np.nan
        What stands for a missing label.
    random_state : int, RandomState or None, default=None

    References
    ----------
    A. Kirsch, S. Farquhar, P. Atighehchian, A. Jesson, F. Branchaud-Charron, Y. Gal. Stochastic
    batch acquisition: a simple baseline for deep active learning. TMLR 2023.
    S. Farquhar, Y. Gal, T. Rainforth. On statistical bias in active learning: how and when to fix
    it. ICLR 2021.
    """

    def __init__(
        self,
        method: str = "margin_sampling",
        random_share: float = 0.5,
        missing_label: Any = MISSING_LABEL,
        random_state: Any = None,
    ) -> None:
        super().__init__(missing_label=missing_label, random_state=random_state)
        self.method = method
        self.random_share = random_share

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
        check_scalar(
            self.random_share,
            "random_share",
            target_type=Real,
            min_val=0,
            max_val=1,
            min_inclusive=False,
        )
        rows, where, n_out = candidate_rows(
            X, candidates, is_unlabeled(y, missing_label=self.missing_label_)
        )
        clf = fitted(clf, X, y, fit_clf, sample_weight, self.missing_label_)
        uncertainty = np.empty(len(rows))
        for part, block in rows.blocks():
            uncertainty[part] = uncertainty_scores(clf.predict_proba(block), method=self.method)
        share = self.random_share if (total := uncertainty.sum()) > 0 else 1.0
        weights = share / len(rows) + (1 - share) * uncertainty / (total or 1.0)
        picks: list[int] = []
        chances = np.empty((batch_size if return_utilities else 0, len(rows)))
        for i in range(batch_size):
            tick(i, batch_size)
            weights /= weights.sum()
            if return_utilities:
                chances[i] = weights
                chances[i, picks] = np.nan
            picks.append(draw(self.random_state_, weights))
            weights[picks[-1]] = 0
        return answer(picks, chances, where, n_out, return_utilities)
