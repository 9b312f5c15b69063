"""The line that says how far a study is: honest, also after a pause and while it prepares."""

import pytest
from pytestqt.qtbot import QtBot

from aldesk.gui.study.progress import StudyProgress

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def line(qtbot: QtBot, clock: Clock) -> StudyProgress:
    made = StudyProgress(clock)
    qtbot.addWidget(made)
    made.show_state("running")
    return made


def test_the_time_left_is_there_and_a_pause_is_no_part_of_it(
    line: StudyProgress, clock: Clock
) -> None:
    assert line.text == "Preparing …"
    line.show_progress(40, 100)  # of an earlier run
    assert line.text == "Running · 40 of 100 steps"
    clock.now = 100
    line.show_progress(50, 100)
    assert line.text == "Running · 50 of 100 steps · 6/min · about 8 min left"
    line.show_state("paused")
    assert line.text.startswith("Paused · 50 of 100 steps · 6/min")
    clock.now = 110
    line.show_progress(51, 100)  # it was under way
    clock.now = 10_000
    line.show_state("running")
    assert line.text == "Running · 51 of 100 steps · 6/min · about 8 min left"
    clock.now = 10_090
    line.show_progress(60, 100)
    assert line.text == "Running · 60 of 100 steps · 6/min · about 7 min left"


def test_samples_that_are_embedded_first_are_not_counted_as_steps(
    line: StudyProgress, clock: Clock
) -> None:
    line.show_preparing(1, 3000)
    clock.now = 10
    line.show_preparing(101, 3000)
    assert line.text == "Embedding · 101 of 3,000 samples · 10/s · about 5 min left"
    line.show_progress(0, 20)
    assert line.text == "Running · 0 of 20 steps"
    clock.now = 30
    line.show_progress(2, 20)
    assert line.text == "Running · 2 of 20 steps · 6/min · about 3 min left"


def test_the_next_study_begins_anew(line: StudyProgress, clock: Clock) -> None:
    line.show_progress(5, 10)
    line.show_state("idle")
    assert line.isHidden()
    line.show_state("timing")
    assert line.text == "Timing the first cycle …"
    line.show_progress(1, 8)
    assert line.text == "Timing · 1 of 8 steps"
