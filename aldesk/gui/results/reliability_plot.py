"""Plots what came true over the probability that the model gave; pointing reads a bin."""

from math import nan

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QSizePolicy

from aldesk.evaluate.reliability import Reliability
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.plot import Plot, percent_text
from aldesk.gui.kit.tips import set_tip

_ALPHA = 60


class ReliabilityPlot(Plot):
    """The share of the predictions that came true, over their probability, both in per cent.

    On the dashed line they are equal. A bar is the 95 % interval of a bin, the grey line what the
    probabilities were before they were calibrated.

    Signals
    -------
    read : str
        The bin that is pointed at, in words; empty when none is.
    """

    read = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Reliability diagram"), percent_text, "100 %", 1.0)
        self._shown: tuple[Reliability | None, Reliability | None] = (None, None)
        self._is_drawn = False
        self._marked = -1
        self._even = self.plot([0, 100], [0, 100], antialias=True)
        self._grey = self.plot(symbol="o", symbolPen=None, antialias=True)
        self._bars = self.plot(connect="finite", antialias=True)
        self._line = self.plot(symbol="o", symbolPen=None, antialias=True)
        self._ring = pg.ScatterPlotItem(size=11)
        self.addItem(self._ring)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setLimits(xMin=-5, xMax=105, yMin=-5, yMax=105, minXRange=2, minYRange=2)
        self.x_ends, self.y_ends = (0.0, 100.0), (0.0, 100.0)
        self.scene().sigMouseMoved.connect(self._point_at)

    def show_bins(self, after: Reliability | None, before: Reliability | None) -> None:
        """Show how reliable probabilities are, and were before they were calibrated, if they were.

        Draws nothing while it is hidden.
        """
        self._shown, self._is_drawn = (after, before), False
        self._mark(-1)
        if self.isVisible():
            self._draw()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        super().apply_theme()
        if self._is_drawn:
            self._draw()

    def sizeHint(self) -> QSize:
        """Return the size that it likes best."""
        return QSize(320, 220)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while it was hidden."""
        super().showEvent(event)
        if not self._is_drawn:
            self._draw()

    def leaveEvent(self, event: QEvent) -> None:
        """Clear the readout when the mouse leaves."""
        super().leaveEvent(event)
        self._mark(-1)

    def _draw(self) -> None:
        self._is_drawn = True
        for line, bins in zip((self._line, self._grey), self._shown, strict=True):
            x, y = (bins.sureness, bins.share) if bins else ((), ())
            line.setData(100 * np.asarray(x), 100 * np.asarray(y))
        self._draw_bars()
        self._wear_pens()
        if not self.is_moved:
            self.show_everything()

    def _draw_bars(self) -> None:
        bins = self._shown[0]
        x: list[float] = []
        y: list[float] = []
        if bins:
            for at, low, high in zip(bins.sureness, bins.low, bins.high, strict=True):
                x += [100 * at, 100 * at, nan]
                y += [100 * low, 100 * high, nan]
        self._bars.setData(np.array(x), np.array(y))

    def _wear_pens(self) -> None:
        colors = theme.current()
        accent, pale, pixel = QColor(colors.accent), QColor(colors.accent), self.devicePixelRatioF()
        pale.setAlpha(_ALPHA)
        self._even.setPen(pg.mkPen(colors.muted, width=pixel, style=Qt.PenStyle.DashLine))
        self._grey.setPen(pg.mkPen(colors.muted, width=pixel))
        self._grey.setSymbolBrush(QColor(colors.muted))
        self._grey.setSymbolSize(4)
        self._bars.setPen(pg.mkPen(pale, width=4 * pixel))
        self._line.setPen(pg.mkPen(accent, width=2 * pixel))
        self._line.setSymbolBrush(accent)
        self._line.setSymbolSize(7)
        self._ring.setPen(pg.mkPen(accent, width=2))
        self._ring.setBrush(pg.mkBrush(colors.surface))

    def _point_at(self, place: QPointF) -> None:
        """Mark the bin whose probability is nearest to a place of the scene."""
        bins = self._shown[0]
        if bins is None or not bins.n:
            return
        at = self.getViewBox().mapSceneToView(place).x() / 100
        self._mark(int(np.abs(bins.sureness - at).argmin()))

    def _mark(self, number: int) -> None:
        if number == self._marked:
            return
        self._marked, bins = number, self._shown[0]
        text = bin_text(bins, number) if bins and number >= 0 else ""
        set_tip(self, text)
        self.read.emit(text)
        is_any = bins is not None and number >= 0
        self._ring.setData(
            [100 * bins.sureness[number]] if bins and is_any else [],
            [100 * bins.share[number]] if bins and is_any else [],
        )


def bin_text(bins: Reliability, number: int) -> str:
    """Say what came of the predictions in a bin."""
    sure, share, low, high = (
        f"{100 * values[number]:.0f}" for values in (bins.sureness, bins.share, bins.low, bins.high)
    )
    return tr(
        "{n} prediction(s) of {sure} % on average: {share} % came true "
        "(95 % interval {low}–{high} %)",
        "",
        int(bins.count[number]),
        sure=sure,
        share=share,
        low=low,
        high=high,
    )
