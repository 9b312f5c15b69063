"""Shows one page of the guide in lines that are not too long, and tells which link is clicked."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from aldesk.gui.guide.page import Page, picture
from aldesk.gui.guide.search import pattern
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.widgets import LINE

_SIDE, _TOP, _LAST, _SEEN_ABOVE = 32, 24, 80, 16


class GuideBrowser(QTextBrowser):
    """Loads nothing but the pages and what lies beside them; who follows a link is its owner."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Page of the guide"))
        self.setUndoRedoEnabled(False)

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        """Return a picture of the guide; nothing of elsewhere."""
        return picture(url)

    def show_page(self, page: Page) -> None:
        """Show a page from its top."""
        if self.document() is not page.document:
            self.setDocument(page.document)
        self.setExtraSelections([])
        self._limit_lines()

    def go_to(self, position: int) -> None:
        """Bring a place of the page to the top."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - _SEEN_ABOVE)

    def mark(self, words: Sequence[str]) -> None:
        """Mark words wherever they stand on the page."""
        found = []
        for word in words:
            for match in re.finditer(pattern(word), self.document().toPlainText(), re.IGNORECASE):
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(match.start())
                cursor.setPosition(match.end(), QTextCursor.MoveMode.KeepAnchor)
                mark.cursor = cursor
                mark.format.setBackground(QColor(theme.current().tint))
                found.append(mark)
        self.setExtraSelections(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Alt+← and Alt+→ to the pane, which knows where one was."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines as long as they can be read."""
        super().resizeEvent(event)
        self._limit_lines()

    def _limit_lines(self) -> None:
        frame = self.document().rootFrame()
        look = frame.frameFormat()
        right = max(_SIDE, self.viewport().width() - LINE - _SIDE)
        bottom = max(_TOP, self.viewport().height() - _LAST)
        if (look.rightMargin(), look.bottomMargin()) != (right, bottom):
            look.setLeftMargin(_SIDE)
            look.setRightMargin(right)
            look.setTopMargin(_TOP)
            # The last section can come to the top, too.
            look.setBottomMargin(bottom)
            frame.setFrameFormat(look)
