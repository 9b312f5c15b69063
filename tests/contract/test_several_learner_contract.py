"""What every learner must do where samples may have several classes."""

import numpy as np
import numpy.typing as npt
import pytest

from aldesk.learn.catalogue import BY_NAME, LEARNERS
from aldesk.learn.crossfit import cross_fit
from aldesk.learn.fit import fit

N, N_CLASSES = 160, 4
rng = np.random.default_rng(0)
TRUTH = (rng.random((N, N_CLASSES)) < 0.35).astype(np.int8)
X = (TRUTH @ (4 * np.eye(N_CLASSES, 12)) + rng.normal(size=(N, 12)) * 0.7 + 20).astype(np.float32)

pytestmark = pytest.mark.parametrize("learner", [learner.name for learner in LEARNERS])


def given(n: int) -> npt.NDArray[np.int8]:
    """Return the verdicts where the first `n` samples are answered."""
    y = np.full((N, N_CLASSES), -1, np.int8)
    y[:n] = TRUTH[:n]
    return y


@pytest.mark.parametrize("n", [0, 1, 80])
def test_each_class_has_a_probability(learner: str, n: int) -> None:
    fitted = fit(learner, X, given(n), N_CLASSES, seed=0)
    proba = fitted.predict_proba(X)
    assert proba.shape == (N, N_CLASSES)
    assert proba.dtype == np.float32
    assert ((proba >= 0) & (proba <= 1)).all()
    assert fitted.predict_proba(X[:0]).shape == (0, N_CLASSES)
    members = fitted.sample_proba(X)
    assert (members is not None) == BY_NAME[learner].has_ensemble
    if members is not None:
        assert members.shape[1:] == (N, N_CLASSES if n else 0)


def test_learns_every_class(learner: str) -> None:
    proba = fit(learner, X, given(100), N_CLASSES, seed=0).predict_proba(X[100:])
    assert ((proba >= 0.5) == TRUTH[100:]).mean(axis=0).min() > 0.8


def test_the_same_seed_gives_the_same_bits(learner: str) -> None:
    first, again = (fit(learner, X, given(40), N_CLASSES, seed=9).predict_proba(X) for _ in "ab")
    assert np.array_equal(first, again)


def test_what_nobody_judged_teaches_nothing(learner: str) -> None:
    """A class that came late is learned from the samples since, as if there were no others."""
    y = given(80)
    y[:40, 2] = -1
    late = fit(learner, X, y, N_CLASSES, seed=0).predict_proba(X)
    as_if_absent = fit(learner, X, np.where(y < 0, 0, y)[:, [2]], 1, seed=0).predict_proba(X)
    found = TRUTH[80:, 2] == 1
    assert late[80:][found, 2].mean() > as_if_absent[80:][found, 0].mean() + 0.1
    assert late[80:][found, 2].mean() > 0.6


def test_a_class_without_a_verdict_is_found_nowhere(learner: str) -> None:
    y = given(60)
    y[:, 1] = -1
    assert (fit(learner, X, y, N_CLASSES, seed=0).predict_proba(X)[:, 1] == 0).all()


def test_halves_contradict_what_was_said_wrongly(learner: str) -> None:
    y, wrong = given(120), np.arange(0, 120, 24)
    y[wrong, 0] = 1 - y[wrong, 0]
    held = cross_fit(learner, X, y, N_CLASSES, seed=0)
    guess = dict(zip(held.index.tolist(), (held.logits[:, 0] >= 0).tolist(), strict=True))
    assert sum(guess[i] == TRUTH[i, 0] for i in wrong.tolist()) >= len(wrong) - 1


def test_a_half_without_a_class_says_nothing_of_it(learner: str) -> None:
    y = given(60)
    y[:60, 3] = 0
    y[5, 3] = 1
    held = cross_fit(learner, X, y, N_CLASSES, seed=0)
    place = int(np.flatnonzero(held.index == 5)[0])
    assert not held.is_told[place, 3]
    assert held.is_told[:, :3].all()
    assert held.logits[place, 3] < 0
