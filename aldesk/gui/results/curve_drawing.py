"""The learning curve as a drawing: the same on the screen, in a PNG and in an SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from aldesk.evaluate.accuracy import Accuracy
from aldesk.gui.kit import theme

_LEFT, _BOTTOM, _TOP, _RIGHT = 40.0, 24.0, 8.0, 12.0
_TICK_WIDTH, _TICK_HEIGHT = 56.0, 28.0


@dataclass(frozen=True)
class Point:
    """One measurement after so many labels."""

    n_labeled: int
    accuracy: Accuracy


class Curve:
    """Places of the points in an area, and how they are drawn.

    Parameters
    ----------
    points : sequence of Point
        By rising number of labels; each of enough samples to be shown.
    area : QRectF
        Where to draw, axes included.
    """

    def __init__(self, points: Sequence[Point], area: QRectF) -> None:
        self.points = points
        self.plot = area.adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        self._most = max([p.n_labeled for p in points], default=10)
        lowest = min([p.accuracy.interval[0] for p in points], default=0.0)
        self._low = max(0.0, floor((lowest - 0.02) * 10) / 10)

    def at(self, n_labeled: float, accuracy: float) -> QPointF:
        """Return where a value is drawn."""
        share = (accuracy - self._low) / max(1e-6, 1.0 - self._low)
        x = self.plot.left() + self.plot.width() * n_labeled / self._most
        return QPointF(x, self.plot.bottom() - self.plot.height() * share)

    def nearest(self, x: float) -> Point | None:
        """Return the point whose number of labels is nearest to a place."""
        return min(self.points, key=lambda p: abs(self.at(p.n_labeled, 1.0).x() - x), default=None)

    def paint(self, painter: QPainter, marked: Point | None = None) -> None:
        """Draw axes, interval and curve, and a ring around one of the points."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axes(painter)
        if not self.points:
            return
        accent = QColor(theme.current().accent)
        pale = QColor(accent)
        pale.setAlpha(45)
        ends = [(p.n_labeled, p.accuracy.interval) for p in self.points]
        low = [self.at(n, interval[0]) for n, interval in ends]
        high = [self.at(n, interval[1]) for n, interval in ends]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pale)
        painter.drawPolygon(QPolygonF([*low, *reversed(high)]))
        line = [self.at(p.n_labeled, p.accuracy.value) for p in self.points]
        painter.setPen(QPen(accent, 2))
        painter.drawPolyline(QPolygonF(line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        radius = 3.0 if len(line) <= 60 else 1.5
        for place in line:
            painter.drawEllipse(place, radius, radius)
        if marked is not None:
            self._paint_mark(painter, marked)

    def _paint_mark(self, painter: QPainter, point: Point) -> None:
        colors = theme.current()
        low, high = point.accuracy.interval
        painter.setPen(QPen(QColor(colors.ink), 1))
        painter.drawLine(self.at(point.n_labeled, low), self.at(point.n_labeled, high))
        painter.setBrush(QColor(colors.surface))
        painter.setPen(QPen(QColor(colors.accent), 2))
        painter.drawEllipse(self.at(point.n_labeled, point.accuracy.value), 4.5, 4.5)

    def _paint_axes(self, painter: QPainter) -> None:
        colors = theme.current()
        painter.setFont(theme.font(theme.SMALL))
        metrics = QFontMetricsF(painter.font())
        n_lines = max(2, int(self.plot.height() / _TICK_HEIGHT))
        for value in ticks(self._low, 1.0, n_lines):
            place = self.at(0, value)
            painter.setPen(QPen(QColor(colors.line), 1))
            painter.drawLine(place, QPointF(self.plot.right(), place.y()))
            painter.setPen(QColor(colors.muted))
            box = QRectF(place.x() - _LEFT, place.y() - 8, _LEFT - 8, 16)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, f"{100 * value:.0f} %")
        for value in ticks(0, self._most, max(2, int(self.plot.width() / _TICK_WIDTH)), 1):
            text = f"{value:,.0f}"
            width = metrics.horizontalAdvance(text)
            x = min(self.at(value, 0).x() - width / 2, self.plot.right() + _RIGHT - width)
            painter.drawText(QPointF(x, self.plot.bottom() + 16), text)


def ticks(low: float, high: float, most: int, least: float = 0.0) -> list[float]:
    """Return round numbers from `low` to `high`, at most so many, not closer than `least`.

    Examples
    --------
    >>> ticks(0, 70, 4)
    [0.0, 20.0, 40.0, 60.0]
    """
    span = max(high - low, 1e-9)
    rough = span / max(1, most - 1)
    unit = 10.0 ** floor(log10(rough))
    for step in (unit * m for m in (0.5, 1, 2, 5, 10, 20, 50, 100)):
        numbers = range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)
        if len(numbers) <= most and step >= least:
            break
    return [round(step * number, 10) for number in numbers]
