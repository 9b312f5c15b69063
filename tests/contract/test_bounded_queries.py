"""Queries of large pools: watched, stopped, and without large arrays."""

import tracemalloc
from typing import Any

import numpy as np
import pytest
from skactiveml.classifier import SklearnClassifier
from sklearn.base import clone
from sklearn.naive_bayes import GaussianNB

import aldesk.strategies
from aldesk.strategies import rows
from aldesk.strategies.watch import watch

N, N_FEATURES, N_CLASSES = 20_000, 16, 20
OWN = ["Badge", "CoreSet", "Falcun", "MaxHerding", "UHerding", "UncertaintySampling"]
rng = np.random.default_rng(0)
truth = rng.integers(0, N_CLASSES, N)
X = (rng.normal(size=(N_CLASSES, N_FEATURES))[truth] + rng.normal(size=(N, N_FEATURES))).astype("f")
y = np.where(np.arange(N) < 500, truth, -1)
clf = SklearnClassifier(GaussianNB(), classes=range(N_CLASSES), missing_label=-1).fit(X, y)


def query(name: str, n: int = N) -> Any:
    strategy = getattr(aldesk.strategies, name)(missing_label=-1, random_state=0)
    needs_none = name in ("CoreSet", "MaxHerding")
    options = {} if needs_none else {"clf": clf, "fit_clf": False}
    return strategy.query(X[:n], y[:n], batch_size=5, **options)


class StopError(Exception):
    """Raised to end a query."""


@pytest.mark.parametrize("name", OWN)
def test_a_query_reports_and_can_be_stopped(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aldesk.strategies.uncertainty.ONE_CALL", 1000)
    monkeypatch.setattr("aldesk.strategies.uncertainty.BLOCK", 500)
    steps: list[tuple[int, int]] = []
    with watch(lambda done, total: steps.append((done, total))):
        query(name, 3000)
    assert len(steps) >= 5
    assert all(0 <= done <= total for done, total in steps)

    def stop(done: int, total: int) -> None:
        raise StopError

    with pytest.raises(StopError), watch(stop):
        query(name, 3000)


@pytest.mark.parametrize("name", OWN)
def test_the_memory_of_a_query_is_bounded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "ONE_CALL", 1000)
    monkeypatch.setattr("aldesk.strategies.uncertainty.ONE_CALL", 1000)
    query(name, 3000)
    tracemalloc.start()
    query(name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # Gradient embeddings would take 50 MB, a kernel matrix 1600 MB.
    assert peak < (150e6 if "Herding" in name else 25e6)


@pytest.mark.parametrize("name", OWN)
def test_a_clone_has_the_same_parameters_and_picks(name: str) -> None:
    first = getattr(aldesk.strategies, name)(missing_label=-1, random_state=3)
    again = clone(first)
    assert again.get_params() == first.get_params()
    options = {} if name in ("CoreSet", "MaxHerding") else {"clf": clf, "fit_clf": False}
    picks = [s.query(X[:900], y[:900], batch_size=4, **options) for s in (first, again, first)]
    np.testing.assert_array_equal(picks[0], picks[1])
    np.testing.assert_array_equal(picks[0], picks[2])


def test_a_pool_far_from_the_origin_loses_nothing_to_rounding() -> None:
    near = X[:2000].astype(np.float64)
    kinds = [aldesk.strategies.CoreSet(missing_label=-1, random_state=0) for _ in range(2)]
    far = (near + 100).astype(np.float32)
    picks = [k.query(Z, y[:2000], batch_size=30) for k, Z in zip(kinds, (near, far), strict=True)]
    assert len(set(picks[0]) & set(picks[1])) >= 28
