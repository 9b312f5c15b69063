"""What a refit calibrates, and what it leaves alone."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from aldesk.arrays import Floats, Rows
from aldesk.core.calibration import Calibration
from aldesk.core.refit import Recipe, RefitRequest
from aldesk.learn.fit import fit
from aldesk.learn.refit import refit

N, N_LABELED, N_CHECK, N_CLASSES = 160, 60, 40, 3


@dataclass(frozen=True)
class Vectors:
    rows: Rows
    X: Floats


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    rng = np.random.default_rng(0)
    truth = np.arange(N) % N_CLASSES
    X = np.eye(N_CLASSES, 8)[truth] * 2 + rng.standard_normal((N, 8)) + 5
    return Vectors(np.arange(N), X.astype(np.float32))


def asked(learner: str, *, several: bool, last: Calibration | None = None) -> RefitRequest:
    truth = np.arange(N) % N_CLASSES
    codes = np.eye(N_CLASSES, dtype=np.int8)[truth] if several else truth
    labeled, checked = np.arange(N_LABELED), np.arange(N - N_CHECK, N)
    return RefitRequest(
        generation=1,
        shards=(),
        n_classes=N_CLASSES,
        rows=labeled,
        codes=codes[labeled],
        candidates=np.arange(N_LABELED, N - N_CHECK),
        check_rows=checked,
        check_codes=codes[checked],
        predict_rows=np.arange(N - N_CHECK),
        recipe=Recipe(learner=learner, strategy="UncertaintySampling", batch_size=5),
        seed=3,
        check_groups=checked,
        calibration=last,
    )


KINDS = pytest.mark.parametrize(
    ("learner", "several"),
    [("logistic", False), ("logistic", True), ("mc-dropout", False), ("mc-dropout", True)],
)


@KINDS
def test_what_is_told_is_calibrated_and_what_is_chosen_is_not(
    vectors: Vectors, learner: str, *, several: bool
) -> None:
    fixed = Calibration.temperature(4, is_several=several, n=N_LABELED)
    nothing = Calibration(is_several=several, n=N_LABELED)
    plain = refit(asked(learner, several=several, last=nothing), vectors)
    told = refit(asked(learner, several=several, last=fixed), vectors)
    assert told.calibration == fixed
    assert np.array_equal(told.ranked, plain.ranked)
    assert np.array_equal(told.rows, plain.rows)
    before = plain.proba.astype(np.float64)
    logits = np.log(before) - np.log1p(-before) if several else np.log(before)
    np.testing.assert_allclose(told.proba, fixed.apply(logits), atol=2e-3)
    np.testing.assert_allclose(told.check_before, plain.check_before)
    after = told.check_guesses if several else told.check_sureness
    assert np.abs(after - plain.check_before).max() > 0.05
    assert told.n_correct == plain.n_correct  # a temperature turns nothing round


@KINDS
def test_it_is_fitted_on_held_out_labels(vectors: Vectors, learner: str, *, several: bool) -> None:
    request = asked(learner, several=several)
    result = refit(request, vectors)
    assert result.calibration.n == N_LABELED
    assert result.calibration.is_several == several
    if several:
        assert result.calibration.kind == ("none" if learner == "logistic" else "beta")
        assert result.check_sureness.size == 0
        assert result.check_before.shape == result.check_guesses.shape
    else:
        assert result.check_sureness.shape == result.check_before.shape == (N_CHECK,)
    other = replace(request, candidates=request.candidates[:0])
    assert refit(other, vectors).calibration == result.calibration


def test_it_is_used_again_until_there_are_more_labels(vectors: Vectors) -> None:
    last = Calibration.temperature(1.7, is_several=False, n=N_LABELED - 5)
    assert refit(asked("logistic", several=False, last=last), vectors).calibration == last
    old = replace(last, n=N_LABELED // 2)
    assert refit(asked("logistic", several=False, last=old), vectors).calibration != old


def test_of_few_labels_nothing_is_calibrated(vectors: Vectors) -> None:
    request = asked("logistic", several=False, last=Calibration.temperature(2, is_several=False))
    few = replace(request, rows=request.rows[:6], codes=request.codes[:6])
    result = refit(few, vectors)
    assert result.calibration.kind == "none"
    np.testing.assert_allclose(result.check_sureness, result.check_before)


def test_before_the_first_label_there_is_nothing(vectors: Vectors) -> None:
    for several in (False, True):
        request = asked("logistic", several=several)
        none = replace(request, rows=request.rows[:0], codes=request.codes[:0])
        result = refit(none, vectors)
        assert result.calibration.kind == "none"
        assert len(result.check_before) == len(result.check_sureness) == 0


def test_a_class_of_which_nothing_is_known_stays_at_0(vectors: Vectors) -> None:
    request = asked("logistic", several=True)
    codes = request.codes.copy()
    codes[:, 1] = -1
    result = refit(replace(request, codes=codes), vectors)
    y = np.full((N, N_CLASSES), -1, np.int8)
    y[request.rows] = codes
    assert (fit("logistic", vectors.X, y, N_CLASSES, 0).predict_proba(vectors.X)[:, 1] == 0).all()
    assert (result.proba[:, 1] == 0).all()
