"""The bound on what members disagree about: the highest scores are the same with it as without."""

from collections.abc import Callable

import numpy as np
import pytest

from aldesk.strategies.arrays import Floats
from aldesk.strategies.bald import _alone
from aldesk.strategies.committee import _divergence
from aldesk.strategies.foremost import _at_most, foremost

N = 3000
Score = Callable[[Floats, float], Floats]


def members(concentration: float, n_classes: int) -> Floats:
    """Return probabilities, some of them exactly 0, and some candidates twice."""
    rng = np.random.default_rng(0)
    proba = rng.dirichlet(np.full(n_classes, concentration), (8, N))
    proba[:, 100:300] = proba[:, 300:500]
    found: Floats = proba.astype(np.float32)
    return found


@pytest.mark.parametrize("score", [_divergence, _alone])
@pytest.mark.parametrize("eps", [1e-7, 1e-4, 0.1])
@pytest.mark.parametrize(("concentration", "n_classes"), [(0.02, 30), (0.3, 3), (5.0, 100)])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_highest_are_the_same(
    score: Score, eps: float, concentration: float, n_classes: int, dtype: type
) -> None:
    proba: Floats = members(concentration, n_classes).astype(dtype)
    every = foremost(lambda some: score(some, eps), proba, eps, None)
    some = foremost(lambda some: score(some, eps), proba, eps, 40)
    asked = np.isfinite(some)
    np.testing.assert_array_equal(some[asked], every[asked])
    assert asked[every >= np.sort(every)[-40]].all()


def test_few_are_scored_where_members_mostly_agree() -> None:
    rng = np.random.default_rng(0)
    common, own = rng.dirichlet(np.ones(10), N), rng.dirichlet(np.ones(10), (8, N))
    share = rng.random(N)[:, None] ** 4
    proba = (1 - share) * common + share * own
    n_scored = []

    def counting(some: Floats) -> Floats:
        n_scored.append(some.shape[1])
        return _divergence(some, 1e-7)

    foremost(counting, proba, 1e-7, 40)
    assert sum(n_scored) < N / 4


@pytest.mark.parametrize("broken", [[0.1, 0.1, 0, 0], [1, 1, 0, 0]])
def test_what_does_not_add_up_to_1_has_no_bound(broken: list[float]) -> None:
    proba = members(1.0, 4)
    proba[0, 7] = broken
    most = _at_most(proba, 1e-7)
    assert np.isposinf(most[7])


@pytest.mark.parametrize("score", [_divergence, _alone])
@pytest.mark.parametrize("n_ones", [1, 2, 5])
def test_the_bound_holds_where_less_than_0_hides_in_the_sum(score: Score, n_ones: int) -> None:
    proba = np.zeros((8, N, 8 * n_ones + 1), np.float32)
    for member, some in enumerate(proba):
        some[:, member * n_ones : (member + 1) * n_ones] = 1
        some[:, -1] = 1 - n_ones
    assert (_at_most(proba, 1e-7) >= score(proba, 1e-7)).all()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("n_wanted", [40, None])
@pytest.mark.parametrize("row", [0, 7])
def test_one_that_is_not_finite_is_found(
    wrong: float, dtype: type, n_wanted: int | None, row: int
) -> None:
    proba: Floats = members(0.3, 3).astype(dtype)
    proba[5, row] = [1, wrong, 0]
    with pytest.raises(ValueError, match="finite"):
        foremost(lambda some: _divergence(some, 1e-7), proba, 1e-7, n_wanted)


@pytest.mark.filterwarnings("error")
def test_very_large_ones_are_scored() -> None:
    proba = members(0.3, 3)
    proba[:, 7] = np.finfo(np.float32).max
    scores = foremost(lambda some: _divergence(some, 1e-7), proba, 1e-7, 40)
    assert np.isfinite(scores[7])
