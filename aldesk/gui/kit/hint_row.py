"""What can be done here, each with its key, which follows what the person chose."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.key_cap import KeyCap
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.widgets import label

_GAP = 16


class HintRow(QWidget):
    """A row of key caps with what they do, as many as there is room for, and always the last.

    Parameters
    ----------
    hints : sequence of (Action, str)
        With the words for it.
    """

    def __init__(self, hints: Sequence[tuple[Action, str]]) -> None:
        super().__init__()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self._left_out: set[Action] = set()
        self._hints = {action: _Hint(action, words) for action, words in hints}
        for hint in self._hints.values():
            row.addWidget(hint)
        row.addStretch()
        self.setMinimumWidth(1)
        keys.changed.connect(self._fit)

    def set_enabled(self, action: Action, enabled: bool) -> None:
        """Show an action as possible, or not."""
        self._hints[action].setEnabled(enabled)

    def say(self, action: Action, words: str) -> None:
        """Say what an action does now."""
        self._hints[action].words.setText(words)
        self._fit()

    def set_visible(self, action: Action, visible: bool) -> None:
        """Show a hint, or leave it out."""
        self._left_out = self._left_out - {action} if visible else self._left_out | {action}
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for."""
        self._fit()

    def _fit(self) -> None:
        room = self.width() + _GAP
        *others, last = self._hints.items()
        for action, hint in (last, *others):
            is_wanted = action not in self._left_out
            room -= (hint.sizeHint().width() + _GAP) if is_wanted else 0
            hint.setVisible(is_wanted and room >= 0)
        self._row.activate()  # or else what is shown again is painted once where it was


class _Hint(QWidget):
    """A key cap with what the key does."""

    def __init__(self, action: Action, words: str) -> None:
        super().__init__()
        self.key = KeyCap(action)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.key)
        self.words = label(words, "muted")
        row.addWidget(self.words)
