"""What more labels may bring."""

import numpy as np
import pytest

from aldesk.evaluate.accuracy import Accuracy
from aldesk.evaluate.clustered import clustered_interval
from aldesk.evaluate.learning_curve import ENOUGH_LEFT, Look, Outlook, look_ahead


def looks(first: float, exponent: float, *labels: int) -> list[Look]:
    """Return looks at which the second half was worth `first` at 100 labels, and less later."""
    worth = [first * (n / 100) ** -exponent for n in labels]
    return [Look(n, one, 2 * one) for n, one in zip(labels, worth, strict=True)]


def ahead(told: list[Look], right: int, n: int, n_new: float = 10) -> Outlook:
    return look_ahead(told, Accuracy(right, n), n_new, 10_000, restless=False)


def test_the_next_labels_add_what_the_last_ones_let_expect() -> None:
    told = looks(0.08, 0.5, 50, 60, 70, 80, 90, 100)
    outlook = ahead(told, 70, 100)
    # A tenth more labels; the last doubling added 8 points, and halves promise a fifth too much.
    assert outlook.gain.value == pytest.approx(0.8 * 0.08 * (1 - 1.1**-0.5) / (2**0.5 - 1), 1e-2)
    assert outlook.gain.low < 0 < outlook.gain.value < outlook.gain.high
    assert ahead(told, 70, 100, n_new=40).gain.value > 3 * outlook.gain.value
    assert outlook.left.low < outlook.left.value < outlook.left.high
    assert outlook.plateau.value == pytest.approx(0.7 + outlook.left.value)


def test_what_falls_faster_leaves_less() -> None:
    slow, fast = (looks(0.04, exponent, *range(50, 102, 2)) for exponent in (0.2, 1.5))
    assert ahead(fast, 50, 100).left.value < 0.7 * ahead(slow, 50, 100).left.value


def test_never_more_is_left_than_there_are_errors() -> None:
    told = looks(0.08, 0.5, 100)
    left = [ahead(told, right, 300).left for right in (210, 285, 300)]
    assert [one.high for one in left] == sorted((one.high for one in left), reverse=True)
    assert left[-1].high < 0.02
    assert ahead(told, 300, 300).plateau.high == 1
    assert ahead(told, 300, 300).plateau.value <= 1
    groups = np.arange(300) // 30
    alike = Accuracy(300, 300, clustered_interval(np.ones(300, bool), groups))
    assert look_ahead(told, alike, 10, 10_000, restless=False).left.high > left[-1].high


def test_one_may_stop_where_hardly_anything_changes_any_more() -> None:
    assert not ahead(looks(0.02, 0.5, 100), 70, 100).may_stop
    assert ahead(looks(0.002, 0.5, 1000), 70, 100).may_stop
    assert ahead(looks(0.002, 0.5, 1000), 70, 100).left.high < ENOUGH_LEFT
    assert not ahead(looks(0.0, 0.5, 100), 70, 100).may_stop  # of few labels nobody knows
    assert look_ahead(looks(0.2, 0.5, 100), Accuracy(70, 100), 0, 100, restless=False).may_stop


def test_a_learner_that_begins_anew_at_random_moves_more() -> None:
    told = looks(0.08, 0.5, 100)
    calm, restless = (
        look_ahead(told, Accuracy(70, 100), 10, 10_000, restless=one).gain for one in (False, True)
    )
    assert restless.value == calm.value
    assert restless.high - restless.low > calm.high - calm.low
