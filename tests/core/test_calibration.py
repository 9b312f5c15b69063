import json

import numpy as np
import pytest

from aldesk.arrays import Floats
from aldesk.core.calibration import Calibration

BETA = Calibration("beta", True, (0.6, 1.4), (2.0, 0.0), (-0.5, 1.0), 90)


def logits(n: int = 200, n_classes: int = 3) -> Floats:
    return np.random.default_rng(0).normal(0, 4, (n, n_classes)).astype(np.float32)


def test_none_tells_what_the_logits_mean() -> None:
    p = np.array([[0.2, 0.8]])
    np.testing.assert_allclose(Calibration().apply(np.log(p) + 3), p, rtol=1e-6)
    logit = np.log(p / (1 - p))
    np.testing.assert_allclose(Calibration(is_several=True).apply(logit), p, rtol=1e-6)


def test_a_temperature_divides_the_logits() -> None:
    p = np.array([[0.2, 0.8]])
    one = Calibration.temperature(2, is_several=False).apply(np.log(p))
    np.testing.assert_allclose(one, np.sqrt(p) / np.sqrt(p).sum(), rtol=1e-6)
    logit = np.log(p / (1 - p))
    several = Calibration.temperature(2, is_several=True).apply(logit)
    np.testing.assert_allclose(np.log(several / (1 - several)), logit / 2, rtol=1e-5)


def test_what_a_model_is_very_sure_of_is_told_apart() -> None:
    """Of probabilities in single precision all of these would be 1."""
    z = np.array([[20.0, 0.0], [25.0, 0.0], [30.0, 0.0]])
    for is_several in (False, True):
        found = Calibration.temperature(5, is_several=is_several).apply(z)[:, 0]
        np.testing.assert_allclose(found, 1 / (1 + np.exp(-z[:, 0] / 5)), rtol=1e-6)


def test_what_a_sample_most_probably_is_stays() -> None:
    for value in (0.2, 1.0, 3.0):
        found = Calibration.temperature(value, is_several=False).apply(logits())
        assert np.array_equal(found.argmax(axis=1), logits().argmax(axis=1))
        np.testing.assert_allclose(found.sum(axis=1), 1, rtol=1e-6)


def test_the_order_of_samples_by_a_class_stays() -> None:
    z = np.sort(np.random.default_rng(1).normal(0, 20, (500, 2)), axis=0)
    z = np.concatenate([np.full((1, 2), -np.inf), z])
    assert (np.diff(BETA.apply(z), axis=0) >= 0).all()


@pytest.mark.parametrize("is_several", [False, True])
def test_sure_of_all(is_several: bool) -> None:
    sure = np.array([[-np.inf, 900.0, -900.0], [900.0, -np.inf, -np.inf]])
    with np.errstate(all="raise", over="ignore", under="ignore"):
        found = Calibration.temperature(3, is_several=is_several).apply(sure)
    assert np.array_equal(found, sure == 900)


def test_what_is_not_known_stays_unknown() -> None:
    for calibration in (Calibration.temperature(2, is_several=True), BETA):
        found = calibration.apply(np.array([[np.nan, 0.0]]))
        assert np.isnan(found[0, 0])
        assert np.isfinite(found[0, 1])


def test_no_samples_and_one_class() -> None:
    calibration = Calibration.temperature(2, is_several=False)
    assert calibration.apply(np.zeros((0, 4), np.float32)).shape == (0, 4)
    assert (calibration.apply(np.ones((3, 1), np.float32)) == 1).all()


def test_json_brings_it_back() -> None:
    for calibration in (Calibration(), BETA, Calibration.temperature(1.5, is_several=False)):
        assert Calibration.from_json(json.loads(json.dumps(calibration.as_json()))) == calibration
    assert Calibration.from_json({"kind": "none", "of a newer version": 1}) == Calibration()
