"""The accuracy from samples that were drawn with known probabilities."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aldesk.arrays import Doubles
from aldesk.evaluate.lure import Draws, lure_weights, rest_weights, weighted_accuracy

Chances = Callable[[tuple[int, ...], list[int]], Doubles]
NOTHING = np.zeros(0, np.int64)
ALL = np.ones(1000, bool)


def drawn(order: tuple[int, ...], n: int, chances: Chances, gone: int | None = None) -> Draws:
    """Return the draws of this order; `gone` gets its label by hand after the first of them."""
    left, chance, n_left = list(range(n)), [], []
    for place, one in enumerate(order):
        if place == 1 and gone is not None:
            left.remove(gone)
        of_each = chances(order[:place], left)
        chance.append(of_each[left.index(one)])
        n_left.append(len(left))
        left.remove(one)
    others = np.array([] if gone is None else [1], np.int64)
    none = np.zeros(len(order), bool)
    no_news = none, np.arange(len(order)), ~none, others > 0
    return Draws(np.array(chance), np.array(n_left), *no_news, others)


def adaptive(scores: list[float]) -> Chances:
    """Return chances that depend on what was drawn before, as a strategy's do."""

    def of(before: tuple[int, ...], left: list[int]) -> Doubles:
        each = np.array([scores[i] * (1 + sum(before) * (i % 2)) for i in left]) + 0.05
        return np.asarray(each / each.sum())

    return of


POOLS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=3, max_size=5)


@settings(max_examples=25, deadline=None)
@given(POOLS, st.integers(1, 3))
def test_over_all_orders_the_mean_is_the_pools(pool: list[tuple[float, float]], n: int) -> None:
    scores, loss = [s for s, _ in pool], np.array([loss for _, loss in pool])
    mean = certain = 0.0
    for order in permutations(range(len(pool)), n):
        draws = drawn(order, len(pool), adaptive(scores))
        certain += (chance := float(draws.chance.prod()))
        mean += chance * (lure_weights(draws.chance, draws.n_left) @ loss[list(order)] / n)
    assert certain == pytest.approx(1)
    assert mean == pytest.approx(loss.mean())


@settings(max_examples=25, deadline=None)
@given(POOLS, st.sampled_from([0.0, 1.0]), st.booleans(), st.booleans())
def test_over_all_orders_the_error_on_the_rest_is_nothing(
    pool: list[tuple[float, float]], lateness: float, by_hand: bool, skips: bool
) -> None:
    scores, loss = [s for s, _ in pool], np.array([loss for _, loss in pool])
    has_class = np.arange(len(pool)) < len(pool) - skips
    error = 0.0
    for order in permutations(range(len(pool)), 2):
        gone = (1 if order[0] == 0 else 0) if by_hand else None  # the first that is left
        if gone in order:
            continue
        draws = drawn(order, len(pool), adaptive(scores), gone)
        draws = replace(draws, known=has_class[list(order)])
        of_draws, of_others, _ = rest_weights(draws, lateness)
        others = [] if gone is None else [gone]
        told = of_draws @ loss[list(order)] + of_others @ loss[others]
        left = np.setdiff1d(np.flatnonzero(has_class), [*order, *others])
        error += float(draws.chance.prod()) * (told - loss[left].sum())
    assert error == pytest.approx(0, abs=1e-9)


@settings(max_examples=10, deadline=None)
@given(POOLS)
def test_two_who_draw_apart_err_in_nothing_on_the_rest(pool: list[tuple[float, float]]) -> None:
    scores, loss = [s for s, _ in pool], np.array([loss for _, loss in pool])
    error = 0.0
    for pair in product(permutations(range(len(pool)), 2), permutations(range(len(pool)), 1)):
        told = certain = 0.0
        taken = {one for order in pair for one in order}
        for order, by in zip(pair, (scores, scores[::-1]), strict=True):
            others = sorted(taken.difference(order))
            draws = replace(
                drawn(order, len(pool), adaptive(by)),
                others_right=np.zeros(len(others), bool),
                others_after=np.full(len(others), len(order)),
            )
            of_draws, of_others, _ = rest_weights(draws, 1.0)
            share = len(order) / 3
            told += share * (of_draws @ loss[list(order)] + of_others @ loss[others])
            certain = (certain or 1.0) * float(draws.chance.prod())
        error += certain * (told - loss[sorted(set(range(len(pool))) - taken)].sum())
    assert error == pytest.approx(0, abs=1e-9)


def test_a_sample_that_two_drew_tells_no_more_than_once() -> None:
    n_left = np.arange(10_000, 9_900, -1)
    right = np.arange(100) >= 20
    one = Draws(1 / n_left, n_left, right, np.arange(100), ALL[:100], right[:0], NOTHING)
    same = weighted_accuracy(one, one)
    apart = weighted_accuracy(one, replace(one, groups=np.arange(100, 200)))
    alone = weighted_accuracy(one)
    assert same.value == apart.value == pytest.approx(alone.value)
    assert same.n_effective == pytest.approx(alone.n_effective)
    assert apart.n_effective == pytest.approx(2 * alone.n_effective)


def test_the_weights_for_the_rest_are_those_of_lure() -> None:
    draws = drawn((3, 0, 4), 7, adaptive([0.3, 0.1, 0.9, 0.4, 0.2, 0.6, 0.5]))
    of_draws, _, _ = rest_weights(draws)
    whole = lure_weights(draws.chance, draws.n_left) * 7 / 3
    assert of_draws == pytest.approx(whole - 1)


def test_draws_that_are_equally_likely_count_alike_and_as_many_as_they_are() -> None:
    n_left = np.arange(10_000, 9_900, -1)
    right = np.arange(100) >= 20
    told = Draws(1 / n_left, n_left, right, np.arange(100), ALL[:100], right[:0], NOTHING)
    of_draws, _, _ = rest_weights(told)
    assert of_draws == pytest.approx(np.full(100, 99.0))
    alike = weighted_accuracy(
        Draws(1 / n_left, n_left, right, np.arange(100) // 20, ALL[:100], right[:0], NOTHING)
    )
    each = weighted_accuracy(told)
    assert (each.n, each.enough) == (100, True)
    assert 70 < each.n_effective < 80  # three quarters: later draws count more
    assert alike.value == each.value
    assert alike.n_effective < 10  # one group of five is all wrong


@pytest.mark.parametrize("right", [True, False])
def test_where_all_are_right_or_wrong_the_interval_still_is_one(right: bool) -> None:
    n_left = np.arange(900, 860, -1)
    each = np.full(40, right)
    told = weighted_accuracy(
        Draws(1 / n_left, n_left, each, np.arange(40), ALL[:40], each[:0], NOTHING)
    )
    assert told.value == right
    assert 0.05 < told.high - told.low < 0.2
    assert told.can_be
    alike = weighted_accuracy(
        Draws(1 / n_left, n_left, each, np.arange(40) // 10, ALL[:40], each[:0], NOTHING)
    )
    assert alike.n_effective < 4


def test_an_estimate_beyond_all_is_all_and_has_an_interval() -> None:
    n_left = np.arange(100, 60, -1)
    chance = np.where(np.arange(40) == 39, 0.9, 1 / n_left)
    each = np.arange(40) < 39  # the one that is wrong was likely to be asked, and is gone
    told = weighted_accuracy(
        Draws(chance, n_left, each, np.arange(40), ALL[:40], each[:0], NOTHING)
    )
    assert told.value == told.high == 1
    assert 0.6 < told.low < 1


def test_of_a_pool_that_was_drawn_to_the_last_nothing_is_said() -> None:
    n_left = np.arange(4, 0, -1)
    each = np.array([True, False, True, True])
    told = weighted_accuracy(
        Draws(1 / n_left, n_left, each, np.arange(4), ALL[:4], each[:0], NOTHING)
    )
    assert (told.low, told.high, told.n_effective) == (0, 1, 0)


def test_the_interval_holds_where_errors_are_rare_and_sought() -> None:
    rng = np.random.default_rng(1)
    n_pool, n, held = 1500, 120, 0
    for _ in range(100):
        doubt = rng.beta(0.5, 4, n_pool)
        right = rng.random(n_pool) >= doubt / 2
        share = 0.5 / n_pool + 0.5 * doubt / doubt.sum()
        order = np.argsort(-np.log(share) - rng.gumbel(size=n_pool))
        left = np.cumsum(share[order][::-1])[::-1]
        first, n_left = order[:n], np.arange(n_pool, n_pool - n, -1)
        told = weighted_accuracy(
            Draws(
                (share[order] / left)[:n],
                n_left,
                right[first],
                np.arange(n),
                ALL[:n],
                right[:0],
                NOTHING,
            )
        )
        held += told.low <= right[order[n:]].mean() <= told.high
    assert held >= 92
