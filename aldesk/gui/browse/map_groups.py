"""The map's points by a column of the source, or by the hour of the day."""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

from aldesk.arrays import Ints
from aldesk.core.column_values import ColumnValues
from aldesk.core.sample_groups import HOUR, group_names, group_values
from aldesk.core.sample_rows import SampleRows
from aldesk.gui.browse.map_colors import shades, unknown_color
from aldesk.gui.browse.scatter import Pixels
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.session.overview import NONE

_COLUMN = "column:"
_MOST_GROUPS = 400
_MOST_COLORS = 10
_LONGEST = 20


class MapGroups:
    """What the points of a project can be grouped by.

    Parameters
    ----------
    samples : SampleRows
    """

    def __init__(self, samples: SampleRows) -> None:
        self._samples = samples
        self._n = -1
        self._choices: list[tuple[str, str]] = []
        self._known: dict[str, ColumnValues] = {}

    def choices(self) -> list[tuple[str, str]]:
        """Return (words, value) for each; looked for anew only when samples have come."""
        if self._n != len(self._samples):
            self._n, self._known = len(self._samples), {}
            names = group_names(self._samples, _MOST_GROUPS)
            self._choices = [(_words(name), _COLUMN + name) for name in names]
        return self._choices

    def groups(self, by: str) -> ColumnValues | None:
        """Return the groups of all samples, or None if this is none of the choices."""
        if by not in [value for _, value in self.choices()]:
            return None
        if by not in self._known:
            self._known[by] = group_values(self._samples, by.removeprefix(_COLUMN))
        return self._known[by]


def group_colors(codes: npt.NDArray[np.int32], n_groups: int) -> tuple[Pixels, list[Ints]]:
    """Return the colours of points by their group, 0xAARRGGBB, and the layers to draw them in.

    Few groups have the colours of classes, many go from one shade to another in their order.
    """
    unknown = codes == NONE
    colors = np.where(unknown, np.uint32(unknown_color().rgba()), _table(n_groups)[codes.clip(0)])
    layers = [np.flatnonzero(part) for part in (unknown, ~unknown)]
    return colors.astype(np.uint32), [layer for layer in layers if len(layer)]


def group_legend(groups: ColumnValues) -> list[tuple[QColor, str]]:
    """Return the colours of groups with their names, of many some."""
    values, table = groups.values, _table(len(groups.values))
    n = len(values)
    places = range(n) if n <= _MOST_COLORS else (0, n // 2, n - 1)
    named = [(QColor.fromRgb(int(table[place])), _short(values[place])) for place in places]
    has_unknown = bool((groups.codes == NONE).any())
    return [*named, *([(unknown_color(), tr("not known"))] if has_unknown else [])]


def _table(n_groups: int) -> Pixels:
    if n_groups > _MOST_COLORS:
        return shades()[np.linspace(0, 255, n_groups).astype(np.int64)]
    colors = [theme.current().class_color(number).rgba() for number in range(max(1, n_groups))]
    return np.array(colors, np.uint32)


def _words(name: str) -> str:
    if name == HOUR:
        return tr("Colour by the hour of the day")
    return tr("Colour by {column}", column=_short(name))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
