"""Learner, head and ONNX say the same, whatever the labels and the calibration, however sure."""

from functools import cache

import numpy as np
import onnxruntime
import pytest

from aldesk.arrays import Floats, Ints, Verdicts
from aldesk.core.calibration import Calibration
from aldesk.learn.catalogue import LEARNERS
from aldesk.learn.fit import Fitted, fit
from aldesk.learn.head import head_of
from aldesk.model.onnx_files import head_onnx

D, N_CLASSES = 24, 4
NAMES = [learner.name for learner in LEARNERS]
FAR = {"doubtful": 1.0, "sure": 6.0}
"""How far samples are from the pool's middle, in its measure: far out a learner is very sure."""


@cache
def pool(n: int = 300) -> tuple[Floats, Ints]:
    rng = np.random.default_rng(5)
    centres = rng.normal(size=(N_CLASSES, D))
    y = rng.integers(0, N_CLASSES, n)
    X = (centres[y] + rng.normal(size=(n, D))) * rng.uniform(0.1, 30, D) + 7
    return X.astype(np.float32), y


def said(y: Ints) -> Verdicts:
    """Return verdicts of which those of one class are all yes, and another was never judged."""
    verdicts = np.full((len(y), N_CLASSES), -1, np.int8)
    verdicts[:80] = y[:80, None] == np.arange(N_CLASSES)
    verdicts[:80, 1] = 1
    verdicts[:, 3] = -1
    return verdicts


LABELS = {
    "all classes": lambda y: np.where(np.arange(len(y)) < 60, y, -1),
    "two classes": lambda y: np.where((np.arange(len(y)) < 60) & (y > 1), y, -1),
    "one class": lambda y: np.where((np.arange(len(y)) < 60) & (y == 2), y, -1),
    "several": said,
}
ABOVE = (0.1, -0.3, 0.2, 0)
CALIBRATIONS = {
    "none": (Calibration(), Calibration(is_several=True)),
    "temperature": (
        Calibration.temperature(1.7, is_several=False),
        Calibration.temperature(1.7, is_several=True),
    ),
    "cold": (
        Calibration.temperature(0.4, is_several=False),
        Calibration.temperature(0.4, is_several=True),
    ),
    "of each": (
        Calibration("temperature", False, (0.8, 1.1, 0.6, 0.9), (0.0,), ABOVE),
        Calibration("beta", True, (0.8, 1.1, 0.6, 0.9), (0.9, 1.0, 0.1, 1.1), ABOVE),
    ),
}


@cache
def fitted(labels: str, learner: str) -> Fitted:
    X, y = pool()
    return fit(learner, X, LABELS[labels](y), N_CLASSES, seed=3)


@pytest.mark.parametrize("calibration", CALIBRATIONS)
@pytest.mark.parametrize("far", FAR)
@pytest.mark.parametrize("learner", NAMES)
@pytest.mark.parametrize("labels", LABELS)
def test_learner_head_and_onnx_predict_the_same(
    labels: str, learner: str, far: str, calibration: str
) -> None:
    X, _ = pool()
    X = X.mean(axis=0) + np.float32(FAR[far]) * (X - X.mean(axis=0))
    model = fitted(labels, learner)
    how = CALIBRATIONS[calibration][labels == "several"]
    head = head_of(model, how, D)
    told = how.apply(model.logits(X))
    if calibration == "none":
        np.testing.assert_allclose(told, model.predict_proba(X), rtol=0, atol=1e-6)
        n_sure = (told.max(axis=1) > 0.999).sum()
        assert (n_sure > 60) == (far == "sure") or labels == "one class"
    np.testing.assert_allclose(head.predict_proba(X), told, rtol=0, atol=1e-6)
    session = onnxruntime.InferenceSession(head_onnx(head, ["a", "b", "c", "d"]))
    [found] = session.run(None, {"embedding": X})
    np.testing.assert_allclose(found, told, rtol=0, atol=1e-6)
    assert session.get_modelmeta().custom_metadata_map["classes"] == "a\nb\nc\nd"


@pytest.mark.parametrize("learner", NAMES)
def test_a_sample_is_predicted_alike_alone_and_among_others(learner: str) -> None:
    X, _ = pool()
    head = head_of(fitted("all classes", learner), Calibration(), D)
    np.testing.assert_allclose(head.predict_proba(X[7:8])[0], head.predict_proba(X)[7], atol=1e-6)
    assert head.predict_proba(X[:0]).shape == (0, N_CLASSES)
