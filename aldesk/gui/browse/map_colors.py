"""What the points of the map are coloured by."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from aldesk.arrays import Ints, Rows
from aldesk.gui.browse.scatter import Pixels
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.session.overview import AUDIT, NONE, POOL, TEST, Overview

By = Literal["label", "prediction", "uncertainty", "split"]
_OPAQUE = 0xFF000000


def point_colors(
    overview: Overview, rows: Rows, by: By, class_colors: Sequence[int]
) -> tuple[Pixels, list[Ints]]:
    """Return the colours of points, 0xAARRGGBB, and the layers in which they are drawn.

    Those without a value are pale and lie below the others; what is in doubt lies on top.

    Parameters
    ----------
    overview : Overview
    rows : int64 (n,)
        The sample of each point.
    by : {"label", "prediction", "uncertainty", "split"}
    class_colors : sequence of int
        The number of each class's colour.
    """
    if by == "uncertainty":
        doubt = overview.doubt[rows]
        unknown = np.isnan(doubt)
        colors = shades()[(255 * np.nan_to_num(doubt)).clip(0, 255).astype(np.uint8)]
        height = np.ceil(4 * np.nan_to_num(doubt, nan=-1.0))
    elif by == "split":
        split = overview.split[rows]
        colors = np.array([_rgb(color) for color in split_colors().values()], np.uint32)[split]
        unknown, height = np.zeros(len(rows), bool), split.astype(np.float32)
    else:
        codes = overview.labels[rows] if by == "label" else overview.predictions[rows]
        table = [_rgb(theme.current().class_color(number)) for number in class_colors or (0,)]
        colors = np.array(table, np.uint32)[codes.clip(0)]
        unknown = codes == NONE
        height = (~unknown).astype(np.float32)
    colors = np.where(unknown, np.uint32(_rgb(unknown_color())), colors)
    layers = [np.flatnonzero(height == level) for level in np.unique(height)]
    return colors.astype(np.uint32), layers


def core_colors(
    overview: Overview, rows: Rows, by: By, class_colors: Sequence[int]
) -> Pixels | None:
    """Return the colours of the second classes of points, 0 where there is none; as above."""
    if overview.several is None or by != "label":
        return None
    codes = overview.several.second[rows]
    table = [_rgb(theme.current().class_color(number)) for number in class_colors or (0,)]
    return np.where(codes == NONE, np.uint32(0), np.array(table, np.uint32)[codes.clip(0)])


def legend(by: By, *, several: bool = False) -> list[tuple[QColor, str]]:
    """Return the colours that the list of classes does not explain, with their meaning."""
    if by == "split":
        names = {POOL: tr("pool"), TEST: tr("test split"), AUDIT: tr("reserved for the audit")}
        return [(color, names[split]) for split, color in split_colors().items()]
    if by == "uncertainty":
        found = shades()
        steps = ((0, tr("sure")), (128, tr("in doubt")), (230, tr("guessing")))
        return [
            *((QColor.fromRgb(int(found[at])), text) for at, text in steps),
            (unknown_color(), tr("not known")),
        ]
    text = tr("no label") if by == "label" else tr("no prediction, or hidden")
    if by == "label" and several:  # a point may have none of the classes
        return [(unknown_color(), tr("no class")), (QColor(0, 0, 0, 0), tr("inside: a second one"))]
    return [(unknown_color(), text)]


def split_colors() -> dict[int, QColor]:
    """Return the colour of each split, in the order of their codes."""
    colors = theme.current()
    return {POOL: QColor(colors.muted), TEST: QColor(colors.accent), AUDIT: QColor(colors.warn)}


def unknown_color() -> QColor:
    """Return the colour of points without a value: seen, but behind all others."""
    return QColor("#C4C6C9" if theme.current().name == "light" else "#4A4F58")


def shades() -> Pixels:
    """Return 256 colours from sure to guessing, all of which are seen on the theme's ground."""
    return _viridis(0.25, 1.0) if theme.current().name == "dark" else _viridis(0.0, 0.9)


@cache
def _viridis(start: float, stop: float) -> Pixels:
    table = pg.colormap.get("viridis").getLookupTable(start, stop, 256)[:, :3].astype(np.uint32)
    return np.asarray(_OPAQUE | table[:, 0] << 16 | table[:, 1] << 8 | table[:, 2], np.uint32)


def _rgb(color: QColor) -> int:
    return color.rgba()
