"""Turning from view to view."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.window.window import Window
from tests.gui.drive import opened, press, session_of, turn_to


def test_no_key_acts_on_the_sample_that_is_not_seen(open_window: Window) -> None:
    session = session_of(open_window)
    turn_to(open_window, "results")
    for key in (Qt.Key.Key_1, Qt.Key.Key_F, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_R):
        press(open_window, key)
    assert not session.labels.marks
    assert not session.labels.flags


def test_the_other_views_are_made_while_nothing_happens(open_window: Window, qtbot: QtBot) -> None:
    views = opened(open_window).views
    assert views._made.keys() == {"label"}
    views._ahead._timer.setInterval(0)
    with qtbot.waitSignal(views._ahead.finished):
        views.make_ahead()
    assert views._made.keys() == {"label", "grid", "map", "results", "study"}
    assert views.shown == "label"
    assert views.currentWidget() is views._made["label"]
    results = views._made["results"]
    assert isinstance(results, ResultsPane)
    n_classes = len(session_of(open_window).labels.classes_in_use)
    assert len(results.classes.lines) == n_classes, "there is less to do at the first look"
