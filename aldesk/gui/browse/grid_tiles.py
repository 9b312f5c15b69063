"""A page of tiles: a thumbnail each, with what is known of the sample below it."""

from collections.abc import Sequence
from math import isnan

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aldesk.core.classes import LabelClass
from aldesk.core.sample import Sample
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import safe_tip
from aldesk.gui.render.thumbnails import Thumbnails
from aldesk.session.overview import NONE, Overview
from aldesk.store.project import Project

WIDTH, HEIGHT = 160, 136
_PICTURE_HEIGHT = 96
_GAP = 4
_Index = QModelIndex | QPersistentModelIndex
_OWN_KEYS = frozenset({
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
})  # fmt: skip

_ONWARDS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1,
}  # fmt: skip


class TileModel(QAbstractListModel):
    """The samples of one page."""

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
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def sample(self, place: int) -> Sample:
        """Return the sample at a place of the page."""
        return self._project.samples[self.rows[place]]

    def label(self, place: int) -> int:
        """Return the code of a tile's label, or `NONE`."""
        return int(self.overview.labels[self.rows[place]]) if self.overview else NONE

    def prediction(self, place: int) -> int:
        """Return the code of a tile's prediction, or `NONE`."""
        return int(self.overview.predictions[self.rows[place]]) if self.overview else NONE

    def caption(self, place: int) -> str:
        """Return what is known of a sample in words."""
        label, guess = self.label(place), self.prediction(place)
        if label != NONE:
            name = self.classes[label].name
            is_odd = guess not in (NONE, label)
            return (
                tr("{name}, not {given}?", name=name, given=self.classes[guess].name)
                if is_odd
                else name
            )
        if self.overview is not None and self.overview.is_marked[self.rows[place]]:
            return tr("left out")
        if guess == NONE:
            return tr("no label")
        sure = float(self.overview.sureness[self.rows[place]]) if self.overview else float("nan")
        return f"{self.classes[guess].name}?" + ("" if isnan(sure) else f"  {100 * sure:.0f} %")

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
    passed : int
        An arrow wants to go on from the last tile, +1, or back from the first, −1.
    """

    pointed = Signal(int)
    passed = Signal(int)
    own_keys = _OWN_KEYS

    def __init__(self, model: TileModel, thumbnails: Thumbnails) -> None:
        super().__init__()
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
        self.setGridSize(QSize(WIDTH, HEIGHT))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.entered.connect(lambda index: self.pointed.emit(index.row()))
        self.viewportEntered.connect(lambda: self.pointed.emit(-1))

    @property
    def columns(self) -> int:
        """How many tiles stand side by side."""
        return max(1, (self.viewport().width() - 1) // WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the tiles fill the width."""
        super().resizeEvent(event)
        self.setGridSize(QSize((self.viewport().width() - 1) // self.columns, HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the end of the page, and then past it."""
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        by = _ONWARDS.get(Qt.Key(event.key()), 0)
        is_plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if not by or not is_plain or self.currentIndex().row() != before:
            return
        end = self.model().rowCount() - 1 if by > 0 else 0
        if before == end:
            self.passed.emit(by)
        else:
            self.setCurrentIndex(self.model().index(end, 0))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that no tile is pointed at any more."""
        self.pointed.emit(-1)
        super().leaveEvent(event)

    def visible_places(self) -> list[int]:
        """Return the places on the screen, and about as many after them."""
        model = self.model()
        if not model.rowCount():
            return []
        columns = self.columns
        top = self.verticalScrollBar().value() // HEIGHT
        lines = self.viewport().height() // HEIGHT + 2
        first = top * columns
        return list(range(first, min(model.rowCount(), first + 2 * lines * columns)))


class _Tile(QStyledItemDelegate):
    """Draws a thumbnail with what is known of the sample below it."""

    def __init__(self, model: TileModel, thumbnails: Thumbnails, view: QListView) -> None:
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
        picture = QRectF(area.left(), area.top(), area.width(), _PICTURE_HEIGHT)
        self._draw_picture(painter, picture.adjusted(4, 4, -4, -2), index.row())
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

    def _draw_caption(self, painter: QPainter, area: QRectF, place: int) -> None:
        colors, label = theme.current(), self._model.label(place)
        guess = self._model.prediction(place)
        line = QRectF(area.left() + 8, area.bottom() - 28, area.width() - 16, 24)
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
        text = painter.fontMetrics().elidedText(
            self._model.caption(place), Qt.TextElideMode.ElideRight, int(line.width())
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, flags, text)


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
