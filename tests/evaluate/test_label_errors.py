"""Which labels are probably wrong."""

import numpy as np
import pytest

from aldesk.evaluate.label_errors import (
    averaged,
    neighbours,
    suspicion,
    suspicion_of_verdicts,
)


def blobs(seed: int, n: int = 300) -> tuple[np.ndarray, np.ndarray]:
    """Return three clouds of vectors, and which each is of."""
    rng = np.random.default_rng(seed)
    truth = np.arange(n) % 3
    X = rng.normal(size=(n, 8)) + 4 * np.eye(3, 8)[truth]
    return (X * [1, 100, 1, 1, 1, 1, 1, 1e-3]).astype(np.float32), truth


def test_neighbours_find_flipped_labels_whatever_the_scale_of_the_features() -> None:
    X, truth = blobs(0)
    codes = truth.copy()
    flipped = np.arange(0, 300, 20)
    codes[flipped] = (codes[flipped] + 1) % 3
    found = suspicion(neighbours(X, codes, 3).votes, codes)
    first = np.argsort(-found.score)[: len(flipped)]
    assert set(first) == set(flipped)
    assert (found.guess[flipped] == truth[flipped]).all()
    assert found.is_suspected.sum() < 2 * len(flipped)


def test_a_class_that_is_told_badly_is_compared_with_what_is_usual_for_it() -> None:
    usual = np.array([[0.9, 0.1]] * 10 + [[0.45, 0.55]] * 10)
    codes = np.repeat([0, 1], 10)
    odd = np.array([[0.6, 0.4], [0.55, 0.45]])
    found = suspicion(np.concatenate([usual, odd]), np.concatenate([codes, [0, 1]]))
    assert not found.is_suspected[:20].any()
    assert found.is_suspected[20], "for a sample of the first class 0.6 is little"
    assert not found.is_suspected[21], "it fits neither class, and the second no worse"


def test_of_nothing_nothing_is_said() -> None:
    codes = np.array([0, 1, 0])
    proba = np.array([[0.1, 0.9], [np.nan, np.nan], [0.9, 0.1]])
    assert suspicion(proba, codes).score[1] == -np.inf
    assert not suspicion(np.full((3, 2), np.nan), codes).is_suspected.any()
    assert not suspicion(np.ones((3, 1)), codes * 0).is_suspected.any()
    assert np.isnan(neighbours(np.ones((1, 4), np.float32), codes[:1], 2).votes).all()
    three = suspicion(np.array([[0.3, 0.3, 0.4]] * 3), codes)
    assert (three.guess != 2).all(), "nobody gave the third class, so it is no proposal"


def test_who_tells_the_labels_better_counts_more() -> None:
    codes = np.arange(60) % 2
    good, chance = np.where(np.eye(2)[codes] > 0, 0.9, 0.1), np.full((60, 2), 0.5)
    assert averaged(good, chance, codes)[0] == pytest.approx(good[0])
    assert averaged(chance, good, codes)[0] == pytest.approx(good[0])
    good[5] = np.nan
    assert averaged(good, chance, codes)[5].tolist() == [0.5, 0.5]


def test_twins_of_different_labels_contradict_each_other() -> None:
    X, codes = blobs(1, 30)
    X[4], X[7], X[10] = X[3], X[8], X[13]
    codes[[3, 4, 7, 8, 10, 13]] = [0, 1, 2, 2, 1, 1]
    assert np.flatnonzero(neighbours(X, codes, 3).is_contradicted).tolist() == [3, 4]


def test_more_samples_than_are_compared_are_judged_by_those_that_are_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("aldesk.evaluate.label_errors._MOST_COMPARED", 60)
    X, truth = blobs(2)
    codes = truth.copy()
    codes[::30] = (codes[::30] + 1) % 3
    found = suspicion(neighbours(X, codes, 3).votes, codes)
    assert np.isin(np.argsort(-found.score)[:20], np.arange(0, 300, 30)).sum() >= 8


def test_verdicts_are_judged_class_by_class() -> None:
    said = np.array([1] * 10 + [0] * 10 + [-1], np.int8)
    proba = np.where(said == 1, 0.9, 0.1)
    proba[[3, 15]] = 0.05, 0.95
    found = suspicion_of_verdicts(proba, said)
    assert np.flatnonzero(found.is_suspected).tolist() == [3, 15]
    assert found.score[20] == -np.inf
