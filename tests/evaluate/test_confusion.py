import numpy as np

from aldesk.evaluate.confusion import confusion_matrix, recalls


def test_rows_are_the_truth_and_columns_the_guess() -> None:
    truth, guess = np.array([0, 0, 1, 2, 2, 2]), np.array([0, 1, 1, 0, 2, 2])
    matrix = confusion_matrix(truth, guess, 4)
    assert matrix.tolist() == [[1, 1, 0, 0], [0, 1, 0, 0], [1, 0, 2, 0], [0, 0, 0, 0]]
    assert [(r.n_correct, r.n) for r in recalls(matrix)] == [(1, 2), (1, 1), (2, 3), (0, 0)]


def test_of_nothing_it_is_empty() -> None:
    nothing = np.zeros(0, np.int64)
    assert confusion_matrix(nothing, nothing, 2).tolist() == [[0, 0], [0, 0]]
    assert confusion_matrix(nothing, nothing, 0).shape == (0, 0)
