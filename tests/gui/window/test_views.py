"""Turning from view to view."""

from PySide6.QtCore import Qt

from aldesk.gui.window.window import Window
from tests.gui.drive import press, session_of, turn_to


def test_no_key_acts_on_the_sample_that_is_not_seen(open_window: Window) -> None:
    session = session_of(open_window)
    turn_to(open_window, "results")
    for key in (Qt.Key.Key_1, Qt.Key.Key_F, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_R):
        press(open_window, key)
    assert not session.labels.marks
    assert not session.labels.flags
