"""Tests and intervals of totals and shares are those of their exact distributions."""

from math import comb

import numpy as np
import pytest

from aldesk.evaluate.profile_bounds import Likelihood, Parts
from aldesk.evaluate.stratified_test import (
    all_or_none,
    falling,
    left_tail,
    share_end,
    total_end,
)

ENDLESS = 1e9


def parts(*numbers: tuple[float, float, float]) -> Parts:
    return Parts(*(np.array([column], float) for column in zip(*numbers, strict=True)))


def binomial(x: int, n: int, p: float) -> float:
    return comb(n, x) * p**x * (1 - p) ** (n - x)


@pytest.mark.parametrize(("x", "n", "p"), [(2, 20, 0.2), (0, 20, 0.1), (27, 30, 0.9), (5, 5, 0.5)])
def test_of_one_part_it_is_the_mid_p_of_the_binomial_distribution(x: int, n: int, p: float) -> None:
    found = parts((x, n, ENDLESS))
    mid = sum(binomial(k, n, p) for k in range(x)) + binomial(x, n, p) / 2
    assert left_tail(found, found.size, p * found.size[:, 0])[0] == pytest.approx(mid, abs=1e-3)


def test_of_a_small_part_it_is_the_mid_p_of_drawing_without_replacement() -> None:
    found = parts((8, 10, 30))
    chance = [comb(21, k) * comb(9, 10 - k) / comb(30, 10) for k in range(1, 11)]
    mid = sum(chance[:7]) + chance[7] / 2
    assert left_tail(found, found.size, np.array([21.0]))[0] == pytest.approx(mid, abs=2e-3)


def test_a_part_that_is_cut_evenly_tells_what_the_whole_does() -> None:
    whole, halves = parts((22, 22, 4e6)), parts((11, 11, 2e6), (11, 11, 2e6))
    for found in (whole, halves):
        high = 1 - left_tail(found, found.size, 0.9 * found.size.sum(axis=1))
        assert high[0] == pytest.approx(0.9**22 / 2, abs=1e-3)


def test_several_parts_have_the_tail_that_simulation_finds() -> None:
    found = parts((9, 10, 100), (6, 10, 300), (1, 20, 4000))
    target = np.array([700.0])
    p = Likelihood(falling(found)).at(found.size, target)[0]
    rng = np.random.default_rng(0)
    present = np.rint(p * found.size[0]).astype(int)
    drawn = rng.hypergeometric(
        present, found.size[0].astype(int) - present, [10, 10, 20], (40_000, 3)
    )
    totals = drawn @ (found.size[0] / found.n[0])
    simulated = (totals < found.total[0]).mean() + (totals == found.total[0]).mean() / 2
    assert left_tail(found, found.size, target)[0] == pytest.approx(simulated, abs=0.02)


def test_an_end_of_an_interval_is_where_the_tail_is_that() -> None:
    found = parts((9, 10, 100), (6, 10, 300), (1, 20, 4000))
    low, high = (total_end(found, 0.025, side) for side in (-1, 1))
    assert 1 - left_tail(found, found.size, low)[0] == pytest.approx(0.025, abs=2e-3)
    assert left_tail(found, found.size, high)[0] == pytest.approx(0.025, abs=2e-3)
    assert low[0] < found.total[0] < high[0]


def test_of_several_cases_each_has_its_own_end() -> None:
    both = Parts(*(np.array([[v], [w]], float) for v, w in ((3, 9), (10, 10), (100, 100))))
    ends = total_end(both, 0.05, -1)
    each = [total_end(parts((x, 10, 100)), 0.05, -1)[0] for x in (3, 9)]
    assert ends.tolist() == pytest.approx(each)


def test_none_of_twenty_leaves_what_the_mid_p_leaves() -> None:
    high = total_end(parts((0, 20, ENDLESS)), 0.025, 1)[0] / ENDLESS
    assert (1 - high) ** 20 / 2 == pytest.approx(0.025, abs=5e-4)


def test_what_nobody_looked_at_may_be_all_or_nothing() -> None:
    half = parts((5, 5, 5), (0, 0, 10))
    assert total_end(half, 0.025, -1)[0] == pytest.approx(5, abs=1e-2)
    assert total_end(half, 0.025, 1)[0] == pytest.approx(15, abs=1e-2)


def test_a_share_lies_between_its_ends() -> None:
    above, below = parts((18, 20, 100)), parts((1, 40, 1000))
    low, high = (share_end(above, below, 0.025, side)[0] for side in (-1, 1))
    assert 0.3 < low < 90 / (90 + 25) < high < 1
    assert share_end(above, parts((0, 10, 10)), 0.025, -1)[0] == pytest.approx(1, abs=1e-3)
    nothing = parts((0, 20, 100))
    assert [share_end(nothing, nothing, 0.025, side)[0] for side in (-1, 1)] == [0, 1]


def test_all_and_none_have_the_chances_of_drawing_without_replacement() -> None:
    found, share = parts((5, 5, 20)), np.array([[0.75]])
    assert all_or_none(found, share, 1)[0] == pytest.approx(comb(15, 5) / comb(20, 5), rel=1e-3)
    assert all_or_none(found, share, -1)[0] == pytest.approx(comb(5, 5) / comb(20, 5), rel=1e-3)


def test_shares_that_rise_are_pooled() -> None:
    pooled = falling(parts((10, 10, 1), (2, 10, 1), (6, 10, 1), (0, 0, 1), (5, 10, 1)))
    assert pooled.n_present[0].tolist() == pytest.approx([10, 13 / 3, 13 / 3, 0, 13 / 3])
