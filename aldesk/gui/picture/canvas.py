"""A picture to look at: fitted or zoomed, panned, rotated."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import covering, paint_now

_PADDING = 16
_MOST_ENLARGED = 12.0
_ENOUGH = 384.0  # pixels that even the smallest picture is enlarged to
_PIXELS_SHOW = 4.0  # enlarged by hand so far, each pixel is a square
_LEAST, _MOST = 0.02, 64.0
_WHEEL_STEP = 120.0
ZOOM = 1.25


@dataclass(frozen=True)
class ShownPicture:
    """A picture for the canvas.

    Attributes
    ----------
    image : QImage
        Perhaps thinned out.
    small : QImage or None
        An averaged smaller one, for a large picture.
    size : QSizeF
        Of the picture in its file, in pixels.
    """

    image: QImage
    small: QImage | None
    size: QSizeF


@dataclass(frozen=True, eq=False)
class _Drawn:
    """A canvas of some size with a whole picture: to draw a large one takes long."""

    image: QImage
    size: QSize
    ratio: float
    ground: QColor
    pixmap: QPixmap


class PictureCanvas(QWidget):
    """One picture.

    Signals
    -------
    zoomed : float
        Screen pixels a picture's pixel.
    tone_dragged : int, int
        The right button dragged to the right and up, in pixels.
    """

    zoomed = Signal(float)
    tone_dragged = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._picture: ShownPicture | None = None
        self._drawn: _Drawn | None = None
        self._ahead: _Drawn | None = None
        self._scale: float | None = None  # in widget pixels; None fits
        self._centre = QPointF()  # the place of the picture in the middle of the widget
        self._quarters = 0
        self._held: QPointF | None = None
        self.setAccessibleName(tr("Picture"))
        set_tip(
            self,
            tr(
                "Turn the wheel to zoom, drag to move, double-click for actual size; drag with the "
                "right button for contrast and brightness"
            ),
        )
        self.setMinimumHeight(160)
        # For another picture, nothing that lies below is painted again.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def sizeHint(self) -> QSize:
        """Return the size that it likes best."""
        return QSize(640, 480)

    def show_picture(self, picture: ShownPicture | None, *, anew: bool = True) -> None:
        """Show another picture, fitted and upright; not `anew`, the same one in other tones.

        First it is painted.
        """
        self._picture = picture
        if anew:
            self._quarters, self._scale = 0, None
        self.update()
        paint_now(self)
        if anew:
            self.zoomed.emit(self.scale)

    def draw_ahead(self, picture: ShownPicture) -> None:
        """Draw a picture that is likely to be shown next, so that to show it is only to copy it."""
        if self._ahead is None or not self._is_so(self._ahead, picture):
            self._ahead = self._draw(picture)

    @property
    def is_fitted(self) -> bool:
        """Whether the whole picture is shown."""
        return self._scale is None

    @property
    def scale(self) -> float:
        """Screen pixels a picture's pixel."""
        return self._shown_scale() * self.devicePixelRatioF()

    def fit(self) -> None:
        """Zoom so that the whole picture is seen, and stay so when the window changes."""
        self._scale = None
        self._tell()

    def show_actual_size(self) -> None:
        """Give each of the picture's pixels one of the screen's."""
        self._zoom_to(1.0 / self.devicePixelRatioF(), QPointF(self.rect().center()))

    def zoom(self, steps: float, at: QPointF | None = None) -> None:
        """Zoom in or out, around a place of the widget or its middle."""
        place = QPointF(self.rect().center()) if at is None else at
        self._zoom_to(self._shown_scale() * ZOOM**steps, place)

    def pan(self, x: float, y: float) -> None:
        """Move the view by so many pixels of the widget."""
        if self._picture and self._scale:
            size = self._picture.size
            moved = self._centre + self._turned_back(QPointF(x, y)) / self._scale
            self._centre = QPointF(
                min(max(0.0, moved.x()), size.width()), min(max(0.0, moved.y()), size.height())
            )
            self.update()

    def rotate(self) -> None:
        """Turn the view by a quarter, clockwise."""
        self._quarters = (self._quarters + 1) % 4
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture again if it was fitted; else keep its zoom."""
        self._tell()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.zoom(event.angleDelta().y() / _WHEEL_STEP, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the picture, or with the right button change its tones."""
        if self._held is None:
            return
        moved = event.position() - self._held
        if event.buttons() & Qt.MouseButton.RightButton:
            self.tone_dragged.emit(round(moved.x()), -round(moved.y()))
        else:
            self.pan(-moved.x(), -moved.y())
        self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the picture."""
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change between the whole picture and its actual size."""
        if self.is_fitted:
            self._zoom_to(1.0 / self.devicePixelRatioF(), event.position())
        else:
            self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the picture where it is drawn already; else draw it."""
        picture, painter = self._picture, QPainter(self)
        if picture is None or picture.image.isNull():
            painter.fillRect(self.rect(), self._ground)
            return
        for drawn in (self._drawn, self._ahead):
            if drawn and self.is_fitted and not self._quarters and self._is_so(drawn, picture):
                painter.drawPixmap(0, 0, drawn.pixmap)
                self._drawn = drawn
                return
        painter.fillRect(self.rect(), self._ground)
        shows_pixels = self._scale is not None and self.scale >= _PIXELS_SHOW
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not shows_pixels)
        painter.setTransform(self._transform(), True)
        painter.drawImage(QRectF(QPointF(), picture.size), _image_for(picture, self.scale))

    def _is_so(self, drawn: _Drawn, picture: ShownPicture) -> bool:
        """Whether something drawn is what a picture looks like here and now."""
        here = self.size(), self.devicePixelRatioF(), self._ground
        return drawn.image is picture.image and (drawn.size, drawn.ratio, drawn.ground) == here

    def _draw(self, picture: ShownPicture) -> _Drawn:
        ratio, scale = self.devicePixelRatioF(), self._fitted_scale(picture.size)
        seen = QRectF(QPointF(), picture.size * scale)
        seen.moveCenter(QRectF(self.rect()).center())
        pixmap = covering(self.size(), ratio)
        pixmap.fill(self._ground)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(seen, _image_for(picture, scale * ratio))
        painter.end()
        return _Drawn(picture.image, self.size(), ratio, self._ground, pixmap)

    @property
    def _ground(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Base)

    def _tell(self) -> None:
        self.update()
        self.zoomed.emit(self.scale)

    def _zoom_to(self, scale: float, place: QPointF) -> None:
        """Zoom so that what is at a place of the widget stays there."""
        if self._picture is None:
            return
        inverse, _ = self._transform().inverted()
        point = inverse.map(place)
        self._scale = min(max(_LEAST, scale), _MOST)
        away = self._turned_back(place - QRectF(self.rect()).center()) / self._scale
        self._centre = point - away
        self.pan(0, 0)  # keeps the centre on the picture
        self._tell()

    def _transform(self) -> QTransform:
        """Return the way from the picture's pixels to the widget's."""
        middle, scale = QRectF(self.rect()).center(), self._shown_scale()
        made = QTransform()
        made.translate(middle.x(), middle.y())
        made.scale(scale, scale)
        made.rotate(90 * self._quarters)
        centre = self._centre
        if self._scale is None and self._picture:
            centre = QRectF(QPointF(), self._picture.size).center()
        made.translate(-centre.x(), -centre.y())
        return made

    def _turned_back(self, vector: QPointF) -> QPointF:
        return QTransform().rotate(-90 * self._quarters).map(vector)

    def _shown_scale(self) -> float:
        if self._scale is not None or self._picture is None or self._picture.size.isEmpty():
            return self._scale or 1.0
        size = self._picture.size.transposed() if self._quarters % 2 else self._picture.size
        return self._fitted_scale(size)

    def _fitted_scale(self, size: QSizeF) -> float:
        room = QRectF(self.rect()).adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        fitted = min(room.width() / size.width(), room.height() / size.height())
        longest = max(size.width(), size.height())
        return max(_LEAST / 10, min(fitted, max(_MOST_ENLARGED, _ENOUGH / longest)))


def _image_for(picture: ShownPicture, scale: float) -> QImage:
    """Return which of its images shows a picture at so many screen pixels a pixel of its file."""
    small = picture.small
    fits = small is not None and scale * picture.size.width() <= small.width()
    return small if small is not None and fits else picture.image
