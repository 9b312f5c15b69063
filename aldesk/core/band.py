"""The frequencies of a sound, as somebody drew them around it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


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


class _HasBand(Protocol):
    @property
    def low_hz(self) -> float | None: ...
    @property
    def high_hz(self) -> float | None: ...


def outermost(ones: Sequence[_HasBand]) -> tuple[float | None, float | None]:
    """Return the lowest and the highest frequency of some; None for what is not known of any."""
    lows = [one.low_hz for one in ones if one.low_hz is not None]
    highs = [one.high_hz for one in ones if one.high_hz is not None]
    return min(lows, default=None), max(highs, default=None)


def around(bands: Iterable[Band]) -> Band | None:
    """Return the band that holds all of some bands of one class; None if nothing is known."""
    listed = list(bands)
    low, high = outermost(listed)
    return None if low is None and high is None else Band(low, high, listed[0].label)
