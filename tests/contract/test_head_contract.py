"""A head predicts what its learner predicts, whatever the labels and the calibration."""

import numpy as np
import onnxruntime
import pytest

from aldesk.arrays import Floats, Ints, Verdicts
from aldesk.core.calibration import Calibration
from aldesk.learn.catalogue import LEARNERS
from aldesk.learn.fit import fit
from aldesk.learn.head import head_of
from aldesk.model.onnx_files import head_onnx

D, N_CLASSES = 24, 4
NAMES = [learner.name for learner in LEARNERS]


def pool(n: int = 300) -> tuple[Floats, Ints]:
    rng = np.random.default_rng(5)
    centres = 4 * rng.normal(size=(N_CLASSES, D))
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


ONE = {
    "all classes": lambda y: np.where(np.arange(len(y)) < 60, y, -1),
    "two classes": lambda y: np.where((np.arange(len(y)) < 60) & (y > 1), y, -1),
    "one class": lambda y: np.where((np.arange(len(y)) < 60) & (y == 2), y, -1),
}
CALIBRATIONS = {
    "none": (Calibration(), Calibration(is_several=True)),
    "temperature": (
        Calibration.temperature(1.7, is_several=False),
        Calibration.temperature(1.7, is_several=True),
    ),
    "beta": (
        Calibration("beta", False, (0.8, 1.1, 0.6, 0.9), (0.2, 0.0, 0.3, 0.1), (0.1, -0.3, 0.0, 0)),
        Calibration("beta", True, (0.8, 1.1, 0.6, 0.9), (0.9, 1.0, 0.7, 1.1), (0.1, -0.3, 0.2, 0)),
    ),
}


@pytest.mark.parametrize("calibration", CALIBRATIONS)
@pytest.mark.parametrize("learner", NAMES)
@pytest.mark.parametrize("labels", [*ONE, "several"])
def test_it_predicts_what_the_learner_predicts(labels: str, learner: str, calibration: str) -> None:
    X, y = pool()
    one, several = CALIBRATIONS[calibration]
    known = said(y) if labels == "several" else ONE[labels](y)
    how = several if labels == "several" else one
    fitted = fit(learner, X, known, N_CLASSES, seed=3)
    head = head_of(fitted, how, D)
    raw = fitted.predict_proba(X)
    clear = raw.max(axis=1) < 1 - 1e-3  # nearer to 1 a float32 has no room for what is calibrated
    assert clear.sum() > 20 or labels == "one class" or calibration == "none"
    rows = slice(None) if calibration == "none" else clear
    np.testing.assert_allclose(head.predict_proba(X)[rows], how.apply(raw)[rows], atol=1e-6)


@pytest.mark.parametrize("learner", NAMES)
def test_a_sample_is_predicted_alike_alone_and_among_others(learner: str) -> None:
    X, y = pool()
    head = head_of(fit(learner, X, ONE["all classes"](y), N_CLASSES, 0), Calibration(), D)
    np.testing.assert_allclose(head.predict_proba(X[7:8])[0], head.predict_proba(X)[7], atol=1e-6)
    assert head.predict_proba(X[:0]).shape == (0, N_CLASSES)


@pytest.mark.parametrize("calibration", CALIBRATIONS)
@pytest.mark.parametrize("learner", NAMES)
@pytest.mark.parametrize("labels", [*ONE, "several"])
def test_its_onnx_predicts_what_it_predicts(labels: str, learner: str, calibration: str) -> None:
    X, y = pool()
    one, several = CALIBRATIONS[calibration]
    known = said(y) if labels == "several" else ONE[labels](y)
    fitted = fit(learner, X, known, N_CLASSES, seed=3)
    head = head_of(fitted, several if labels == "several" else one, D)
    session = onnxruntime.InferenceSession(head_onnx(head, ["a", "b", "c", "d"]))
    [found] = session.run(None, {"embedding": X})
    np.testing.assert_allclose(found, head.predict_proba(X), atol=1e-6)
    assert session.get_modelmeta().custom_metadata_map["classes"] == "a\nb\nc\nd"
