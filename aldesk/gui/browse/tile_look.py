"""How large the tiles are, and whether file names stand below them: kept from start to start."""

from dataclasses import dataclass

from PySide6.QtGui import QFontMetrics

from aldesk.gui.kit import theme
from aldesk.gui.kit.preferences import preferences

LEAST, MOST, STEP = 96, 288, 32
_USUAL = 160
_MARGIN = 14


@dataclass(frozen=True)
class TileLook:
    """What a tile looks like.

    Attributes
    ----------
    width : int
        In pixels, `LEAST` … `MOST`; the tiles of a view fill its width, so they may be wider.
    names : bool
        The file's name stands below the picture.
    """

    width: int = _USUAL
    names: bool = False

    @property
    def picture_height(self) -> int:
        """Of the picture, in pixels."""
        return round(0.58 * self.width)

    @property
    def caption_height(self) -> int:
        """Of the line with the label, in pixels; it follows the system's text size."""
        return _line() + 10

    @property
    def name_height(self) -> int:
        """Of the line with the file's name, in pixels; 0 without it."""
        return (_line() + 4) * self.names

    @property
    def height(self) -> int:
        """Of the whole tile, in pixels."""
        return self.picture_height + self.name_height + self.caption_height + _MARGIN


def _line() -> int:
    return QFontMetrics(theme.font(theme.SMALL)).height()


def kept_look() -> TileLook:
    """Return what the person chose last."""
    kept = preferences()
    try:
        width = int(str(kept.value("grid/tile-width", _USUAL)))
    except ValueError:
        width = _USUAL
    names = str(kept.value("grid/names", "")).lower() == "true"
    return TileLook(min(max(LEAST, width), MOST), names)


def keep_look(look: TileLook) -> None:
    """Keep what the person chose."""
    kept = preferences()
    kept.setValue("grid/tile-width", look.width)
    kept.setValue("grid/names", look.names)
