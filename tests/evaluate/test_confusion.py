import numpy as np

from aldesk.evaluate.clustered import clustered_interval
from aldesk.evaluate.confusion import clustered_recalls, confusion_matrix, recalls


def test_rows_are_the_truth_and_columns_the_guess() -> None:
    truth, guess = np.array([0, 0, 1, 2, 2, 2]), np.array([0, 1, 1, 0, 2, 2])
    matrix = confusion_matrix(truth, guess, 4)
    assert matrix.tolist() == [[1, 1, 0, 0], [0, 1, 0, 0], [1, 0, 2, 0], [0, 0, 0, 0]]
    assert [(r.n_correct, r.n) for r in recalls(matrix)] == [(1, 2), (1, 1), (2, 3), (0, 0)]


def test_of_nothing_it_is_empty() -> None:
    nothing = np.zeros(0, np.int64)
    assert confusion_matrix(nothing, nothing, 2).tolist() == [[0, 0], [0, 0]]
    assert confusion_matrix(nothing, nothing, 0).shape == (0, 0)


def test_recalls_of_clusters_have_an_interval_of_their_own_class() -> None:
    truth = np.repeat([0, 0, 1], 40)
    guess = np.where(np.arange(120) % 10 == 0, 2, truth)
    recording = np.repeat(np.arange(12), 10)
    found = clustered_recalls(truth, guess, recording, 3)
    assert [(r.n_correct, r.n) for r in found] == [(72, 80), (36, 40), (0, 0)]
    assert [r.alike.n_clusters for r in found if r.alike] == [8, 4, 0]
    assert found[1].alike == clustered_interval(np.arange(40) % 10 > 0, recording[80:])
    assert found[2].interval == (0, 1)
