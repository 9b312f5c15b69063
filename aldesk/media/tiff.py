"""TIFFs that Pillow does not read, or reads in 8 bits only: many channels, float64, 16-bit colours.

`tifffile` does it. Only formats without compression and with compressions whose output is bounded
are left to it.
"""

import logging
import zlib
from collections.abc import Callable
from functools import cache, lru_cache
from types import ModuleType
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from aldesk.media.levels import Values
from aldesk.media.raw_picture import RawPicture

if TYPE_CHECKING:
    from tifffile import TiffFile, TiffPage

BEGINNINGS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

Rows = Callable[[int, int], Values]
MOST_BYTES = 500_000_000
"""Of a page whose rows cannot be read some after others."""

_READ_AT_ONCE = 64_000_000
_BAND = 200_000_000
_TOGETHER = 1  # how TIFF calls it where a pixel's channels lie together
_PLAIN, _PACKBITS = 1, 32773
_DEFLATE = (8, 32946)
_WHITE_IS_ZERO, _BLACK_IS_ZERO, _COLOURS = 0, 1, 2
_ALPHA = (1, 2)  # of TIFF's extra samples
_ORIENTATION = 274


class UnsuitedError(Exception):
    """The TIFF is better read with Pillow, or not at all."""


class TooManyValuesError(Exception):
    """The page would take too much memory."""


def read_tiff(file: IO[bytes], channel: int, most_values: int) -> RawPicture:
    """Read the first page of a TIFF.

    Parameters
    ----------
    file : binary file
    channel : int
        Counted from 1; if each page has one, the page that holds it is read. 0 for the first page.
    most_values : int
        A larger page is refused.

    Raises
    ------
    UnsuitedError, TooManyValuesError
    Exception
        Whatever a damaged file leads the library to.
    """
    file.seek(0)
    with _library().TiffFile(file) as opened:
        page, n_paged = _page(opened, channel)
        if page.size > most_values:
            raise TooManyValuesError
        _check(page, file)
        extra = tuple(int(kind) for kind in page.extrasamples)
        tag = page.tags.get(_ORIENTATION)
        orientation = int(tag.value) if tag else 1
        if rows := _rows_one_by_one(page, file, orientation):
            height = int(page.imagelength)
        elif page.nbytes > MOST_BYTES:
            raise TooManyValuesError
        else:
            values = _upright(_planes(page.asarray(), page.axes), orientation)
            height = len(values)
            rows = lambda start, stop: values[start:stop]  # noqa: E731
    if n_paged:  # the channel that was chosen stands where it is counted
        rows = _at_all_places(rows, n_paged)
    return RawPicture(
        rows,
        height,
        is_colour=page.photometric == _COLOURS,
        has_alpha=bool(extra) and extra[-1] in _ALPHA and not n_paged,
        is_inverted=page.photometric == _WHITE_IS_ZERO,
    )


@cache
def _library() -> ModuleType:
    import tifffile

    # What it logs of a damaged file, it raises too.
    logging.getLogger("tifffile").setLevel(logging.CRITICAL + 1)
    return tifffile


def _page(opened: "TiffFile", channel: int) -> tuple[Any, int]:
    """Return the page to read, and how many channels lie in pages of their own, or 0."""
    first = opened.pages[0]
    if not channel or len(opened.pages) < 2 or "S" in first.axes:
        return first, 0
    series = opened.series[0]
    axes = series.axes.replace("Q", "C").replace("I", "C")
    if "C" not in axes or "C" in first.axes:
        return first, 0
    place = axes.index("C")
    n_channels = int(series.shape[place])
    inner = [size for axis, size in zip(axes, series.shape, strict=True) if axis not in "CYXS"]
    after = int(np.prod(inner)) if place == 0 else 1
    number = (min(channel, n_channels) - 1) * after
    return series.pages[number] or first, n_channels


def _check(page: "TiffPage", file: IO[bytes]) -> None:
    """Refuse what the library cannot decode within bounds."""
    if page.photometric not in (_WHITE_IS_ZERO, _BLACK_IS_ZERO, _COLOURS):
        raise UnsuitedError
    if page.dtype is None or page.dtype.kind not in "biuf":
        raise UnsuitedError
    if page.compression in _DEFLATE:
        most = int(np.prod(page.chunks)) * page.dtype.itemsize
        for start, size in zip(page.dataoffsets, page.databytecounts, strict=True):
            file.seek(start)
            strip = zlib.decompressobj()
            strip.decompress(file.read(size), most + 1)
            if strip.unconsumed_tail:
                raise TooManyValuesError
    elif page.compression not in (_PLAIN, _PACKBITS):
        raise UnsuitedError


def _rows_one_by_one(page: Any, file: IO[bytes], orientation: int) -> Rows | None:
    """Return how the rows of a large page are read; None where it is to be read at once."""
    if page.nbytes < _READ_AT_ONCE or orientation != 1 or page.axes not in ("YX", "YXS"):
        return None
    if page.is_memmappable:
        return _rows_of_file(page, file)
    if page.planarconfig != _TOGETHER or page.chunks[0] * page.nbytes > _BAND * page.imagelength:
        return None
    return _rows_of_chunks(page, file)


def _rows_of_file(page: Any, file: IO[bytes]) -> Rows:
    shape = (-1, page.imagewidth, page.samplesperpixel)
    kind = page.dtype.newbyteorder(page.parent.byteorder)
    start_of_all, n_bytes = int(page.dataoffsets[0]), page.nbytes // page.imagelength

    def rows(start: int, stop: int) -> Values:
        file.seek(start_of_all + start * n_bytes)
        content = file.read((stop - start) * n_bytes)
        return np.frombuffer(content, kind).astype(page.dtype).reshape(shape)

    return rows


def _rows_of_chunks(page: Any, file: IO[bytes]) -> Rows:
    """Return how rows are decoded from the strips or tiles that they lie in."""
    n_rows, n_across = int(page.chunks[0]), int(page.chunked[1])
    width, n_channels = int(page.imagewidth), int(page.samplesperpixel)

    @lru_cache(maxsize=1)
    def band(number: int) -> Values:
        made = np.zeros((n_rows, width, n_channels), page.dtype)
        for index in range(number * n_across, (number + 1) * n_across):
            file.seek(page.dataoffsets[index])
            content = file.read(page.databytecounts[index])
            values, place, shape = page.decode(content, index)
            if values is not None:
                left, height = place[3], shape[1]
                its = min(shape[2], width - left)  # the last tile may reach beyond
                made[:height, left : left + its] = values[0, :height, :its]
        return made

    def rows(start: int, stop: int) -> Values:
        parts = []
        for number in range(start // n_rows, -(-stop // n_rows)):
            first = number * n_rows
            parts.append(band(number)[max(0, start - first) : stop - first])
        return np.concatenate(parts)

    return rows


def _at_all_places(rows: Rows, n: int) -> Rows:
    def repeated(start: int, stop: int) -> Values:
        one = rows(start, stop)[:, :, :1]
        return np.broadcast_to(one, (*one.shape[:2], n))

    return repeated


def _planes(values: Values, axes: str) -> Values:
    """Return (height, width, channels); of other axes the first is taken."""
    for place, axis in reversed(list(enumerate(axes))):
        if axis not in "YXS":
            values = values.take(0, axis=place)
    axes = "".join(axis for axis in axes if axis in "YXS")
    if "S" not in axes:
        values, axes = values[..., None], f"{axes}S"
    return np.moveaxis(values, [axes.index(axis) for axis in "YXS"], (0, 1, 2))


def _upright(values: Values, orientation: int) -> Values:
    """Turn and mirror as TIFF's and EXIF's tag says, 1 … 8."""
    if orientation in (5, 6, 7, 8):
        values = values.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        values = values[::-1]
    if orientation in (2, 3, 6, 7):
        values = values[:, ::-1]
    return values
