"""Thresholds are tested from the safest on, and what is stated seldom fails."""

from dataclasses import replace

import numpy as np

from aldesk.evaluate.threshold_choice import Goal, passed_thresholds
from aldesk.evaluate.validation_sample import ValidationSample, cut_everywhere

N, SIZE = 60, 6000


def sample(said: np.ndarray) -> ValidationSample:
    """Every hundredth of a pool, its two halves each a stratum."""
    pool = np.linspace(1, 0, SIZE, dtype=np.float32)
    stratum = (np.arange(SIZE) >= SIZE // 2).astype(np.int8)
    rows = np.arange(50, SIZE, SIZE // N)
    return ValidationSample(
        pool[rows],
        said.astype(np.int8),
        stratum[rows].astype(np.int64),
        np.array([SIZE // 2, SIZE // 2]),
        pool,
        stratum,
        -1 - rows,
    )


def n_above(one: ValidationSample, goal: Goal, wanted: float) -> list[int]:
    passed = passed_thresholds(cut_everywhere(one), goal, wanted)
    return [int((one.scores >= threshold).sum()) for threshold in passed]


def test_testing_begins_where_all_right_answers_would_be_enough() -> None:
    tested = n_above(sample(np.arange(N) < 40), "precision", 0.9)
    assert tested[0] == 29  # 0.9 ** 29 is the first below 5 %
    assert tested == sorted(tested)
    assert tested[-1] >= 39


def test_of_what_was_answered_in_full_nothing_is_doubted() -> None:
    said = np.ones(N)
    said[[25, 40]] = 0
    whole = sample(said)
    known = replace(
        whole, pool_scores=whole.scores, pool_stratum=(np.arange(N) >= 30).astype(np.int8)
    )
    known = replace(known, sizes=np.array([30, 30]))
    assert n_above(known, "precision", 0.9)[-1] >= 59
    assert n_above(whole, "precision", 0.9) == []  # a hundred times as many, of which these are few


def test_a_threshold_after_one_that_fails_is_not_tested() -> None:
    said = np.ones(N)
    said[[5, 20]] = 0  # two of the first 29 are wrong; of all 60 they would be few enough
    assert n_above(sample(said), "precision", 0.9) == []
    later = np.ones(N)
    later[[32, 33, 34]] = 0
    assert max(n_above(sample(later), "precision", 0.9)) <= 33


def test_a_recall_is_tested_from_the_loosest_threshold_on() -> None:
    tested = n_above(sample(np.arange(N) < 20), "recall", 0.5)
    assert tested == sorted(tested, reverse=True)
    assert tested[-1] < tested[0] < N


def test_nothing_passes_where_nothing_is_there() -> None:
    none = sample(np.zeros(N))
    assert n_above(none, "precision", 0.9) == n_above(none, "recall", 0.5) == []


def test_unsure_answers_do_not_help() -> None:
    sure = sample(np.arange(N) < 40)
    said = sure.said.copy()
    said[10] = -1
    assert n_above(replace(sure, said=said), "precision", 0.9) == []


def test_what_is_just_not_so_is_stated_in_one_of_twenty() -> None:
    rng = np.random.default_rng(0)
    n_stated = sum(
        bool(n_above(sample(rng.random(N) < 0.899), "precision", 0.9)) for _ in range(200)
    )
    assert n_stated <= 20  # of 10 to be expected; three standard errors more
