"""The tiles: a thumbnail each, with what is known of the sample below it."""

from collections.abc import Sequence
from math import isnan

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aldesk.core.classes import LabelClass
from aldesk.core.sample import Sample
from aldesk.gui.browse.tile_look import TileLook
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import safe_tip
from aldesk.gui.render.thumbnails import Thumbnails
from aldesk.gui.sample.text import answer_text
from aldesk.session.overview import NONE, Overview
from aldesk.store.project import Project

_GAP = 4
_BRIEF = 128  # a narrower tile has no room for how certain the model is
_Index = QModelIndex | QPersistentModelIndex
_OWN_KEYS = frozenset({
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
})  # fmt: skip


class TileModel(QAbstractListModel):
    """The samples that are shown, up to all of a project."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project
        self.rows: list[int] = []
        self.classes: Sequence[LabelClass] = ()
        self.overview: Overview | None = None

    def set_rows(self, rows: list[int]) -> None:
        """Show the samples of these rows, in this order."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def set_overview(self, overview: Overview, classes: Sequence[LabelClass]) -> None:
        """Take over what is known of the samples."""
        self.overview, self.classes = overview, classes

    def tell_changed(self, places: range) -> None:
        """Let a screen reader know that something else is known of these tiles."""
        if len(places):
            self.dataChanged.emit(self.index(places[0]), self.index(places[-1]))

    def sample(self, place: int) -> Sample:
        """Return the sample at a place."""
        return self._project.samples[self.rows[place]]

    def label(self, place: int) -> int:
        """Return the code of a tile's label, or `NONE`."""
        return int(self.overview.labels[self.rows[place]]) if self.overview else NONE

    def prediction(self, place: int) -> int:
        """Return the code of a tile's prediction, or `NONE`."""
        return int(self.overview.predictions[self.rows[place]]) if self.overview else NONE

    def caption(self, place: int, *, is_brief: bool = False) -> str:
        """Return what is known of a sample: its label, then with a “?” what the model predicts."""
        label, guess = self.label(place), self.prediction(place)
        if label != NONE:
            name = self.classes[label].name
            is_odd = guess not in (NONE, label)
            return f"{name} · {self.classes[guess].name}?" if is_odd else name
        if said := answer_text(self._project.journal.labels, self.sample(place).id):
            return said
        if guess == NONE:
            return tr("no label")
        sure = float(self.overview.sureness[self.rows[place]]) if self.overview else float("nan")
        share = "" if is_brief or isnan(sure) else f"  {100 * sure:.0f} %"
        return f"{self.classes[guess].name}?{share}"

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return the number of tiles."""
        return len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a sample's name, and for a screen reader what is known of it."""
        place = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.sample(place).path.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return safe_tip(self.sample(place).path.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.sample(place).path.name}, {self.caption(place)}"
        return None


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
        self.setItemDelegate(_Tile(model, thumbnails, self))
        self.setAccessibleName(tr("Samples"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setDragEnabled(False)
        self.setStyleSheet("QListView, QListView:focus { border: none; }")  # the tile shows it
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._fill_width()
        self.entered.connect(lambda index: self.pointed.emit(index.row()))
        self.viewportEntered.connect(lambda: self.pointed.emit(-1))
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())

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

    def set_look(self, look: TileLook) -> None:
        """Show larger or smaller tiles; the first one on the screen stays there."""
        first = next(iter(self.on_screen()), 0)
        self.look = look
        self._fill_width()
        self.doItemsLayout()
        self.go_to(first)

    def go_to(self, place: int) -> None:
        """Scroll so that a tile is in the first line."""
        bar = self.verticalScrollBar()
        bar.setValue(place // self.columns * self.look.height)
        self.moved.emit()

    def on_screen(self) -> range:
        """Return the places of the tiles of which at least a half is seen."""
        height, top = self.look.height, self.verticalScrollBar().value()
        first = -(-(top - height // 2) // height)
        last = (top + self.viewport().height() - height // 2) // height
        n = self.model().rowCount()
        return range(min(n, max(0, first) * self.columns), min(n, (last + 1) * self.columns))

    def wanted_places(self) -> list[int]:
        """Return the places on the screen, as many after them, then as many before them."""
        top, height = self.verticalScrollBar().value(), self.look.height
        lines = self.viewport().height() // height + 2
        first, n_seen = top // height * self.columns, lines * self.columns
        n = self.model().rowCount()
        after = range(min(n, first), min(n, first + 2 * n_seen))
        return [*after, *range(max(0, first - n_seen), first)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the tiles fill the width."""
        super().resizeEvent(event)
        self._fill_width()
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
        return self.model().index(min(max(0, place), n - 1), 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make the tiles larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.size_wanted.emit((turned > 0) - (turned < 0))
            event.accept()
        else:
            super().wheelEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that no tile is pointed at any more."""
        self.pointed.emit(-1)
        super().leaveEvent(event)

    def _fill_width(self) -> None:
        width = max(1, (self.viewport().width() - 1) // self.columns)
        self.setGridSize(QSize(width, self.look.height))
        self.verticalScrollBar().setSingleStep(self.look.height // 3)  # a notch turns a line


class _Tile(QStyledItemDelegate):
    """Draws a thumbnail with what is known of the sample below it."""

    def __init__(self, model: TileModel, thumbnails: Thumbnails, view: TileView) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        area = QRectF(option.rect).adjusted(_GAP, _GAP, -_GAP, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        _draw_ground(painter, area, option, is_selected=is_selected)
        look = self._view.look
        picture = QRectF(area.left(), area.top(), area.width(), look.picture_height)
        self._draw_picture(painter, picture.adjusted(4, 4, -4, -2), index.row())
        if look.names:
            self._draw_name(painter, area, index.row())
        self._draw_caption(painter, area, index.row())
        painter.restore()

    def _draw_picture(self, painter: QPainter, area: QRectF, place: int) -> None:
        sample = self._model.sample(place)
        image = self._thumbnails.get(sample)
        colors = theme.current()
        if image is None or image.isNull():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.bg))
            painter.drawRoundedRect(area, 4, 4)
            if image is not None:
                painter.setPen(QColor(colors.muted))
                painter.setFont(theme.font(theme.SMALL))
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, tr("cannot be shown"))
        elif sample.media == "sound":
            painter.drawImage(area, image)
        else:
            size = image.size().toSizeF()
            size.scale(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            box = QRectF(QPointF(), size)
            box.moveCenter(area.center())
            painter.drawImage(box, image)

    def _draw_name(self, painter: QPainter, area: QRectF, place: int) -> None:
        look = self._view.look
        top = area.bottom() - look.caption_height - look.name_height
        line = QRectF(area.left() + 8, top, area.width() - 16, look.name_height)
        painter.setPen(QColor(theme.current().ink))
        painter.setFont(theme.font(theme.SMALL))
        name = self._model.sample(place).path.name
        _draw_elided(painter, line, name, Qt.TextElideMode.ElideMiddle)

    def _draw_caption(self, painter: QPainter, area: QRectF, place: int) -> None:
        colors, label = theme.current(), self._model.label(place)
        guess = self._model.prediction(place)
        height = self._view.look.caption_height
        line = QRectF(area.left() + 8, area.bottom() - height - 2, area.width() - 16, height)
        code = label if label != NONE else guess
        if code != NONE:
            color = colors.class_color(self._model.classes[code].color)
            painter.setPen(QPen(color, 1.5))
            painter.setBrush(color if label != NONE else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(line.left() + 5, line.center().y()), 4, 4)
            line.setLeft(line.left() + 16)
        is_odd = label != NONE and guess not in (NONE, label)
        ink = colors.warn if is_odd else colors.ink if label != NONE else colors.muted
        weight = QFont.Weight.DemiBold if label != NONE else QFont.Weight.Normal
        painter.setPen(QColor(ink))
        painter.setFont(theme.font(theme.SMALL, weight))
        caption = self._model.caption(place, is_brief=self._view.look.width < _BRIEF)
        _draw_elided(painter, line, caption, Qt.TextElideMode.ElideRight)


def _draw_elided(painter: QPainter, line: QRectF, text: str, cut: Qt.TextElideMode) -> None:
    shown = painter.fontMetrics().elidedText(text, cut, int(line.width()))
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _draw_ground(
    painter: QPainter, area: QRectF, option: QStyleOptionViewItem, *, is_selected: bool
) -> None:
    colors = theme.current()
    has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    edge = colors.accent if is_selected or has_focus else colors.muted if hovered else colors.line
    painter.setPen(QPen(QColor(edge), 2 if is_selected else 1))
    painter.setBrush(QColor(colors.tint if is_selected else colors.surface))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
