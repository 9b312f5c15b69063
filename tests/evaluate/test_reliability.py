import numpy as np
import pytest

from aldesk.arrays import Doubles, Mask
from aldesk.evaluate.reliability import measure_reliability

rng = np.random.default_rng(5)


def drawn(n: int, slope: float = 1.0) -> tuple[Doubles, Mask]:
    """Return probabilities, too sure where `slope` is above 1, and what comes true."""
    logit = rng.normal(0, 1.5, n)
    return 1 / (1 + np.exp(-slope * logit)), rng.uniform(size=n) < 1 / (1 + np.exp(-logit))


def test_perfect_probabilities_have_no_error() -> None:
    found = measure_reliability(*drawn(5000), np.arange(5000))
    assert found.error.low == 0
    assert found.error.value < 0.01
    assert (found.low <= found.sureness).mean() >= 0.8
    assert (found.high >= found.sureness).mean() >= 0.8


def test_the_error_of_a_model_that_is_too_sure_is_found() -> None:
    sure, right = drawn(200_000, slope=3)
    order = np.array_split(np.argsort(sure), 10)
    true = sum(abs((right[part] - sure[part]).sum()) for part in order) / len(sure)
    few = slice(0, 600)
    found = measure_reliability(sure[few], right[few], np.arange(600)).error
    assert found.low <= true <= found.high
    assert found.value == pytest.approx(true, abs=0.04)
    assert found.low > 0.02


def test_what_is_told_is_less_than_what_chance_adds() -> None:
    """The plain error of perfect probabilities is far from 0 where predictions are few."""
    plain, told = [], []
    for _ in range(40):
        sure, right = drawn(150)
        found = measure_reliability(sure, right, np.arange(150))
        away = np.abs(found.share - found.sureness)
        plain.append(float((found.count * away).sum() / found.n))
        told.append(found.error.value)
    assert np.mean(told) < 0.5 * np.mean(plain)


def test_predictions_of_one_recording_tell_less() -> None:
    sure, right = drawn(300)
    own = measure_reliability(sure, right, np.arange(300)).error
    sure, right = np.repeat(sure[:30], 10), np.repeat(right[:30], 10)
    alike = measure_reliability(sure, right, np.repeat(np.arange(30), 10)).error
    assert alike.high - alike.low > own.high - own.low


def test_bins_have_equal_mass() -> None:
    sure, right = drawn(1000)
    assert measure_reliability(sure, right, np.arange(1000)).count.tolist() == [100] * 10
    found = measure_reliability(sure, right, np.arange(1000), sure)
    np.testing.assert_allclose(found.count * found.sureness, sure.sum() / 10, rtol=0.05)


def test_equal_probabilities_are_in_one_bin() -> None:
    found = measure_reliability(np.full(90, 0.7), np.arange(90) < 63, np.arange(90))
    assert (found.n, found.count.tolist()) == (90, [90])
    assert found.sureness.tolist() == pytest.approx([0.7])
    assert found.share.tolist() == pytest.approx([0.7])


@pytest.mark.parametrize("value", [0.0, 1.0])
@pytest.mark.parametrize("comes", [True, False])
def test_a_model_that_is_sure_of_all(value: float, *, comes: bool) -> None:
    right = np.full(60, comes)
    found = measure_reliability(np.full(60, value), right, np.arange(60)).error
    assert found.value == pytest.approx(abs(value - comes))
    assert 0 <= found.low <= found.value <= found.high <= 1


@pytest.mark.parametrize("n", [0, 1, 2, 29])
def test_few_are_not_enough(n: int) -> None:
    sure, right = drawn(n)
    found = measure_reliability(sure, right, np.zeros(n, np.int64))
    assert (found.n, found.enough) == (n, False)
    assert n == 0 or 0 <= found.error.low <= found.error.value <= found.error.high <= 1
    assert bool(n) == found.error.is_known
