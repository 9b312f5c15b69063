"""How fits on half of the labels differ from the fit on all of them."""

from dataclasses import dataclass, replace
from unittest.mock import Mock

import numpy as np
import numpy.typing as npt
import pytest

from aldesk.core.refit import Recipe, RefitRequest
from aldesk.learn.fit import fit as fit_one
from aldesk.learn.refit import refit


@dataclass(frozen=True)
class Vectors:
    rows: npt.NDArray[np.int64]
    X: npt.NDArray[np.float32]


N = 400
RNG = np.random.default_rng(3)
Y = RNG.integers(0, 3, N)


def blobs(spread: float) -> Vectors:
    X = np.eye(3)[Y] + spread * RNG.standard_normal((N, 3))
    return Vectors(np.arange(N), X.astype(np.float32))


def request(n_labels: int) -> RefitRequest:
    rows = np.arange(n_labels)
    check = np.arange(N - 100, N)
    return RefitRequest(
        generation=1,
        shards=(),
        n_classes=3,
        rows=rows,
        codes=Y[rows],
        candidates=np.arange(n_labels, N - 100),
        check_rows=check,
        check_codes=Y[check],
        predict_rows=np.arange(N),
        recipe=Recipe(learner="logistic", batch_size=1),
        seed=0,
    )


def test_where_classes_lie_apart_half_of_the_labels_tells_the_same() -> None:
    clear, mixed = (refit(request(60), blobs(spread)).halves for spread in (0.05, 1.0))
    assert clear is not None
    assert mixed is not None
    assert (clear.changed, clear.won, clear.lost) == (0, 0, 0)
    assert clear.n_probe == mixed.n_probe == N - 160
    assert clear.n_check == 200  # of both halves
    assert 0.05 < mixed.changed < 0.6
    assert 0 < mixed.believed < mixed.changed


def test_the_folds_that_judge_labels_are_not_fitted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = blobs(0.5)
    first = refit(request(60), vectors)
    fit = Mock(wraps=fit_one)
    monkeypatch.setattr("aldesk.learn.crossfit.fit", fit)
    again = refit(replace(request(64), calibration=first.calibration), vectors)
    assert again.halves is not None
    assert fit.call_count == 2


def test_nothing_is_told_of_few_labels_or_where_nothing_is_measured() -> None:
    assert refit(request(10), blobs(0.5)).halves is None
    none = np.zeros(0, np.int64)
    unmeasured = replace(request(60), check_rows=none, check_codes=none)
    assert refit(unmeasured, blobs(0.5)).halves is None
