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


@pytest.mark.parametrize("broken", [[-1, 1, 1, 0], [0.1, 0.1, 0, 0]])
def test_what_are_no_probabilities_have_no_bound(broken: list[float]) -> None:
    proba = members(1.0, 4)
    proba[0, 7] = broken
    most = _at_most(proba, 1e-7)
    assert np.isposinf(most[7])
