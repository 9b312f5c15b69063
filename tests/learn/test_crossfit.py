import numpy as np
import numpy.typing as npt
import pytest

from aldesk.arrays import MISSING
from aldesk.learn.crossfit import cross_fit
from aldesk.learn.fit import fit

N_CLASSES = 3
rng = np.random.default_rng(0)
truth = rng.integers(0, N_CLASSES, 90)
X = (np.eye(N_CLASSES, 60)[truth] * 8 + rng.standard_normal((90, 60))).astype(np.float32)
WRONG = np.array([3, 10, 25, 40, 55])


def given() -> npt.NDArray[np.int64]:
    """Return the labels of 60 samples, five of them wrong."""
    y = truth.copy()
    y[WRONG] = (y[WRONG] + 1) % N_CLASSES
    y[60:] = MISSING
    return y


@pytest.mark.parametrize("learner", ["logistic", "mc-dropout"])
def test_it_contradicts_wrong_labels_that_the_learner_repeats(learner: str) -> None:
    y = given()
    repeated = fit(learner, X, y, N_CLASSES, 0).predict_proba(X[WRONG]).argmax(axis=1)
    assert repeated.tolist() == y[WRONG].tolist()
    held = cross_fit(learner, X, y, N_CLASSES, 0)
    guess = dict(zip(held.index.tolist(), held.logits.argmax(axis=1).tolist(), strict=True))
    assert sorted(guess) == list(range(60))
    assert sum(guess[i] != y[i] for i in WRONG.tolist()) >= len(WRONG) - 1
    assert np.mean([guess[i] == truth[i] for i in guess]) > 0.7


def test_a_class_that_the_other_half_lacks_is_not_judged() -> None:
    y = np.where(np.isin(np.arange(90), np.flatnonzero(truth == 2)[1:]), MISSING, truth)
    held = cross_fit("logistic", X, y, N_CLASSES, 0)
    assert sorted(held.index.tolist()) == np.flatnonzero((y == 0) | (y == 1)).tolist()


@pytest.mark.parametrize("codes", [[], [0], [0, 0, 0], [0, 1]])
def test_few_labels_judge_nothing(codes: list[int]) -> None:
    y = np.full(90, MISSING)
    y[: len(codes)] = codes
    held = cross_fit("mc-dropout", X, y, N_CLASSES, 0)
    assert (held.index.shape, held.logits.shape) == ((0,), (0, N_CLASSES))


@pytest.mark.parametrize("n_folds", [2, 5, 7])
def test_every_label_is_held_out_once(n_folds: int) -> None:
    held = cross_fit("logistic", X, given(), N_CLASSES, 0, n_folds)
    assert sorted(held.index.tolist()) == list(range(60))
    assert np.isfinite(held.logits).all()
    assert held.is_told.all()


def test_samples_that_are_alike_are_in_one_fold() -> None:
    """What is predicted of each comes of a fit on the samples of the other groups alone."""
    y, groups = given(), np.arange(90) // 10
    held = cross_fit("logistic", X, y, N_CLASSES, 0, 3, groups)
    assert sorted(held.index.tolist()) == list(range(60))
    folds = [
        [one for one in range(6) if one not in (0, other)]
        for other in range(1, 6)  # with which the first is in one fold
    ]
    first = held.logits[np.argsort(held.index)[:10]]
    fits = [
        fit("logistic", X, np.where(np.isin(groups, fold), y, MISSING), N_CLASSES, 0)
        for fold in folds
    ]
    assert any(np.allclose(first, one.logits(X[:10]), atol=1e-6) for one in fits)


@pytest.mark.parametrize("n_groups", [1, 90])
def test_one_group_or_none_are_dealt_by_class(n_groups: int) -> None:
    plain = cross_fit("logistic", X, given(), N_CLASSES, 0, 5)
    held = cross_fit("logistic", X, given(), N_CLASSES, 0, 5, np.arange(90) % n_groups)
    assert np.array_equal(held.index, plain.index)
    assert np.array_equal(held.logits, plain.logits)
