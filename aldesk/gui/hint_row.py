"""What can be done here, each with its key, which follows what the person chose."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aldesk.gui.shortcuts import action_keys
from aldesk.gui.widgets import label


class HintRow(QWidget):
    """A row of key caps with what they do, as many as there is room for.

    Parameters
    ----------
    hints : sequence of (str, str)
        An action's object name, and the words for it.
    """

    def __init__(self, hints: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._hints = {name: _Hint(words) for name, words in hints}
        for hint in self._hints.values():
            row.addWidget(hint)
        row.addStretch()
        self.setMinimumWidth(1)

    def show_keys(self, actions: Iterable[QAction]) -> None:
        """Show the keys that the actions have now."""
        for action in actions:
            if hint := self._hints.get(action.objectName()):
                hint.key.setText(action_keys(action).replace("+", " "))

    def set_enabled(self, name: str, enabled: bool) -> None:
        """Show an action as possible, or not."""
        self._hints[name].setEnabled(enabled)

    def set_visible(self, name: str, visible: bool) -> None:
        """Show a hint, or leave it out."""
        self._hints[name].setVisible(visible)


class _Hint(QWidget):
    """A key cap with what the key does."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.key = label("", "key")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.key)
        row.addWidget(label(words, "muted"))
