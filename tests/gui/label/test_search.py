"""Searching, and labelling what is found."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, Key, believe, parts, press, shown, write


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
    assert "No match" in search._count.text()
    press(quiet, Key.Key_Escape)
    press(quiet, Key.Key_Escape)
    assert shown(quiet) == waiting or session.labels.class_of(waiting)


def test_what_is_found_comes_in_the_order_chosen(quiet: Window) -> None:
    controller, session, pane = parts(quiet)
    names, reasons = ["high", "low", "middle"], set()
    while names or "audit" not in reasons:
        assert controller.current
        reasons.add(controller.current.reason)
        if controller.current.reason == "audit":
            controller.label("low")
        elif names:
            controller.label(names.pop(0))
        else:
            controller.skip()
    believe(quiet, [0.2, 0.7, 0.1])  # high, low, middle
    press(quiet, Key.Key_F, CTRL)
    search = pane.side_panel.search
    plain = [sample.id for sample in search.model.samples]
    search.order.setCurrentIndex(search.order.findData("disagreement"))
    found = [sample.id for sample in search.model.samples]
    assert sorted(found) == sorted(plain)
    assert [session.labels.class_of(i) for i in found[:3]] == ["middle", "high", "low"]
    assert found[3:] == [i for i in plain if i not in found[:3]]  # also what is of the audit
    assert any(session.labels.class_of(i) for i in found[3:])
    search.order.setCurrentIndex(search.order.findData("name"))
    shown_names = [sample.path.name for sample in search.model.samples]
    assert shown_names == sorted(shown_names)
    search.order.setCurrentIndex(search.order.findData("certainty"))
    controller.toggle_blind()
    assert search.order.currentData() == ""
    assert [sample.id for sample in search.model.samples] == plain
