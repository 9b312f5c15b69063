"""Which labels are probably wrong."""

import numpy as np
import pytest

from aldesk.evaluate.label_errors import joined, nearest, of_samples, suspicion, votes_of


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
    assert (nearest(X).near != np.arange(300)[:, None]).all(), "nobody votes on itself"
    found = suspicion(votes_of(nearest(X), codes, 3).shares, codes)
    first = np.argsort(-found.score)[: len(flipped)]
    assert set(first) == set(flipped)
    assert (found.guess[flipped] == truth[flipped]).all()
    assert found.is_suspected.sum() < 2 * len(flipped)


def test_a_label_is_compared_with_what_is_usual_for_its_class() -> None:
    usual = np.array([[0.9, 0.1]] * 10 + [[0.45, 0.55]] * 10)
    odd = np.array([[0.4, 0.6], [0.6, 0.4]])
    codes = np.concatenate([np.repeat([0, 1], 10), [0, 1]])
    found = suspicion(np.concatenate([usual, odd]), codes)
    assert np.flatnonzero(found.is_suspected).tolist() == [20, 21]
    assert found.guess[20:].tolist() == [1, 0]
    assert found.score[20] > found.score[21], "0.4 is less than usual for the first class"
    assert found.score[:20] == pytest.approx(0, abs=0.1)


def test_of_nothing_nothing_is_said() -> None:
    codes = np.array([0, 1, 0])
    proba = np.array([[0.1, 0.9], [np.nan, np.nan], [0.9, 0.1]])
    found = suspicion(proba, codes)
    assert found.score[1] == -np.inf
    assert found.is_suspected.tolist() == [True, False, False]
    assert not suspicion(np.full((3, 2), np.nan), codes).is_suspected.any()
    assert not suspicion(np.ones((3, 1)), codes * 0).is_suspected.any()


def test_who_tells_the_labels_better_counts_more() -> None:
    codes = np.arange(60) % 2
    says = np.where(np.arange(60) % 10 == 0, 1 - codes, codes)  # wrong in one of ten, and knows it
    good, chance = np.where(np.eye(2)[says] > 0, 0.9, 0.1), np.full((60, 2), 0.5)
    too_sure = np.where(np.eye(2)[says] > 0, 0.999, 0.001)
    for one, other in ((good, chance), (chance, good), (too_sure, chance)):
        assert joined(one, other, codes) == pytest.approx(good, abs=0.01)
    good[5] = np.nan
    assert joined(good, chance, codes)[5].tolist() == [0.5, 0.5]


def test_twins_of_different_labels_contradict_each_other() -> None:
    X, codes = blobs(1, 30)
    X[4], X[7], X[10] = X[3], X[8], X[13]
    codes[[3, 4, 7, 8, 10, 13]] = [0, 1, 2, 2, 1, 1]
    assert np.flatnonzero(votes_of(nearest(X), codes, 3).is_contradicted).tolist() == [3, 4]


def test_more_samples_than_are_compared_are_judged_by_those_that_are_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("aldesk.evaluate.label_errors._MOST_COMPARED", 60)
    X, truth = blobs(2)
    codes = truth.copy()
    codes[::30] = (codes[::30] + 1) % 3
    found = suspicion(votes_of(nearest(X), codes, 3).shares, codes)
    assert np.isin(np.argsort(-found.score)[:20], np.arange(0, 300, 30)).sum() >= 8


def test_a_sample_is_as_suspect_as_its_worst_class_and_a_little_of_the_others() -> None:
    doubts = np.array([[0.5, 0.0, 0.9], [0.9, 0.0, 0.0], [0.0] * 3])
    assert of_samples(doubts).tolist() == pytest.approx([0.8 * 0.9 + 0.16 * 0.5, 0.72, 0.0])
    proba = np.array([[0.9, 0.1], [0.9, 0.1], [0.36, 0.64], [np.nan, np.nan]])
    found = suspicion(proba, np.array([0, 1, 1, 0]))
    usual = (0.1 + 0.64) / 2
    expected = [0, 1 - 0.1 / usual**0.5, 0, 0]  # 1 less p / √usual, and no less than 0
    assert found.doubt.tolist() == pytest.approx([1 - 0.9 / 0.9**0.5, *expected[1:]])
