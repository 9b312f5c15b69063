"""The legend of a study's curves: shows which is which, hides a curve, or brings one out."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.study.pens import ICON, pen_icon

_TITLE = Qt.ItemDataRole.UserRole
_CELL = QSize(176, 26)
_ROWS_BELOW = 3
_EDGE = 10
_SHOWN, _HIDDEN = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class StudyLegend(QListWidget):
    """One entry for each strategy, in one column beside the plots or in several below them.

    Signals
    -------
    chosen : str
        Title of the strategy that is to stand out, or nothing.
    hidden : set of str
        Titles of those whose curves are not drawn.
    """

    chosen = Signal(str)
    hidden = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Legend of the curves"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(_CELL)
        self.setIconSize(ICON)
        # A click marks an entry, and by another click none: see `_click`.
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._looks: list[tuple[str, str, QPen]] = []
        self._chosen = ""
        self._was_ticked = False
        self.itemChanged.connect(self._tell_hidden)
        self.itemClicked.connect(self._click)

    def show_entries(self, words: Mapping[str, str], pens: Mapping[str, QPen]) -> None:
        """Show an entry for each title, with the words for people; those hidden stay so."""
        looks = [(title, said, pens[title]) for title, said in words.items()]
        if looks == self._looks:
            return
        hidden, self._looks = self.hidden_titles, looks
        self.blockSignals(True)
        self.clear()
        for title, said, pen in looks:
            item = QListWidgetItem(pen_icon(pen, self.devicePixelRatioF()), said)
            item.setData(_TITLE, title)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_HIDDEN if title in hidden else _SHOWN)
            item.setSizeHint(_CELL)
            set_tip(item, said)
            self.addItem(item)
        self.blockSignals(False)
        self.choose(self._chosen)

    @property
    def hidden_titles(self) -> set[str]:
        """Titles of the strategies without a tick."""
        items = map(self.item, range(self.count()))
        return {item.data(_TITLE) for item in items if item.checkState() == _HIDDEN}

    def forget(self) -> None:
        """Hide nothing and mark nothing: another study is shown."""
        self._looks, self._chosen = [], ""
        self.clear()

    def choose(self, title: str) -> None:
        """Mark an entry, or none for an empty title, without telling."""
        self._chosen = title
        self.selectionModel().clearSelection()
        for row in range(self.count()):
            if self.item(row).data(_TITLE) == title:
                index = self.indexFromItem(self.item(row))
                self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)

    def stand(self, *, beside: bool) -> None:
        """Take the shape for a place beside the plots, or below them."""
        self.setMinimumSize(0, 0)
        self.setMaximumSize(16_777_215, 16_777_215)
        flow = QListView.Flow
        self.setFlow(flow.TopToBottom if beside else flow.LeftToRight)
        self.setWrapping(not beside)
        if beside:
            self.setFixedWidth(_CELL.width() + _EDGE + self.verticalScrollBar().sizeHint().width())
            return
        columns = max(1, (self.width() - _EDGE) // _CELL.width())
        rows = min(_ROWS_BELOW, -(-max(1, self.count()) // columns))
        self.setFixedHeight(rows * _CELL.height() + _EDGE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, whatever was ticked by a key before."""
        self._was_ticked = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose an entry by Enter; Space hides it, as everywhere."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._toggle(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _tell_hidden(self) -> None:
        self._was_ticked = True
        self.hidden.emit(self.hidden_titles)

    def _click(self, item: QListWidgetItem) -> None:
        """Choose what was clicked, unless the click was on its tick."""
        if not self._was_ticked:
            self._toggle(item)

    def _toggle(self, item: QListWidgetItem) -> None:
        title = str(item.data(_TITLE))
        self.choose("" if title == self._chosen else title)
        self.chosen.emit(self._chosen)
