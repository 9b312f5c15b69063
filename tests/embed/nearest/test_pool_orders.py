"""Near-duplicates and the least typical, against what was put in."""

from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import Cancelled
from aldesk.embed.nearest import pool_orders
from aldesk.embed.nearest.cosine_search import CosineSearch
from aldesk.embed.nearest.pool_orders import (
    ORDERS,
    least_typical,
    most_compared,
    near_duplicates,
)
from tests.embed.nearest.test_cosine_search import Floats, as_shards


def searching(folder: Path, X: Floats, *, is_held: bool = True) -> CosineSearch:
    search = CosineSearch(folder, (1 << 30) if is_held else 0)
    search.update("k", as_shards(folder, X, np.arange(len(X)), 128))
    return search


@pytest.mark.parametrize("is_held", [True, False])
def test_pairs_stand_side_by_side_the_most_similar_first(tmp_path: Path, is_held: bool) -> None:
    rng = np.random.default_rng(0)
    X = rng.standard_normal((300, 64)).astype(np.float32)
    X[200] = 3 * X[10]
    X[250] = X[20] + 0.05 * X[21]
    X[77] = 0
    found = near_duplicates(searching(tmp_path, X, is_held=is_held))
    assert found.rows[:4].tolist() == [10, 200, 20, 250]
    assert 77 not in found.rows
    assert len(found.rows) == 299
    assert found.similarity[0] == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("is_held", [True, False])
def test_each_has_the_similarity_of_brute_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_held: bool
) -> None:
    monkeypatch.setattr(pool_orders, "_STEP", 64)
    monkeypatch.setattr(pool_orders, "_MOST_TOGETHER", 32)  # far fewer than there are
    X = np.random.default_rng(1).standard_normal((200, 16)).astype(np.float32)
    X[150:] = X[:50] + 0.1 * X[50:100]
    found = near_duplicates(searching(tmp_path, X, is_held=is_held))
    unit = X / np.linalg.norm(X, axis=1, keepdims=True)
    exact = unit @ unit.T
    np.fill_diagonal(exact, -1)
    error = 1e-5 if is_held else 2e-3
    np.testing.assert_allclose(found.similarity, exact.max(axis=1)[found.rows], atol=error)
    assert found.is_whole


def test_of_too_many_to_compare_nearly_all_pairs_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool_orders, "_MOST_TOGETHER", 40)
    monkeypatch.setattr(pool_orders, "_MOST_PRODUCTS", 1)
    rng = np.random.default_rng(2)
    X = rng.standard_normal((2000, 32)).astype(np.float32)
    X[1600:1700] = X[:100]
    X[1800:] = X[200:400] + 0.1 * rng.standard_normal((200, 32)).astype(np.float32)
    assert most_compared(32) < 2000
    found = near_duplicates(searching(tmp_path, X))
    first = found.rows[:200].reshape(100, 2)
    assert sorted(first[:, 0].tolist()) == list(range(100))
    np.testing.assert_array_equal(first[:, 0] + 1600, first[:, 1])
    # A single split into blocks finds 170 of the 200 that are only alike.
    assert (found.similarity > 0.98).sum() >= 2 * (100 + 195)
    assert not found.is_whole  # and that is said


@pytest.mark.parametrize("is_held", [True, False])
def test_what_is_like_no_other_comes_first(tmp_path: Path, is_held: bool) -> None:
    rng = np.random.default_rng(0)
    X = (rng.standard_normal((600, 32)) + 5).astype(np.float32)
    X[123] *= -1
    found = least_typical(searching(tmp_path, X, is_held=is_held))
    assert found.rows[0] == 123
    assert len(found.rows) == 600


@pytest.mark.parametrize("n", [0, 1, 2])
def test_few_samples_are_ordered_too(tmp_path: Path, n: int) -> None:
    search = searching(tmp_path, np.ones((n, 4), np.float32))
    for order in ORDERS.values():
        assert sorted(order(search, lambda done, total: None).rows.tolist()) == list(range(n))


@pytest.mark.parametrize("order", list(ORDERS.values()))
def test_it_stops_when_asked(tmp_path: Path, order: object) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    search = searching(tmp_path, np.ones((5, 4), np.float32))
    with pytest.raises(Cancelled):
        order(search, stop)  # type: ignore[operator]
