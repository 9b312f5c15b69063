"""A clip to look at: spectrogram above waveform, play-head, region; zoomed by wheel and keys."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import covering
from aldesk.gui.render.sound_renderer import Drawing
from aldesk.gui.sound.paint import DIMMED, paint_axes, paint_sound, split
from aldesk.gui.sound.time_view import TimeView
from aldesk.media.spectrogram import FrequencyAxis

ZOOM = 0.8
_LEAST_HEIGHT = 112  # with the strip and the view settings in a window of 960 × 600
_DRAG_PX = 4
_WHEEL_STEP = 120.0
Region = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Still:
    """All that decides how what stands still looks."""

    drawings: tuple[Drawing, ...]
    view: TimeView
    rate: int
    begins: float
    axis: FrequencyAxis
    size: QSize
    ratio: float
    colors: theme.Theme


class SoundGraph(QWidget):
    """Drawn once for each clip, part and size, then only copied.

    Signals
    -------
    sought : float
        A click: the place in seconds.
    region_changed
        A region was drawn with the mouse.
    view_changed
        Another part is shown; a finer drawing of it would be welcome.
    """

    sought = Signal(float)
    region_changed = Signal()
    view_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = TimeView.whole(0.0)
        self.region: Region | None = None
        self._about: Region | None = None
        self._begins = 0.0
        self._rate = 1
        self._axis = FrequencyAxis()
        self._whole: Drawing | None = None
        self._detail: Drawing | None = None
        self._drawn: tuple[_Still, QPixmap] | None = None
        self._ahead: tuple[_Still, QPixmap] | None = None
        self._position = 0.0
        self._pressed: float | None = None
        self._panned: float | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Spectrogram and waveform"))
        set_tip(
            self, tr("Click to play from here, drag to choose a region, turn the wheel to zoom")
        )
        self.setMinimumHeight(_LEAST_HEIGHT)

    def sizeHint(self) -> QSize:
        """Return the size that it likes best."""
        return QSize(640, 420)

    def show_clip(
        self, seconds: float, rate: int, about: Region | None = None, begins: float = 0.0
    ) -> None:
        """Turn to another clip, of which a drawing follows.

        Parameters
        ----------
        seconds : float
        rate : int
        about : (float, float), optional
            What it is about, in seconds of the clip; the rest is context, and dimmed.
        begins : float, default 0
            Where in its recording it begins: what is added to the times that are shown.
        """
        self.view = TimeView.whole(seconds)
        self.region = None
        self._about, self._begins = about, begins
        self._rate = rate
        self._whole = self._detail = None
        self._position = self._rest
        self.update()

    def show_drawing(self, drawing: Drawing, axis: FrequencyAxis, *, whole: bool) -> None:
        """Show a drawing of the whole clip, or of the part that is shown."""
        if whole:
            self._whole = drawing
        if not whole or (self._detail and self._detail.look != drawing.look):
            self._detail = None if whole else drawing
        self._axis = axis
        self.update()

    def draw_ahead(
        self, drawing: Drawing, axis: FrequencyAxis, seconds: float, rate: int, begins: float
    ) -> None:
        """Draw a whole clip that is likely to be shown next; see `show_clip`."""
        still = self._still((drawing,), TimeView.whole(seconds), rate, begins, axis)
        if self._ahead is None or self._ahead[0] != still:
            self._ahead = still, self._draw(still)

    @property
    def whole(self) -> Drawing | None:
        """The drawing of the whole clip, once there is one."""
        return self._whole

    def set_view(self, view: TimeView) -> None:
        """Show another part of the clip, from a drawing that is ready or will come."""
        if view != self.view:
            self.view = view
            self.update()
            self.view_changed.emit()

    def set_region(self, region: Region | None) -> None:
        """Mark a region, or none."""
        self.region = region
        self.update()

    def set_position(self, seconds: float) -> None:
        """Move the play-head to a time in seconds."""
        if seconds != self._position:
            before, self._position = self._position, seconds
            for at in (before, seconds):
                self.update(round(self._x(at)) - 2, 0, 5, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a region, or with the middle button to scroll."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().x()
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._panned = event.position().x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the region, or scroll."""
        x = event.position().x()
        if self._panned is not None:
            self.set_view(self.view.scrolled(self._seconds(self._panned) - self._seconds(x)))
            self._panned = x
        elif self._pressed is not None and abs(x - self._pressed) >= _DRAG_PX:
            ends = sorted(self._inside(self._seconds(at)) for at in (self._pressed, x))
            self.set_region((ends[0], ends[1]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the region, or take it for a click."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._panned = None
        elif event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            pressed, self._pressed = self._pressed, None
            if abs(event.position().x() - pressed) >= _DRAG_PX and self.region:
                self.region_changed.emit()
            else:
                self.set_region(None)
                self.sought.emit(self._inside(self._seconds(pressed)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; sideways or with Shift, scroll."""
        turned = event.angleDelta()
        is_sideways = abs(turned.x()) > abs(turned.y())
        if is_sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            steps = (turned.x() or turned.y()) / _WHEEL_STEP
            self.set_view(self.view.scrolled(-0.1 * steps * self.view.span))
        elif turned.y():
            at = self._seconds(event.position().x())
            self.set_view(self.view.zoomed(ZOOM ** (turned.y() / _WHEEL_STEP), at))
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy what stands still; paint region and play-head over it."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn_still())
        if self.region:
            self._paint_region(painter, *self.region)
        if self._about:
            self._paint_context(painter, *self._about)
        if self._position != self._rest:
            x = self._x(self._position)
            painter.fillRect(QRectF(x - 1, 0, 3.5, self.height()), QColor(0, 0, 0, 90))
            painter.fillRect(QRectF(x, 0, 1.5, self.height()), QColor("white"))

    def _paint_region(self, painter: QPainter, start: float, stop: float) -> None:
        picture, _times, wave = split(QRectF(self.rect()))
        left, right = (min(max(self._x(at), -2.0), self.width() + 2.0) for at in (start, stop))
        tint = QColor(theme.current().accent)
        tint.setAlpha(48)
        painter.fillRect(QRectF(left, wave.top(), right - left, wave.height()), tint)
        shade = QColor(0, 0, 0, 110)
        painter.fillRect(QRectF(0, 0, left, picture.height()), shade)
        painter.fillRect(QRectF(right, 0, self.width() - right, picture.height()), shade)
        painter.setPen(QColor(theme.current().accent))
        for x in (left, right):
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))

    def _paint_context(self, painter: QPainter, start: float, stop: float) -> None:
        """Mark the ends of the sample, and dim what lies before and behind, or else the region."""
        picture, _times, wave = split(QRectF(self.rect()))
        left, right = (min(max(self._x(at), 0.0), float(self.width())) for at in (start, stop))
        veil = QColor(theme.current().surface)
        veil.setAlpha(160)
        for x, width in () if self.region else ((0.0, left), (right, self.width() - right)):
            painter.fillRect(QRectF(x, 0, width, picture.height()), DIMMED)
            painter.fillRect(QRectF(x, wave.top(), width, wave.height()), veil)
        for x in (left, right):
            if 0 < x < self.width():
                painter.fillRect(
                    QRectF(x - 0.5, 0, 1, picture.height()), QColor(255, 255, 255, 150)
                )

    @property
    def _rest(self) -> float:
        """Where the play-head is when nothing was played."""
        return self._about[0] if self._about else 0.0

    def _drawn_still(self) -> QPixmap:
        """Return what stands still, drawn where it is not what was drawn last, or ahead."""
        drawings = tuple(d for d in (self._whole, self._detail) if d and self._is_seen(d))
        still = self._still(drawings, self.view, self._rate, self._begins, self._axis)
        for drawn in (self._drawn, self._ahead):
            if drawn and drawn[0] == still:
                self._drawn = drawn
                return drawn[1]
        pixmap = self._draw(still)
        self._drawn = still, pixmap
        return pixmap

    def _still(
        self,
        drawings: tuple[Drawing, ...],
        view: TimeView,
        rate: int,
        begins: float,
        axis: FrequencyAxis,
    ) -> "_Still":
        size, ratio, colors = self.size(), self.devicePixelRatioF(), theme.current()
        return _Still(drawings, view, rate, begins, axis, size, ratio, colors)

    def _draw(self, still: "_Still") -> QPixmap:
        pixmap = covering(still.size, still.ratio)
        pixmap.fill(QColor(theme.current().surface))
        painter = QPainter(pixmap)
        area = QRectF(self.rect())
        if still.drawings:
            begins, view = still.begins, still.view
            paint_sound(painter, area, list(still.drawings), view, still.rate)
            shown = replace(view, start=view.start + begins, stop=view.stop + begins)
            paint_axes(painter, area, still.axis, shown, still.rate)
        else:
            painter.setPen(QColor(theme.current().muted))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, tr("Drawing …"))
        painter.end()
        return pixmap

    def _is_seen(self, drawing: Drawing) -> bool:
        start, stop = drawing.start / self._rate, drawing.stop / self._rate
        return start < self.view.stop and stop > self.view.start

    def _x(self, seconds: float) -> float:
        return self.width() * (seconds - self.view.start) / max(self.view.span, 1e-9)

    def _seconds(self, x: float) -> float:
        return self.view.start + self.view.span * x / max(1, self.width())

    def _inside(self, seconds: float) -> float:
        return min(max(0.0, seconds), self.view.seconds)
