"""What is known of each strategy of a study, in numbers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.study.pens import ICON, pen_icon

_ROW = 32


class StudyTable(QTableWidget):
    """One line for each strategy; one of them can be chosen, and by another click none.

    Signals
    -------
    chosen : int
        The line, or −1 for none.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("The strategies compared"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.setShowGrid(False)
        self.setIconSize(ICON)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self._row = -1
        self.itemSelectionChanged.connect(self._tell)
        self.horizontalHeader().setHighlightSections(False)

    def show_rows(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], pens: Sequence[QPen]
    ) -> None:
        """Show a table; each line with the pen of its curve. None is chosen then."""
        self.choose(-1)
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
                    item.setIcon(pen_icon(pens[place], self.devicePixelRatioF()))
                self.setItem(place, column, item)
        self._fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give each column what it needs, and the first what is left, never less than it needs."""
        if not self.columnCount():
            return
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        spare = self.viewport().width() - header.length()
        header.resizeSection(0, header.sectionSize(0) + max(0, spare))

    def choose(self, row: int) -> None:
        """Mark a line, or none for −1, without telling."""
        self._row = row
        self.blockSignals(True)
        self.clearSelection()
        self.setCurrentCell(row, 0)
        self.blockSignals(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a line, or none, if it is chosen already."""
        if self._row >= 0 and self.indexAt(event.position().toPoint()).row() == self._row:
            self.choose(-1)
            self.chosen.emit(-1)
        else:
            super().mousePressEvent(event)

    def _tell(self) -> None:
        row = self.currentRow() if self.selectedItems() else -1
        if row != self._row:
            self._row = row
            self.chosen.emit(row)


def _align(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
