"""A line for search words, which proposes the values of columns while one types."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from aldesk.gui.kit.widgets import allow_clearing

_TYPING_MS = 150
_LAST = re.compile(r'(?:"[^"]*"?|[^\s"])*$')
_MOST_SHOWN = 12


class WordsField(QLineEdit):
    """See `aldesk.core.column_words` for what words mean.

    Signals
    -------
    wanted
        The text has changed, and no key was pressed for a moment; or Enter was.
    """

    wanted = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        allow_clearing(self)
        self._propose: Callable[[], Sequence[str]] = list
        self._proposals = QStringListModel(self)
        self._completer = QCompleter(self._proposals, self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(_MOST_SHOWN)
        self._completer.activated.connect(self._take)
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._timer.timeout.connect(self.wanted)
        self.textChanged.connect(lambda _: self._timer.start())
        self.textEdited.connect(lambda _: self._offer())
        self.returnPressed.connect(self.want_now)

    def propose(self, choices: Callable[[], Sequence[str]]) -> None:
        """Propose words, which are asked for when the field gets the keys."""
        self._propose = choices

    def want_now(self) -> None:
        """Tell at once, if there is something to tell."""
        if self._timer.isActive():
            self._timer.stop()
            self.wanted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask for what to propose."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._proposals.setStringList(list(self._propose()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list by the arrow key."""
        if event.key() == Qt.Key.Key_Down:
            self._offer()
        super().keyPressEvent(event)

    def _last(self) -> str:
        found = _LAST.search(self.text()[: self.cursorPosition()])
        return found[0] if found else ""

    def _offer(self) -> None:
        self._completer.setCompletionPrefix(self._last())
        if self._completer.completionCount():
            self._completer.complete()
        elif popup := self._completer.popup():
            popup.hide()

    def _take(self, word: str) -> None:
        at = self.cursorPosition()
        before, after = self.text()[: at - len(self._last())], self.text()[at:]
        self.setText(f"{before}{word} {after.lstrip()}".rstrip() + " ")
        self.want_now()
