"""Changing the classes in mid-project, by keys."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QListView, QMenu
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from tests.gui.drive import ALT, CTRL, Key, grid_of, parts, press, shown, write


def test_a_class_is_renamed_merged_moved_and_recoloured_by_keys(
    quiet: Window, qtbot: QtBot
) -> None:
    _, session, pane = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_E, CTRL)
    editor = pane.editor
    qtbot.waitUntil(editor.view.hasFocus)
    press(quiet, Key.Key_F2)
    qtbot.waitUntil(editor.form.name.hasFocus)
    editor.form.name.selectAll()
    write(quiet, "shrill")
    press(quiet, Key.Key_Return)
    assert session.labels.class_of(first) == "shrill"
    press(quiet, Key.Key_Down, ALT)
    assert session.labels.class_names == ["low", "shrill", "middle"]
    editor.form.aliases.setText("high, squeak")
    editor.form.aliases.editingFinished.emit()
    assert session.labels.classes_in_use[1].aliases == ("high", "squeak")
    editor.form.colors.setFocus()
    press(quiet, Key.Key_Right)
    assert session.labels.classes_in_use[1].color == 1
    editor.form.merge.click()
    assert "“shrill” (1 label)" in editor.merge_choice._what.text()
    write(quiet, "mid")
    press(quiet, Key.Key_Return)
    assert session.labels.class_of(first) == "middle"
    assert editor.chosen
    assert editor.chosen.name == "middle"
    assert "1 sample of “shrill” moved to “middle”. Ctrl+Z" in quiet._line.text.text()
    editor.form.name.setFocus()
    write(quiet, "half a na")
    press(quiet, Key.Key_Escape)
    assert session.labels.class_names == ["low", "middle"]
    for _ in range(5):
        press(quiet, Key.Key_Z, CTRL)
    assert session.labels.class_names == ["high", "low", "middle"]
    assert session.labels.class_of(first) == "high"


def test_keys_stay_with_their_classes(quiet: Window) -> None:
    controller, session, pane = parts(quiet)
    controller.change_classes(lambda s: s.move_class("middle", 0))
    controller.change_classes(lambda s: s.rename_class("low", "three"))
    controller.change_classes(lambda s: s.merge_classes("high", "middle"))
    controller.add_class("new")
    assert session.labels.class_names == ["middle", "three", "new"]
    assert pane.class_palette.model.keys == ["3", "2", "4"]
    first = shown(quiet)
    press(quiet, Key.Key_3)
    assert session.labels.class_of(first) == "middle"


def test_a_refused_name_is_told(quiet: Window) -> None:
    _, session, pane = parts(quiet)
    press(quiet, Key.Key_E, CTRL)
    pane.editor.form.name.setText("low")
    pane.editor.form.name.editingFinished.emit()
    assert "“low” already" in quiet._line.text.text()
    assert session.labels.class_names == ["high", "low", "middle"]
    assert pane.editor.form.name.text() == "high"


def test_a_class_without_labels_is_deleted_and_comes_back(quiet: Window) -> None:
    _, session, pane = parts(quiet)
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_E, CTRL)
    editor = pane.editor
    assert not editor.form.delete.isEnabled(), "it has a label"
    editor.view.setCurrentIndex(editor.model.index(1))
    editor.form.delete.click()
    assert session.labels.class_names == ["high", "middle"]
    assert "“low” is deleted. Ctrl+Z" in quiet._line.text.text()
    press(quiet, Key.Key_Z, CTRL)
    assert session.labels.class_names == ["high", "low", "middle"]


def test_merging_can_be_left(quiet: Window) -> None:
    _, session, pane = parts(quiet)
    press(quiet, Key.Key_E, CTRL)
    pane.editor.form.merge.click()
    pane.editor.merge_choice.cancel.click()
    assert pane.editor.view.isVisible()
    pane.editor.form.merge.click()
    press(quiet, Key.Key_Escape)
    assert len(session.labels.class_names) == 3
    assert pane.editor.view.hasFocus(), "one step back, not out of the editor"
    press(quiet, Key.Key_Escape)
    assert not pane.editor.isVisible()
    press(quiet, Key.Key_E, CTRL)
    assert pane.editor.view.isVisible()


def test_a_merge_is_left_when_the_class_is_gone_that_was_to_be_merged(quiet: Window) -> None:
    controller, session, pane = parts(quiet)
    controller.add_class("new")
    press(quiet, Key.Key_E, CTRL)
    pane.editor.view.setCurrentIndex(pane.editor.model.index(3))
    pane.editor.ask_merge()
    controller.undo()
    assert pane.editor.view.isVisible()
    write(quiet, "high")
    press(quiet, Key.Key_Return)
    assert session.labels.class_names == ["high", "low", "middle"]


def menu_on(view: QListView, row: int) -> QMenu:
    """Open the menu of a row, as a right click does."""
    spot = view.visualRect(view.model().index(row, 0)).center()
    view.customContextMenuRequested.emit(QPoint(spot))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def run(menu: QMenu, text: str) -> None:
    """Choose what is called so, in the menu or in one that it holds."""
    menus = [menu, *menu.findChildren(QMenu)]
    action = next(a for m in menus for a in m.actions() if a.text() == text)
    menu.close()
    action.trigger()


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
def test_the_menu_of_a_class_does_what_it_says(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    press(quiet, Key.Key_1)
    listed = pane.class_palette.view
    menu = menu_on(listed, 0)
    enabled = {action.text(): action.isEnabled() for action in menu.actions()}
    assert not enabled["Delete"]
    assert enabled["Merge into …"]
    run(menu, "Colour 5")
    assert session.labels.classes_in_use[0].color == 4
    run(menu_on(listed, 2), "Delete")
    assert session.labels.class_names == ["high", "low"]
    run(menu_on(listed, 0), "Copy name")
    assert QApplication.clipboard().text() == "high"
    run(menu_on(listed, 0), "Find its samples")
    assert len(pane.side_panel.search.model.samples) == 1
    run(menu_on(listed, 1), "Rename")
    qtbot.waitUntil(pane.editor.form.name.hasFocus)
    assert pane.editor.form.name.text() == "low"
    run(menu_on(pane.editor.view, 0), "Merge into …")
    press(quiet, Key.Key_Return)
    assert session.labels.class_names == ["low"]


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
def test_where_classes_are_only_chosen_they_are_not_changed(quiet: Window) -> None:
    palette = grid_of(quiet).side.class_palette
    menu = menu_on(palette.view, 0)
    assert [action.text() for action in menu.actions()] == ["Copy name"]
    menu.close()
