"""DropQuery over several classes."""

from typing import Any

import numpy as np

from aldesk.strategies.arrays import Floats
from aldesk.strategies.clustering import FastKMeans
from aldesk.strategies.drop_query import nearest
from aldesk.strategies.several.base import Classifier, Question, SeveralStrategy
from aldesk.strategies.several.measures import Aggregation, aggregate


class DropQuery(SeveralStrategy):
    """Clusters the samples whose predicted classes change when features are dropped.

    A class's disagreement is the share of the dropouts that change whether it is predicted, p ≥ ½.
    Samples with an aggregated one over ½ are clustered, and of each cluster the one nearest to the
    centre is asked about; see `aldesk.strategies.DropQuery`.

    Parameters
    ----------
    dropout_rate : float, default=0.75
    n_dropout_samples : int, default=5
    multilabel_aggregation_fn : {"mean", "max", "rank"} or callable, default="max"
        With the mean hardly any sample of many classes comes over ½.
    missing_label, random_state
        See `SeveralStrategy`.

    References
    ----------
    S. R. Gupte, J. Aklilu, J. J. Nirschl, S. Yeung-Levy. Revisiting active learning in the era of
    vision foundation models. TMLR 2024.
    """

    def __init__(
        self,
        dropout_rate: float = 0.75,
        n_dropout_samples: int = 5,
        multilabel_aggregation_fn: Aggregation = "max",
        missing_label: int = -1,
        random_state: Any = None,
    ) -> None:
        super().__init__(missing_label, random_state)
        self.dropout_rate = dropout_rate
        self.n_dropout_samples = n_dropout_samples
        self.multilabel_aggregation_fn = multilabel_aggregation_fn

    def _choose(self, question: Question, clf: Classifier) -> Any:
        changed = question.predict(lambda X: self._changed(X, clf, question.random))
        disagreement = aggregate(changed, self.multilabel_aggregation_fn)
        n_kept = max(int((disagreement > 0.5).sum()), question.batch_size)
        order = question.random.permutation(len(disagreement))  # ties are drawn
        kept = order[np.argsort(-disagreement[order], kind="stable")[:n_kept]]
        seed = int(question.random.randint(2**31 - 1))
        clusters = FastKMeans(question.batch_size, random_state=seed)
        distances = clusters.fit_transform(question.rows[kept])
        where, n = question.where, len(question.X)
        return nearest(distances, where, where[kept], n, question.random, keep=question.keep)

    def _changed(self, X: Floats, clf: Classifier, random: np.random.RandomState) -> Floats:
        """Return the share of dropouts that change each class, (n_samples, n_classes)."""
        expected = clf.predict_proba(X) >= 0.5
        changed = np.zeros(expected.shape, np.float32)
        for _ in range(self.n_dropout_samples):
            kept = random.random_sample(X.shape) >= self.dropout_rate
            changed += (clf.predict_proba(X * kept) >= 0.5) != expected
        return changed / self.n_dropout_samples
