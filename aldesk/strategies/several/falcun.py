"""FALCUN over several classes."""

from typing import Any

import numpy as np

from aldesk.strategies.falcun import draw_batch
from aldesk.strategies.several.base import Classifier, Question, SeveralStrategy
from aldesk.strategies.several.measures import Aggregation, aggregate, uncertainty


class Falcun(SeveralStrategy):
    """Draws samples that are unsure and whose probabilities differ from each other.

    Unsure is the aggregated margin of the classes, and the difference is the city-block distance of
    the classes' probabilities; see `aldesk.strategies.Falcun`.

    Parameters
    ----------
    gamma : int or float, default=10
        How greedily; 0 is random.
    multilabel_aggregation_fn : {"mean", "max", "rank"} or callable, default="max"
        See `aldesk.strategies.several.measures.aggregate`.
    missing_label, random_state
        See `SeveralStrategy`.

    References
    ----------
    S. Gilhuber, A. Beer, Y. Ma, T. Seidl. FALCUN: a simple and efficient deep active learning
    strategy. ECML PKDD 2024.
    """

    def __init__(
        self,
        gamma: float = 10,
        multilabel_aggregation_fn: Aggregation = "max",
        missing_label: int = -1,
        random_state: Any = None,
    ) -> None:
        super().__init__(missing_label, random_state)
        self.gamma = gamma
        self.multilabel_aggregation_fn = multilabel_aggregation_fn

    def _choose(self, question: Question, clf: Classifier) -> Any:
        proba = question.predict(clf.predict_proba)
        unsure = aggregate(uncertainty(proba, "margin_sampling"), self.multilabel_aggregation_fn)
        picks, chances = draw_batch(
            proba, unsure, question.batch_size, self.gamma, question.random, keep=question.keep
        )
        return question.answer(np.array(picks, np.int64), chances)
