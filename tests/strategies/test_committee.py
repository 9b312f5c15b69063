"""What a committee must not say."""

from typing import Any

import numpy as np
import pytest
from skactiveml.base import SkactivemlClassifier

import aldesk.strategies
from aldesk.strategies.arrays import Floats


class Committee(SkactivemlClassifier):  # type: ignore[misc]
    """Says what it is told to say."""

    def __init__(self, proba: Any = None, classes: Any = None, missing_label: Any = -1) -> None:
        super().__init__(classes=classes, missing_label=missing_label)
        self.proba = proba

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> "Committee":
        self.classes_ = np.asarray(self.classes)
        return self

    def predict_proba(self, X: Any) -> Any:
        return self.proba.mean(axis=0)

    def sample_proba(self, X: Any) -> Any:
        return self.proba


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("name", ["QueryByCommittee", "GreedyBALD", "BatchBALD"])
@pytest.mark.parametrize("keep", [False, True])
def test_probabilities_that_are_not_finite_are_refused(name: str, wrong: float, keep: bool) -> None:
    proba: Floats = np.full((3, 100, 2), 0.5)
    proba[1, 7, 1] = wrong
    committee = Committee(proba, classes=[0, 1]).fit(None, None)
    strategy = getattr(aldesk.strategies, name)(
        missing_label=-1, random_state=0, sample_predictions_method_name="sample_proba"
    )
    with pytest.raises(ValueError, match="finite"):
        strategy.query(
            np.zeros((100, 2)),
            np.full(100, -1),
            committee,
            fit_ensemble=False,
            return_utilities=keep,
        )


@pytest.mark.parametrize("method", ["vote_entropy", "variation_ratios"])
def test_votes_that_are_not_finite_are_refused(method: str) -> None:
    proba: Floats = np.full((3, 100, 2), 0.5)
    proba[1, 7, 1] = np.nan
    committee = Committee(proba, classes=[0, 1]).fit(None, None)
    strategy = aldesk.strategies.QueryByCommittee(
        method, missing_label=-1, random_state=0, sample_predictions_method_name="sample_proba"
    )
    with pytest.raises(ValueError, match="finite"):
        strategy.query(np.zeros((100, 2)), np.full(100, -1), committee, fit_ensemble=False)
