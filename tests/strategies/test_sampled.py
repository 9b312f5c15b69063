"""Uncertainty sampling that draws with known probabilities."""

import numpy as np
import pytest
from skactiveml.classifier import SklearnClassifier
from sklearn.linear_model import LogisticRegression

from aldesk.strategies import SampledUncertainty

X = np.linspace(-3, 3, 40)[:, None]
y = np.full(40, -1)
y[[0, 10, 30, 39]] = [0, 0, 1, 1]
CLF = SklearnClassifier(LogisticRegression(), classes=[0, 1], missing_label=-1).fit(X, y)


def query(seed: int, share: float = 0.5, n: int = 3) -> tuple[list[int], np.ndarray]:
    strategy = SampledUncertainty(random_share=share, missing_label=-1, random_state=seed)
    picks, chances = strategy.query(X, y, CLF, fit_clf=False, batch_size=n, return_utilities=True)
    return picks.tolist(), chances


def test_each_draw_has_the_probability_that_it_tells() -> None:
    picks, chances = query(0)
    assert np.nansum(chances, axis=1) == pytest.approx(np.ones(3))
    assert np.isnan(chances[:, y >= 0]).all()
    assert np.isnan(chances[2, picks[:2]]).all()
    left = np.flatnonzero(np.isfinite(chances[2]))
    first = chances[0, left] / chances[0, left].sum()
    assert chances[2, left] == pytest.approx(first)  # the same weights among what is left
    drawn = np.bincount([query(seed, n=1)[0][0] for seed in range(600)], minlength=40)
    expected = 600 * np.nan_to_num(chances[0])
    assert ((drawn - expected) ** 2 / np.maximum(expected, 1)).sum() < 70  # of 35, 0.04 % are more


def test_unsure_ones_are_drawn_more_often_and_none_never() -> None:
    chances = query(0)[1][0]
    assert 18 <= np.nanargmax(chances) <= 21
    assert np.nanmin(chances) >= 0.5 / 36
    assert query(0, 1.0)[1][0][y < 0] == pytest.approx(np.full(36, 1 / 36))


def test_a_share_that_leaves_some_out_is_refused() -> None:
    with pytest.raises(ValueError, match="random_share"):
        query(0, 0.0)


def test_where_nothing_is_unsure_all_are_drawn_alike() -> None:
    class Sure(SklearnClassifier):  # type: ignore[misc]
        def predict_proba(self, X: np.ndarray) -> np.ndarray:
            return np.tile([1.0, 0.0], (len(X), 1))

    sure = Sure(LogisticRegression(), classes=[0, 1], missing_label=-1).fit(X, y)
    strategy = SampledUncertainty(missing_label=-1, random_state=0)
    _, chances = strategy.query(X, y, sure, fit_clf=False, return_utilities=True)
    assert chances[0][y < 0] == pytest.approx(np.full(36, 1 / 36))
