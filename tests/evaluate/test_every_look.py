from typing import get_args

import numpy as np
import pytest

from aldesk.arrays import Mask
from aldesk.evaluate.accuracy import Accuracy, Holds
from aldesk.evaluate.clustered import interval_of_counts
from aldesk.evaluate.every_look import every_look, exact, spent_at
from aldesk.evaluate.interval import wilson


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [
        (0, 30, 0.0, 1 - 0.025 ** (1 / 30)),  # Clopper and Pearson in closed form
        (30, 30, 0.025 ** (1 / 30), 1.0),
        (9, 10, 0.554984, 0.997471),  # R's binom.test
        (90, 100, 0.823777, 0.950995),
        (0, 0, 0.0, 1.0),
    ],
)
def test_the_exact_interval_is_that_of_tables(right: int, n: int, low: float, high: float) -> None:
    assert exact(right, n, 0.05) == pytest.approx((low, high), abs=2e-6)


def test_all_looks_together_spend_no_more_than_the_error() -> None:
    spent = [spent_at(look) for look in range(1, 20_001)]
    assert 0.0498 < sum(spent) < 0.05
    assert spent == sorted(spent, reverse=True)
    with pytest.raises(ValueError, match="from 1"):
        spent_at(0)


def test_it_holds_at_all_looks_at_ever_other_models_where_the_other_does_not() -> None:
    rng = np.random.default_rng(0)
    n_sessions, n_looks = 400, 40
    truth = np.linspace(0.7, 0.95, n_looks)  # each refit's model is a little better
    drawn = rng.random((n_sessions, 30 + n_looks))
    held: dict[Holds, Mask] = {holds: np.ones(n_sessions, bool) for holds in get_args(Holds)}
    for look, share in enumerate(truth.tolist(), start=1):
        n = 30 + look
        right = (drawn[:, :n] < share).sum(axis=1)
        for holds in held:
            ends = [Accuracy(count, n, look=look).ends(holds) for count in range(n + 1)]
            low, high = np.array(ends)[right].T
            held[holds] &= (low <= share) & (share <= high)
    assert held["every look"].mean() >= 0.95
    assert held["one look"].mean() < 0.85


def test_later_looks_and_few_clusters_make_it_wider() -> None:
    low, high = wilson(90, 100)
    for look in (1, 10, 100):
        wider = every_look(90, 100, look)
        assert wider[0] < low < high < wider[1]
        low, high = wider
    many = interval_of_counts(np.full(50, 9), np.full(50, 10))
    few = interval_of_counts(np.full(5, 90), np.full(5, 100))
    one = interval_of_counts(np.array([450]), np.array([500]))
    widths = [high - low for low, high in (every_look(450, 500, 9, a) for a in (None, many, few))]
    assert widths == sorted(widths)
    assert every_look(450, 500, 9, one) == (0, 1)
    assert every_look(450, 500, 9, few)[0] <= few.low
