"""Plots what was measured, with its interval, over the number of labels; pointing reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, nan
from pathlib import Path

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QShowEvent
from PySide6.QtWidgets import QSizePolicy

from aldesk.evaluate.accuracy import Accuracy
from aldesk.evaluate.several import Estimate, Measure
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.image_files import ENLARGED, is_svg, save_painted
from aldesk.gui.kit.plot import Plot, percent_text
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.results.looks import ends_of, looks, percent_ends
from aldesk.gui.results.measure import measure_text
from aldesk.store.curve_table import CurvePoint

_EXPORTED, _EDGE = QSize(800, 480), 8
_ACCURACY = noop("Accuracy over labels")
_ONE_LOOK = noop("{value} % ({n} of {total} right; 95 % interval {low}–{high} %)")
_EVERY_LOOK = noop("{value} % ({n} of {total} right; 95 % at every look {low}–{high} %)")
_ALPHA = 45
_MANY = 60  # from so many points on, each is drawn small


@dataclass(frozen=True)
class Point:
    """One measurement after so many labels.

    Attributes
    ----------
    n_labeled : int
    accuracy : Accuracy
        With several classes it counts the samples of which all classes are right, and is not shown.
    measured : Accuracy or Estimate
        What is shown.
    """

    n_labeled: int
    accuracy: Accuracy
    measured: Accuracy | Estimate


class AccuracyPlot(Plot):
    """Accuracy in per cent over labels: a line with a dot for each measurement, and a band.

    Where samples may have several classes it is the mean of the classes by one of the measures.

    Attributes
    ----------
    measure : Measure or None
        Which one; None for the accuracy.
    points : list of Point
        Those measurements that were made with enough samples.
    earlier : list of list of Point
        The same of the encoders that were used before; each a grey line of its own.

    Signals
    -------
    read : str
        The measurement that is pointed at, in words; empty when none is.
    """

    read = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr(_ACCURACY), percent_text, "100 %", 1.0)
        self.measure: Measure | None = None
        self.points: list[Point] = []
        self.earlier: list[list[Point]] = []
        self.pixels = self.devicePixelRatioF()
        self._marked: Point | None = None
        self._is_drawn = False
        self._holds = looks.holds
        self._low, self._high = pg.PlotCurveItem(), pg.PlotCurveItem()
        self._band = pg.FillBetweenItem(self._low, self._high)
        self.addItem(self._band)
        self._grey = self.plot(connect="finite", antialias=True)
        self._line = self.plot(symbol="o", symbolPen=None, antialias=True)
        self._bar, self._ring = pg.PlotCurveItem(), pg.ScatterPlotItem(size=9)
        self.addItem(self._bar)
        self.addItem(self._ring)
        self.setMinimumHeight(100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setLimits(xMin=-1e9, yMin=-5, yMax=105, minXRange=2, minYRange=2)
        self.scene().sigMouseMoved.connect(self._point_at)

    def show_points(
        self,
        measured: Sequence[CurvePoint],
        earlier: Sequence[Sequence[CurvePoint]] = (),
        measure: Measure | None = None,
    ) -> None:
        """Show those measurements that were made with enough samples.

        Draws nothing while it is hidden, and nothing again that is there already: this is called
        after every refit.

        Parameters
        ----------
        measured : sequence of CurvePoint
            With the encoder in use.
        earlier : sequence of sequences of CurvePoint
            With those that were used before.
        measure : Measure, optional
            What is shown where samples may have several classes.
        """
        points = _enough(measured, measure)
        before = [_enough(curve, measure) for curve in earlier]
        before = [curve for curve in before if curve]
        shown = (self.points, self.earlier, self.measure, self._holds)
        if (points, before, measure, looks.holds) == shown and self._is_drawn:
            return
        if measure != self.measure:
            name = measure_text(measure) if measure else ""
            words = tr("{measure} over labels", measure=name) if measure else tr(_ACCURACY)
            self.setAccessibleName(words)
        self.measure, self.points, self.earlier = measure, points, before
        self._holds = looks.holds
        self._is_drawn = False
        self._mark(None)
        if self.isVisible():
            self.draw()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        super().apply_theme()
        if self._is_drawn:
            self.draw()

    def sizeHint(self) -> QSize:
        """Return the size that it likes best."""
        return QSize(320, 100)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while it was hidden."""
        super().showEvent(event)
        if not self._is_drawn:
            self.draw()

    def leaveEvent(self, event: QEvent) -> None:
        """Clear the readout when the mouse leaves."""
        super().leaveEvent(event)
        self._mark(None)

    def draw(self) -> None:
        """Draw the points now, also while the plot is hidden."""
        self._is_drawn = True
        numbers = [p.n_labeled for p in self.points]
        ends = [ends_of(p.measured, self._holds) for p in self.points]
        lows, highs = ([100 * pair[i] for pair in ends] for i in (0, 1))
        self._low.setData(numbers, lows)
        self._high.setData(numbers, highs)
        self._line.setData(numbers, [100 * p.measured.value for p in self.points])
        old = [(p.n_labeled, 100 * p.measured.value) for curve in self.earlier for p in curve]
        self._draw_earlier()
        self._wear_pens()
        self._draw_bar()
        self.x_ends = (0.0, float(max([*numbers, *(n for n, _ in old)], default=10)))
        lowest = min([*lows, *(value for _, value in old)], default=0.0)
        self.y_ends = (10.0 * max(0, floor((lowest - 2) / 10)), 100.0)
        if not self.is_moved:
            self.show_everything()

    def _draw_earlier(self) -> None:
        """Draw the earlier curves as one item, with a gap between each two."""
        x: list[float] = []
        y: list[float] = []
        for curve in self.earlier:
            x += [*(p.n_labeled for p in curve), nan]
            y += [*(100 * p.measured.value for p in curve), nan]
        self._grey.setData(np.array(x), np.array(y))

    def _wear_pens(self) -> None:
        colors = theme.current()
        accent, pale = QColor(colors.accent), QColor(colors.accent)
        pale.setAlpha(_ALPHA)
        self._band.setBrush(pale)
        self._grey.setPen(pg.mkPen(colors.muted, width=self.pixels))
        self._line.setPen(pg.mkPen(accent, width=2 * self.pixels))
        self._line.setSymbolBrush(accent)
        self._line.setSymbolSize(6 if len(self.points) <= _MANY else 3)
        self._bar.setPen(pg.mkPen(colors.ink, width=self.pixels))
        self._ring.setPen(pg.mkPen(accent, width=2))
        self._ring.setBrush(pg.mkBrush(colors.surface))

    def _point_at(self, place: QPointF) -> None:
        """Mark the measurement whose number of labels is nearest to a place of the scene."""
        x = self.getViewBox().mapSceneToView(place).x()
        self._mark(min(self.points, key=lambda p: abs(p.n_labeled - x), default=None))

    def _mark(self, point: Point | None) -> None:
        if point == self._marked:
            return
        self._marked = point
        text = _point_text(point, self.measure) if point else ""
        set_tip(self, text)
        self.read.emit(text)
        x = [point.n_labeled] if point else []
        self._ring.setData(x, [100 * point.measured.value] if point else [])
        self._draw_bar()

    def _draw_bar(self) -> None:
        """Draw the interval of what is pointed at, or of a single point, which makes no band."""
        alone = self.points[0] if len(self.points) == 1 else None
        point = self._marked or alone
        ends = ends_of(point.measured) if point else ()
        self._bar.setData([point.n_labeled] * len(ends) if point else [], [100 * e for e in ends])


def _point_text(point: Point, measure: Measure | None) -> str:
    low, high = percent_ends(point.measured)
    value = f"{100 * point.measured.value:.0f}"
    if measure:
        text = noop("{measure} {value} % (95 % interval {low}–{high} %)")
        said = tr(text, measure=measure_text(measure), value=value, low=low, high=high)
    else:
        said = tr(
            _EVERY_LOOK if looks.holds == "every look" else _ONE_LOOK,
            value=value,
            n=point.accuracy.n_correct,
            total=point.accuracy.n,
            low=low,
            high=high,
        )
    return tr("{n} label(s)", "", point.n_labeled) + ": " + said


def _enough(measured: Sequence[CurvePoint], measure: Measure | None) -> list[Point]:
    """Return what was measured with enough samples."""
    if measure is None:
        points = [Point(p.n_labeled, p.accuracy, p.accuracy) for p in measured]
        return [point for point in points if point.accuracy.enough]
    return [
        Point(p.n_labeled, p.accuracy, p.several[measure]) for p in measured if measure in p.several
    ]


def save_picture(
    measured: Sequence[CurvePoint],
    path: Path,
    earlier: Sequence[Sequence[CurvePoint]] = (),
    measure: Measure | None = None,
) -> None:
    """Write the curve as PNG or SVG, whichever the file's ending says.

    Parameters
    ----------
    measured, earlier, measure
        As `AccuracyPlot.show_points` takes them.
    path : Path

    Raises
    ------
    Problem
        If it cannot be written.
    """
    plot = AccuracyPlot()
    plot.pixels = 1.0 if is_svg(path) else float(ENLARGED)
    inside = QRect(QPoint(), _EXPORTED).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    plot.resize(inside.size())
    plot.show_points(measured, earlier, measure)
    plot.draw()
    plot.grab()  # lays the axes out, which a hidden widget puts off

    def paint(painter: QPainter) -> None:
        plot._line.scatter.setExportMode(True, {"painter": painter})  # dots as drawings
        painter.fillRect(QRect(QPoint(), _EXPORTED), QColor(theme.current().surface))
        plot.render(painter, QRectF(inside), plot.viewport().rect())

    save_painted(paint, _EXPORTED, path)
