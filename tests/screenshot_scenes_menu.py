"""Scenes of the menus, the settings and About."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.actions import in_table
from aldesk.gui.window.window import Window

Scene = Callable[[Window], Any]


def act(action: Action) -> Scene:
    """Return what runs an action."""

    def scene(window: Window) -> None:
        next(a for a in window.actions() if in_table(a) is action).trigger()

    return scene


def open_menu(*places: int) -> Scene:
    """Return what opens the menu, one of its menus, and one inside that."""

    def scene(window: Window) -> None:
        act(Action.MENU)(window)
        menu = window.menus.button_menu
        for place in places:
            entry = menu.actions()[place]
            menu.setActiveAction(entry)
            inner = entry.menu()
            assert isinstance(inner, QMenu)
            inner.popup(menu.mapToGlobal(menu.actionGeometry(entry).topRight()))
            menu = inner

    return scene


def write(text: str) -> Scene:
    def scene(_: Window) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, text)

    return scene


def until_listed(window: Window) -> None:
    """Wait for the libraries."""
    model, loop = window.pages.program.about.model, QEventLoop()
    if not model.rowCount():
        model.modelReset.connect(loop.quit)
        loop.exec()


def grabbed(window: Window) -> QPixmap:
    """Return the window with the menus that are open over it, and close them."""
    picture = window.grab()
    painter = QPainter(picture)
    popups = [
        popup
        for popup in QApplication.topLevelWidgets()
        if popup.isVisible() and popup.windowType() == Qt.WindowType.Popup
    ]
    for popup in sorted(popups, key=lambda popup: popup.x()):
        painter.drawPixmap(window.mapFromGlobal(popup.pos()), popup.grab())
    painter.end()
    for popup in popups:
        popup.close()
    return picture


START: dict[str, list[Scene]] = {
    "start": [],
    "start menu": [open_menu(0)],
    "start palette": [act(Action.ALL_ACTIONS)],
    "start settings": [act(Action.SETTINGS)],
    "start about": [act(Action.ABOUT), until_listed],
}
"""While no project is open."""
WITH_PROJECT: dict[str, list[Scene]] = {
    "menu": [open_menu(0)],
    "menu edit": [open_menu(1)],
    "menu view sound": [open_menu(2, 10)],
    "menu tools": [open_menu(3)],
    "menu in grid": [act(Action.SHOW_GRID), open_menu(1)],
    "palette not here": [act(Action.ALL_ACTIONS), write("page")],
    "settings": [act(Action.SETTINGS)],
    "about": [act(Action.ABOUT), until_listed],
}
