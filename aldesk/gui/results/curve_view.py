"""Shows the learning curve; pointing at it reads a measurement."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aldesk.evaluate.accuracy import Accuracy
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.image_files import save_png, save_svg
from aldesk.gui.results.curve_drawing import Curve, Point
from aldesk.store.project import CurvePoint

_EXPORTED = QSize(800, 480)
_ENLARGED = 2  # a PNG for print has more pixels than its size says


class CurveView(QWidget):
    """Accuracy with its interval over the number of labels.

    Signals
    -------
    read : str
        The measurement that is pointed at, in words; empty when none is.
    """

    read = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.points: list[Point] = []
        self._marked: Point | None = None
        self.setAccessibleName(tr("Accuracy over labels"))
        self.setMouseTracking(True)
        self.setMinimumHeight(100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_points(self, measured: Sequence[CurvePoint]) -> None:
        """Show those measurements that were made with enough samples."""
        points = [Point(p.n_labeled, Accuracy(p.n_correct, p.n_check)) for p in measured]
        self.points = [p for p in points if p.accuracy.enough]
        self._marked = None
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that it likes best."""
        return QSize(320, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the curve."""
        Curve(self.points, QRectF(self.rect())).paint(QPainter(self), self._marked)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the nearest measurement."""
        self._mark(Curve(self.points, QRectF(self.rect())).nearest(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Read nothing."""
        self._mark(None)

    def _mark(self, point: Point | None) -> None:
        if point != self._marked:
            self._marked = point
            text = (
                tr("{n} label(s)", "", point.n_labeled) + f": {point.accuracy.text()}"
                if point
                else ""
            )
            self.setToolTip(text)
            self.read.emit(text)
            self.update()


def save_picture(points: Sequence[Point], path: Path) -> None:
    """Write the curve as PNG or SVG, whichever the file's ending says.

    Raises
    ------
    Problem
        If it cannot be written.
    """
    frame = QRectF(8, 8, _EXPORTED.width() - 16, _EXPORTED.height() - 16)
    if path.suffix.lower() == ".svg":
        save_svg(lambda painter: Curve(points, frame).paint(painter), _EXPORTED, path)
        return
    image = QImage(_EXPORTED * _ENLARGED, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_ENLARGED)
    image.fill(QColor(theme.current().surface))
    painter = QPainter(image)
    Curve(points, frame).paint(painter)
    painter.end()
    save_png(image, path)
