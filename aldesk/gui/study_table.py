"""What is known of each strategy of a study: the legend of its curves, and its numbers."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from aldesk.gui.words import tr

_ROW = 32
_ICON = QSize(28, 12)


class StudyTable(QTableWidget):
    """One line for each strategy."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("The strategies compared"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setShowGrid(False)
        self.setIconSize(_ICON)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.horizontalHeader().setHighlightSections(False)

    def show_rows(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], pens: Sequence[QPen]
    ) -> None:
        """Show a table; each line with the pen of its curve."""
        self.setColumnCount(len(head))
        self.setRowCount(len(rows))
        for column, words in enumerate(head):
            item = QTableWidgetItem(words)
            item.setTextAlignment(_align(column))
            self.setHorizontalHeaderItem(column, item)
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_align(column))
                if column == 0:
                    item.setIcon(self._icon(pens[place]))
                self.setItem(place, column, item)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if head:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _icon(self, pen: QPen) -> QIcon:
        """Return a piece of the curve."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(_ICON * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = QPen(pen)
        shown.setWidth(3)
        shown.setCosmetic(False)
        painter.setPen(shown)
        middle = _ICON.height() / 2
        painter.drawLine(QPointF(2, middle), QPointF(_ICON.width() - 6, middle))
        painter.end()
        return QIcon(picture)


def _align(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
