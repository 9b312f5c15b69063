"""Keys that a field with the focus keeps for itself."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)


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
        if not isinstance(event, QKeyEvent):
            return False
        if combo := open_combo(watched):
            return _chooses(combo, event)
        if event.type() != QEvent.Type.ShortcutOverride:
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
        """Give the filter to the widget that has the focus now."""
        if before is not None:
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)


def open_combo(watched: QObject) -> QComboBox | None:
    """Return the drop-down whose open list this is, or is part of."""
    popup = watched.window() if isinstance(watched, QWidget) else None
    is_popup = popup is not None and popup.windowType() == Qt.WindowType.Popup
    owner = popup.parentWidget() if popup and is_popup else None
    return owner if isinstance(owner, QComboBox) else None


def _chooses(combo: QComboBox, event: QKeyEvent) -> bool:
    """Choose by Enter and by Space, when the key is pressed.

    Qt itself knows no Space, and does it before the press: then that would go on to the page.
    """
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        return False
    event.accept()
    index = combo.view().currentIndex()
    is_possible = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
    if event.type() == QEvent.Type.KeyPress and is_possible and not event.isAutoRepeat():
        combo.hidePopup()
        combo.setCurrentIndex(index.row())
        combo.activated.emit(index.row())
    return True
