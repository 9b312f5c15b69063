import numpy as np
import pytest

from aldesk.arrays import Doubles, Ints, Verdicts
from aldesk.core.calibration import Calibration
from aldesk.learn.calibrate import FEWEST, calibrate, is_due
from aldesk.learn.crossfit import HeldOut

rng = np.random.default_rng(3)


def held(logits: Doubles) -> HeldOut:
    n = len(logits)
    return HeldOut(np.arange(n), logits, np.ones(logits.shape, bool), np.arange(n) % 5)


def softmax(scores: Doubles) -> Doubles:
    found = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(found / found.sum(axis=1, keepdims=True))


def drawn(proba: Doubles) -> Ints:
    """Return classes drawn by their probabilities."""
    return np.asarray((rng.uniform(size=(len(proba), 1)) > proba.cumsum(axis=1)).sum(axis=1))


def test_the_temperature_of_one_class_is_found() -> None:
    logits = rng.normal(size=(4000, 5)) * 2
    found = calibrate(held(3 * logits), drawn(softmax(logits)))
    assert found.kind == "temperature"
    assert 1 / found.a[0] == pytest.approx(3, rel=0.1)


def test_what_is_right_already_is_left() -> None:
    kinds = []
    for _ in range(20):
        logits = rng.normal(size=(200, 4)) * 2
        kinds.append(calibrate(held(logits), drawn(softmax(logits))).kind)
        logits, verdicts = several(200, 3, 1, 0)
        kinds.append(calibrate(held(logits), verdicts).kind)
    assert kinds.count("none") >= 36


def test_a_few_labels_that_were_asked_about_because_they_are_hard_change_nothing() -> None:
    """It is right of 190 and wrong of four at the boundary, of which it is too sure."""
    logits, y = np.zeros((200, 2)), np.arange(200) % 2
    logits[np.arange(200), y] = rng.uniform(5, 12, 200)
    logits[:4] = np.eye(2)[1 - y[:4]] * 4
    assert calibrate(held(logits), y).kind == "none"
    logits[:40] = np.eye(2)[1 - y[:40]] * 4
    assert calibrate(held(logits), y).kind == "temperature"


def several(n: int, n_classes: int, slope: float, shift: float) -> tuple[Doubles, Verdicts]:
    """Return logits of a model that is too sure of itself, and verdicts."""
    true = rng.normal(size=(n, n_classes)) * 1.5 - 1
    verdicts = (rng.uniform(size=true.shape) < 1 / (1 + np.exp(-true))).astype(np.int8)
    return slope * true + shift, verdicts


def test_the_slope_and_the_shift_of_several_classes_are_found() -> None:
    logits, verdicts = several(3000, 3, 2.5, 1.0)
    found = calibrate(held(logits), verdicts)
    new = found.apply(logits)
    right = 1 / (1 + np.exp(-(logits - 1.0) / 2.5))
    assert found.kind == "beta"
    assert np.abs(new - right).mean() < 0.02


def test_the_order_of_samples_in_each_class_stays() -> None:
    logits, verdicts = several(400, 4, 0.3, -1)
    verdicts[:, 1] = 1 - verdicts[:, 1]  # a class of which the model says the opposite
    found = calibrate(held(logits), verdicts)
    grid = np.linspace(-9, 9, 200)[:, None].repeat(4, axis=1)
    assert (np.diff(found.apply(grid), axis=0) >= 0).all()
    assert min(found.a) > 0


def test_what_was_not_judged_never_counts() -> None:
    logits, verdicts = several(200, 3, 2, 0)
    verdicts[::3, 1] = -1
    first = calibrate(held(logits), verdicts)
    changed = logits.copy()
    changed[::3, 1] = 0.123
    assert calibrate(held(changed), verdicts) == first


def test_a_class_that_nobody_judged_is_as_all_are() -> None:
    logits, verdicts = several(200, 3, 2, 0)
    verdicts[:, 2] = -1
    found = calibrate(held(logits), verdicts)
    assert np.isfinite(found.apply(logits)).all()
    assert found.a[2] > 0


@pytest.mark.parametrize("codes", [[], [0], [0] * 40, [0, 1] * (FEWEST // 2 - 1)])
def test_of_too_little_nothing_follows(codes: list[int]) -> None:
    y = np.array(codes, np.int64)
    logits = np.zeros((len(y), 2))
    assert calibrate(held(logits), y).kind == "none"
    one_hot = np.eye(2, dtype=np.int8)[y] if len(y) == 0 else np.ones((len(y), 2), np.int8)
    assert calibrate(held(logits), one_hot).kind == "none"


@pytest.mark.parametrize("is_several", [False, True])
def test_a_model_that_is_sure_of_all(is_several: bool) -> None:
    """Half of what it is sure of is wrong."""
    y = rng.integers(0, 2, 60)
    sure = 1600 * np.eye(2)[rng.integers(0, 2, 60)] - 800
    found = calibrate(held(sure), np.eye(2, dtype=np.int8)[y] if is_several else y)
    new = found.apply(sure)
    assert np.isfinite(new).all()
    assert ((new >= 0) & (new <= 1)).all()


def test_a_fit_is_due_when_there_are_a_third_more_labels() -> None:
    y = np.zeros(100, np.int64)
    last = Calibration.temperature(2, is_several=False, n=90)
    assert not is_due(last, y)
    assert is_due(None, y)
    assert is_due(Calibration.temperature(2, is_several=False, n=75), y)
    assert is_due(Calibration.temperature(2, is_several=False, n=101), y)  # some were undone
    assert is_due(last, np.zeros((100, 3), np.int8))
    assert not is_due(None, y[: FEWEST - 1])
    three = Calibration("beta", True, (1.0,) * 3, (1.0,) * 3, (0.0,) * 3, 90)
    assert not is_due(three, np.zeros((100, 3), np.int8))
    assert is_due(three, np.zeros((100, 4), np.int8))
