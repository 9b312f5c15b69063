"""The goal of a session."""

import pytest
from pytestqt.qtbot import QtBot

from aldesk.gui.window.goal import goal_text
from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, Key, parts, press, write


def test_a_goal_is_set_and_reached(quiet: Window, qtbot: QtBot) -> None:
    goal = quiet._status.goal
    assert goal._bar.isHidden()
    press(quiet, Key.Key_G, CTRL)
    qtbot.waitUntil(goal.field.hasFocus)
    goal.field.selectAll()
    write(quiet, "2")
    press(quiet, Key.Key_Return)
    press(quiet, Key.Key_1)
    assert goal._text.text().startswith("1 of 2")
    press(quiet, Key.Key_1)
    assert "reached" in goal._text.text()
    press(quiet, Key.Key_Z, CTRL)
    assert goal._text.text().startswith("1 of 2")
    press(quiet, Key.Key_Y, CTRL)
    assert parts(quiet)[1].labels.n_labeled == 2


@pytest.mark.parametrize(
    ("done", "goal", "pace", "text"),
    [
        (5, 0, 10.0, ""),
        (5, 100, None, "5 of 100"),
        (20, 100, 20.0, "20 of 100 · 4 min"),
        (100, 100, 20.0, "Goal of 100 reached"),
    ],
)
def test_how_far_the_goal_is(done: int, goal: int, pace: float | None, text: str) -> None:
    assert goal_text(done, goal, pace) == text
