"""A menu whose entries show their keys as the rest of the window does."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStyleOptionMenuItem

from aldesk.gui.kit.keys import key_text


class KeyMenu(QMenu):
    """Writes “Enter” and “→” where Qt writes “Return” and “Right”."""

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        """Write the key of an entry."""
        super().initStyleOption(option, action)
        shown = action.shortcut()
        text, tab, _ = option.text.partition("\t")
        if tab and not shown.isEmpty():
            option.text = f"{text}\t{key_text(shown)}"
