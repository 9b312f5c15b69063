"""A whole recording as a thin strip: what it sounds like, what is known of it, where one is."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from aldesk.arrays import Ints
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import show_tip
from aldesk.gui.kit.widgets import covering
from aldesk.gui.label.strip_columns import spread
from aldesk.session.answers import NONE
from aldesk.session.in_time import Known, Places

_HEIGHT = 36
_ASKED, _LANE, _PREDICTED = 3, 8, 3
_DRAG_PX = 4
_LEAST = 5
"""Pixels that a window has at least, so that it is seen in a recording of many hours."""
Stretch = tuple[float, float]


class RecordingStrip(QWidget):
    """Above the recording a line where it was asked, below a lane: labels full, predictions thin.

    Signals
    -------
    sought : (float, bool)
        A click: the place in seconds, and whether Shift was held.
    swept : (float, float)
        A drag from one place to another, in rising seconds.
    """

    sought = Signal(float, bool)
    swept = Signal(float, float)

    def __init__(self, tip: Callable[[float], str]) -> None:
        super().__init__()
        self._tip = tip
        self._seconds = 0.0
        self._image = QImage()
        self._places: Places | None = None
        self._known: Known | None = None
        self._colors: tuple[int, ...] = ()
        self._here: Stretch = (0.0, 0.0)
        self._run: Stretch | None = None
        self._head: float | None = None
        self._pressed: float | None = None
        self._swept: Stretch | None = None
        self._picture: QPixmap | None = None  # the image in the size of now: labels don't change it
        self._drawn: QPixmap | None = None
        self._drawn_theme = ""
        self.setAccessibleName(tr("The whole recording"))
        self.setFixedHeight(theme.px(_HEIGHT))
        self.setMinimumWidth(100)

    def sizeHint(self) -> QSize:
        """Return the size that it likes best."""
        return QSize(640, theme.px(_HEIGHT))

    def show_recording(self, seconds: float, image: QImage) -> None:
        """Show what a recording looks like; a plain bar while that is not known."""
        self._seconds, self._image, self._picture = seconds, image, None
        self._redraw()

    def show_known(self, places: Places, known: Known, colors: Sequence[int]) -> None:
        """Show what is known of its samples; `colors` are the numbers of the classes' colours."""
        self._places, self._known, self._colors = places, known, tuple(colors)
        self._redraw()

    def show_here(self, start: float, stop: float) -> None:
        """Mark the sample that is shown."""
        self._here = (start, stop)
        self.update()

    def show_run(self, run: Stretch | None) -> None:
        """Mark the windows that are chosen, or none."""
        self._run = run
        self.update()

    def show_head(self, seconds: float | None) -> None:
        """Show the play-head, or none."""
        if seconds != self._head:
            before, self._head = self._head, seconds
            for at in (before, seconds):
                if at is not None:
                    self.update(round(self._x(at)) - 2, 0, 5, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a run."""
        if event.button() == Qt.MouseButton.LeftButton and self._seconds > 0:
            self._pressed = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what is swept over."""
        x = event.position().x()
        if self._pressed is not None and (self._swept or abs(x - self._pressed) >= _DRAG_PX):
            low, high = sorted((self._at(self._pressed), self._at(x)))
            self._swept = (low, high)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the run, or take it for a click."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        pressed, swept = self._pressed, self._swept
        self._pressed = self._swept = None
        self.update()
        if swept:
            self.swept.emit(*swept)
        else:
            held = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sought.emit(self._at(pressed), held)

    def event(self, event: QEvent) -> bool:
        """Say what is at the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self._tip(self._at(event.pos().x())) if self._seconds > 0 else ""
            around = QRect(event.pos().x() - 2, 0, 5, self.height())  # beside it, another text
            show_tip(event.globalPos(), text, self, around)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew at the next painting."""
        self._drawn = self._picture = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy what stands still; paint where one is over it."""
        if self._drawn is None or self._drawn_theme != theme.current().name:
            self._drawn, self._drawn_theme = self._draw(), theme.current().name
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        accent = QColor(theme.current().accent)
        if marked := self._swept or self._run:
            tint = QColor(accent)
            tint.setAlpha(90)
            painter.fillRect(self._spot(*marked), tint)
            _frame(painter, self._spot(*marked), accent, 1)
        if self._here[1] > self._here[0] and self._seconds > 0:
            spot = self._spot(*self._here, least=_LEAST)
            _frame(painter, spot.adjusted(-1, 0, 1, 0), QColor(theme.current().surface), 3)
            _frame(painter, spot, QColor(theme.current().ink), 2)
        if self._head is not None:
            painter.fillRect(QRectF(self._x(self._head) - 0.5, 0, 1.5, self.height()), accent)

    def _draw(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = covering(self.size(), ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        colors, area = theme.current(), QRectF(self.rect())
        asked, lane = theme.px(_ASKED), theme.px(_LANE)
        picture = area.adjusted(0, asked + 1, 0, -lane - 1)
        painter.fillRect(picture, QColor(colors.line))
        if not self._image.isNull():
            painter.drawPixmap(picture.topLeft(), self._scaled(picture.size() * ratio, ratio))
        below = QRectF(0, area.bottom() - lane, area.width(), lane)
        painter.fillRect(below, QColor(colors.line))
        self._draw_known(painter, QRectF(0, 0, area.width(), asked), below)
        painter.end()
        return pixmap

    def _scaled(self, size: QSizeF, ratio: float) -> QPixmap:
        """Return the recording's picture in so many pixels of the screen."""
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._picture = QPixmap.fromImage(self._image.scaled(size.toSize(), *ways))
            self._picture.setDevicePixelRatio(ratio)
        return self._picture

    def _draw_known(self, painter: QPainter, above: QRectF, below: QRectF) -> None:
        places, known = self._places, self._known
        if places is None or known is None or self._seconds <= 0:
            return
        colors = theme.current()
        of_class = [_rgb(colors.class_color(number)) for number in self._colors]
        table = np.array([_rgb(QColor(colors.muted)), *of_class], np.uint32)
        thin = QRectF(below)
        thin.setTop(below.bottom() - theme.px(_PREDICTED))
        is_said = known.is_marked | (known.labels != NONE)
        is_predicted = (known.predictions != NONE) & ~is_said
        predicted = known.predictions[is_predicted] + 1
        self._draw_lane(painter, thin, is_predicted, predicted, table)
        answers = known.labels[is_said] + 1  # 0: skipped, can't tell, or none of several classes
        self._draw_lane(painter, below, is_said, answers, table)
        if known.second is not None:  # a window with two classes is split
            has_two, lower = known.second != NONE, below.adjusted(0, below.height() / 2, 0, 0)
            self._draw_lane(painter, lower, has_two, known.second[has_two] + 1, table)
        asked = np.array([_rgb(QColor(colors.accent))], np.uint32)
        none = np.zeros(int(known.is_open.sum()), np.int64)
        self._draw_lane(painter, above, known.is_open, none, asked)

    def _draw_lane(
        self,
        painter: QPainter,
        area: QRectF,
        which: npt.NDArray[np.bool_],
        values: Ints,
        table: npt.NDArray[np.uint32],
    ) -> None:
        """Fill a line with the colours of some samples' values."""
        if not len(values):
            return
        assert self._places is not None  # noqa: S101 - or nothing is drawn
        width = max(1, round(self.width() * self.devicePixelRatioF()))
        starts, stops = self._places.starts[which], self._places.stops[which]
        columns = spread(starts, stops, values, self._seconds, width)
        pixels = np.where(columns == NONE, np.uint32(0), table[columns.clip(0)])
        line = np.ascontiguousarray(pixels, np.uint32)
        image = QImage(line.data, width, 1, 4 * width, QImage.Format.Format_ARGB32)
        painter.drawImage(area, image)

    def _redraw(self) -> None:
        self._drawn = None
        self.update()

    def _spot(self, start: float, stop: float, least: float = 1.0) -> QRectF:
        left, right = self._x(start), self._x(stop)
        missing = max(0.0, least - (right - left))
        left = min(max(0.0, left - missing / 2), self.width() - least)
        return QRectF(left, 0, max(least, right - self._x(start)), self.height())

    def _x(self, seconds: float) -> float:
        return self.width() * seconds / max(self._seconds, 1e-9)

    def _at(self, x: float) -> float:
        return min(max(0.0, self._seconds * x / max(1, self.width())), self._seconds)


def _frame(painter: QPainter, spot: QRectF, color: QColor, width: float) -> None:
    """Paint a frame inside a rectangle."""
    for part in (
        QRectF(spot.left(), spot.top(), width, spot.height()),
        QRectF(spot.right() - width, spot.top(), width, spot.height()),
        QRectF(spot.left(), spot.top(), spot.width(), width),
        QRectF(spot.left(), spot.bottom() - width, spot.width(), width),
    ):
        painter.fillRect(part, color)


def _rgb(color: QColor) -> int:
    return color.rgb()
