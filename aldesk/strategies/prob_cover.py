"""ProbCover: the samples that have the most uncovered neighbours."""

import hashlib
import warnings
from copy import deepcopy
from numbers import Integral
from typing import Any

import numpy as np
import numpy.typing as npt
import skactiveml.pool
from skactiveml.utils import MISSING_LABEL, check_scalar, check_type, rand_argmax
from sklearn.cluster import KMeans
from sklearn.metrics import euclidean_distances, pairwise_distances
from sklearn.utils.validation import column_or_1d

from aldesk.strategies.arrays import Floats, Mask
from aldesk.strategies.clustering import FastKMeans, cluster_algorithm
from aldesk.strategies.lengths import unit_length
from aldesk.strategies.neighbours import Dense, Graph, Pairs
from aldesk.strategies.plus_plus import plus_plus
from aldesk.strategies.threads import one_blas_thread
from aldesk.strategies.watch import tick

# Above, two passes over all pairs would take longer than a person waits.
_MAX_EXACT = 20_000
_N_REFERENCES, _FEWEST_REFERENCES = 10_000, 2_000
_MAX_PAIRS = 4_000_000_000  # half a minute; half a gigabyte of neighbours
# Below, the distances are asked for all at once: 32 MB.
_MAX_DENSE = 2_000


class ProbCover(skactiveml.pool.ProbCover):
    """Ask for the samples that have the most neighbours not yet near a label [1]_.

    A sample is covered when one with a label is within `delta_max_` of it. The radius is the
    largest of `deltas` at which at least `alpha` of the samples have only neighbours of their own
    cluster. The parameters are those of `skactiveml.pool.ProbCover` and one more, and without it so
    are the picks.

    Parameters
    ----------
    normalize_samples : bool, default=False
        Whether to scale each sample to the length 1, as in the paper. The default `deltas`, 0.2 to
        2, are made for that: few encoders have samples so near each other, and without neighbours
        the picks are random. `aldesk.strategies.build` sets it.

    Attributes
    ----------
    delta_max_ : float
        The radius, found by the first query and by those with ``update=True``.

    Notes
    -----
    Degrees are kept up to date rather than counted anew for each pick, and the neighbours are
    kept from one query to the next, for as long as `X` has the same content. When `X` changes,
    they are found anew with the radius known.

    Of scikit-learn's k-means, the start is made with fewer distances in double precision, from
    which the same centres come (`aldesk.strategies.plus_plus`).

    Peak memory beside `X`: n² / 8 bytes for neighbours (50 MB at 20,000 samples), twice that where
    it is hard to tell which radius is the largest. With more than
    20,000 samples the degrees are estimated: neighbours are counted among 10,000 samples drawn at
    random, and the radius is found with their clusters (`FastKMeans`, unless another is given)
    and the nearest neighbours of 2,000 samples; 1,250 bytes a sample.
    A `distance_func` other than the Euclidean returns all n² distances.

    References
    ----------
    .. [1] O. Yehuda, A. Dekel, G. Hacohen, D. Weinshall. Active learning through a covering lens.
       NeurIPS 2022
    """

    def __init__(
        self,
        n_classes: int | None = None,
        deltas: npt.ArrayLike | None = None,
        alpha: float = 0.95,
        cluster_algo: type = KMeans,
        cluster_algo_dict: dict[str, Any] | None = None,
        n_cluster_param_name: str = "n_clusters",
        distance_func: Any = pairwise_distances,
        missing_label: Any = MISSING_LABEL,
        random_state: int | np.random.RandomState | None = None,
        normalize_samples: bool = False,
    ) -> None:
        super().__init__(
            n_classes=n_classes,
            deltas=deltas,
            alpha=alpha,
            cluster_algo=cluster_algo,
            cluster_algo_dict=cluster_algo_dict,
            n_cluster_param_name=n_cluster_param_name,
            distance_func=distance_func,
            missing_label=missing_label,
            random_state=random_state,
        )
        self.normalize_samples = normalize_samples

    def query(
        self,
        X: Any,
        y: Any,
        candidates: npt.ArrayLike | None = None,
        batch_size: int = 1,
        return_utilities: bool = False,
        update: bool = False,
    ) -> Any:
        """Return the picks and, if asked for, the degrees; as scikit-activeml's does."""
        X, y, candidates, batch_size, return_utilities = self._validate_data(
            X, y, candidates, batch_size, return_utilities, reset=True
        )
        # Only their numbers are wanted: X without columns saves the copy of the samples.
        _, mapping = self._transform_candidates(candidates, X[:, :0], y, enforce_mapping=True)
        is_candidate = np.zeros(len(X), bool)
        is_candidate[mapping] = True
        n_classes = self.n_classes
        if n_classes is None:
            n_classes = max(len(np.unique(y[~is_candidate])), 2)
        deltas = self._check(n_classes, update)
        graph = self._graph(X, n_classes, deltas, update)
        return self._cover(graph, is_candidate, batch_size, return_utilities)

    def _check(self, n_classes: object, update: object) -> Floats:
        check_scalar(n_classes, "n_classes", min_val=2, target_type=Integral)
        between = {
            "min_inclusive": False,
            "max_inclusive": False,
            "target_type": (float, np.floating),
        }
        check_scalar(self.alpha, "alpha", min_val=0, max_val=1, **between)
        check_type(self.cluster_algo_dict, "cluster_algo_dict", dict, type(None))
        check_scalar(update, "update", target_type=bool)
        check_scalar(self.normalize_samples, "normalize_samples", target_type=bool)
        if self.deltas is None:
            return np.arange(0.2, 2.2, 0.2)
        deltas = np.sort(column_or_1d(self.deltas, dtype=float))
        if (deltas < 0).any():
            raise ValueError("`deltas` must not be negative.")
        return deltas

    def _graph(self, X: Floats, n_classes: int, deltas: Floats, update: bool) -> Graph:
        """Return who is whose neighbour, from the last query where nothing has changed."""
        content = (X.shape, X.dtype.str, _digest(X), self.normalize_samples)
        asked = (*content, n_classes, tuple(deltas), self.alpha)
        if not hasattr(self, "delta_max_") or (update and getattr(self, "_asked", None) != asked):
            samples = self._scaled(X)
            pairs = self._pairs(samples)
            self.delta_max_ = self._largest_pure(pairs, samples, n_classes, deltas)
            self._asked = asked
            self._kept = (*content, self.delta_max_), pairs.graph(self.delta_max_)
        key = (*content, self.delta_max_)
        if getattr(self, "_kept", (None,))[0] != key:
            self._kept = key, self._pairs(self._scaled(X)).graph(self.delta_max_)
        return self._kept[1]

    def _scaled(self, X: Floats) -> Floats:
        scaled: Floats = unit_length(X) if self.normalize_samples else X
        return scaled

    def _pairs(self, X: Floats) -> Pairs | Dense:
        euclidean = self.distance_func in (pairwise_distances, euclidean_distances)
        if not euclidean or X.ndim > 2 or len(X) <= _MAX_DENSE:
            return Dense(self.distance_func(X))
        if len(X) <= _MAX_EXACT:
            return Pairs(X)
        # A generator of its own: the draws for ties stay scikit-activeml's.
        draw = deepcopy(self.random_state_)
        n_references = min(_N_REFERENCES, max(_FEWEST_REFERENCES, _MAX_PAIRS // len(X)))
        return Pairs(X, draw.permutation(len(X))[:n_references])

    def _largest_pure(
        self, pairs: Pairs | Dense, X: Floats, n_classes: int, deltas: Floats
    ) -> float:
        """Return the largest radius whose purity, and that of all smaller ones, is `alpha`."""
        if len(deltas) == 1 or pairs.is_lonely(deltas[-1], self.alpha):
            return float(deltas[-1])
        algorithm = cluster_algorithm(
            self._clustering(len(X)),
            self.cluster_algo_dict,
            self.n_cluster_param_name,
            n_classes,
            deepcopy(self.random_state),
        )
        if X.dtype == np.float32 and _starts_as_usual(algorithm):
            algorithm.set_params(init=plus_plus, n_init=1)
        with one_blas_thread():  # k-means++ makes many small products
            clusters = pairs.clusters(X, algorithm)
        purity = pairs.purity(clusters, deltas, self.alpha)
        n_pure = int(np.argmin(np.append(purity >= self.alpha, False)))
        if n_pure == 0:
            warnings.warn(
                f"The purity is {purity[0]:.3f} at the smallest of the `deltas` and should be at "
                f"least `alpha`, {self.alpha}. Smaller `deltas` would be better.",
                stacklevel=4,
            )
        return float(deltas[max(n_pure - 1, 0)])

    def _clustering(self, n_samples: int) -> type:
        if n_samples > _MAX_EXACT and self.cluster_algo is KMeans and not self.cluster_algo_dict:
            return FastKMeans
        algorithm: type = self.cluster_algo
        return algorithm

    def _cover(
        self, graph: Graph, is_candidate: Mask, batch_size: int, return_utilities: bool
    ) -> Any:
        """Pick greedily, and take the newly covered off the degrees of their neighbours."""
        covered = graph.covered_by(~is_candidate)
        degrees = graph.degrees(~covered)
        picks = np.zeros(batch_size, np.int64)
        utilities = np.empty((batch_size if return_utilities else 0, len(is_candidate)))
        row = np.full(len(is_candidate), np.nan)
        for step in range(batch_size):
            tick(step, batch_size)
            row[is_candidate] = degrees[is_candidate] * graph.weight
            if return_utilities:
                utilities[step] = row
            pick = picks[step] = rand_argmax(row, random_state=self.random_state_)[0]
            is_candidate[pick], row[pick] = False, np.nan
            new = graph.neighbours(pick) & ~covered
            degrees -= graph.counts(np.flatnonzero(new))
            covered |= new
        return (picks, utilities) if return_utilities else picks


def _starts_as_usual(algorithm: Any) -> bool:
    """Return whether it is scikit-learn's k-means from one start of its own."""
    usual = KMeans()
    return type(algorithm) is KMeans and all(
        getattr(algorithm, name) == getattr(usual, name) for name in ("init", "n_init")
    )


def _digest(X: Floats) -> bytes:
    digest = hashlib.sha256()
    for start in range(0, len(X), 4096):
        digest.update(np.ascontiguousarray(X[start : start + 4096]).data)
    return digest.digest()
