"""Which values of a deep picture are black and white, and what tones the others have.

The same rule holds for whole numbers and fractions of any size, so the same picture looks and
embeds the same in each.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats

Values = npt.NDArray[Any]
Tones = npt.NDArray[np.uint16]
Range = tuple[float, float]
"""The values that are black and white."""

DEPTHS = (1, 3, 15, 255, 4095, 16383, 65535)
"""What is white: shares of it, masks with few values, and 8, 12, 14 and 16 bits."""

FIRST, LAST = -2.5, 3.5
"""The tones that `Tones` 0 and 65535 stand for; 0 is black and 1 white."""

_ENDS = (0.1, 99.9)  # percentiles: single hot or dead pixels do not count
_MOST_LOOKED_AT = 1 << 20
_FAINT = 1 / 255


def step_of(n_values: int) -> int:
    """Return which rows and columns of so many values are looked at: every so many-th."""
    return max(1, int((n_values / _MOST_LOOKED_AT) ** 0.5))


def range_of(looked_at: Values, highest: Callable[[], float]) -> Range:
    """Return the values that are black and white in a picture, by its own values.

    White is the first of `DEPTHS` that is not below the 99.9th percentile, so that a dark picture
    stays darker than a bright one of the same camera; above 16 bits, or so faint that all would be
    black, it is that percentile itself. Black is 0. Where there are values below 0, black and white
    are the percentiles 0.1 and 99.9.

    Parameters
    ----------
    looked_at : number array
        Some of the values, as `step_of` says.
    highest : callable
        Returns the highest of all; it may take long.
    """
    low = float(np.percentile(looked_at, _ENDS[0], method="lower"))
    high = float(np.percentile(looked_at, _ENDS[1], method="higher"))
    if low < 0:
        return low, high
    high = high or highest()  # a few bright spots on black
    if high < _FAINT:
        return 0.0, high
    return 0.0, next((float(depth) for depth in DEPTHS if high <= depth), high)


def tones_between(values: Values, black: float, white: float) -> Floats:
    """Return values as tones, float32: 0 is black, 1 white; what is beyond is kept."""
    if white == black:
        return np.where(values > black, 1, 0).astype(np.float32)
    kind = np.float32 if values.dtype.itemsize <= 2 else np.float64
    above: Values = np.subtract(values, kind(black), dtype=kind)
    return np.asarray(above / kind(white - black), np.float32)


def packed(tones: Floats) -> Tones:
    """Return tones in 16 bits, from `FIRST` to `LAST`."""
    share = (np.clip(tones, FIRST, LAST) - np.float32(FIRST)) / np.float32(LAST - FIRST)
    return np.asarray(np.rint(share * np.float32(65535)), np.uint16)


def eight_bits(tones: Floats) -> npt.NDArray[np.uint8]:
    """Return tones in 8 bits, from black to white."""
    return np.asarray(np.rint(np.clip(tones, 0, 1) * np.float32(255)), np.uint8)
