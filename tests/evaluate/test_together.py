"""Classes that are there together, and those predicted beside others by mistake."""

import numpy as np

from aldesk.evaluate.together import mistaken, together

VERDICTS = np.array([[1, 1, 0], [1, -1, 0], [0, 0, 0], [1, 1, 1]], np.int8)


def test_pairs_are_samples_that_have_both() -> None:
    assert together(VERDICTS).tolist() == [[3, 2, 1], [2, 2, 1], [1, 1, 1]]
    assert together(VERDICTS[:0]).tolist() == [[0] * 3] * 3


def test_a_mistake_is_a_class_that_is_known_to_be_absent() -> None:
    predicted = np.ones(VERDICTS.shape, bool)
    # The second class of the second sample was not judged, so nobody knows.
    assert mistaken(VERDICTS, predicted).tolist() == [[3, 0, 2], [0, 2, 1], [0, 0, 1]]
    assert not mistaken(VERDICTS, ~predicted).any()
