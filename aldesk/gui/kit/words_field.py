"""A line for search words, which proposes the values of columns while one types."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from aldesk.core.files import is_there
from aldesk.core.typed_path import typed_path
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
    file_brought : Path
        A file or folder was dropped here, or its whole path typed or pasted, which goes again.
    """

    wanted = Signal()
    file_brought = Signal(object)

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
        self._timer.timeout.connect(self._tell)
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
            self._tell()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file, too."""
        if _dropped(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take a file wherever in the field it is."""
        if _dropped(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a file as what is looked for; text becomes words."""
        if path := _dropped(event.mimeData()):
            event.acceptProposedAction()
            self.file_brought.emit(path)
        else:
            super().dropEvent(event)

    def _tell(self) -> None:
        path = _path_in(self.text())
        if path is None:
            self.wanted.emit()
            return
        self.blockSignals(True)
        self.clear()
        self.blockSignals(False)
        self.file_brought.emit(path)

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


def _dropped(data: QMimeData) -> Path | None:
    """Return the one local file that is dropped, or the first."""
    urls = [url for url in data.urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if urls else None


def _path_in(text: str) -> Path | None:
    """Return the file or folder whose whole path this is, if it is there."""
    meant = typed_path(text)
    if not meant:
        return None
    path = Path(meant)
    is_whole = path.is_absolute() and len(path.parts) > 1
    return path if is_whole and is_there(path) else None
