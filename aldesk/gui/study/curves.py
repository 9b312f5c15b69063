"""The learning curves of a study: accuracy, and the difference from random sampling."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.plot import Plot
from aldesk.gui.kit.widgets import ElidedLabel
from aldesk.gui.study.legend import StudyLegend
from aldesk.gui.study.measure_words import MEASURE_WORDS
from aldesk.gui.study.pens import WIDTH, pen_of
from aldesk.study.plan import ACCURACY
from aldesk.study.running_curves import Band, LiveCurves

_WIDE = 3
_ALPHA, _FAINT = 36, 70
_LEAST_HEIGHT = 160
_WIDE_ENOUGH = 640  # for the legend beside the plots


class StudyCurves(QWidget):
    """Two plots and their legend; the wheel zooms, a drag moves, a double click shows everything.

    Attributes
    ----------
    legend : StudyLegend
    """

    def __init__(self) -> None:
        super().__init__()
        self._curves: LiveCurves | None = None
        self._chosen = ""
        self.legend = StudyLegend()
        self.legend.hidden.connect(lambda _: self.show_curves(self._curves))
        self._headings: list[ElidedLabel] = []
        self.absolute = Plot("", lambda value: f"{value:g}", "100", 1.0)
        self.difference = Plot("", lambda value: f"{value:+g}" if value else "0", "+0.25")
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(16)
        for plot in (self.absolute, self.difference):
            plot.setMinimumHeight(_LEAST_HEIGHT)
            column = QVBoxLayout()
            column.setSpacing(4)
            heading = ElidedLabel("small")
            self._headings.append(heading)
            column.addWidget(heading)
            column.addWidget(plot, 1)
            row.addLayout(column, 1)
        self._parts.addLayout(row, 1)
        self._parts.addWidget(self.legend)
        self._say_measure(ACCURACY)
        self.absolute.setLimits(yMin=-1, yMax=101)  # a line at the edge is seen whole
        self.apply_theme()

    def show_curves(self, curves: LiveCurves | None) -> None:
        """Draw the curves as they are now."""
        is_other = self._curves is None or curves is None or self._curves.plan != curves.plan
        self._curves = curves
        for plot in (self.absolute, self.difference):
            plot.clear()
        if is_other:
            self.legend.forget()
            self._show_everything()
        self._say_measure(curves.measure if curves else ACCURACY)
        if curves is None:
            return
        self._show_legend(curves)
        ratio = self.devicePixelRatioF()  # the plots' pens are as wide in pixels of the screen
        zero = pg.mkPen(theme.current().muted, width=ratio, style=Qt.PenStyle.DashLine)
        if curves.random is not None:
            self.difference.addItem(pg.InfiniteLine(0, 0, pen=zero))
        # What stands out is drawn last, over the others.
        hidden = self.legend.hidden_titles
        shown = [title for title in curves.titles if title not in hidden]
        for title in sorted(shown, key=lambda title: title == self._chosen):
            is_chosen = title == self._chosen
            pen = self._pen(curves, title)
            pen.setWidthF(ratio * (_WIDE if is_chosen else WIDTH))
            _draw(self.absolute, curves.accuracy(title), pen, has_band=is_chosen)
            _draw(self.difference, curves.difference(title), pen, has_band=is_chosen)

    def choose(self, title: str) -> None:
        """Let one strategy stand out, with its interval; those of all would hide each other."""
        self._chosen = title
        self.legend.choose(title)
        self.show_curves(self._curves)

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        for plot in (self.absolute, self.difference):
            plot.apply_theme()
        self.show_curves(self._curves)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the legend beside the plots, or below them where there is no room."""
        super().resizeEvent(event)
        self._place_legend()

    def _say_measure(self, measure: str) -> None:
        """Say above the plots what they show."""
        whole = tr("Accuracy on the test split (%), by labels"), tr("Accuracy, test split (%)")
        if measure != ACCURACY:
            said = tr(MEASURE_WORDS[measure])
            whole = (
                tr("{measure}, mean of the classes, test split (%), by labels", measure=said),
                tr("{measure}, test split (%)", measure=said),
            )
        less = (
            tr("Difference from random (points), by labels"),
            tr("Difference from random (points)"),
        )
        plots = (self.absolute, self.difference)
        for plot, heading, texts in zip(plots, self._headings, (whole, less), strict=True):
            plot.setAccessibleName(texts[0])
            heading.set_whole(*texts)

    def _pen(self, curves: LiveCurves, title: str) -> QPen:
        """Return the pen of a curve, faint where another stands out."""
        pen = pen_of(curves, title)
        if self._chosen in curves.titles and title != self._chosen:
            color = pen.color()
            color.setAlpha(_FAINT)
            pen.setColor(color)
        return pen

    def _show_legend(self, curves: LiveCurves) -> None:
        words = {title: tr(said) for title, said in curves.plan.words.items()}
        self.legend.show_entries(words, {title: pen_of(curves, title) for title in words})
        self.legend.choose(self._chosen)
        self._place_legend()

    def _place_legend(self) -> None:
        beside, direction = self.width() >= _WIDE_ENOUGH, QBoxLayout.Direction
        self._parts.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.legend.stand(beside=beside)

    def _show_everything(self) -> None:
        """Let the plots reach from the first number of labels to the last."""
        plan = self._curves.plan if self._curves else None
        ends = (plan.n_init, plan.n_labels) if plan else (0, 100)
        self.absolute.setYRange(0, 100)  # until there is a point
        for plot in (self.absolute, self.difference):
            plot.x_ends = ends
            plot.show_everything()


def _draw(plot: Any, band: Band | None, pen: QPen, *, has_band: bool) -> None:
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
