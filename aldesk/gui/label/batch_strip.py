"""How far the annotator is in the batch: one mark for each of its samples."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr

_HEIGHT, _GAP, _WIDEST, _LEAST = 8, 4, 36, 100


class BatchStrip(QWidget):
    """Answered samples are filled, the current one is ringed, audit samples are hatched."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: list[str] = []
        self.setAccessibleName(tr("Progress in the batch"))
        self.setFixedHeight(_HEIGHT + 8)
        self.setMinimumWidth(_LEAST)

    def sizeHint(self) -> QSize:
        """Return the size that it likes best."""
        return QSize(200, _HEIGHT + 8)

    def show_marks(self, marks: list[str]) -> None:
        """Show ``done``, ``current``, ``open`` or ``audit`` (open, and of the audit) for each."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks from the left."""
        if not self._marks:
            return
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(_WIDEST, (self.width() - 8) / len(self._marks) - _GAP)
        for place, mark in enumerate(self._marks):
            spot = QRectF(4 + place * (width + _GAP), 4, max(1.0, width), _HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.accent if mark in ("done", "current") else colors.line))
            painter.drawRoundedRect(spot, 4, 4)
            if mark == "audit":
                painter.setBrush(QBrush(QColor(colors.warn), Qt.BrushStyle.BDiagPattern))
                painter.drawRoundedRect(spot, 4, 4)
            if mark == "current":
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(colors.accent), 1.5))
                painter.drawRoundedRect(spot.adjusted(-3, -3, 3, 3), 7, 7)
