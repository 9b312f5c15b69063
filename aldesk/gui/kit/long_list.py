"""A list of any length, whose rows find their places by arithmetic."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QTableView

from aldesk.gui.kit import theme


class LongList(QTableView):
    """A list as a table of one column, since Qt's own list looks at each row to lay them out.

    Of 900,000 rows that took it two seconds; here all rows are equally high, and nothing is asked
    about those that are not seen.

    Parameters
    ----------
    name : str
        The accessible name.
    height : float
        Of a row, as `theme.px` takes it.
    """

    def __init__(self, name: str, height: float) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("tone", "bare")  # its rows show the focus
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.px(height))
        columns.hide()
        for corner in self.findChildren(QAbstractButton):  # between the headers: never seen
            corner.setAccessibleName(name)
        columns.setStretchLastSection(True)

    def moveCursor(
        self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return where a key leads: Home and End to the first and the last row."""
        last = self.model().rowCount() - 1
        if last >= 0 and action == QTableView.CursorAction.MoveHome:
            return self.model().index(0, 0)
        if last >= 0 and action == QTableView.CursorAction.MoveEnd:
            return self.model().index(last, 0)
        return super().moveCursor(action, modifiers)
