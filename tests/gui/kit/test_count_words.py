"""Numbers of recordings, windows and hours in words."""

import pytest

from aldesk.gui.kit.count_words import brought_text, hours_text
from aldesk.gui.workspace.pool_import import ImportCount, came_in


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (1 / 60, "60 seconds"),
        (0.5, "30 minutes"),
        (1.99, "119 minutes"),
        (2, "2 hours"),
        (2.45, "2.5 hours"),
        (1000.4, "1,000 hours"),
    ],
)
def test_a_length(hours: float, words: str) -> None:
    assert hours_text(hours) == words


def test_what_came() -> None:
    assert brought_text(2400, 2400, 2) == "2,400 windows from 2 recordings"
    assert brought_text(2401, 2400, 1) == "1 sample and 2,400 windows from 1 recording"
    assert brought_text(7, 0, 0, more=True) == "7 more samples"
    assert brought_text(8, 8, 1, more=True) == "8 more windows from 1 recording"


def test_what_an_import_brought_is_counted_since_the_one_before() -> None:
    before, now = ImportCount(20, n_windows=20, n_recordings=2), ImportCount(25, n_windows=25)
    came = ImportCount(45, n_windows=45, n_recordings=5).without(before)
    assert (came.n_samples, came.n_windows, came.n_recordings) == (25, 25, 3)
    assert came_in(came).startswith("All files read: 25 windows from 3 recordings.")
    assert now.without(now) == ImportCount()
