"""The tiles on the screen: which are seen, how keys and mouse go through them."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QListView

from aldesk.gui.browse.tile_look import TileLook
from aldesk.gui.browse.tile_model import TileModel
from aldesk.gui.browse.tile_paint import TilePainter
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.widgets import keep_scroll_room
from aldesk.gui.render.thumbnails import Thumbnails

_OWN_KEYS = frozenset({
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
})  # fmt: skip


_A_LINE = 44
"""Pixels."""
_FEW, _MANY, _BATCH = 1_000, 100_000, 500
"""Qt asks for the number of rows at each tile. More than a few tiles find their places in batches
when they are shown first, since the first line need not wait for the last; after that, and when
somebody goes to one of them, all at once. Many always come in batches: a million takes seconds."""


class TileView(QListView):
    """The tiles: sweep with the mouse, or arrow keys with Shift, to select.

    Signals
    -------
    pointed : int
        The place that the mouse has come to, −1 for none.
    moved
        Other tiles are on the screen.
    size_wanted : int
        The tiles are to be larger (+1) or smaller (−1).
    """

    pointed = Signal(int)
    moved = Signal()
    size_wanted = Signal(int)
    own_keys = _OWN_KEYS

    def __init__(self, model: TileModel, thumbnails: Thumbnails, look: TileLook) -> None:
        super().__init__()
        self.look = look
        self.setModel(model)
        self._painter = TilePainter(model, thumbnails, self, look)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(tr("Samples"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setDragEnabled(False)
        self.setStyleSheet("QListView, QListView:focus { border: none; }")  # the tile shows it
        keep_scroll_room(self)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setBatchSize(_BATCH)
        self.setMouseTracking(True)
        self._fill_width()
        self.entered.connect(lambda index: self.pointed.emit(index.row()))
        self.viewportEntered.connect(lambda: self.pointed.emit(-1))
        self._goal = -1
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())
        self.verticalScrollBar().rangeChanged.connect(self._take_range)
        model.modelReset.connect(self._choose_layout)

    @property
    def columns(self) -> int:
        """How many tiles stand side by side."""
        return max(1, (self.viewport().width() - 1) // self.look.width)

    @property
    def selected_places(self) -> list[int]:
        """The places that are selected, the current one last."""
        parts = self.selectionModel().selection().toList()
        places = sorted({p for part in parts for p in range(part.top(), part.bottom() + 1)})
        if (current := self.currentIndex().row()) in places:
            places.remove(current)
            places.append(current)
        return places

    @property
    def n_at_a_glance(self) -> int:
        """How many tiles are seen without scrolling, or all but their edge, with a line above."""
        height = self.look.height
        room = self.viewport().height() - _A_LINE + height // 8
        return self.columns * max(1, room // height)

    def take_out(self, *, is_on: bool) -> None:
        """Let a click take a tile out, or in again, in the place of selecting it alone."""
        modes = QListView.SelectionMode
        self.setSelectionMode(modes.MultiSelection if is_on else modes.ExtendedSelection)
        self._painter.crosses_out = is_on

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Return what a click does; a right one opens the menu, and takes nothing out."""
        is_right = isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.RightButton
        if is_right and self._painter.crosses_out:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def make_current(self, place: int) -> None:
        """Let the keys go on from a tile, without selecting it or scrolling to it."""
        self.setAutoScroll(False)
        flag = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self.model().index(place, 0), flag)
        self.setAutoScroll(True)

    def set_look(self, look: TileLook) -> None:
        """Show larger or smaller tiles; the first one on the screen stays there."""
        first = next(iter(self.on_screen()), 0)
        self.look = self._painter.look = look
        self._fill_width()
        self._end_batches()
        self.doItemsLayout()
        self.go_to(first)

    def go_to(self, place: int) -> None:
        """Scroll so that a tile is in the first line."""
        if self._end_batches():
            self.doItemsLayout()
        self._goal = place
        self._reach()
        self.moved.emit()

    def _find_place(self, index: QModelIndex) -> None:
        """See to it that a tile has its place, to which Qt scrolls; or scroll there once it has."""
        self._goal = -1
        if not self.visualRect(index).isEmpty():
            return
        if self._end_batches():
            self.doItemsLayout()
        else:
            self._goal = index.row()

    def _end_batches(self) -> bool:
        """Give tiles their places at once from now on, unless they are many; tell if it is new."""
        modes = QListView.LayoutMode
        if self.layoutMode() == modes.SinglePass or self.model().rowCount() > _MANY:
            return False
        self.setLayoutMode(modes.SinglePass)
        return True

    def _take_range(self) -> None:
        """Take note that more tiles have their places, or all of them."""
        self._reach()
        lines = -(-self.model().rowCount() // self.columns)
        seen_last = self.verticalScrollBar().maximum() + self.viewport().height()
        if self._goal < 0 and seen_last >= lines * self.look.height:
            self._end_batches()

    def _reach(self) -> None:
        """Scroll on to where it should go, which may not have its place yet."""
        if self._goal < 0:
            return
        bar, wanted = self.verticalScrollBar(), self._goal // self.columns * self.look.height
        bar.setValue(wanted)
        if bar.value() == wanted or self.layoutMode() == QListView.LayoutMode.SinglePass:
            self._goal = -1

    def _choose_layout(self) -> None:
        modes, is_few = QListView.LayoutMode, self.model().rowCount() <= _FEW
        self._goal = -1
        self.setLayoutMode(modes.SinglePass if is_few else modes.Batched)

    def on_screen(self) -> range:
        """Return the places of the tiles of which at least a half is seen."""
        height, top = self.look.height, self.verticalScrollBar().value()
        first = -(-(top - height // 2) // height)
        last = (top + self.viewport().height() - height // 2) // height
        n = self.model().rowCount()
        return range(min(n, max(0, first) * self.columns), min(n, (last + 1) * self.columns))

    def touched(self) -> range:
        """Return the places of the tiles of which anything is seen."""
        first, n_seen = self._first_and_number()
        n = self.model().rowCount()
        return range(min(n, first), min(n, first + n_seen))

    def wanted_places(self) -> list[int]:
        """Return the places on the screen, as many after them, then as many before them."""
        first, n_seen = self._first_and_number()
        n = self.model().rowCount()
        after = range(min(n, first), min(n, first + 2 * n_seen))
        return [*after, *range(max(0, first - n_seen), first)]

    def _first_and_number(self) -> tuple[int, int]:
        """Return the first place of which anything is seen, and how many may be on the screen."""
        top, height = self.verticalScrollBar().value(), self.look.height
        lines = self.viewport().height() // height + 2
        return top // height * self.columns, lines * self.columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the tiles fill the width."""
        first = next(iter(self.on_screen()), 0)
        super().resizeEvent(event)
        self._fill_width()
        if self.layoutMode() == QListView.LayoutMode.Batched:
            self._goal = first
        self.moved.emit()

    def selectAll(self) -> None:
        """Select what is on the screen, besides what is selected: never what nobody has seen."""
        seen = self.on_screen()
        if len(seen):
            first, last = self.model().index(seen[0], 0), self.model().index(seen[-1], 0)
            wanted = QItemSelection(first, last)
            self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.Select)

    def moveCursor(
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return where a key leads; to the right of a line's end begins the next."""
        n, now = self.model().rowCount(), max(0, self.currentIndex().row())
        if not n:
            return QModelIndex()
        moves = QListView.CursorAction
        page = max(1, self.viewport().height() // self.look.height) * self.columns
        steps = {
            moves.MoveLeft: -1, moves.MoveRight: 1, moves.MovePrevious: -1, moves.MoveNext: 1,
            moves.MoveUp: -self.columns, moves.MoveDown: self.columns,
            moves.MovePageUp: -page, moves.MovePageDown: page,
            moves.MoveHome: -n, moves.MoveEnd: n,
        }  # fmt: skip
        place = now + steps[action]
        if action == moves.MoveUp and place < 0:
            place = now
        index = self.model().index(min(max(0, place), n - 1), 0)
        self._find_place(index)
        return index

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make the tiles larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.size_wanted.emit((turned > 0) - (turned < 0))
            event.accept()
        else:
            self._goal = -1
            super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that no tile is pointed at any more."""
        self.pointed.emit(-1)
        super().leaveEvent(event)

    def _fill_width(self) -> None:
        width = max(1, (self.viewport().width() - 1) // self.columns)
        self.setGridSize(QSize(width, self.look.height))
        self.verticalScrollBar().setSingleStep(self.look.height // 3)  # a notch turns a line
