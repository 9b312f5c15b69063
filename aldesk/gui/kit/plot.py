"""A pyqtgraph plot in the theme: round ticks that are never cut, wheel, drag and double click."""

from collections.abc import Callable
from math import ceil, floor, log10
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF

from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import number

_TICK_WIDTH, _TICK_HEIGHT = 56.0, 22.0
_TEXT_OFFSET = 6
_TOP = 8
_PADDING_X, _PADDING_Y = 0.03, 0.05
_BEYOND = 40.0


class Plot(pg.PlotWidget):
    """Numbers over a count, such as accuracy over labels.

    The wheel zooms, a drag moves, a double click shows everything. The keys stay where they are.

    Parameters
    ----------
    name : str
        For a screen reader.
    y_text : callable
        From a value to the text of its tick.
    widest : str
        The widest of these texts, for which the axis has room.
    y_least : float
        Ticks are not closer than this.

    Attributes
    ----------
    x_ends : (float, float)
        What a double click shows.
    y_ends : (float, float) or None
        The same; None for what there is.
    is_moved : bool
        Whether the person zoomed or moved away from that.
    """

    def __init__(
        self, name: str, y_text: Callable[[float], str], widest: str, y_least: float = 0.0
    ) -> None:
        values = _Axis("left", y_text, _TICK_HEIGHT, y_least)
        count = _Axis("bottom", lambda value: number(round(value)), _TICK_WIDTH, least=1.0)
        super().__init__(axisItems={"left": values, "bottom": count}, enableMenu=False)
        self._widest = widest
        self.x_ends: tuple[float, float] = (0.0, 100.0)
        self.y_ends: tuple[float, float] | None = None
        self.is_moved = False
        self.setAccessibleName(name)
        for part in (self, self.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAcceptDrops(False)  # the window takes what is dropped
        self.hideButtons()
        self.scene().sigMouseClicked.connect(self._click)
        self.getViewBox().sigRangeChangedManually.connect(self._note_move)
        self._wear_colors()

    def sizeHint(self) -> QSize:
        """Return a size that leaves room for others; it takes what more there is."""
        return QSize(240, 160)

    def show_everything(self) -> None:
        """Show all that there is, and go on showing it when there is more."""
        self.is_moved = False
        self._leave_room()
        self.setXRange(*self.x_ends, padding=_PADDING_X)
        if self.y_ends:
            self.setYRange(*self.y_ends, padding=_PADDING_Y)
        else:
            self.enableAutoRange(axis="y")

    def apply_theme(self) -> None:
        """Take the colours and the font of the current theme."""
        self._wear_colors()

    def _wear_colors(self) -> None:
        colors = theme.current()
        self.setBackground(colors.surface)
        self.showGrid(x=False, y=True, alpha=1.0)
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setZValue(-1)  # the grid lies behind the curves
            axis.setPen(pg.mkPen(colors.line))
            axis.setTextPen(pg.mkPen(colors.muted))
            axis.setTickFont(theme.font(theme.SMALL))
        self._leave_room()

    def _leave_room(self) -> None:
        """Give the axes the room that their texts take, also the half of the last one."""
        metrics = QFontMetricsF(theme.font(theme.SMALL))
        width = ceil(metrics.horizontalAdvance(self._widest)) + _TEXT_OFFSET + 2
        self.getAxis("left").setWidth(width)
        self.getAxis("bottom").setHeight(ceil(metrics.height()) + _TEXT_OFFSET)
        half = metrics.horizontalAdvance(number(round(self.x_ends[1]))) / 2
        layout = self.getPlotItem().layout
        layout.setContentsMargins(0, _TOP, ceil(half), 0)
        layout.activate()  # before the next frame

    def _note_move(self, _axes: object) -> None:
        self.is_moved = True

    def _click(self, event: Any) -> None:
        if event.double():
            self.show_everything()


class _Axis(pg.AxisItem):
    """An axis with one row of round ticks, as many as there is room for."""

    def __init__(
        self, side: str, text: Callable[[float], str], room: float, least: float = 0.0
    ) -> None:
        super().__init__(side, maxTickLength=0)
        self._text, self._room, self._least = text, room, least
        self.setStyle(tickTextOffset=_TEXT_OFFSET)

    def boundingRect(self) -> QRectF:
        """Return where it may draw: texts outside are left out, and so are not cut."""
        inside: QRectF = super().boundingRect()
        return inside.adjusted(-_BEYOND, -_BEYOND, _BEYOND, _BEYOND)

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return one spacing with its ticks that have a text; `size` is the length in pixels."""
        values = ticks(low, high, max(2, int(size / self._room)), self._least)
        spacing = values[1] - values[0] if len(values) > 1 else 1.0
        return [(spacing, [value for value in values if self._text(value)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Return the texts of ticks."""
        return [self._text(value) for value in values]


def percent_text(value: float) -> str:
    """Return the text of a tick in per cent; none where an edge shows what no share can be.

    Examples
    --------
    >>> percent_text(0.0), percent_text(-5.0), percent_text(105.0)
    ('0 %', '', '')
    """
    return f"{value:g} %" if 0 <= value <= 100 else ""


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
