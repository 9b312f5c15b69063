"""The key of an action, drawn as the cap of a key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.keys import keys


class KeyCap(QLabel):
    """A key cap that follows the action's key."""

    def __init__(self, action: Action) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "key")
        self._action = action
        keys.changed.connect(self._write)
        self._write()

    def _write(self) -> None:
        self.setText(keys.text(self._action))
