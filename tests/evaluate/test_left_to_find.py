"""How many samples of a class are still to be found."""

import numpy as np
import pytest
from scipy.stats import hypergeom

from aldesk.evaluate.left_to_find import LeftToFind, total_of_random


@pytest.mark.parametrize("n_present", [0, 12, 50, 300])
def test_the_interval_holds_the_true_number(n_present: int) -> None:
    pool, n = 600, 50
    found = np.arange(n + 1)
    chances = hypergeom.pmf(found, pool, n_present, n)
    ends = [total_of_random(k, 0, n, pool) for k in found[chances > 1e-4].tolist()]
    holds = [low - 0.5 <= n_present <= high + 0.5 for _, low, high in ends]
    assert chances[chances > 1e-4][holds].sum() > 0.92


def test_what_was_all_drawn_is_known() -> None:
    assert total_of_random(7, 0, 40, 40) == pytest.approx((7, 7, 7), abs=0.05)


def test_unsure_ones_count_as_both() -> None:
    value, low, high = total_of_random(5, 3, 50, 600)
    assert low == pytest.approx(total_of_random(5, 0, 50, 600)[1])
    assert high == pytest.approx(total_of_random(8, 0, 50, 600)[2])
    assert value == pytest.approx(600 * 5 / 47)


def test_what_was_found_is_not_left() -> None:
    left = LeftToFind.of_total((20.0, 8.0, 44.0), 15)
    assert (left.n_found, left.expected, left.low, left.high) == (15, 5, 0, 29)
