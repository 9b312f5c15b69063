"""A picture's values as its file has them, and how they become colours."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats
from aldesk.core.decoding import Decoding, Levels
from aldesk.media.channels import check_channel
from aldesk.media.levels import Tones, Values, eight_bits, packed, tones_of


@dataclass(frozen=True, slots=True)
class RawPicture:
    """Values of any depth, upright.

    Attributes
    ----------
    values : number (height, width, channels)
    is_colour : bool
        Whether the first three channels are red, green and blue.
    has_alpha : bool
        Whether the last channel says how opaque each pixel is.
    is_inverted : bool
        Whether white is the lowest value.
    """

    values: Values
    is_colour: bool = False
    has_alpha: bool = False
    is_inverted: bool = False

    @property
    def is_deep(self) -> bool:
        """Whether 8 bits cannot hold the values."""
        return self.values.dtype not in (np.uint8, np.bool_)


def developed(
    raw: RawPicture, decoding: Decoding, path: Path
) -> tuple[npt.NDArray[np.uint8], Tones | None]:
    """Return uint8 (height, width, 3), and the tones of a deep picture, which hold more.

    Without a choice of a channel, one or two make grey (the second being opacity), and of channels
    that are no colours the first three are red, green and blue, each by its own values.

    Raises
    ------
    SampleProblem
        If the picture lacks the channel that was chosen.
    """
    n_channels = raw.values.shape[2]
    check_channel(decoding.channel, n_channels, path)
    if decoding.channel:
        one = raw.values[:, :, decoding.channel - 1 : decoding.channel]
        raw = RawPicture(one, is_inverted=raw.is_inverted)
    shown = raw.values[:, :, :-1] if raw.has_alpha else raw.values
    shown = shown[:, :, : 3 if shown.shape[2] > 1 else 1]
    if not raw.is_deep and not raw.has_alpha and not raw.is_inverted:
        whole = shown.astype(np.uint8) * np.uint8(255) if shown.dtype == np.bool_ else shown
        return _as_three(whole), None
    tones = _tones(shown, decoding.levels if raw.is_deep else _whole(shown), raw.is_colour)
    tones = 1 - tones if raw.is_inverted else tones
    if raw.has_alpha:
        opaque = tones_of(raw.values[:, :, -1:], _whole(shown))
        tones = np.asarray(tones * opaque + (1 - opaque), np.float32)
    tones = tones if tones.shape[2] == 1 else _as_three(tones)
    return _as_three(eight_bits(tones)), packed(tones) if raw.is_deep else None


def _whole(values: Values) -> tuple[float, float]:
    """Return the lowest and highest values that a picture of this type can have."""
    whole_numbers = values.dtype.kind in "iu"
    return 0.0, float(np.iinfo(values.dtype).max) if whole_numbers else 1.0


def _as_three(planes: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return one, two or three planes as red, green and blue."""
    n_planes = planes.shape[2]
    if n_planes == 1:
        return np.repeat(planes, 3, axis=2)
    if n_planes == 2:
        planes = np.concatenate([planes, np.zeros_like(planes[:, :, :1])], axis=2)
    return np.ascontiguousarray(planes)


def _tones(values: Values, levels: Levels, is_colour: bool) -> Floats:
    if is_colour or levels != "picture":
        return tones_of(values, levels)
    n_channels = values.shape[2]
    each = [tones_of(values[:, :, place : place + 1], levels) for place in range(n_channels)]
    return np.concatenate(each, axis=2)
