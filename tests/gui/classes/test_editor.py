"""Changing the classes in mid-project, by keys."""

from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from tests.gui.drive import ALT, CTRL, Key, parts, press, shown, write


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
    qtbot.waitUntil(editor.name.hasFocus)
    editor.name.selectAll()
    write(quiet, "shrill")
    press(quiet, Key.Key_Return)
    assert session.labels.class_of(first) == "shrill"
    press(quiet, Key.Key_Down, ALT)
    assert session.labels.class_names == ["low", "shrill", "middle"]
    editor.aliases.setText("high, squeak")
    editor.aliases.editingFinished.emit()
    assert session.labels.classes_in_use[1].aliases == ("high", "squeak")
    editor.colors.setFocus()
    press(quiet, Key.Key_Right)
    assert session.labels.classes_in_use[1].color == 1
    editor.goal.setCurrentText("middle")
    editor.merge.click()
    assert session.labels.class_of(first) == "middle"
    assert editor.chosen
    assert editor.chosen.name == "middle"
    editor.name.setFocus()
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
    pane.editor.name.setText("low")
    pane.editor.name.editingFinished.emit()
    assert "“low” already" in quiet._line.text.text()
    assert session.labels.class_names == ["high", "low", "middle"]
    assert pane.editor.name.text() == "high"
