"""What a committee says, and which candidates are picked from it."""

from typing import Any

import numpy as np
import pytest
from skactiveml.base import SkactivemlClassifier
from skactiveml.utils import simple_batch

import aldesk.strategies
from aldesk.strategies.arrays import Floats
from aldesk.strategies.committee import best


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


@pytest.mark.parametrize("n_values", [3, 30, 100_000])
@pytest.mark.parametrize("n_high", [15, 200])
def test_the_best_are_those_of_scikit_activeml(n_values: int, n_high: int) -> None:
    rng = np.random.default_rng(0)
    for seed in range(20):
        utilities = np.full(200, -np.inf)
        utilities[rng.choice(200, n_high, replace=False)] = rng.integers(0, n_values, n_high)
        where = np.sort(rng.choice(300, 200, replace=False))
        every = np.full(300, np.nan)
        every[where] = np.maximum(utilities, -1)  # it takes no infinite ones
        ours, theirs = (np.random.RandomState(seed) for _ in range(2))
        picks = best(utilities, where, 300, 10, False, ours)
        np.testing.assert_array_equal(picks, simple_batch(every, theirs, 10))


def test_a_tie_of_the_last_pick_with_the_next_best_is_drawn() -> None:
    utilities = np.arange(200.0)
    utilities[190] = 189
    picks = set()
    for seed in range(20):
        ours, theirs = (np.random.RandomState(seed) for _ in range(2))
        found = best(utilities, np.arange(200), 200, 10, False, ours)
        np.testing.assert_array_equal(found, simple_batch(utilities.copy(), theirs, 10))
        picks.add(int(found[-1]))
    assert picks == {189, 190}
