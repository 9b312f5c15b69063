"""The curves of a study while its points come."""

import numpy as np
import pytest

from aldesk.study.plan import DataPlan, Plan, StrategyPlan
from aldesk.study.running_curves import LiveCurves
from aldesk.study.task import Point

PLAN = Plan(
    DataPlan(matrix="a.npz"),
    (StrategyPlan("RandomSampling", title="RandomSampling"), StrategyPlan("Badge", title="Badge")),
    n_reps=3,
    n_cycles=1,
)
RIGHT = {
    ("RandomSampling", 0): (50, 60),
    ("RandomSampling", 1): (40, 50),
    ("RandomSampling", 2): (45, 55),
    ("Badge", 0): (50, 70),
    ("Badge", 1): (40, 64),
    ("Badge", 2): (45, 67),
}


def curves_of(*keys: tuple[str, int]) -> LiveCurves:
    curves = LiveCurves(PLAN)
    for key in keys:
        for cycle, n_correct in enumerate(RIGHT[key]):
            curves.add(*key, Point(cycle, 10 + 10 * cycle, n_correct, 100, 0.0, 0.0))
    return curves


def test_means_and_paired_differences() -> None:
    curves = curves_of(*RIGHT)
    accuracy, difference = curves.accuracy("Badge"), curves.difference("Badge")
    assert accuracy
    assert difference
    np.testing.assert_allclose(accuracy.n_labeled, [10, 20])
    np.testing.assert_allclose(accuracy.mean, [0.45, 0.67])
    np.testing.assert_allclose(difference.mean, [0.0, 0.12])
    # Both start from the same labels: the paired difference of the first point has no spread.
    np.testing.assert_allclose([difference.low[0], difference.high[0]], [0.0, 0.0], atol=1e-12)
    assert difference.low[1] < 0.12 < difference.high[1]
    area, n = curves.area("Badge")
    assert n == 3
    assert area == pytest.approx((0.6 + 0.52 + 0.56) / 3)


def test_a_repetition_under_way_moves_no_mean() -> None:
    curves = curves_of(("Badge", 0))
    curves.add("Badge", 1, Point(0, 10, 0, 100, 0.0, 0.0))
    accuracy = curves.accuracy("Badge")
    assert accuracy
    np.testing.assert_allclose(accuracy.mean, [0.5, 0.7])
    assert np.isnan(accuracy.low).all()


def test_two_repetitions_have_no_interval_to_draw() -> None:
    accuracy = curves_of(("Badge", 0), ("Badge", 1)).accuracy("Badge")
    assert accuracy
    np.testing.assert_allclose(accuracy.mean, [0.45, 0.67])
    assert np.isnan(accuracy.low).all()
    assert np.isnan(accuracy.high).all()


def test_the_first_points_are_shown_as_they_come() -> None:
    curves = LiveCurves(PLAN)
    assert curves.accuracy("Badge") is None
    curves.add("Badge", 0, Point(0, 10, 30, 100, 0.0, 0.0))
    accuracy = curves.accuracy("Badge")
    assert accuracy
    assert accuracy.mean.tolist() == [0.3]
    assert curves.difference("Badge") is None
    assert np.isnan(curves.area("Badge")[0])


def test_random_sampling_is_not_compared_with_itself() -> None:
    assert curves_of(*RIGHT).difference("RandomSampling") is None
