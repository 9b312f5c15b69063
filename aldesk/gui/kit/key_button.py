"""Controls that show the key of the window's action that does the same."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QPushButton

from aldesk.gui.kit.i18n import tr


def action_named(window: object, name: str) -> QAction | None:
    """Return a window's action by its name."""
    actions = window.actions() if hasattr(window, "actions") else []
    return next((a for a in actions if name in (a.objectName(), a.text())), None)


def key_of(action: QAction | None) -> str:
    """Return an action's key as the system writes it, empty without one."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) if action else ""


class KeyButton(QPushButton):
    """A quiet button with the key of an action beside its words; it follows a changed key."""

    def __init__(self, words: str, action_name: str, tone: str = "quiet") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the window
        self.setProperty("tone", tone)
        self.setAccessibleName(tr(action_name))
        self._words = words
        self._action_name = action_name
        self._action: QAction | None = None
        self._shows_key = True
        self._write()

    def set_words(self, words: str) -> None:
        """Say something else, with the same key."""
        if words != self._words:
            self._words = words
            self._write()

    def show_key(self, shows: bool) -> None:
        """Write the key beside the words, or where there is no room only in the tooltip."""
        if shows != self._shows_key:
            self._shows_key = shows
            self._write()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for the action, which the window has and not the button."""
        super().showEvent(event)
        if self._action is None:
            self._action = action_named(self.window(), self._action_name)
            if self._action:
                self._action.changed.connect(self._write)
                self._write()

    def _write(self) -> None:
        key = key_of(self._action)
        self.setText(f"{self._words}  {key}" if key and self._shows_key else self._words)
        name = tr(self._action_name)
        self.setToolTip(f"{name} ({key})" if key else name)
