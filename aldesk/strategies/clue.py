"""CLUE that gives the same picks for the same seed."""

from copy import deepcopy
from typing import Any

import numpy as np
import skactiveml.pool
from skactiveml.utils import check_random_state
from sklearn.base import clone
from sklearn.cluster import KMeans

from aldesk.strategies.arrays import Floats
from aldesk.strategies.lengths import excess
from aldesk.strategies.watch import tick


class Clue(skactiveml.pool.Clue):
    """Ask for the samples nearest to the centres of clusters weighted by uncertainty [1]_.

    This is `skactiveml.pool.Clue`, save that `random_state` seeds the clustering, too, unless
    `cluster_algo_dict` does. There, every query starts it anew at random.

    References
    ----------
    .. [1] V. Prabhu, A. Chandrasekaran, K. Saenko, J. Hoffman. Active domain adaptation via
       clustering uncertainty-weighted embeddings. ICCV 2021
    """

    def query(
        self,
        X: Any,
        y: Any,
        estimator: Any,
        fit_estimator: bool = True,
        sample_weight: Any = None,
        candidates: Any = None,
        batch_size: int = 1,
        return_utilities: bool = False,
    ) -> Any:
        """Return the picks and, if asked for, the utilities; as scikit-activeml's does."""
        tick(0, 1)
        strategy, settings = self, self.cluster_algo_dict
        if self.cluster_algo is KMeans and isinstance(settings, dict | None):
            # From a copy, so that the draws of ties stay scikit-activeml's.
            seed = deepcopy(check_random_state(self.random_state)).randint(2**31 - 1)
            strategy = clone(self).set_params(
                cluster_algo=_KMeans, cluster_algo_dict={"random_state": seed} | (settings or {})
            )
        return super(Clue, strategy).query(
            X,
            y,
            estimator,
            fit_estimator,
            sample_weight,
            candidates,
            batch_size,
            return_utilities,
        )


class _KMeans(KMeans):
    """scikit-learn's, of samples of any size."""

    def fit_transform(self, X: Floats, y: object = None, sample_weight: Any = None) -> Floats:
        exponent = excess(X)
        X = np.ldexp(X, -exponent) if exponent else X
        distances: Floats = super().fit_transform(X, sample_weight=sample_weight)
        return np.ldexp(distances, exponent)
