"""BALD over several classes."""

from typing import Any

from aldesk.strategies.several.base import Question, SeveralStrategy, pick_best
from aldesk.strategies.several.committee import information


class GreedyBALD(SeveralStrategy):
    """Asks for the samples whose labels would each tell most about the model.

    What the classes' labels tell is added up, as if each told something else: an upper bound of
    what they tell together, whose own computation takes 2^n_classes terms.

    Parameters
    ----------
    missing_label, random_state
        See `SeveralStrategy`.

    References
    ----------
    N. Houlsby, F. Huszár, Z. Ghahramani, M. Lengyel. Bayesian active learning for classification
    and preference learning. arXiv:1112.5745, 2011.
    """

    def __init__(
        self,
        missing_label: int = -1,
        random_state: Any = None,
        sample_predictions_method_name: str = "sample_proba",
    ) -> None:
        super().__init__(missing_label, random_state)
        self.sample_predictions_method_name = sample_predictions_method_name

    def _choose(self, question: Question, clf: Any) -> Any:
        ask = getattr(clf, self.sample_predictions_method_name)
        told = question.predict(lambda X: information(ask(X)).sum(axis=1))
        return pick_best(question, told)
