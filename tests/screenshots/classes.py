"""Scenes of the classes: editor, menu, merging."""

from PySide6.QtCore import Qt

from aldesk.gui.window.window import Window
from tests.screenshots.acts import Scenes, press, run, write


def ask_merge(window: Window) -> None:
    assert window.open_project
    window.open_project.label.editor.ask_merge()


def delete_class(window: Window) -> None:
    """Add a class, and delete it again."""
    assert window.open_project
    pane = window.open_project.label
    window.open_project.controller.add_class("ten")
    pane.toggle_class_editor()
    pane.editor.do("delete", pane.editor.model.classes[-1])


def class_menu(window: Window) -> None:
    """Open the menu of a class, as a right click does."""
    assert window.open_project
    view = window.open_project.label.class_palette.view
    spot = view.visualRect(view.model().index(1, 0)).center()
    view.customContextMenuRequested.emit(spot)


CLIPS: Scenes = {
    "class editor": [run("Ctrl+E")],
    "class editor merge": [run("Ctrl+E"), ask_merge],
    "class editor merged": [run("Ctrl+E"), ask_merge, press(Qt.Key.Key_Return)],
    "class editor deleted": [run("Ctrl+Z"), delete_class],
    "class editor undone": [run("Ctrl+Z"), run("Ctrl+E")],
    "class menu": [class_menu],
}
MANY: Scenes = {
    "class editor": [run("Ctrl+E")],
    "class editor merge": [run("Ctrl+E"), ask_merge, write("be")],
}
