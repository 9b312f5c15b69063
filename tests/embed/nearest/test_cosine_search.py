"""The search against brute force in double precision, whatever the vectors."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
import pytest
import simsimd
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.errors import Problem
from aldesk.core.refit import Shard
from aldesk.embed import write_shard
from aldesk.embed.nearest.cosine_search import CosineSearch, Nearest, cosines
from aldesk.embed.nearest.direction import direction
from aldesk.embed.nearest.half_dot import half_dots, half_error

Floats = npt.NDArray[np.float32]


def as_shards(folder: Path, X: Floats, rows: npt.NDArray[np.int64], size: int = 7) -> list[Shard]:
    starts = range(0, len(X), size)
    return [write_shard(folder, "k", X[s : s + size], rows[s : s + size]) for s in starts]


def brute_force(
    X: Floats, rows: npt.NDArray[np.int64], query: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    exact = cosines(X, query)
    order = np.lexsort((rows, -exact))
    order = order[~np.isnan(exact[order])]
    return rows[order], exact[order]


def check(found: Nearest, X: Floats, rows: npt.NDArray[np.int64], query: object) -> None:
    all_rows, exact = brute_force(X, rows, np.asarray(query))
    n = found.n_exact
    np.testing.assert_array_equal(found.rows[:n], all_rows[:n])
    np.testing.assert_allclose(found.similarity[:n], np.clip(exact[:n], -1, 1), atol=1e-15)
    np.testing.assert_array_equal(np.sort(found.rows), np.sort(all_rows))
    np.testing.assert_allclose(found.similarity, np.clip(exact, -1, 1), atol=2 * found.error)
    assert (np.diff(found.similarity) <= 0).all()


@given(st.integers(0, 2**32 - 1), st.integers(1, 60), st.integers(1, 40), st.booleans())
def test_it_finds_what_brute_force_finds(seed: int, n: int, d: int, is_held: bool) -> None:
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((n, d)).astype(np.float32)
    X *= 10.0 ** rng.integers(-20, 20, (n, 1))
    X[rng.random(n) < 0.3] = X[0]  # ties
    X[rng.random(n) < 0.1] = 0
    X[rng.random(n) < 0.1, 0] = np.nan
    X[rng.random(n) < 0.05, -1] = np.inf
    rows = rng.permutation(3 * n)[:n]  # the others are not embedded
    query = direction(rng.standard_normal((3, d)).astype(np.float32))
    assert query is not None
    with TemporaryDirectory() as folder:
        search = CosineSearch(Path(folder), held_bytes=(1 << 30) if is_held else 0)
        search.update("k", as_shards(Path(folder), X, rows))
        for n_exact in (3, 1000):
            check(search.ask(query, n_exact), X, rows, query)


def test_the_first_are_exact_where_many_differ_by_less_than_half_precision(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    X = (1 + 1e-4 * rng.standard_normal((2000, 64))).astype(np.float32)
    rows = np.arange(2000)
    query = direction(X[:1])
    assert query is not None
    search = CosineSearch(tmp_path, held_bytes=0)
    search.update("k", as_shards(tmp_path, X, rows, 128))
    found = search.ask(query, 10)
    assert found.rows[0] == 0
    check(found, X, rows, query)


def test_the_bound_holds_and_is_not_far_off() -> None:
    rng = np.random.default_rng(0)
    X = rng.standard_normal((4000, 512))
    X /= np.linalg.norm(X, axis=1, keepdims=True)
    query = X[0]
    wrong = np.abs(half_dots(X.astype(np.float16), query) - X @ query).max()
    assert half_error(query) / 50 < wrong < half_error(query) < 1e-3


def test_nothing_is_added_up_in_half_precision() -> None:
    able = simsimd.get_capabilities()
    assert not able["sapphire"]
    assert not able["sve_f16"]


def test_the_copy_is_used_again_and_grows_with_the_shards(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    X, rows = rng.standard_normal((3000, 4)).astype(np.float32), np.arange(3000)
    shards = as_shards(tmp_path, X, rows, 8)
    search = CosineSearch(tmp_path, held_bytes=0)
    search.update("k", shards[:300])
    first = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("nearest-*")}
    assert len(first) == 2
    search.update("k", shards)
    second = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("nearest-*")}
    assert len(second) == 2
    assert len(first.items() & second.items()) == 1
    query = direction(X[:1])
    assert query is not None
    check(search.ask(query), X, rows, query)
    again = CosineSearch(tmp_path, held_bytes=0)
    again.update("k", shards)
    assert {p.name: p.stat().st_mtime_ns for p in tmp_path.glob("nearest-*")} == second


def test_a_copy_that_is_cut_off_is_made_again(tmp_path: Path) -> None:
    X = np.eye(20, dtype=np.float32)
    shards = as_shards(tmp_path, X, np.arange(20))
    CosineSearch(tmp_path, held_bytes=0).update("k", shards)
    [copy] = tmp_path.glob("nearest-*")
    whole = copy.read_bytes()
    copy.write_bytes(whole[:-100])
    search = CosineSearch(tmp_path, held_bytes=0)
    search.update("k", shards)
    assert copy.read_bytes() == whole
    assert search.ask(X[4].astype(np.float64)).rows[0] == 4


def test_where_the_copy_cannot_be_written_it_is_searched_all_the_same(tmp_path: Path) -> None:
    X = np.eye(20, dtype=np.float32)
    shards = as_shards(tmp_path / "shards", X, np.arange(20))
    (tmp_path / "file").touch()
    search = CosineSearch(tmp_path / "file", held_bytes=0)
    search.update("k", shards)
    assert search.ask(X[4].astype(np.float64)).rows[0] == 4


@pytest.mark.parametrize("held_bytes", [0, 1 << 30])
def test_a_missing_shard_is_a_problem_and_the_next_search_works(
    tmp_path: Path, held_bytes: int
) -> None:
    X = np.eye(20, dtype=np.float32)
    shards = as_shards(tmp_path, X, np.arange(20))
    search = CosineSearch(tmp_path, held_bytes)
    shards[1].path.rename(tmp_path / "away")
    with pytest.raises(Problem, match="missing or damaged"):
        search.update("k", shards)
    (tmp_path / "away").rename(shards[1].path)
    search.update("k", shards)
    assert search.ask(X[9].astype(np.float64)).rows[0] == 9


def test_an_empty_pool_has_nothing_alike(tmp_path: Path) -> None:
    search = CosineSearch(tmp_path)
    search.update("k", [])
    assert not len(search.ask(np.array([1.0])).rows)
