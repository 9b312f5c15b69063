"""One line of coloured dots with their meaning."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip

_DOT, _GAP = 16, 20


class Legend(QWidget):
    """A line of coloured dots, each with its meaning."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[tuple[QColor, str]] = ()
        self.setFixedHeight(theme.px(20))
        self.setMinimumWidth(1)

    def show_entries(self, entries: Sequence[tuple[QColor, str]]) -> None:
        """Show these colours with their meanings."""
        self._entries = entries
        self.setAccessibleName(tr("Colours") + ": " + ", ".join(text for _, text in entries))
        set_tip(self, ", ".join(text for _, text in entries))  # it may be cut beside large text
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all that is written."""
        width = sum(
            _DOT + self.fontMetrics().horizontalAdvance(text) + _GAP for _, text in self._entries
        )
        return QSize(width, theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font())
        x, middle = 0, self.height() / 2
        for color, text in self._entries:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(QPointF(x + 5, middle), 5, 5)
            painter.setPen(QColor(theme.current().muted))
            width = painter.fontMetrics().horizontalAdvance(text)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            room = min(width + 4, self.width() - x - _DOT)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(x + _DOT, 0, width + 4, self.height(), flags, shown)
            x += _DOT + width + _GAP
