"""The confusion matrix: true classes in rows, predicted ones in columns; cells open."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from aldesk.arrays import Doubles, Ints
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.tips import set_tip

_LARGEST_CELL, _CELL_FOR_FIGURES = 44.0, 20.0
_NAMES_AT_MOST = 96.0
_MOST_HEIGHT = 480.0
_NAME_HEIGHT = 15.0
_HEIGHT_OF_NAMES = 0.87  # of a name's length: they stand at 60 degrees
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_Cell = tuple[int, int]


class ConfusionView(QWidget):
    """Draws the matrix; with many classes the cells get small, and pointing at one reads it.

    Signals
    -------
    read : str
        What a cell says, in words; empty when none is pointed at.
    opened : (int, int)
        The true and the predicted class of a cell whose samples are wanted.
    menu_asked : (int, int, QPoint)
        The same of a cell whose menu is wanted, and where on the screen.
    """

    read = Signal(str)
    opened = Signal(int, int)
    menu_asked = Signal(int, int, object)
    NAME = noop("Confusion matrix")

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr(self.NAME))
        set_tip(self, tr("Arrow keys move, Enter or a click shows the samples"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(240)
        self._matrix: Ints = np.zeros((0, 0), np.int64)
        self._names: list[str] = []
        self.cell: _Cell | None = None
        self._cells = QRectF(), 0.0

    def show_matrix(self, matrix: Ints, names: Sequence[str]) -> None:
        """Show counts, int64 (n_classes, n_classes)."""
        self._matrix, self._names = matrix, list(names)
        if self.cell is not None and max(self.cell) >= len(matrix):
            self.cell = None
        # As many cells as there are classes need a height; what contains this scrolls.
        self.setMinimumHeight(int(self._top() + min(len(matrix) * _CELL_FOR_FIGURES, _MOST_HEIGHT)))
        self._cells = self._place_cells()
        self.update()

    @property
    def n_classes(self) -> int:
        """How many rows and columns there are."""
        return len(self._matrix)

    def cell_text(self, cell: _Cell) -> str:
        """Say what a cell counts."""
        truth, guess = cell
        n, total = int(self._matrix[cell]), int(self._totals()[truth])
        of = tr("{n} of {total}", n=n, total=total)
        names = {"a": self._names[truth], "b": self._names[guess]}
        return of + " " + tr("{a} predicted as {b}", **names)

    def cell_at(self, place: QPointF) -> _Cell | None:
        """Return the cell below a place, if there is one."""
        area, size = self._cells
        if not size or not area.contains(place):
            return None
        row, column = (int((place.y() - area.top()) / size), int((place.x() - area.left()) / size))
        n = len(self._matrix)
        return (min(row, n - 1), min(column, n - 1))

    def sizeHint(self) -> QSize:
        """Return the size that it likes best."""
        return QSize(480, 400)

    def size_for(self, cell: float) -> QSize:
        """Return the size in which each cell has this width."""
        side, cells = self._names_width(), len(self._matrix) * cell
        return QSize(int(1.5 * side + cells) + 1, int(_HEIGHT_OF_NAMES * side + 8 + cells) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw cells, then names where there is room for them."""
        area, size = self._cells
        if not size:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, size >= _CELL_FOR_FIGURES)
        shares = self._matrix / np.maximum(1, self._totals()[:, None])
        painter.fillRect(area, QColor(theme.current().bg))
        painter.setFont(theme.font(theme.SMALL))
        for row, column in np.argwhere(self._matrix > 0).tolist():
            self._paint_cell(painter, self._spot((row, column)), (row, column), shares)
        self._paint_names(painter, area, size)
        if self.cell is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.current().ink), 2))
            painter.drawRect(self._spot(self.cell))

    def _paint_cell(
        self,
        painter: QPainter,
        spot: QRectF,
        cell: _Cell,
        shares: Doubles,
    ) -> None:
        color = self._color(cell)
        tone = mixed(QColor(theme.current().bg), color, 0.2 + 0.8 * float(shares[cell]))
        gap = 1.0 if spot.width() > 8 else 0.0
        painter.fillRect(spot.adjusted(gap, gap, -gap, -gap), tone)
        if spot.width() >= _CELL_FOR_FIGURES:
            painter.setPen(ink_on(tone))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, f"{self._matrix[cell]}")

    def _totals(self) -> Ints:
        """Return how many samples the cells of each row are a share of, int64 (n_classes,)."""
        totals: Ints = self._matrix.sum(axis=1)
        return totals

    def _color(self, cell: _Cell) -> QColor:
        colors = theme.current()
        return QColor(colors.accent if cell[0] == cell[1] else colors.warn)

    def _paint_names(self, painter: QPainter, area: QRectF, size: float) -> None:
        metrics = QFontMetricsF(painter.font())
        every = max(1, -(-int(_NAME_HEIGHT) // max(1, int(size))))
        painter.setPen(QColor(theme.current().muted))
        width = self._names_width() - 8
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for code in range(0, len(self._names), every):
            name = metrics.elidedText(self._names[code], Qt.TextElideMode.ElideRight, width)
            y = area.top() + (code + 0.5) * size
            painter.drawText(QRectF(area.left() - width - 8, y - 8, width, 16), right, name)
            painter.save()
            painter.translate(area.left() + (code + 0.5) * size, area.top() - 6)
            painter.rotate(-60)
            painter.drawText(QPointF(0, 4), name)
            painter.restore()

    def _names_width(self) -> float:
        metrics = QFontMetricsF(theme.font(theme.SMALL))
        longest = max([metrics.horizontalAdvance(name) for name in self._names], default=0.0)
        return min(_NAMES_AT_MOST, longest) + 12

    def _top(self) -> float:
        return _HEIGHT_OF_NAMES * self._names_width() + 8

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find anew where the cells are."""
        self._cells = self._place_cells()

    def _place_cells(self) -> tuple[QRectF, float]:
        """Return where the cells are, and how large each is; 0 if there are none."""
        n = len(self._matrix)
        if not n:
            return QRectF(), 0.0
        side = self._names_width()
        top = self._top()
        room = min(self.width() - side - 0.5 * side, self.height() - top)
        size = max(1.0, min(_LARGEST_CELL, room / n))
        return QRectF(side, top, n * size, n * size), size

    def _spot(self, cell: _Cell) -> QRectF:
        area, size = self._cells
        return QRectF(area.left() + cell[1] * size, area.top() + cell[0] * size, size, size)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the cell below the cursor."""
        self._go_to(self.cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Clear the readout when the mouse leaves."""
        if not self.hasFocus():
            self._go_to(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the cell below the cursor."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and (cell := self.cell_at(event.position())):
            self._open(cell)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cell below the cursor, or that the keys are at."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cell = self.cell
            place = self._spot(cell).center().toPoint() if cell else event.pos()
        else:
            cell, place = self.cell_at(QPointF(event.pos())), event.pos()
        if cell:
            self._go_to(cell)
            self.menu_asked.emit(*cell, self.mapToGlobal(place))

    def event(self, event: QEvent) -> bool:
        """Keep the arrows and Enter, which else are the window's."""
        keys = (*_ARROWS, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_own = isinstance(event, QKeyEvent) and event.key() in keys
        if event.type() == QEvent.Type.ShortcutOverride and is_own:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move from cell to cell, or open one."""
        key, n = event.key(), len(self._matrix)
        if key in _ARROWS and n:
            row, column = self.cell or (0, 0)
            down, right = _ARROWS[Qt.Key(key)] if self.cell else (0, 0)
            self._go_to((min(max(row + down, 0), n - 1), min(max(column + right, 0), n - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cell:
            self._open(self.cell)
        else:
            super().keyPressEvent(event)

    def _go_to(self, cell: _Cell | None) -> None:
        if cell != self.cell:
            self.cell = cell
            self.read.emit(self.cell_text(cell) if cell else "")
            self.update()

    def _open(self, cell: _Cell) -> None:
        if self._matrix[cell]:
            self.opened.emit(*cell)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return one colour with a share of another over it."""
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + share * (b - a)) for a, b in pairs))


def ink_on(ground: QColor) -> QColor:
    """Return black or white: one of them has a contrast of 4.58 at least on any colour."""
    parts = (ground.redF(), ground.greenF(), ground.blueF())
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return QColor("black" if 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 else "white")
