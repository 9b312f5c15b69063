"""Search words that mean a time."""

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.time_words import time_test

BEGIN = datetime(2026, 5, 12, 23, 59, 54, tzinfo=UTC)
STARTS = np.array(
    [BEGIN.timestamp() + 3 * number for number in range(5)]
)  # 23:59:54, :57, 0:00:00, :03, :06


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("23:59", [0, 1]),
        ("0:00", [2, 3, 4]),
        ("00:00", [2, 3, 4]),
        ("23:59:58", [1]),
        ("0:00:03", [3]),
        ("12:00", []),
        ("2026-05-12", [0, 1]),
        ("2026-05-13", [2, 3, 4]),
        ("2026-05", [0, 1, 2, 3, 4]),
        ("2026", [0, 1, 2, 3, 4]),
        ("2025", []),
    ],
)
def test_which_windows_are_meant(word: str, found: list[int]) -> None:
    test = time_test(word)
    assert test
    assert np.flatnonzero(test(STARTS, 3.0)).tolist() == found


@pytest.mark.parametrize(
    "word", ["", "24:00", "5:6", "12:60", "2026-13", "2026-02-30", "site", "5"]
)
def test_other_words_mean_no_time(word: str) -> None:
    assert time_test(word) is None


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)))
def test_each_moment_is_found_by_its_own_words(moment: datetime) -> None:
    starts = np.array([moment.replace(tzinfo=UTC).timestamp()])
    for word in (f"{moment:%H:%M}", f"{moment:%Y-%m-%d}", f"{moment:%Y-%m}"):
        test = time_test(word)
        assert test
        assert test(starts, 1.0).all()
