"""Cohorts of vectors: what is in one, how large they are, and in which order they come."""

from itertools import pairwise

import numpy as np

from aldesk.arrays import Vectors
from aldesk.embed.nearest.cohorts import MOST, NONE, cohorts, with_parts


def blobs(n_each: int, n_blobs: int, spread: float = 0.1) -> Vectors:
    rng = np.random.default_rng(3)
    X = rng.normal(0, spread, (n_each * n_blobs, 16)).astype(np.float32)
    for blob in range(n_blobs):
        X[blob * n_each : (blob + 1) * n_each, blob] += 1
    X /= np.linalg.norm(X, axis=1, keepdims=True)
    return X


def test_without_a_model_cohorts_are_of_what_lies_together() -> None:
    X, n = blobs(40, 5), 200
    found = cohorts(X, np.full(n, NONE), np.full(n, np.nan, np.float32), np.full(n, MOST))
    rows = np.concatenate([cohort.rows for cohort in found])
    assert np.array_equal(np.sort(rows), np.arange(n))
    assert max(len(cohort.rows) for cohort in found) <= MOST
    large = [cohort for cohort in found if len(cohort.rows) > 9]
    assert large
    for cohort in large:
        assert len(set((cohort.rows // 40).tolist())) == 1


def test_with_a_model_like_ones_follow_and_without_one_unlike_ones() -> None:
    X, n = blobs(40, 4), 160
    codes, most = np.arange(n) // 40, np.full(n, 8)
    known = cohorts(X, codes, np.full(n, 0.9, np.float32), most)
    assert sum(a.code != b.code for a, b in pairwise(known)) == 3
    unknown = cohorts(X, np.full(n, NONE), np.full(n, np.nan, np.float32), most)
    kinds = [int(np.bincount(cohort.rows // 40).argmax()) for cohort in unknown]
    assert len(set(kinds[:4])) == 4


def test_a_cohort_is_small_where_the_model_is_unsure_or_it_may_not_be_larger() -> None:
    X, n = blobs(60, 2, 0.05), 120
    codes, sure = np.arange(n) // 60, np.full(n, 0.99, np.float32)
    sure[60:] = 0.3
    most = np.full(n, MOST)
    found = cohorts(X, codes, sure, most)
    sizes = {code: max(len(c.rows) for c in found if c.code == code) for code in (0, 1)}
    assert sizes[0] > 3 * sizes[1] > 3
    most[5] = 2
    [with_it] = [c for c in cohorts(X, codes, sure, most) if 5 in c.rows]
    assert len(with_it.rows) <= 2


def test_equal_and_single_samples_have_their_place() -> None:
    X = np.repeat(blobs(1, 1), 20, axis=0)
    found = cohorts(X, np.full(20, 1), np.full(20, 0.9, np.float32), np.full(20, MOST))
    assert sum(len(cohort.rows) for cohort in found) == 20
    whole = with_parts(np.arange(20), 1, lambda rows: np.arange(len(rows)) >= len(rows) // 2)
    assert [len(part.rows) for part in whole.parts] == [10, 10]
    one = cohorts(X[:1], np.array([NONE]), np.array([np.nan], np.float32), np.array([MOST]))
    assert [cohort.rows.tolist() for cohort in one] == [[0]]
    none = np.zeros(0, np.int64)
    assert cohorts(X[:0], none, np.zeros(0, np.float32), none) == []


def test_what_seems_of_one_class_is_together_and_the_fewest_keys_for_a_sample_come_first() -> None:
    X, n = blobs(8, 10), 80
    sure, one_class = np.full(n, 0.9, np.float32), np.zeros(n, np.int64)
    unsure = sure.copy()
    unsure[:8] = 0.2
    most = np.full(n, MOST)
    found = cohorts(X, one_class, sure, most)
    assert sorted(len(cohort.rows) for cohort in found) == [n - 2 * MOST, MOST, MOST]
    codes = np.arange(n) // 8
    by_class = cohorts(X, codes, unsure, most)
    assert {cohort.code for cohort in by_class} == set(range(10))
    first = {cohort.code for cohort in by_class[:8]}
    assert 0 not in first, "the model must learn more of these first"
