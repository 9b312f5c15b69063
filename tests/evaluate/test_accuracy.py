import math

import numpy as np

from aldesk.evaluate.accuracy import Accuracy
from aldesk.evaluate.clustered import interval_of_counts


def test_text_has_counts_and_interval() -> None:
    assert Accuracy(90, 100).text() == "90/100, 95 % 83–94 %"


def test_too_few_are_not_enough() -> None:
    assert Accuracy(12, 12).text() == "not enough yet (12 of 30)"
    assert not Accuracy(29, 29).enough
    assert Accuracy(0, 30).enough


def test_nothing_checked_has_no_value() -> None:
    assert math.isnan(Accuracy(0, 0).value)
    assert Accuracy(0, 0).interval == (0.0, 1.0)
    assert Accuracy(3, 4).value == 0.75


def test_samples_that_are_alike_have_the_wider_interval() -> None:
    alike = interval_of_counts(np.array([10, 9, 10, 1] * 3), np.full(12, 10))
    accuracy = Accuracy.of(alike)
    assert (accuracy.n_correct, accuracy.n) == (90, 120)
    assert accuracy.interval == (alike.low, alike.high)
    low, high = Accuracy(90, 120).interval
    assert accuracy.interval[0] < low - 0.05
    assert accuracy.interval[1] > high + 0.05
