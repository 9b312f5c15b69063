"""What scenes of all rooms do to the window."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from aldesk.gui.kit import i18n
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.actions import in_table
from aldesk.gui.window.window import Window

Scene = Callable[[Window], Any]
Scenes = dict[str, list[Scene]]
"""Names of pictures, and what is done before each is taken."""


def wait(milliseconds: int) -> None:
    """Let the window's threads work; `QTest.qWait` would keep Python's lock from them."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def run(keys: str) -> Scene:
    """Return what runs the action of these keys."""

    def scene(window: Window) -> None:
        next(a for a in window.actions() if QKeySequence(keys) in a.shortcuts()).trigger()

    return scene


def act(action: Action) -> Scene:
    """Return what runs an action."""

    def scene(window: Window) -> None:
        next(a for a in window.actions() if in_table(a) is action).trigger()

    return scene


def write(text: str) -> Scene:
    """Return what writes a text, translated, in the place of the one in the field."""

    def scene(_: Window) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.clear()
        QTest.keyClicks(field, i18n.tr(text))

    return scene


def press(key: Qt.Key, times: int = 1, shift: bool = False) -> Scene:
    modifiers = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier

    def scene(window: Window) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)

    return scene


def until_audit(window: Window) -> None:
    """Go on to a sample of the audit."""
    assert window.open_project
    for _ in range(40):
        current = window.open_project.controller.current
        if current is None or current.reason == "audit":
            return
        window.open_project.controller.label(str(current.sample.label))
        wait(5)


def nothing(_: Window) -> None:
    """Leave it as it comes."""
