"""Searching, and labelling what is found."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, Key, parts, press, shown, write


def test_search_opens_what_it_finds_and_labels_go_through_it(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    waiting = shown(quiet)
    press(quiet, Key.Key_F, CTRL)
    search = pane.side_panel.search
    qtbot.waitUntil(search.words.hasFocus)
    write(quiet, "low00")
    press(quiet, Key.Key_Return)
    found = [sample.id for sample in search.model.samples]
    assert len(found) > 1
    assert all("low00" in sample.path.name for sample in search.model.samples)
    assert shown(quiet) == found[0]
    press(quiet, Key.Key_2)
    assert shown(quiet) == found[1]
    press(quiet, Key.Key_Up)
    assert shown(quiet) == found[0]
    assert [session.labels.class_of(i) for i in found[:2]] == ["low", None]
    assert search.model.data(search.model.index(0), Qt.ItemDataRole.UserRole) == "low"
    search.words.setText("nothing like this")
    search.search()
    assert "None" in search._count.text()
    press(quiet, Key.Key_Escape)
    press(quiet, Key.Key_Escape)
    assert shown(quiet) == waiting or session.labels.class_of(waiting)
