"""Samples that follow each other in time, place by place."""

import numpy as np
import pytest

from aldesk.core.bursts import USUAL_GAP, bursts, usual_gap


def test_a_burst_is_of_one_place_and_ends_with_a_pause() -> None:
    times = np.array([100.0, 0.0, 3.0, 5.0, 1.0, np.nan, 2000.0])
    places = ["a", "a", "a", "b", "b", "a", "a"]
    found = bursts(times, places, gap=10)
    assert [rows.tolist() for rows in found] == [[1, 2], [4, 3], [0], [6]]
    assert bursts(np.array([np.nan]), ["a"]) == []
    assert bursts(np.zeros(0), []) == []


def test_the_pause_that_ends_a_burst_follows_the_pauses_that_there_are() -> None:
    assert usual_gap(np.zeros(0)) == USUAL_GAP
    assert usual_gap(np.array([30.0, 40.0, 60.0])) == USUAL_GAP, "none stands out"
    gap = usual_gap(np.array([20.0, 25.0, 20.0, 400.0, 5000.0]))
    assert 25 < gap < 400
    assert gap == pytest.approx(100.0)
