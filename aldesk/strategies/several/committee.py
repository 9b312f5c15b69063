"""Query by committee over several classes."""

from typing import Any

import numpy as np

from aldesk.strategies.arrays import Floats
from aldesk.strategies.several.base import Question, SeveralStrategy, pick_best
from aldesk.strategies.several.measures import Aggregation, aggregate, binary_entropy

_LEAST = 1e-7


class QueryByCommittee(SeveralStrategy):
    """Asks for the samples on whose classes the members of an ensemble disagree most.

    Parameters
    ----------
    method : {"vote_entropy", "KL_divergence"}, default="vote_entropy"
        The entropy of the members' votes for and against a class; or the mean divergence of their
        probabilities from the mean.
    multilabel_aggregation_fn : {"mean", "max", "rank"} or callable, default="mean"
        The mean is the sum over the classes but for a factor.
    missing_label, random_state
        See `SeveralStrategy`.

    References
    ----------
    H. S. Seung, M. Opper, H. Sompolinsky. Query by committee. COLT 1992.
    """

    def __init__(
        self,
        method: str = "vote_entropy",
        multilabel_aggregation_fn: Aggregation = "mean",
        missing_label: int = -1,
        random_state: Any = None,
        sample_predictions_method_name: str = "sample_proba",
    ) -> None:
        super().__init__(missing_label, random_state)
        self.method = method
        self.multilabel_aggregation_fn = multilabel_aggregation_fn
        self.sample_predictions_method_name = sample_predictions_method_name

    def _choose(self, question: Question, clf: Any) -> Any:
        ask = getattr(clf, self.sample_predictions_method_name)
        scores = question.predict(lambda X: self._disagreement(ask(X)))
        return pick_best(question, aggregate(scores, self.multilabel_aggregation_fn))

    def _disagreement(self, members: Floats) -> Floats:
        """Return it for each class, (n_samples, n_classes)."""
        if self.method == "vote_entropy":
            return binary_entropy((members >= 0.5).mean(axis=0))
        if self.method == "KL_divergence":
            members = np.clip(members, _LEAST, 1 - _LEAST)
            return information(members)
        raise ValueError(f"there is no disagreement {self.method!r}")


def information(members: Floats) -> Floats:
    """Return what a class's label would tell about the members, in nats, (n_samples, n_classes).

    The entropy of the mean probability less the mean entropy, which also is the mean
    Kullback-Leibler divergence of the members from their mean.

    Parameters
    ----------
    members : (n_members, n_samples, n_classes)
    """
    told: Floats = binary_entropy(members.mean(axis=0)) - binary_entropy(members).mean(axis=0)
    return np.maximum(told, 0)
