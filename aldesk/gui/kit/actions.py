"""Every action of the window with its key, in one table."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

from aldesk.core.classes import LabelClass
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.shortcuts import CLASS_ACTION, apply_preferred_keys


@dataclass(frozen=True)
class Entry:
    """An action: its English name, the keys that start it, and what it does."""

    name: str
    keys: tuple[str, ...]
    run: Callable[[], None]
    repeats: bool = False
    text: str = ""  # where it is not the translated name


def install(window: QWidget, entries: list[Entry]) -> None:
    """Give a window its actions, with the keys that the person prefers.

    Most don't repeat while a key is held, so that a long press is one act.
    """
    for entry in entries:
        action = _action(
            window, entry.text or tr(entry.name), [QKeySequence(key) for key in entry.keys]
        )
        action.setObjectName("-".join(re.findall(r"\w+", entry.name.lower())))
        apply_preferred_keys(action)
        action.setAutoRepeat(entry.repeats)
        action.triggered.connect(lambda _checked=False, run=entry.run: run())


class ClassKeys:
    """The keys that label; they follow the classes."""

    def __init__(self, window: QWidget, choose: Callable[[str], None]) -> None:
        self._window = window
        self._choose = choose
        self._actions: list[QAction] = []

    def set_classes(self, classes: Sequence[LabelClass], keys: Sequence[str]) -> None:
        """Bind each class to its key; one without a key can still be run by its name."""
        for action in self._actions:
            self._window.removeAction(action)
            action.deleteLater()
        self._actions = []
        for item, key in zip(classes, keys, strict=True):
            shortcuts = [QKeySequence(key)] if key else []
            action = _action(self._window, tr("Label as {name}", name=item.name), shortcuts)
            action.setObjectName(f"{CLASS_ACTION}{item.id}")
            action.setAutoRepeat(False)
            action.triggered.connect(lambda _checked=False, name=item.name: self._choose(name))
            self._actions.append(action)


def leave_keys_to_fields(window: QWidget) -> None:
    """Let a field that has the focus have its keys, which else are the window's."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - there is no window without one
    app.focusChanged.connect(_LeaveKeysToFields(window).watch)


class _LeaveKeysToFields(QObject):
    """Lets a focused button or list have Space, Enter and the arrows, which are the window's.

    A widget with an attribute `own_keys` gets those, also with Shift or Ctrl, and no others; but
    Ctrl with Page ↑ or ↓ turns pages, which is the window's. Only the widget with the focus is
    watched: a filter of the whole program would run for every event.
    """

    _KEYS = (
        Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter,
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
        Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
    )  # fmt: skip
    _TURNS = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
    _FIELDS = (QAbstractButton, QAbstractItemView, QComboBox, QAbstractSpinBox, QLineEdit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if (own_keys := getattr(watched, "own_keys", None)) is not None:
            has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            has_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            turns = has_ctrl and event.key() in self._TURNS
            is_wanted = event.key() in own_keys and not has_alt and not turns
        else:
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            is_wanted = plain and event.key() in self._KEYS and isinstance(watched, self._FIELDS)
        if is_wanted:
            event.accept()
        return is_wanted

    def watch(self, before: QWidget | None, now: QWidget | None) -> None:
        """Follow the focus."""
        if before is not None:
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)


def _action(window: QWidget, name: str, keys: list[QKeySequence]) -> QAction:
    action = QAction(name, window)
    action.setObjectName(name)
    action.setShortcuts(keys)
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    window.addAction(action)
    return action
