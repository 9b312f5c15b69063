"""Turning from view to view."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aldesk.gui.kit import theme
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


def test_the_other_views_are_made_while_nothing_happens(
    open_window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    views = opened(open_window).views
    assert views._made.keys() == {"label"}
    monkeypatch.setattr(views._ahead, "_pause", 0)
    monkeypatch.setattr(views._ahead, "_between", 0)
    with qtbot.waitSignal(views._ahead.finished):
        views.make_ahead()
    assert views._made.keys() == {"label", "grid", "map", "results", "study"}
    assert views.shown == "label"
    assert views.currentWidget() is views._made["label"]
    results = views._made["results"]
    assert isinstance(results, ResultsPane)
    n_classes = len(session_of(open_window).labels.classes_in_use)
    assert len(results.classes.lines) == n_classes, "there is less to do at the first look"


def test_a_part_that_is_made_ahead_wears_the_theme_of_its_view(
    open_window: Window, qapp: QApplication
) -> None:
    views = opened(open_window).views
    made = views._parts.curve
    before = made.plot.backgroundBrush().color()
    try:
        theme.apply("dark")
        views.apply_theme()
        turn_to(open_window, "results")
        results = views._made["results"]
        assert isinstance(results, ResultsPane)
        assert results.curve is not made
        assert results.curve.plot.backgroundBrush().color() != before
    finally:
        theme.apply("light")
