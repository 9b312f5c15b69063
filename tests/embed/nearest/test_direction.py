import numpy as np
import numpy.typing as npt

from aldesk.embed.nearest.direction import direction


def close(found: npt.NDArray[np.float64] | None, wanted: list[float]) -> bool:
    return found is not None and np.allclose(found, wanted)


A, B = np.array([[2, 0, 0]], np.float32), np.array([[0, 5, 0]], np.float32)


def test_one_example_is_its_own_direction() -> None:
    assert close(direction(A), [1, 0, 0])


def test_examples_count_alike_whatever_their_length() -> None:
    assert close(direction(np.concatenate([A, B])), [0.5**0.5, 0.5**0.5, 0])


def test_counter_examples_are_turned_away_from() -> None:
    found = direction(A, B)
    assert found is not None
    assert found[1] < 0 < found[0]
    np.testing.assert_allclose(np.linalg.norm(found), 1)


def test_without_an_example_or_where_nothing_is_left_there_is_none() -> None:
    nothing = np.zeros((1, 3), np.float32)
    assert direction(nothing) is None
    assert direction(A[:0], B) is None
    assert direction(A, A, weight=1.0) is None
    assert close(direction(np.concatenate([A, nothing])), [1, 0, 0])
