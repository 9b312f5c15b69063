"""What the source says about a sample: one line, or unfolded a list beside it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from aldesk.core.sample import Sample
from aldesk.core.sample_columns import columns_of
from aldesk.core.sample_name import sample_name
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.widgets import ElidedLabel

_WIDTH = 232
_LONGEST = 40


class ColumnsLine(ElidedLabel):
    """The columns in one line.

    Signals
    -------
    clicked
    """

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__("muted")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keep_room(self, keeps: bool) -> None:
        """Say whether its place stays free where a sample has no columns."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(keeps)
        self.setSizePolicy(policy)

    def show_columns(self, columns: Mapping[str, str]) -> None:
        """Show them; without any, the line goes."""
        is_said = {"date", "time"} <= columns.keys()
        shown = {name: v for name, v in columns.items() if not is_said or name != "recorded_at"}
        self.set_whole("   ".join(f"{name}: {_short(v)}" for name, v in shown.items() if v))
        self.setVisible(any(columns.values()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Unfold the list."""
        self.clicked.emit()


class ColumnsPane(QTextEdit):
    """File and columns with all of their text, which can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFixedWidth(theme.pane_px(_WIDTH))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("File and columns"))
        self._sample: Sample | None = None

    def show_sample(self, sample: Sample) -> None:
        """Show what the source says about a sample, at once or when this is shown."""
        self._sample = sample
        self.apply_theme()

    def showEvent(self, event: QShowEvent) -> None:
        """Write what was not written while nobody saw it."""
        super().showEvent(event)
        self.apply_theme()

    def apply_theme(self) -> None:
        """Write everything in the current theme's colours."""
        if not self.isVisible():
            return
        self.clear()
        if self._sample is None:
            return
        # Not the folder: many sources keep each class in one that is called after it.
        facts = {tr("File"): sample_name(self._sample), **columns_of(self._sample)}
        cursor = self.textCursor()
        colors = theme.current()
        for number, (name, text) in enumerate(facts.items()):
            if number:
                cursor.insertBlock()
            _write(cursor, name, theme.SMALL, colors.muted, above=16 if number else 0)
            cursor.insertBlock()
            _write(cursor, text or "–", theme.NORMAL, colors.ink, above=4)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _write(cursor: QTextCursor, text: str, size: int, color: str, *, above: int) -> None:
    block, letters = QTextBlockFormat(), QTextCharFormat()
    block.setTopMargin(above)
    letters.setFont(theme.font(size))
    letters.setForeground(QColor(color))
    cursor.setBlockFormat(block)
    cursor.insertText(text, letters)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
