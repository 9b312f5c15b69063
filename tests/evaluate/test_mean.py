"""The interval of a mean, beside scipy's."""

import numpy as np
import pytest
from scipy import stats

from aldesk.evaluate.mean import mean_interval, student_t


@pytest.mark.parametrize("n", [*range(1, 31), 1000])
def test_student_t(n: int) -> None:
    assert student_t(n) == pytest.approx(stats.t.ppf(0.975, n), abs=0.001)


def test_the_interval_is_of_each_column() -> None:
    values = np.random.default_rng(0).normal(size=(6, 3))
    mean, low, high = mean_interval(values)
    for column in range(3):
        expected = stats.ttest_1samp(values[:, column], 0.0).confidence_interval(0.95)
        assert (low[column], high[column]) == pytest.approx(tuple(expected), abs=0.002)
    np.testing.assert_allclose(mean, values.mean(axis=0))


def test_one_repetition_tells_nothing_of_the_spread() -> None:
    mean, low, high = mean_interval(np.array([[0.5, 0.6]]))
    assert mean.tolist() == [0.5, 0.6]
    assert np.isnan([low, high]).all()
