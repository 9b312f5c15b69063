"""Plots precision and recall over the threshold, each with its band."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor, QShowEvent

from aldesk.arrays import Doubles
from aldesk.evaluate.validation import ValidationResult
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.plot import Plot, percent_text

_ALPHA = 45
_RECALL = 2  # a colour that is far from the accent


class ThresholdPlot(Plot):
    """Precision and recall in per cent over the score in per cent, with 95 % bands."""

    def __init__(self) -> None:
        super().__init__(
            tr("Precision and recall over the threshold"),
            percent_text,
            "100 %",
            1.0,
        )
        self._told: ValidationResult | None = None
        self._bands, self._edges, self._lines = [], [], []
        for _ in range(2):
            low, high = pg.PlotCurveItem(), pg.PlotCurveItem()
            band = pg.FillBetweenItem(low, high)
            self.addItem(band)
            self._bands.append(band)
            self._edges.append((low, high))
            self._lines.append(self.plot(antialias=True))
        self._threshold = pg.InfiniteLine(angle=90)
        self.addItem(self._threshold)
        self.setMinimumHeight(160)
        self.setLimits(xMin=-5, xMax=105, yMin=-5, yMax=105, minXRange=2, minYRange=2)
        self.x_ends, self.y_ends = (0.0, 100.0), (0.0, 100.0)

    def show_result(self, told: ValidationResult) -> None:
        """Show what is known at each threshold."""
        self._told = told
        self._draw()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        super().apply_theme()
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Show all of it."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        if (told := self._told) is None:
            return
        x = 100 * told.curve.thresholds
        for place, values in enumerate((told.curve.precision, told.curve.recall)):
            self._draw_one(place, x, 100 * values)
        found = told.recommended
        self._threshold.setVisible(found is not None)
        if found is not None:
            self._threshold.setValue(100 * found.threshold)
            self._threshold.setPen(pg.mkPen(theme.current().ink, width=1))
        if not self.is_moved:
            self.show_everything()

    def _draw_one(self, place: int, x: Doubles, values: Doubles) -> None:
        known = np.isfinite(values).all(axis=1)
        color = series_color(place)
        pale = QColor(color)
        pale.setAlpha(_ALPHA)
        low, high = self._edges[place]
        low.setData(x[known], values[known, 1])
        high.setData(x[known], values[known, 2])
        self._bands[place].setBrush(pale)
        self._lines[place].setData(x[known], values[known, 0])
        self._lines[place].setPen(pg.mkPen(color, width=2))


def series_color(place: int) -> QColor:
    """Return the colour of the precision, 0, or of the recall, 1."""
    colors = theme.current()
    return QColor(colors.accent) if place == 0 else QColor(colors.class_color(_RECALL))
