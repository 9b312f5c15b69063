"""How large the tiles are, and whether file names stand below them: kept from start to start."""

from dataclasses import dataclass

from PySide6.QtGui import QFontMetrics

from aldesk.gui.kit import theme
from aldesk.gui.kit.kept_settings import keep_settings, kept_settings

LEAST, MOST, STEP = 96, 288, 32
_USUAL = 160
_MARGIN = 14
_KEY = "grid/look"


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
    return kept_settings(_KEY, TileLook(), _fits)


def keep_look(look: TileLook) -> None:
    """Keep what the person chose."""
    keep_settings(_KEY, look)


def _fits(name: str, value: object) -> bool:
    if name == "width":
        return type(value) is int and LEAST <= value <= MOST
    return isinstance(value, bool)
