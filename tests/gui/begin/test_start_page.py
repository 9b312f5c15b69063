"""The start page: the demo is a button, and the way to all actions stands where it always does."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aldesk.gui.begin.recent import remember
from aldesk.gui.window.window import Window
from aldesk.session.demo_project import spoken_digits
from aldesk.store.check import check
from tests.conftest import MakeTones
from tests.gui.drive import CTRL, SHIFT, Key, opened, press, write


def test_the_demo_is_made_once_and_opened_again(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.opened):
        window.start_flow.start.demo.click()
    opened(window).embedding.cancel()
    assert opened(window).project.path == spoken_digits().file
    assert opened(window).session.labels.class_names[:3] == ["zero", "one", "two"]
    qtbot.waitUntil(lambda: len(opened(window).project.samples) == 1280)
    opened(window).controller.label("one")
    window.leave_project()
    with qtbot.waitSignal(window.opened):
        press(window, Key.Key_D, CTRL | SHIFT)
    opened(window).embedding.cancel()
    assert opened(window).session.labels.n_labeled == 1
    window.leave_project()
    assert check(spoken_digits().file) == []


def test_a_demo_that_cannot_be_written_is_told(window: Window) -> None:
    spoken_digits().file.parent.parent.mkdir(parents=True, exist_ok=True)
    spoken_digits().file.parent.write_text("no folder")
    window.start_flow.start.demo.click()
    assert "could not be written" in window._line.text.text()
    assert window._line.text.property("tone") == "warn"


def test_the_way_to_all_actions_is_at_the_same_place_everywhere(open_window: Window) -> None:
    window, button = open_window, open_window._status.all_actions
    places = set()
    for view in ("label", "grid", "map", "results", "study"):
        window.pages.turn_to(view)
        QApplication.processEvents()
        assert "Ctrl+K" in button.text()
        places.add((button.isVisible(), button.mapTo(window, button.rect().topRight()).toTuple()))
    window.leave_project()
    QApplication.processEvents()
    places.add((button.isVisible(), button.mapTo(window, button.rect().topRight()).toTuple()))
    assert len(places) == 1
    button.click()
    assert window._commands.isVisible()


def test_a_path_is_pasted_and_typed_while_the_list_of_projects_has_the_focus(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    start = window.start_flow.start
    remember(tmp_path / "owls.aldesk", "owls", 3)
    window.start_flow.new()
    press(window, Key.Key_Escape)
    qtbot.waitUntil(start.recent.hasFocus)
    QApplication.clipboard().setText(f"{tmp_path}/no")
    press(window, Key.Key_V, CTRL)
    write(window, "/a b")
    assert start.source.field.text() == f"{tmp_path}/no/a b"
    start.source.field.clear()
    start.recent.setFocus()
    press(window, Key.Key_Slash)  # else the key that finds a class
    press(window, Key.Key_A)  # and the key that plays automatically
    assert start.source.field.text() == "/a"


def test_a_pasted_path_is_opened_at_once(window: Window, make_tones: MakeTones) -> None:
    start, wizard = window.start_flow.start, window.start_flow.wizard
    folder = make_tones(2)
    for text in (f"{folder}/no", "owner/name", "x"):
        QApplication.clipboard().setText(text)
        press(window, Key.Key_V, CTRL)
        assert start.isVisible()
        start.source.field.selectAll()
        press(window, Key.Key_Delete)
    write(window, str(folder))
    assert start.isVisible()  # typed, it may have more to come
    start.source.field.selectAll()
    press(window, Key.Key_Delete)
    QApplication.clipboard().setText(f"'{folder}'")
    press(window, Key.Key_V, CTRL)
    assert wizard.isVisible()
    assert wizard.where.text == str(folder)
