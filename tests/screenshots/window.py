"""Scenes of the window: menus, messages, bars, settings."""

import time

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QMenu

from aldesk.gui.kit.action_table import Action
from aldesk.gui.render.prefetch import Prepared
from aldesk.gui.window.window import Window
from tests.screenshots.acts import Scene, Scenes, act, press, run, write

DISK_FULL = (
    "The disk is full. Everything before is saved; this last step is not. Make room on the disk, "
    "then do it again."
)
ADDED = "6,885 samples were added. 1,220 duplicates left out."
NOT_HERE = (
    "The model facebook/dinov2-small is not on this machine, and there is no connection. Run "
    "`hf download facebook/dinov2-small --local-dir dinov2-small` elsewhere and copy the folder."
)


def broken(window: Window) -> None:
    """Show what is said of a clip that cannot be read, and of a disk that is full."""
    assert window.open_project
    assert window.open_project.controller.current
    problem = "The file is cut off: 2,400 of 8,000 frames. Nothing else is concerned."
    window.open_project.label.sample._show(
        Prepared(window.open_project.controller.current.sample, problem=problem)
    )
    window.messages.trouble(DISK_FULL)
    window._status.show_saved(False)


def importing(window: Window) -> None:
    for job in (window._status.importing, window._top):
        job._pace.restart()
        job._pace._began = time.monotonic() - 20
    window._status.show_import(3200, 12800)
    window._top.show_embedding(340, 3000)


def exporting(window: Window) -> None:
    window._status.export._pace._began = time.monotonic() - 20
    window._status.show_export(320, 1280)
    window._top.show_long_clip(37 * 60.0)
    window._top.show_embedding(12, 340)


def export(content: str) -> Scene:
    """Return what chooses what is exported."""

    def scene(window: Window) -> None:
        field = window._export.content
        field.setCurrentIndex(field.findData(content))

    return scene


def open_menus(*places: int) -> Scene:
    """Return what opens the menu, one of its menus, and one inside that."""

    def scene(window: Window) -> None:
        act(Action.MENU)(window)
        menu: QMenu = window.menus.button_menu
        for place in places:
            entry = menu.actions()[place]
            menu.setActiveAction(entry)
            inner = entry.menu()
            assert isinstance(inner, QMenu)
            inner.popup(menu.mapToGlobal(menu.actionGeometry(entry).topRight()))
            menu = inner

    return scene


def until_listed(window: Window) -> None:
    """Wait for the libraries."""
    model, loop = window.pages.program.about.model, QEventLoop()
    if not model.rowCount():
        model.modelReset.connect(loop.quit)
        loop.exec()


START: Scenes = {
    "start": [],
    "start menu": [open_menus(0)],
    "start palette": [act(Action.ALL_ACTIONS)],
    "start settings": [act(Action.SETTINGS)],
    "start about": [act(Action.ABOUT), until_listed],
}
"""While no project is open."""
CLIPS: Scenes = {
    "goal": [run("Ctrl+G")],
    "export": [run("Ctrl+Shift+E")],
    "export model": [run("Ctrl+Shift+E"), export("model")],
    "palette": [run("Ctrl+K")],
    "palette found": [run("Ctrl+K"), write("class")],
    "palette key": [run("Ctrl+K"), write("Skip"), press(Qt.Key.Key_F2)],
    "palette key taken": [
        run("Ctrl+K"),
        write("Skip"),
        press(Qt.Key.Key_F2),
        press(Qt.Key.Key_F),
    ],
    "message": [lambda window: window.messages.notice(ADDED)],
    "message and export": [lambda window: window.messages.trouble(NOT_HERE), run("Ctrl+Shift+E")],
    "offline": [lambda window: window.messages.trouble(NOT_HERE)],
    "error": [broken],
    "import running": [importing],
    "export running": [exporting],
    "menu": [open_menus(0)],
    "menu edit": [open_menus(1)],
    "menu view sound": [open_menus(2, 10)],
    "menu tools": [open_menus(3)],
    "menu in grid": [act(Action.SHOW_GRID), open_menus(1)],
    "palette not here": [act(Action.ALL_ACTIONS), write("page")],
    "settings": [act(Action.SETTINGS)],
    "about": [act(Action.ABOUT), until_listed],
}
MANY: Scenes = {
    "message": [lambda window: window.messages.trouble(NOT_HERE)],
}
