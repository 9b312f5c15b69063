"""The interval of answers that come in clusters."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import betabinom, binom

from aldesk.evaluate.clustered import (
    _ALIKE,
    ClusteredInterval,
    _Factor,
    clustered_interval,
    interval_of_counts,
)
from aldesk.evaluate.interval import wilson
from tests.benchmarks.interval_coverage import Case, coverage

cluster = st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
clusters = st.lists(cluster, min_size=1, max_size=40)


def of(counts: list[tuple[int, int]], confidence: float = 0.95) -> ClusteredInterval:
    right, n = np.array(counts, np.int64).reshape(-1, 2).T
    return interval_of_counts(right, n, confidence)


@given(st.lists(st.booleans(), max_size=60), st.floats(0.5, 0.99))
def test_one_window_a_recording_is_exactly_the_plain_interval(
    correct: list[bool], confidence: float
) -> None:
    found = clustered_interval(
        np.array(correct, bool), np.arange(len(correct))[::-1].copy(), confidence
    )
    assert (found.low, found.high) == wilson(sum(correct), len(correct), confidence)
    assert found.n_effective == found.n == found.n_clusters == len(correct)
    assert found.doubt == ""


@settings(max_examples=60)
@given(clusters)
def test_it_holds_the_plain_interval_and_tells_of_fewer(counts: list[tuple[int, int]]) -> None:
    found = of(counts)
    low, high = wilson(found.n_correct, found.n)
    assert 0 <= found.low <= low <= found.value <= high <= found.high <= 1
    assert 1 - 1e-6 <= found.n_effective <= found.n


@settings(max_examples=30)
@given(clusters)
def test_right_and_wrong_are_mirror_images(counts: list[tuple[int, int]]) -> None:
    found, mirrored = of(counts), of([(n - right, n) for right, n in counts])
    assert (mirrored.low, mirrored.high) == pytest.approx((1 - found.high, 1 - found.low), abs=1e-6)


@settings(max_examples=30)
@given(clusters, st.randoms())
def test_neither_order_nor_names_matter(counts: list[tuple[int, int]], random: object) -> None:
    correct = np.concatenate([np.arange(n) < right for right, n in counts])
    names = np.repeat(np.arange(len(counts))[::-1] * 7 - 3, [n for _, n in counts])
    order = np.random.default_rng(0).permutation(len(names))
    assert clustered_interval(correct[order], names[order]) == of(counts)


def test_the_effective_number_gives_an_interval_as_wide() -> None:
    found = of([(10, 10)] * 20)
    assert found.n_effective == pytest.approx(22, abs=1)
    low, high = wilson(22, 22)
    assert found.high - found.low == pytest.approx(high - low, abs=0.01)


def test_recordings_that_are_alike_inside_tell_less() -> None:
    mixed, apart = of([(5, 10)] * 20), of([(10, 10), (0, 10)] * 10)
    assert mixed.n_effective > 150
    assert apart.n_effective < 30


def test_more_recordings_tell_more_than_more_windows() -> None:
    few = of([(9, 10), (7, 10), (10, 10), (10, 10)] * 5)
    longer = of([(90, 100), (70, 100), (100, 100), (100, 100)] * 5)
    more = of([(9, 10), (7, 10), (10, 10), (10, 10)] * 50)
    assert more.n == longer.n == 10 * few.n
    assert more.high - more.low < 0.5 * (longer.high - longer.low)
    assert more.n_effective > 9 * few.n_effective


@pytest.mark.parametrize(
    ("counts", "doubt"),
    [
        ([], ""),
        ([(1, 1)] * 3, ""),
        ([(3, 4)] * 10, ""),
        ([(3, 4)] * 9, "few clusters"),
        ([(30, 40)], "one cluster"),
    ],
)
def test_with_few_recordings_it_says_so(counts: list[tuple[int, int]], doubt: str) -> None:
    assert of(counts).doubt == doubt


def test_one_recording_counts_as_one_window() -> None:
    found = of([(400, 400)])
    assert (found.low, found.high) == pytest.approx(wilson(1, 1), abs=1e-6)
    assert found.n_effective == pytest.approx(1)


def test_the_likelihood_is_that_of_the_beta_binomial_distribution() -> None:
    """Also where long recordings' steps are counted together."""
    rng = np.random.default_rng(0)
    n = np.array([1, 5, 300, 4000, 20_000])
    right = rng.binomial(n, 0.8)
    alike = np.array([0.002375, 0.0095, 0.95 * 0.25, 0.95])
    of_grid = np.searchsorted(_ALIKE, alike - 1e-9)
    p = 0.7
    scale = 1 / alike - 1
    truth = [
        betabinom.logpmf(right, n, p * s, (1 - p) * s).sum() - binom.logpmf(right, n, p).sum()
        for s in scale
    ]
    log = (
        _Factor(right).logarithm(p) + _Factor(n - right).logarithm(1 - p) - _Factor(n).logarithm(1)
    )
    assert log[of_grid] - log[0] == pytest.approx(truth, rel=0, abs=0.15)


def test_nothing_checked() -> None:
    found = of([])
    assert (found.low, found.high, found.n, found.n_effective) == (0, 1, 0, 0)
    assert math.isnan(found.value)
    assert of([(0, 0), (3, 4)] * 10) == of([(3, 4)] * 10)


def test_all_right_and_all_wrong_end_at_the_edge() -> None:
    assert of([(6, 6)] * 12).high == 1
    assert of([(0, 6)] * 12).low == 0


def test_impossible_arguments_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        clustered_interval(np.ones(2, bool), np.zeros(3, np.int64))
    with pytest.raises(ValueError, match="more were right"):
        of([(3, 2)])
    with pytest.raises(ValueError, match="confidence"):
        of([(1, 2)], 1.0)


@pytest.mark.parametrize("n_recordings", [20, 100])
@pytest.mark.parametrize(("accuracy", "alike"), [(0.7, 0.2), (0.9, 0.0), (0.9, 0.5), (0.97, 0.2)])
def test_it_covers_the_true_accuracy(n_recordings: int, accuracy: float, alike: float) -> None:
    """The full table: tests/benchmarks/interval_coverage.py."""
    found = coverage(Case("beta", n_recordings, 10, accuracy, alike), rounds=250, seed=1)
    # Three standard errors of 250 rounds around 93 … 97.5 %.
    assert found.clustered >= 0.885
    if alike:
        assert found.plain < 0.85 < found.clustered
