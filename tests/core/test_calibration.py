import json

import numpy as np
import pytest

from aldesk.arrays import Floats
from aldesk.core.calibration import Calibration

BETA = Calibration("beta", True, (0.6, 1.4), (2.0, 0.0), (-0.5, 1.0), 90)


def proba(n: int = 200, n_classes: int = 3) -> Floats:
    found = np.random.default_rng(0).dirichlet(np.full(n_classes, 0.5), n)
    return np.asarray(found, np.float32)


def test_none_changes_nothing() -> None:
    assert np.array_equal(Calibration().apply(proba()), proba())


def test_a_temperature_divides_the_logits() -> None:
    p = np.array([[0.2, 0.8]])
    one = Calibration.temperature(2, is_several=False).apply(p)
    np.testing.assert_allclose(one, np.sqrt(p) / np.sqrt(p).sum(), rtol=1e-6)
    several = Calibration.temperature(2, is_several=True).apply(p)
    np.testing.assert_allclose(np.log(several / (1 - several)), np.log(p / (1 - p)) / 2, rtol=1e-5)


def test_what_a_sample_most_probably_is_stays() -> None:
    for value in (0.2, 1.0, 3.0):
        found = Calibration.temperature(value, is_several=False).apply(proba())
        assert np.array_equal(found.argmax(axis=1), proba().argmax(axis=1))
        np.testing.assert_allclose(found.sum(axis=1), 1, rtol=1e-6)


def test_the_order_of_samples_by_a_class_stays() -> None:
    p = np.sort(np.random.default_rng(1).uniform(0, 1, (500, 2)), axis=0)
    p = np.concatenate([np.zeros((1, 2)), p, np.ones((1, 2))])
    assert (np.diff(BETA.apply(p), axis=0) >= 0).all()


@pytest.mark.parametrize("is_several", [False, True])
def test_sure_of_all(is_several: bool) -> None:
    sure = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
    found = Calibration.temperature(3, is_several=is_several).apply(sure)
    assert np.isfinite(found).all()
    assert (found[sure == 0] == 0).all()  # of a class of which nothing is known
    assert (found[sure == 1] > 0.98).all()


def test_what_is_not_known_stays_unknown() -> None:
    for calibration in (Calibration.temperature(2, is_several=True), BETA):
        found = calibration.apply(np.array([[np.nan, 0.5]]))
        assert np.isnan(found[0, 0])
        assert np.isfinite(found[0, 1])


def test_no_samples_and_one_class() -> None:
    calibration = Calibration.temperature(2, is_several=False)
    assert calibration.apply(np.zeros((0, 4), np.float16)).shape == (0, 4)
    assert (calibration.apply(np.ones((3, 1), np.float16)) == 1).all()


def test_json_brings_it_back() -> None:
    for calibration in (Calibration(), BETA, Calibration.temperature(1.5, is_several=False)):
        assert Calibration.from_json(json.loads(json.dumps(calibration.as_json()))) == calibration
    assert Calibration.from_json({"kind": "none", "of a newer version": 1}) == Calibration()
