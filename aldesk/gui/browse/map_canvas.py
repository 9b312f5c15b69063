"""The map itself: points that are dragged, enlarged, clicked and encircled."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from aldesk.arrays import Floats, Ints
from aldesk.gui.browse.scatter import Pixels, Points, draw, enclosed, fit, nearest, neighbour
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip

_REACH = 12.0
_CLICK = 4.0  # pixels that the hand may tremble
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_OWN_KEYS = frozenset({*_ARROWS, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Home})


class MapCanvas(QWidget):
    """Draws the points; a left drag is a lasso, a right or middle drag moves the map.

    Signals
    -------
    selected
        Another set of points is selected.
    opened : int
        A point was double-clicked.
    """

    selected = Signal()
    opened = Signal(int)
    own_keys = _OWN_KEYS

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Map of the samples"))
        set_tip(
            self,
            tr(
                "Draw around points to select them, double-click one to open it, turn the wheel to "
                "zoom; arrow keys go from point to point"
            ),
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(200, 200)
        self.xy: Floats = np.zeros((0, 2), np.float32)
        self.selection: Ints = np.zeros(0, np.int64)
        self.marked = -1
        self._colors: Pixels = np.zeros(0, np.uint32)
        self._cores: Pixels | None = None
        self._order: Ints = np.zeros(0, np.int64)
        self._layers: Sequence[Ints] = ()
        self._view = fit(self.xy, 1, 1)
        self._is_fitted = True
        self._placed: Floats | None = None
        self._lasso: list[QPointF] = []
        self._drag: QPointF | None = None
        self._image: QImage | None = None

    def show_points(self, xy: Floats) -> None:
        """Show points at these places, float32 (n, 2); the view stays where the person put it."""
        if len(xy) != len(self.xy):
            self.selection = np.zeros(0, np.int64)
            self._order, self._layers = np.arange(len(xy)), ()
            self._colors, self._cores = np.zeros(len(xy), np.uint32), None
        self.xy = xy
        if self._is_fitted:
            self.fit()
        self._redraw()

    def show_colors(
        self, colors: Pixels, layers: Sequence[Ints], cores: Pixels | None = None
    ) -> None:
        """Colour the points, 0xAARRGGBB each, and draw them in layers, the last one on top.

        `cores` are second colours within them, 0 for none.
        """
        self._colors, self._layers, self._cores = colors, layers, cores
        self._order = np.concatenate(layers)
        self._redraw()

    def select(self, points: Ints) -> None:
        """Select these points; the last one is the current one."""
        self.selection = points
        self.selected.emit()
        self._redraw()

    def mark(self, point: int) -> None:
        """Mark the sample that is asked about now, −1 for none."""
        self.marked = point
        self.update()

    def point_at(self, at: QPointF) -> int | None:
        """Return the point at a place of the widget, or None."""
        ratio = self.devicePixelRatioF()
        x, y = (at * ratio).toTuple()
        return nearest(self._pixels, self._order, x, y, _REACH * ratio)

    def place_of(self, point: int) -> QPointF:
        """Return where a point is on the widget."""
        x, y = self._pixels[point] / self.devicePixelRatioF()
        return QPointF(float(x), float(y))

    def fit(self) -> None:
        """Zoom so that all points are seen."""
        self._view = fit(self.xy, self._device_width, self._device_height)
        self._is_fitted = True
        self._redraw()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge around a place of the widget, or its middle."""
        at = (at or QPointF(self.width() / 2, self.height() / 2)) * self.devicePixelRatioF()
        self._view = self._view.zoomed(factor, at.x(), at.y())
        self._is_fitted = False
        self._redraw()

    def move_map(self, by: QPointF) -> None:
        """Drag the map by so many pixels of the widget."""
        by = by * self.devicePixelRatioF()
        self._view = self._view.moved(by.x(), by.y())
        self._is_fitted = False
        self._redraw()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self._redraw()

    @property
    def _device_width(self) -> int:
        return max(1, round(self.width() * self.devicePixelRatioF()))

    @property
    def _device_height(self) -> int:
        return max(1, round(self.height() * self.devicePixelRatioF()))

    @property
    def _radius(self) -> float:
        """Of a point, in device pixels: the fewer there are, the larger."""
        sizes = ((500, 5.0), (5_000, 3.5), (20_000, 2.5))
        radius = next((r for most, r in sizes if len(self.xy) <= most), 1.5)
        return radius * self.devicePixelRatioF()

    @property
    def _pixels(self) -> Floats:
        """Where the points are on the screen, also before they are painted there."""
        if self._placed is None:
            self._placed = self._view.to_pixels(self.xy)
        return self._placed

    def _redraw(self) -> None:
        self._image = self._placed = None
        self.update()

    def _drawn(self) -> QImage:
        if self._image is None:
            colors = theme.current()
            drawn = self._pixels, self._colors, self._layers, self.selection, self._cores
            points = Points(*drawn)
            ground, rim = QColor(colors.bg).rgba(), QColor(colors.ink).rgba()
            packed = np.ascontiguousarray(draw(points, self._radius, self._view, ground, rim))
            height, width = packed.shape
            image = QImage(packed.data, width, height, 4 * width, QImage.Format.Format_RGB32)
            self._image = image.copy()
            self._image.setDevicePixelRatio(self.devicePixelRatioF())
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the points, then what is selected, the marked one and the lasso above them."""
        painter = QPainter(self)
        painter.drawImage(QPointF(0, 0), self._drawn())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.current()
        size = self._radius / self.devicePixelRatioF() + 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(self.selection):
            painter.setPen(QPen(QColor(colors.accent), 2.5))
            painter.drawEllipse(self.place_of(int(self.selection[-1])), size + 3, size + 3)
        if 0 <= self.marked < len(self.xy):
            _draw_mark(painter, self.place_of(self.marked), size + 4)
        if len(self._lasso) > 1:
            fill = QColor(colors.accent)
            fill.setAlpha(32)
            painter.setPen(QPen(QColor(colors.accent), 1.5))
            painter.setBrush(fill)
            painter.drawPolygon(QPolygonF(self._lasso))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole map in view, or its middle where it was."""
        if self._is_fitted:
            self.fit()
        else:
            self._view = replace(self._view, width=self._device_width, height=self._device_height)
            self._redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next point, with Shift add it, with Ctrl move the map; + and − zoom."""
        modifiers, key = event.modifiers(), event.key()
        if key in _ARROWS:
            dx, dy = _ARROWS[Qt.Key(key)]
            if modifiers & Qt.KeyboardModifier.ControlModifier:
                self.move_map(QPointF(-64.0 * dx, -64.0 * dy))
            else:
                self._step(dx, dy, adds=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif key == Qt.Key.Key_Plus:
            self.zoom(1.25)
        elif key == Qt.Key.Key_Minus:
            self.zoom(0.8)
        elif key == Qt.Key.Key_Home:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _step(self, dx: int, dy: int, *, adds: bool) -> None:
        if not len(self._order):
            return
        start = int(self.selection[-1]) if len(self.selection) else self.marked
        if not 0 <= start < len(self.xy):
            start = int(self._order[-1])
        found = neighbour(self._pixels, self._order, start, dx, dy)
        before = self.selection[self.selection != found] if adds else self.selection[:0]
        self.select(np.append(before, found))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the cursor."""
        self.zoom(1.0015 ** event.angleDelta().y(), event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a lasso, or to move the map."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._lasso = [event.position()]
        else:
            self._drag = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the map or the lasso on, or find the point below the mouse."""
        if self._drag is not None:
            self.move_map(event.position() - self._drag)
            self._drag = event.position()
        elif self._lasso:
            self._lasso.append(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select what the lasso encloses, or the point that was clicked."""
        if self._drag is not None:
            self._drag = None
            self.unsetCursor()
            return
        lasso, self._lasso = self._lasso, []
        if not lasso:
            return
        ratio = self.devicePixelRatioF()
        corners = np.array([(p.x() * ratio, p.y() * ratio) for p in lasso], np.float32)
        if np.ptp(corners, axis=0).max() <= _CLICK * ratio:
            point = self.point_at(event.position())
            found = np.array([] if point is None else [point], np.int64)
        else:
            found = enclosed(self._pixels, self._order, corners)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            found = np.concatenate([np.setdiff1d(self.selection, found), found])
        self.select(found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the point."""
        if (point := self.point_at(event.position())) is not None:
            self.opened.emit(point)


def _draw_mark(painter: QPainter, at: QPointF, size: float) -> None:
    """Draw a cross-hair that is seen on any colour."""
    colors = theme.current()
    for color, width in ((colors.surface, 4.0), (colors.ink, 2.0)):
        painter.setPen(QPen(QColor(color), width))
        painter.drawEllipse(at, size, size)
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            way = QPointF(dx, dy)
            painter.drawLine(at + way * size, at + way * (size + 6))
