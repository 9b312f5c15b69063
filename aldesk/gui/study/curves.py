"""The learning curves of a study: accuracy, and the difference to random sampling."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.plot import Plot
from aldesk.gui.kit.widgets import label
from aldesk.study.running_curves import Band, LiveCurves

_WIDTH, _WIDE = 2, 3
_ALPHA = 36
_N_COLORS = 10
_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


class StudyCurves(QWidget):
    """Two plots side by side; the wheel zooms, a drag moves, a double click shows everything."""

    def __init__(self) -> None:
        super().__init__()
        self._curves: LiveCurves | None = None
        self._chosen = ""
        words = tr("Accuracy on the test split in %, over labels")
        self.absolute = Plot(words, lambda value: f"{value:g}", "100", 1.0)
        words = tr("Difference to random sampling in points, over labels")
        self.difference = Plot(words, lambda value: f"{value:+g}" if value else "0", "+0.25")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for plot in (self.absolute, self.difference):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label(plot.accessibleName(), "small"))
            column.addWidget(plot, 1)
            row.addLayout(column, 1)
        self.absolute.setLimits(yMin=-1, yMax=101)  # a line at the edge is seen whole
        self.apply_theme()

    def show_curves(self, curves: LiveCurves | None) -> None:
        """Draw the curves as they are now."""
        is_other = self._curves is None or curves is None or self._curves.plan != curves.plan
        self._curves = curves
        for plot in (self.absolute, self.difference):
            plot.clear()
        if is_other:
            self._show_everything()
        if curves is None:
            return
        ratio = self.devicePixelRatioF()  # the plots' pens are as wide in pixels of the screen
        zero = pg.mkPen(theme.current().muted, width=ratio, style=Qt.PenStyle.DashLine)
        if curves.random is not None:
            self.difference.addItem(pg.InfiniteLine(0, 0, pen=zero))
        for title in curves.titles:
            pen = pen_of(curves, title)
            is_chosen = title == self._chosen
            pen.setWidthF(ratio * (_WIDE if is_chosen else _WIDTH))
            _draw(self.absolute, curves.accuracy(title), pen, has_band=is_chosen)
            _draw(self.difference, curves.difference(title), pen, has_band=is_chosen)

    def choose(self, title: str) -> None:
        """Show the interval of one strategy; those of all would hide each other."""
        self._chosen = title
        self.show_curves(self._curves)

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        for plot in (self.absolute, self.difference):
            plot.apply_theme()
        self.show_curves(self._curves)

    def _show_everything(self) -> None:
        """Let the plots reach from the first number of labels to the last."""
        plan = self._curves.plan if self._curves else None
        ends = (plan.n_init, plan.n_labels) if plan else (0, 100)
        for plot in (self.absolute, self.difference):
            plot.x_ends = ends
            plot.show_everything()


def pen_of(curves: LiveCurves, title: str) -> Any:
    """Return the pen of a strategy: grey and dashed for random sampling."""
    if title == curves.random:
        return pg.mkPen(theme.current().muted, width=_WIDTH, style=Qt.PenStyle.DashLine)
    place = [name for name in curves.titles if name != curves.random].index(title)
    color = theme.current().class_color(place)
    return pg.mkPen(color, width=_WIDTH, style=_DASHES[place // _N_COLORS % len(_DASHES)])


def _draw(plot: Any, band: Band | None, pen: Any, *, has_band: bool) -> None:
    """Draw a mean, and perhaps its interval as a pale band behind it."""
    if band is None:
        return
    if has_band and not np.isnan(band.low).any():
        pale = QColor(pen.color())
        pale.setAlpha(_ALPHA)
        ends = [pg.PlotDataItem(band.n_labeled, 100 * end) for end in (band.low, band.high)]
        # The means say how far the axes go: the interval of two repetitions would swamp them.
        for part in (*ends, pg.FillBetweenItem(*ends, brush=pale)):
            plot.addItem(part, ignoreBounds=True)
        for end in ends:
            end.setPen(None)
    # A curve of one point is seen as a dot.
    symbol = "o" if len(band.mean) == 1 else None
    plot.plot(
        band.n_labeled,
        100 * band.mean,
        pen=pen,
        symbol=symbol,
        symbolSize=6,
        symbolBrush=pen.color(),
        symbolPen=None,
    )
