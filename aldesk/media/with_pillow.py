"""Pictures that Pillow decodes: opened within bounds, and taken apart into their values."""

import functools
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import IO, TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from aldesk.media.levels import Values
from aldesk.media.raw_picture import RawPicture

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "DIB", "TIFF", "GIF", "PPM", "JPEG2000", "PCX")
MOST_PIXELS = 100_000_000

_STRIPS, _STRIP_SIZES = 273, 279  # TIFF's tags
_DEEP = ("I", "F")
_PARTS = ("BMP", "DIB", "GIF", "JPEG", "MPO", "PCX", "PNG", "PPM", "TGA", "TIFF")


_MOST_AT_ONCE = {"WEBP": 45_000_000, "AVIF": 50_000_000, "JPEG2000": 45_000_000}
"""Pixels of formats whose decoders hold a picture several times: they would take a gigabyte."""


class TooManyPixelsError(Exception):
    """The header says that the picture is too large.

    Attributes
    ----------
    most : int
        As many pixels can be read.
    size : (int, int)
        Width and height; (0, 0) if they are not known.
    format : str
        The format for which that holds; empty if it does for all.
    """

    def __init__(self, most: int, size: tuple[int, int] = (0, 0), format_: str = "") -> None:
        super().__init__()
        self.most, self.size, self.format = most, size, format_


def open_image(file: IO[bytes], name: Path) -> "Image":
    """Open a picture: its header only.

    Raises
    ------
    TooManyPixelsError
    Exception
        Whatever a damaged file leads Pillow to.
    """
    pillow = _pillow()
    formats = (*FORMATS, *_more_formats(file, name))
    file.seek(0)
    try:
        image: Image = pillow.open(file, formats=formats)
    except (pillow.DecompressionBombError, pillow.DecompressionBombWarning) as error:
        raise TooManyPixelsError(MOST_PIXELS) from error
    n, of = image.width * image.height, image.format or ""
    if n > MOST_PIXELS:
        raise TooManyPixelsError(MOST_PIXELS, image.size)
    if n > (most := _MOST_AT_ONCE.get(of, MOST_PIXELS)):
        raise TooManyPixelsError(most, image.size, of)
    return image


def _more_formats(file: IO[bytes], name: Path) -> tuple[str, ...]:
    """Return the formats that are tried for some files only.

    TGA has no signature, so it would be seen in anything; not every Pillow has AVIF.
    """
    file.seek(4)
    if file.read(4) == b"ftyp":
        return ("AVIF",)
    return ("TGA",) if name.suffix.lower() == ".tga" else ()


def has_all_bytes(image: "Image") -> bool:
    """Tell whether an open picture's file is as long as it must be, where its end does not show it.

    Formats whose files have a mark at their end count as whole; `aldesk.media.ending` knows them.
    """
    if image.format == "TIFF":
        tags = image.tag_v2  # type: ignore[attr-defined]
        places = zip(tags.get(_STRIPS, ()), tags.get(_STRIP_SIZES, ()), strict=False)
        file: Any = image.fp  # type: ignore[attr-defined]
        return bool(max((start + size for start, size in places), default=0) <= file.seek(0, 2))
    return image.format not in ("DIB", "PCX", "PPM", "TGA")


def values_of(image: "Image", channel: int, fill: int | None) -> RawPicture:
    """Decode a picture and turn it upright.

    Parameters
    ----------
    image : Image
    channel : int
        0 if all are wanted: then see-through parts are laid on white.
    fill : int, optional
        Take what can be decoded of a damaged picture, and this value, 0 or 255, for the rest.
    """
    if image.format == "PNG" and (raw_mode := _deep_mode(image)):
        return _two_bytes(image, raw_mode, fill)
    _load(image, fill)
    upright = _upright(image)
    if upright.mode in _DEEP or upright.mode.startswith("I;16"):
        return RawPicture(_rows_of(upright, _planes), upright.height)
    return RawPicture(
        _rows_of(upright, lambda some: _planes(_plain(some, channel))),
        upright.height,
        is_colour=True,
    )


def _rows_of(image: "Image", values: Callable[["Image"], Values]) -> Callable[[int, int], Values]:
    return lambda start, stop: values(image.crop((0, start, image.width, stop)))


def _load(image: "Image", fill: int | None) -> None:
    if fill is None:
        image.load()
        return
    if image.format in _PARTS:
        _prepare_with(image, fill)
    try:
        image.load()
    except Exception:  # noqa: BLE001 - whatever damage leads a decoder to; what it has read stays
        image.tile = []  # type: ignore[attr-defined]
        image.load()


def _prepare_with(image: "Image", fill: int) -> None:
    """Let decoding begin on a ground of this value."""
    prepare = image.load_prepare  # type: ignore[attr-defined]

    def prepare_and_fill() -> None:
        prepare()
        ground: Any = image.im
        ground.paste((fill,) * ground.bands if ground.bands > 1 else fill, (0, 0, *ground.size))

    image.load_prepare = prepare_and_fill  # type: ignore[attr-defined]


def _deep_mode(image: "Image") -> str:
    """Return what Pillow calls a PNG's 16-bit colours; empty for other values."""
    tiles = getattr(image, "tile", None)
    raw_mode = str(tiles[0].args) if tiles else ""
    return raw_mode if raw_mode in ("RGB;16B", "RGBA;16B") else ""


def _unpacked(image: "Image") -> npt.NDArray[np.uint8]:
    """Return a picture as an array; at once, numpy would hold it twice."""
    rows, n = _rows_of(image, np.array), 256
    values = np.empty((image.height, image.width, len(image.getbands())), np.uint8)
    for start in range(0, image.height, n):
        values[start : start + n] = rows(start, min(start + n, image.height))
    return values


def _two_bytes(image: "Image", raw_mode: str, fill: int | None) -> RawPicture:
    """Decode a PNG of 16-bit colours twice, so that it gives the bytes that Pillow drops, too.

    Pillow keeps the upper byte of each value; read in the other byte order, that is the lower one.
    """
    file: Any = image.fp  # type: ignore[attr-defined]
    _load(image, fill)
    upper = _unpacked(_upright(image))
    _pillow().Image.close(image)  # its memory; its own `close` would close the file, too
    file.seek(0)
    again: Image = _pillow().open(file, formats=("PNG",))
    fresh = again.tile  # type: ignore[attr-defined]
    again.tile = [tile._replace(args=raw_mode.replace("16B", "16L")) for tile in fresh]  # type: ignore[attr-defined]
    _load(again, fill)
    lower = _rows_of(_upright(again), np.array)
    height, width, n_channels = upper.shape
    return RawPicture(
        lambda start, stop: upper[start:stop].astype(np.uint16) << 8 | lower(start, stop),
        height,
        is_colour=True,
        has_alpha=n_channels == 4,
        room=upper.reshape(-1)[: height * width * 3].reshape(height, width, 3),
    )


def _plain(image: "Image", channel: int) -> "Image":
    """Return 8 bits: grey or colours; with a channel chosen, also the opacity as one."""
    if not image.has_transparency_data:
        mode = "L" if image.mode in ("1", "L") else "RGB"
        return image if image.mode == mode else image.convert(mode)  # a copy costs 400 MB
    image = image.convert("RGBA")
    if channel:
        return image
    pillow = _pillow()
    white = pillow.new("RGBA", image.size, "white")
    on_white: Image = pillow.alpha_composite(white, image)
    return on_white.convert("RGB")


def _planes(image: "Image") -> np.ndarray[Any, Any]:
    values = np.array(image)
    return values[:, :, None] if values.ndim == 2 else values


def _upright(image: "Image") -> "Image":
    from PIL import ImageOps

    with suppress(Exception):  # whatever damaged EXIF data lead Pillow to
        ImageOps.exif_transpose(image, in_place=True)
    return image


@functools.cache
def _pillow() -> ModuleType:
    """Import Pillow with its own guard set as tight as ours, for what a header does not show."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    return Image
