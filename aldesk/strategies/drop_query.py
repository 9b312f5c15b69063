"""DropQuery: of the samples whose predicted class depends on single features, a diverse batch."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from copy import deepcopy
from numbers import Integral
from typing import Any

import numpy as np
import numpy.typing as npt
import skactiveml.pool
from skactiveml.base import SkactivemlClassifier
from skactiveml.utils import (
    MISSING_LABEL,
    check_equal_missing_label,
    check_scalar,
    check_type,
    rand_argmax,
)
from sklearn import clone

from aldesk.strategies.arrays import Floats, Ints, Mask
from aldesk.strategies.clustering import FastKMeans, cluster_algorithm
from aldesk.strategies.watch import tick

_BLOCK = 16_384


class DropQuery(skactiveml.pool.DropQuery):
    """Ask for a diverse batch of the samples whose class changes when features are dropped [1]_.

    Predicts each candidate `n_dropout_samples` times with random features set to 0, keeps those
    of which more than half of these predictions differ from the plain one, clusters them, and
    takes the nearest to each centre. The parameters are those of `skactiveml.pool.DropQuery`, but
    the clustering is `aldesk.strategies.clustering.FastKMeans` unless another is given, and it
    is seeded. With ``cluster_algo=sklearn.cluster.KMeans`` and its seed in `cluster_algo_dict`
    the picks are scikit-activeml's.

    Notes
    -----
    Predicts in blocks. Peak memory beside `X`: the kept candidates and, for each, batch_size
    float32 distances; and batch_size × n_samples × 8 bytes if utilities are returned.

    References
    ----------
    .. [1] S. R. Gupte, J. Aklilu, J. J. Nirschl, S. Yeung-Levy. Revisiting active learning in the
       era of vision foundation models. TMLR 2024
    """

    def __init__(
        self,
        dropout_rate: float = 0.75,
        n_dropout_samples: int = 5,
        cluster_algo: type = FastKMeans,
        cluster_algo_dict: dict[str, Any] | None = None,
        n_cluster_param_name: str = "n_clusters",
        clf_embedding_flag_name: str | dict[str, Any] | None = None,
        missing_label: Any = MISSING_LABEL,
        random_state: int | np.random.RandomState | None = None,
    ) -> None:
        super().__init__(
            dropout_rate=dropout_rate,
            n_dropout_samples=n_dropout_samples,
            cluster_algo=cluster_algo,
            cluster_algo_dict=cluster_algo_dict,
            n_cluster_param_name=n_cluster_param_name,
            clf_embedding_flag_name=clf_embedding_flag_name,
            missing_label=missing_label,
            random_state=random_state,
        )

    def query(
        self,
        X: Any,
        y: Any,
        clf: SkactivemlClassifier,
        fit_clf: bool = True,
        sample_weight: npt.ArrayLike | None = None,
        candidates: npt.ArrayLike | None = None,
        batch_size: int = 1,
        return_utilities: bool = False,
    ) -> Any:
        """Return the picks and, if asked for, the utilities; as scikit-activeml's does."""
        X, y, candidates, batch_size, return_utilities = self._validate_data(
            X, y, candidates, batch_size, return_utilities, reset=True
        )
        # Only their numbers are wanted: X without columns saves the copy of the samples.
        _, mapping = self._transform_candidates(candidates, X[:, :0], y, enforce_mapping=True)
        self._check(clf, fit_clf)
        if fit_clf:
            weights = () if sample_weight is None else (sample_weight,)
            clf = clone(clf).fit(X, y, *weights)

        disagreement, embeddings = self._disagreement(X, mapping, clf)
        n_kept = max(int((disagreement > 0.5).sum()), batch_size)
        kept = np.argsort(disagreement)[-n_kept:]
        samples = X[mapping[kept]] if embeddings is None else embeddings[kept]
        distances = self._clustering(batch_size).fit_transform(samples)
        random = self.random_state_
        return nearest(distances, mapping, mapping[kept], len(X), random, keep=return_utilities)

    def _check(self, clf: Any, fit_clf: object) -> None:
        between = {
            "min_inclusive": False,
            "max_inclusive": False,
            "target_type": (float, np.floating),
        }
        check_scalar(self.dropout_rate, "dropout_rate", min_val=0.0, max_val=1.0, **between)
        check_scalar(self.n_dropout_samples, "n_dropout_samples", target_type=Integral, min_val=3)
        check_type(self.cluster_algo_dict, "cluster_algo_dict", dict, type(None))
        check_type(self.n_cluster_param_name, "n_cluster_param_name", str)
        check_type(self.clf_embedding_flag_name, "clf_embedding_flag_name", dict, str, type(None))
        check_type(clf, "clf", SkactivemlClassifier)
        check_type(fit_clf, "fit_clf", bool)
        check_equal_missing_label(clf.missing_label, self.missing_label_)

    def _disagreement(
        self, X: Floats, mapping: Ints, clf: SkactivemlClassifier
    ) -> tuple[Floats, Floats | None]:
        """Return the share of dropouts that change a candidate's class, and its embedding.

        The embeddings are None where the classifier gives none.
        """
        flag = self.clf_embedding_flag_name
        settings = {flag: True} if isinstance(flag, str) else flag or {}
        plain, embeddings = [], []
        for _, part in self._blocks(mapping, 0):
            classes = clf.predict(X[part], **settings)
            if isinstance(classes, tuple):
                classes, embedding = classes
                embeddings.append(embedding)
            plain.append(classes)
        expected = np.concatenate(plain)

        changed = np.zeros(len(mapping))
        keep = self._keep(len(mapping), X.shape[1:])
        for sample in range(self.n_dropout_samples):
            for where, part in self._blocks(mapping, sample + 1):
                classes = clf.predict(X[part] * next(keep))
                classes = classes[0] if isinstance(classes, tuple) else classes
                changed[where] += classes != expected[where]
        rate = changed / self.n_dropout_samples
        return rate, np.concatenate(embeddings) if embeddings else None

    def _blocks(self, mapping: Ints, sample: int) -> Iterator[tuple[slice, Ints]]:
        total = (self.n_dropout_samples + 1) * len(mapping)
        for start in range(0, len(mapping), _BLOCK):
            tick(sample * len(mapping) + start, total)
            where = slice(start, start + _BLOCK)
            yield where, mapping[where]

    def _keep(self, n: int, shape: tuple[int, ...]) -> Iterator[Mask]:
        """Yield, for each block of each dropout, which features are kept.

        Draws as `RandomState.choice` draws, a block ahead of the predictions.
        """
        share = np.cumsum([self.dropout_rate, 1 - self.dropout_rate])
        dropped = share[0] / share[1]

        def draw(start: int) -> Mask:
            size = (min(_BLOCK, n - start), *shape)
            keep: Mask = self.random_state_.random_sample(size) >= dropped
            return keep

        with ThreadPoolExecutor(1) as thread:
            ahead = deque[Future[Mask]]()
            for start in list(range(0, n, _BLOCK)) * self.n_dropout_samples:
                ahead.append(thread.submit(draw, start))
                if len(ahead) == 2:
                    yield ahead.popleft().result()
            yield ahead.popleft().result()

    def _clustering(self, n_clusters: int) -> Any:
        # From a copy, so that the draws of the dropout and of ties stay scikit-activeml's.
        seed = deepcopy(self.random_state_).randint(2**31 - 1)
        return cluster_algorithm(
            self.cluster_algo, self.cluster_algo_dict, self.n_cluster_param_name, n_clusters, seed
        )


def nearest(
    distances: Floats,
    where: Ints,
    kept: Ints,
    n: int,
    random: np.random.RandomState,
    *,
    keep: bool,
) -> Any:
    """Pick the sample that is nearest to each centre, each sample once.

    Parameters
    ----------
    distances : (n_kept, batch_size)
    where, kept : int (n_candidates,), (n_kept,)
        The numbers of the candidates, and of those that were clustered, among the `n` samples.
    n : int
    random : numpy.random.RandomState
        Draws among equally near ones.
    keep : bool
        Whether to return the utilities, (batch_size, n), after the picks, (batch_size,).
    """
    batch_size = distances.shape[1]
    picks = np.zeros(0, np.int64)
    utilities = np.empty((batch_size if keep else 0, n))
    row = np.full(n, np.nan)
    row[where] = -np.inf
    for step in range(batch_size):
        row[kept] = -distances[:, step]
        row[picks] = np.nan
        if keep:
            utilities[step] = row
        picks = np.append(picks, rand_argmax(row, random_state=random))
    return (picks, utilities) if keep else picks
