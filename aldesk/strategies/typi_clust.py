"""TypiClust: the most typical samples of the largest clusters without a label."""

from copy import deepcopy
from numbers import Integral
from typing import Any

import numpy as np
import numpy.typing as npt
import skactiveml.pool
from skactiveml.utils import MISSING_LABEL, check_scalar, check_type, is_labeled, rand_argmax
from sklearn.neighbors import NearestNeighbors

from aldesk.strategies.arrays import Floats, Ints, Mask
from aldesk.strategies.clustering import FastKMeans, cluster_algorithm
from aldesk.strategies.lengths import excess
from aldesk.strategies.watch import tick


class TypiClust(skactiveml.pool.TypiClust):
    """Ask for the most typical sample of each of the largest clusters without a label [1]_.

    Clusters all samples into as many clusters as there are labels and samples to ask for. The
    parameters are those of `skactiveml.pool.TypiClust`, but the clustering is
    `aldesk.strategies.clustering.FastKMeans` unless another is given. With
    ``cluster_algo=sklearn.cluster.KMeans`` the picks are scikit-activeml's, save that no sample
    is picked twice.

    Notes
    -----
    Peak memory: that of the clustering; and batch_size × n_samples × 8 bytes if utilities are
    returned. With millions of samples the centres are found on a random part of them.

    References
    ----------
    .. [1] G. Hacohen, A. Dekel, D. Weinshall. Active learning on a budget: opposite strategies
       suit high and low budgets. ICML 2022
    """

    def __init__(
        self,
        missing_label: Any = MISSING_LABEL,
        random_state: int | np.random.RandomState | None = None,
        cluster_algo: type = FastKMeans,
        cluster_algo_dict: dict[str, Any] | None = None,
        n_cluster_param_name: str = "n_clusters",
        k: int = 5,
    ) -> None:
        super().__init__(
            missing_label=missing_label,
            random_state=random_state,
            cluster_algo=cluster_algo,
            cluster_algo_dict=cluster_algo_dict,
            n_cluster_param_name=n_cluster_param_name,
            k=k,
        )

    def query(
        self,
        X: Any,
        y: Any,
        candidates: npt.ArrayLike | None = None,
        batch_size: int = 1,
        return_utilities: bool = False,
    ) -> Any:
        """Return the picks and, if asked for, the typicality; as scikit-activeml's does."""
        X, y, candidates, batch_size, return_utilities = self._validate_data(
            X, y, candidates, batch_size, return_utilities, reset=True
        )
        # Only their numbers are wanted: X without columns saves the copy of the samples.
        _, mapping = self._transform_candidates(candidates, X[:, :0], y, enforce_mapping=True)
        check_scalar(self.k, "k", target_type=Integral, min_val=1)
        check_type(self.cluster_algo_dict, "cluster_algo_dict", dict, type(None))
        check_type(self.n_cluster_param_name, "n_cluster_param_name", str)

        labeled = is_labeled(y, missing_label=self.missing_label_)
        clusters, sizes = self._cluster(X, labeled, batch_size)
        picks = np.zeros(0, np.int64)
        utilities = np.full((batch_size if return_utilities else 0, len(X)), np.nan)
        for step in range(batch_size):
            tick(step, batch_size)
            typicality = self._next_typicality(X, clusters, sizes)[mapping]
            typicality[np.isin(mapping, picks)] = np.nan
            if return_utilities:
                utilities[step, mapping] = typicality
            pick = rand_argmax(typicality, random_state=self.random_state_)
            picks = np.append(picks, mapping[pick])
        return (picks, utilities) if return_utilities else picks

    def _cluster(self, X: Floats, labeled: Mask, batch_size: int) -> tuple[Ints, Floats]:
        """Return each sample's cluster, and each cluster's size, 0 where one is labeled."""
        n_clusters = int(labeled.sum()) + batch_size
        algorithm = cluster_algorithm(
            self.cluster_algo,
            self.cluster_algo_dict,
            self.n_cluster_param_name,
            n_clusters,
            deepcopy(self.random_state),
        )
        clusters = algorithm.fit_predict(X)
        sizes = np.bincount(clusters, minlength=n_clusters).astype(float)
        sizes[clusters[labeled]] = 0
        return clusters, sizes

    def _next_typicality(self, X: Floats, clusters: Ints, sizes: Floats) -> Floats:
        """Return the typicality of the largest cluster's samples and take it off the list."""
        if not sizes.any():
            return np.ones(len(X))
        cluster = rand_argmax(sizes, random_state=self.random_state_)[0]
        sizes[cluster] = 0
        members = np.flatnonzero(clusters == cluster)
        typicality = np.full(len(X), -np.inf)
        typicality[members] = _typicality(X[members], self.k)
        return typicality


def _typicality(X: Floats, k: int) -> Floats:
    """Return the inverse mean distance to the k nearest of the same cluster; Eq. 1 of [1]_."""
    k = min(len(X) - 1, k)
    if k == 0:
        return np.ones(1)
    exponent = excess(X)
    X = np.ldexp(X, -exponent) if exponent else X
    distances, _ = NearestNeighbors(n_neighbors=k + 1).fit(X).kneighbors(X)
    distances = np.ldexp(distances, exponent)
    # The sample itself is the first neighbour, at 0; the constant keeps duplicates finite.
    typicality: Floats = ((distances.sum(axis=1) + 1e-7) / k) ** -1
    return typicality
