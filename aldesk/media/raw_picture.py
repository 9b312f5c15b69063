"""A picture's values as its file has them, and how they become colours, some rows after others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats
from aldesk.core.decoding import Decoding
from aldesk.media.channels import check_channel
from aldesk.media.levels import (
    Range,
    Tones,
    Values,
    eight_bits,
    packed,
    range_of,
    step_of,
    tones_between,
)

LARGEST_SIDE = 4096
"""Of tones, which are for the screen: no screen shows more."""
_STRIP = 1 << 21
"""Values that are worked on at once; as fractions they take some times their memory."""


@dataclass(frozen=True, slots=True)
class RawPicture:
    """Values of any depth, upright; some rows after others, so that they need little memory.

    Attributes
    ----------
    rows : callable
        Takes the first row and the one after the last; returns number (n, width, channels).
    height : int
    is_colour : bool
        Whether the first three channels are red, green and blue.
    has_alpha : bool
        Whether the last channel says how opaque each pixel is.
    is_inverted : bool
        Whether white is the lowest value.
    room : uint8 array, optional
        Memory for the colours, (height, width, 3): rows that were given are not needed again then.
    """

    rows: Callable[[int, int], Values]
    height: int
    is_colour: bool = False
    has_alpha: bool = False
    is_inverted: bool = False
    room: npt.NDArray[np.uint8] | None = None

    @classmethod
    def of(cls, values: Values) -> Self:
        """Return one whose values are there, (height, width, channels)."""
        return cls(lambda start, stop: values[start:stop], len(values))

    @property
    def row_shape(self) -> tuple[int, int]:
        """Width and channels."""
        _, width, n_channels = self.rows(0, 1).shape
        return width, n_channels

    def strips(self) -> Iterator[tuple[int, Values]]:
        """Yield all values, a few rows at once, each with the number of its first row."""
        n = max(1, _STRIP // max(1, int(np.prod(self.row_shape))))
        for start in range(0, self.height, n):
            yield start, self.rows(start, min(start + n, self.height))

    def every(self, step: int) -> Values:
        """Return every so many-th row and column."""
        strips = self.strips()
        # A view would keep all of a strip in memory.
        return np.concatenate(
            [values[-start % step :: step, ::step].copy() for start, values in strips]
        )

    def is_finite(self) -> bool:
        """Tell whether all values are finite numbers."""
        if self.rows(0, 1).dtype.kind != "f":
            return True
        return all(np.isfinite(values).all() for _, values in self.strips())


def developed(
    raw: RawPicture, decoding: Decoding, path: Path
) -> tuple[npt.NDArray[np.uint8], Tones | None]:
    """Return uint8 (height, width, 3), and the tones of a deep picture, which hold more.

    Without a choice of a channel, one or two make grey (the second being opacity), and of channels
    that are no colours the first three are red, green and blue, each by its own values. Of a
    picture that is larger than any screen, the tones are thinned out.

    Raises
    ------
    SampleProblem
        If the picture lacks the channel that was chosen.
    """
    width, n_channels = raw.row_shape
    check_channel(decoding.channel, n_channels, path)
    if decoding.channel:
        raw = _one_channel(raw, decoding.channel - 1)
    develop, is_deep = _developer(raw, decoding)
    room = raw.room
    pixels = np.empty((raw.height, width, 3), np.uint8) if room is None else room
    step = max(1, -(-max(raw.height, width) // LARGEST_SIDE))
    tones: Tones | None = None
    for start, values in raw.strips():
        planes = develop(values)
        if is_deep:
            some = packed(np.asarray(planes[-start % step :: step, ::step], np.float32))
            if tones is None:
                tones = np.empty((-(-raw.height // step), *some.shape[1:]), np.uint16)
            first = -(-start // step)
            tones[first : first + len(some)] = some
        colours = planes if planes.dtype == np.uint8 else eight_bits(planes)
        pixels[start : start + len(values)] = _as_three(colours)
    return pixels, tones


def _one_channel(raw: RawPicture, place: int) -> RawPicture:
    rows = raw.rows
    return replace(
        raw,
        rows=lambda start, stop: rows(start, stop)[:, :, place : place + 1],
        is_colour=False,
        has_alpha=False,
    )


def _developer(raw: RawPicture, decoding: Decoding) -> tuple[Callable[[Values], Any], bool]:
    """Return what makes tones or 8 bits of some rows, and whether 8 bits cannot hold all."""
    dtype = raw.rows(0, 1).dtype
    is_deep = dtype not in (np.uint8, np.bool_)
    if not is_deep and not raw.has_alpha and not raw.is_inverted:
        return _whole_bytes, False
    whole = (0.0, float(np.iinfo(dtype).max) if dtype.kind in "iu" else 1.0)
    levels = decoding.levels if is_deep else whole
    ranges = _own_ranges(raw) if levels == "picture" else [levels]

    def develop(values: Values) -> Floats:
        shown = _shown(values, raw.has_alpha)
        each = np.split(shown, len(ranges), axis=2)
        tones = [tones_between(part, *ends) for part, ends in zip(each, ranges, strict=True)]
        made: Floats = np.concatenate(tones, axis=2)
        made = 1 - made if raw.is_inverted else made
        if raw.has_alpha:
            opaque = tones_between(values[:, :, -1:], *whole)
            made = np.asarray(made * opaque + (1 - opaque), np.float32)
        return made if made.shape[2] == 1 else _as_three(made)

    return develop, is_deep


def _own_ranges(raw: RawPicture) -> list[Range]:
    """Return black and white by the picture's values: of colours the same, of channels each its."""
    width, _ = raw.row_shape
    n_shown = _shown(raw.rows(0, 1), raw.has_alpha).shape[2]
    n_parts = 1 if raw.is_colour else n_shown
    seen = _shown(raw.every(step_of(raw.height * width * n_shown // n_parts)), raw.has_alpha)

    def highest(part: int) -> float:
        tops = (
            np.split(_shown(values, raw.has_alpha), n_parts, axis=2)[part].max()
            for _, values in raw.strips()
        )
        return float(max(tops))

    parts = np.split(seen, n_parts, axis=2)
    return [range_of(values, lambda part=part: highest(part)) for part, values in enumerate(parts)]  # type: ignore[misc]


def _shown(values: Values, has_alpha: bool) -> Values:
    values = values[:, :, :-1] if has_alpha else values
    return values[:, :, : 3 if values.shape[2] > 1 else 1]


def _whole_bytes(values: Values) -> npt.NDArray[np.uint8]:
    shown = _shown(values, has_alpha=False)
    return shown.astype(np.uint8) * np.uint8(255) if shown.dtype == np.bool_ else shown


def _as_three(planes: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return one, two or three planes as red, green and blue."""
    n_planes = planes.shape[2]
    if n_planes == 1:
        return np.repeat(planes, 3, axis=2)
    if n_planes == 2:
        planes = np.concatenate([planes, np.zeros_like(planes[:, :, :1])], axis=2)
    return np.ascontiguousarray(planes)
