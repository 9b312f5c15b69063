"""Which sample lies in which column of pixels."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aldesk.gui.label.strip_columns import spread


def columns(*samples: tuple[float, float, int], seconds: float = 10, width: int = 10) -> list[int]:
    starts, stops, values = (np.array(part) for part in zip(*samples, strict=True))
    found = spread(starts.astype(float), stops.astype(float), values, seconds, width)
    return list(map(int, found))


def test_each_sample_fills_its_columns() -> None:
    assert columns((2, 4, 7), (8, 10, 1)) == [-1, -1, 7, 7, -1, -1, -1, -1, 1, 1]
    assert columns((2.5, 3.5, 7)) == [-1, -1, 7, 7, -1, -1, -1, -1, -1, -1]
    assert columns((0, 6, 3), (4, 10, 5)) == [3, 3, 3, 3, 5, 5, 5, 5, 5, 5]


def test_the_shortest_one_is_seen() -> None:
    assert columns((5000, 5003, 2), seconds=36_000).count(2) == 1
    assert columns((35_999.9, 36_000, 2), seconds=36_000)[-1] == 2
    assert spread(np.zeros(0), np.zeros(0), np.zeros(0, np.int64), 10, 5).tolist() == [-1] * 5
    assert spread(np.zeros(1), np.ones(1), np.zeros(1, np.int64), 0, 5).tolist() == [-1] * 5


@given(st.lists(st.tuples(st.floats(0, 99), st.floats(0.01, 20)), max_size=30), st.integers(1, 200))
def test_a_column_is_filled_where_a_sample_reaches_it(
    samples: list[tuple[float, float]], width: int
) -> None:
    starts = np.array([start for start, _ in samples], float)
    stops = np.minimum(100.0, starts + np.array([length for _, length in samples], float))
    found = spread(starts, stops, np.arange(len(samples)), 100.0, width)
    for column, value in enumerate(found.tolist()):
        left, right = 100 * column / width, 100 * (column + 1) / width
        reached = [n for n in range(len(samples)) if starts[n] < right and stops[n] > left]
        if value >= 0:
            assert starts[value] <= right + 1e-6
            assert stops[value] >= left - 1e-6
        else:
            assert not [n for n in reached if min(stops[n], right) - max(starts[n], left) > 1e-6]
