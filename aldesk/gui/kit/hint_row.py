"""What can be done here, each with its key, which follows what the person chose."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aldesk.gui.kit.shortcuts import action_keys
from aldesk.gui.kit.widgets import label

_GAP = 16


class HintRow(QWidget):
    """A row of key caps with what they do, as many as there is room for, and always the last.

    Parameters
    ----------
    hints : sequence of (str, str)
        An action's object name, and the words for it.
    """

    def __init__(self, hints: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self._left_out: set[str] = set()
        self._hints = {name: _Hint(words) for name, words in hints}
        for hint in self._hints.values():
            row.addWidget(hint)
        row.addStretch()
        self.setMinimumWidth(1)

    def show_keys(self, actions: Iterable[QAction]) -> None:
        """Show the keys that the actions have now."""
        for action in actions:
            if hint := self._hints.get(action.objectName()):
                hint.key.setText(action_keys(action))
        self._fit()

    def set_enabled(self, name: str, enabled: bool) -> None:
        """Show an action as possible, or not."""
        self._hints[name].setEnabled(enabled)

    def set_visible(self, name: str, visible: bool) -> None:
        """Show a hint, or leave it out."""
        self._left_out = self._left_out - {name} if visible else self._left_out | {name}
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for."""
        self._fit()

    def _fit(self) -> None:
        room = self.width() + _GAP
        *others, last = self._hints.items()
        for name, hint in (last, *others):
            is_wanted = name not in self._left_out
            room -= (hint.sizeHint().width() + _GAP) if is_wanted else 0
            hint.setVisible(is_wanted and room >= 0)


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
