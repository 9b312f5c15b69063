"""Kappa and alpha, and their intervals."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from aldesk.arrays import MISSING, Ints
from aldesk.evaluate.agreement import (
    Agreement,
    alpha,
    alpha_of_classes,
    kappa,
    kappa_of_classes,
)
from aldesk.evaluate.interval import wilson
from tests.benchmarks.agreement_coverage import Case, coverage

codes = st.integers(0, 3)
pairs = st.lists(st.tuples(codes, codes), min_size=2, max_size=60)


def of(answers: list[tuple[int, int]]) -> tuple[Ints, Ints]:
    first, second = np.array(answers, np.int64).T
    return first, second


def krippendorff_2011() -> Ints:
    """Return the example C of the paper: four observers, twelve units, missing values."""
    rows = ["*", "1 2 3 3 2 1 4 1 2 * * *", "1 2 3 3 2 2 4 1 2 5 * 3"]
    rows += ["* 3 3 3 2 3 4 2 2 5 1 *", "1 2 3 3 2 4 4 1 2 5 1 *"]
    cells = [[MISSING if c == "*" else int(c) for c in row.split()] for row in rows[1:]]
    return np.array(cells, np.int64)


@settings(max_examples=50)
@given(pairs)
def test_kappa_is_what_everybody_calls_kappa(answers: list[tuple[int, int]]) -> None:
    first, second = of(answers)
    found = kappa(first, second)
    if len({*first.tolist(), *second.tolist()}) < 2:
        assert math.isnan(found.value)
    else:
        assert found.value == pytest.approx(cohen_kappa_score(first, second))
        assert found.low <= found.value <= found.high <= 1


def test_alpha_is_the_published_one() -> None:
    found = alpha(krippendorff_2011())
    assert found.value == pytest.approx(0.743, abs=5e-4)
    assert (found.n, found.n_agreed) == (11, 8)


@settings(max_examples=30)
@given(pairs, st.randoms(use_true_random=False))
def test_neither_order_nor_whose_nor_samples_of_one_matter(
    answers: list[tuple[int, int]], random: object
) -> None:
    first, second = of(answers)
    order = np.random.default_rng(0).permutation(len(first))
    alone = np.full(3, MISSING)
    again = np.stack([np.append(second[order], [1, 2, 3]), np.append(first[order], alone)])
    assert same(alpha(again), alpha(np.stack([first, second])))
    assert same(kappa(*again[::-1]), kappa(first, second))


def same(one: Agreement, other: Agreement) -> bool:
    mine, its = ((a.value, a.low, a.high, a.n, a.n_agreed) for a in (one, other))
    return np.allclose(mine, its, equal_nan=True)


def test_who_always_agrees_is_still_not_known_to() -> None:
    first = np.arange(40) % 2
    found = kappa(first, first)
    assert (found.value, found.high, found.n_agreed) == (1, 1, 40)
    assert found.low == pytest.approx(1 - wilson(0, 40)[1] / 0.5)


@pytest.mark.parametrize("n", [0, 5])
def test_one_class_alone_tells_nothing(n: int) -> None:
    nothing = np.zeros(n, np.int64)
    for found in (kappa(nothing, nothing), alpha(np.stack([nothing, nothing]))):
        assert math.isnan(found.value)
        assert (found.low, found.high, found.n) == (-1, 1, n)


def test_each_class_stands_against_all_others() -> None:
    first, second = np.array([0, 0, 1, 1, 2, 2, MISSING]), np.array([0, 0, 1, 2, 2, 1, 1])
    by_kappa = kappa_of_classes(first, second, 3)
    assert by_kappa[0].value == 1
    assert by_kappa[1] == by_kappa[2] == kappa(first[:-1] == 1, second[:-1] == 1)
    assert [found.n for found in by_kappa] == [6, 6, 6]
    by_alpha = alpha_of_classes(np.stack([first, second]), 3)
    assert by_alpha[0].value == 1
    assert by_alpha[1].value == by_alpha[2].value == pytest.approx(1 - (2 / 6) / (64 / 132))


@pytest.mark.parametrize(
    "case",
    [
        Case("kappa", "even", n=100, n_classes=3, agree=0.8),
        Case("kappa", "rare", n=300, n_classes=3, agree=0.6),
        Case("kappa", "even", n=50, n_classes=2, agree=0.9),
        Case("alpha", "halving", n=100, n_classes=3, agree=0.8, n_people=3, missing=0.3),
    ],
    ids=str,
)
def test_the_interval_covers_as_often_as_it_says(case: Case) -> None:
    assert 0.92 <= coverage(case, rounds=800, seed=1).covered <= 0.985
