"""Uncertainty sampling over several classes."""

from typing import Any

from aldesk.strategies.several.base import Classifier, Question, SeveralStrategy, pick_best
from aldesk.strategies.several.measures import Aggregation, aggregate, uncertainty


class UncertaintySampling(SeveralStrategy):
    """Asks for the samples whose classes the classifier is least sure of.

    Each class has an uncertainty of its own, and these are aggregated; how classes go together is
    not looked at.

    Parameters
    ----------
    method : {"least_confident", "margin_sampling", "entropy"}, default="margin_sampling"
    multilabel_aggregation_fn : {"mean", "max", "rank"} or callable, default="rank"
        See `aldesk.strategies.several.measures.aggregate`.
    missing_label, random_state
        See `SeveralStrategy`.

    References
    ----------
    B. Settles. Active learning literature survey. University of Wisconsin–Madison, 2009.
    O. Reyes, C. Morell, S. Ventura. Effective active learning strategy for multi-label learning.
    Neurocomputing 273, 2018: ranks of the classes' uncertainties.
    """

    def __init__(
        self,
        method: str = "margin_sampling",
        multilabel_aggregation_fn: Aggregation = "rank",
        missing_label: int = -1,
        random_state: Any = None,
    ) -> None:
        super().__init__(missing_label, random_state)
        self.method = method
        self.multilabel_aggregation_fn = multilabel_aggregation_fn

    def _choose(self, question: Question, clf: Classifier) -> Any:
        scores = uncertainty(question.predict(clf.predict_proba), self.method)
        return pick_best(question, aggregate(scores, self.multilabel_aggregation_fn))
