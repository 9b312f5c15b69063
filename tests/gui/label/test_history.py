"""The list of all acts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, SHIFT, Key, grid_of, parts, press


def test_the_history_goes_back_and_forth(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    for key in (Key.Key_1, Key.Key_2, Key.Key_3):
        press(quiet, key)
    press(quiet, Key.Key_H, CTRL)
    history = pane.side_panel.history
    qtbot.waitUntil(history.view.hasFocus)
    texts = [str(history.model.index(row).data()) for row in range(history.model.rowCount())]
    assert [text.split(": ")[-1] for text in texts] == [
        "“middle”",
        "“low”",
        "“high”",
        "The beginning",
    ]
    spot = history.view.visualRect(history.model.index(2)).center()
    QTest.mouseClick(history.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert session.labels.n_labeled == 1
    assert history.model.n_undone == 2
    press(quiet, Key.Key_Up)
    press(quiet, Key.Key_Return)
    assert session.labels.n_labeled == 2
    press(quiet, Key.Key_H, CTRL)
    assert pane.side_panel.isHidden()


def test_an_open_history_follows_what_is_done_in_another_view(open_window: Window) -> None:
    assert open_window.open_project
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        press(open_window, key)
    press(open_window, Qt.Key.Key_H, CTRL)
    grid_of(open_window)
    press(open_window, Qt.Key.Key_Z, CTRL)
    press(open_window, Qt.Key.Key_Right, SHIFT)
    press(open_window, Qt.Key.Key_3)  # what was undone can no more be done again
    press(open_window, Qt.Key.Key_1, CTRL)
    model = open_window.open_project.label.side_panel.history.model
    texts = [str(model.index(row).data()).split(": ")[-1] for row in range(model.rowCount())]
    assert texts == ["2 samples labelled", "“high”", "The beginning"]
