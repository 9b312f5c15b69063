import pytest

from aldesk.gui.window.status_line import labels_per_minute


def test_the_pace_is_of_the_last_minute() -> None:
    assert labels_per_minute([0.0, 1.0], 2.0) is None
    assert labels_per_minute([0.0, 2.0, 4.0, 6.0], 7.0) == pytest.approx(30.0)
    assert labels_per_minute([0.0, 2.0, 4.0, 6.0], 100.0) is None
