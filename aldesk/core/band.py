"""The frequencies of a sound, as somebody drew them around it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """From `low_hz` to `high_hz`; None where one of them is not known.

    Attributes
    ----------
    low_hz, high_hz : float or None
        Hertz, ≥ 0.
    label : str
        The class whose sound it is; empty if it holds for whatever the sample is called.
    """

    low_hz: float | None
    high_hz: float | None
    label: str = ""


def around(bands: Iterable[Band]) -> Band | None:
    """Return the band that holds all of some bands of one class; None if nothing is known."""
    listed = list(bands)
    lows = [band.low_hz for band in listed if band.low_hz is not None]
    highs = [band.high_hz for band in listed if band.high_hz is not None]
    if not lows and not highs:
        return None
    return Band(min(lows, default=None), max(highs, default=None), listed[0].label)
