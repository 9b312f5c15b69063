"""Buttons that show the key of the action that does the same."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip, keys
from aldesk.gui.kit.tips import with_ampersands


class KeyButton(QPushButton):
    """A quiet button with the key of an action beside its words.

    Attributes
    ----------
    words : str
        Without the key.
    """

    def __init__(self, words: str, action: Action, tone: str = "quiet") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the window
        self.setProperty("tone", tone)
        self.setAccessibleName(tr(action.title))
        key_tip(self, tr(action.title), action)
        self.words = words
        self._action = action
        self._shows_key = True
        keys.changed.connect(self._write)
        self._write()

    def set_words(self, words: str) -> None:
        """Say something else, with the same key."""
        if words != self.words:
            self.words = words
            self._write()

    def show_key(self, shows: bool) -> None:
        """Write the key beside the words, or where there is no room only in the tooltip."""
        if shows != self._shows_key:
            self._shows_key = shows
            self._write()

    def written(self, words: str) -> str:
        """Return words with the key beside them, if it is shown."""
        text = f"{words}  {keys.text(self._action)}" if self._shows_key else words
        return with_ampersands(text)  # `&` may be the key

    def _write(self) -> None:
        self.setText(self.written(self.words))
