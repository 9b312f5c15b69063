"""The scorer of one class: what it finds from one example, and what it makes of odd pools."""

import numpy as np
import pytest

from aldesk.arrays import Floats, Mask, Rows
from aldesk.learn.one_class import UnitPool, logits_of_class


def in_noise(n: int = 2000, n_present: int = 20, n_features: int = 64) -> tuple[Floats, Mask]:
    """Return a pool whose classes differ where it varies little, and which of it has the class."""
    rng = np.random.default_rng(0)
    spread = np.concatenate([np.full(8, 8.0), np.full(n_features - 8, 1.0)])
    X = rng.normal(size=(n, n_features)) * spread
    has = np.arange(n) % (n // n_present) == 0
    X[has, 8:12] += 8
    return X.astype(np.float32), has


def said_of(has: Mask, places: Rows) -> tuple[Rows, np.ndarray[tuple[int], np.dtype[np.int8]]]:
    return places, has[places].astype(np.int8)


def test_one_example_is_enough_where_the_rest_of_the_pool_is_noise() -> None:
    X, has = in_noise()
    pool, example = UnitPool(X), np.array([0])
    first = np.argsort(-logits_of_class(pool, *said_of(has, example)), kind="stable")
    by_cosine = np.argsort(-pool.product(pool.of(example).T)[:, 0], kind="stable")
    assert has[first[:20]].sum() >= 17
    assert has[by_cosine[:20]].sum() < 10


def test_what_was_judged_present_outweighs_noise_the_more_of_it_there_is() -> None:
    X, has = in_noise(n_present=100)
    pool = UnitPool(X)
    found = []
    for n in (1, 5, 50):
        places = np.flatnonzero(has)[:n]
        logits = logits_of_class(pool, *said_of(has, places))
        logits[places] = -np.inf
        found.append(float(has[np.argsort(-logits)[: 100 - n]].mean()))
    assert found == sorted(found)
    assert found[-1] > 0.9


def test_log_odds_tell_what_is_likely() -> None:
    X, has = in_noise(n_present=200)
    places = np.arange(0, 2000, 4)
    sure = 1 / (1 + np.exp(-logits_of_class(UnitPool(X), *said_of(has, places))))
    others = np.setdiff1d(np.arange(2000), places)
    assert sure[others][has[others]].mean() > 0.5
    assert sure[others][~has[others]].mean() < 0.1


@pytest.mark.parametrize("pool", [np.ones((50, 8)), np.zeros((50, 8)), np.ones((1, 8))])
def test_a_pool_without_differences_has_finite_scores(pool: Floats) -> None:
    for said in ([1], [1, 0], [1, 1, 0]):
        places = np.arange(min(len(said), len(pool)))
        scores = logits_of_class(
            UnitPool(pool.astype(np.float32)), places, np.array(said[: len(places)], np.int8)
        )
        assert scores.shape == (len(pool),)
        assert np.isfinite(scores).all()


def test_a_pool_that_grows_keeps_what_was_measured_and_scores_the_rest_alike() -> None:
    X, has = in_noise()
    part = UnitPool(X[:1800])
    whole = part.grown(X)
    known = said_of(has, np.arange(0, 1000, 50))
    assert whole.n_measured_of == part.n_measured_of == 1800
    assert len(whole) == 2000
    a, b = (logits_of_class(pool, *known) for pool in (whole, UnitPool(X)))
    assert np.corrcoef(a, b)[0, 1] > 0.99
