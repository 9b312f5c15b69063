"""Where the axes of a clip have ticks, and what is written there: round values, never crowded."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from aldesk.media.spectrogram import FrequencyAxis

_OCTAVES = tuple(1000.0 * 2.0**n for n in range(8, -2, -1))
"""0.5, 1, 2, 4 … kHz, the highest first."""
_FEWEST = 3
_HERTZ_GAP = 32.0
_TIME_STEPS = (
    *(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30),
    *(60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400),
)
_TIME_MARGIN = 20.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis.

    Attributes
    ----------
    value : float
        In Hz or seconds.
    share : float
        Of the axis's length, 0 at the bottom or the left.
    text : str
    """

    value: float
    share: float
    text: str


@lru_cache(maxsize=64)
def hertz_ticks(axis: FrequencyAxis, rate: int, height: float) -> tuple[Tick, ...]:
    """Return the ticks of a frequency axis that is so many pixels high.

    On the mel scale they are octaves, as long as three or more of them are seen. Clip after clip
    has the same, so they are kept.
    """
    low, high = axis.limits(rate)

    def share(hertz: float) -> float:
        return axis.share(hertz, rate)

    values: list[float] = []
    if axis.scale == "mel":
        values = _apart([v for v in _OCTAVES if low <= v <= high], share, height)
    if len(values) < _FEWEST:
        values = _even(low, high, share, height) or values
    elif low == 0.0:
        values = _apart([*values, 0.0], share, height)
    in_kilohertz = high >= 1000.0
    return tuple(Tick(v, share(v), _hertz_text(v, in_kilohertz)) for v in sorted(values))


def time_ticks(
    start: float, stop: float, width: float, text_width: Callable[[str], float]
) -> list[Tick]:
    """Return the ticks from one second to another on an axis that is so many pixels wide."""
    span = max(stop - start, 1e-9)
    for step in _TIME_STEPS:
        gap = width * step / span
        if gap >= _TIME_MARGIN:  # anything below is crowded, however short the texts are
            widest = text_width(_time_text(stop, step, stop))
            if gap >= 1.5 * widest + _TIME_MARGIN:  # the outermost are moved by half their width
                break
    first, last = -int(-start // step), int(stop // step + 1e-6)
    values = (n * step for n in range(first, last + 1))
    return [Tick(v, (v - start) / span, _time_text(v, step, stop)) for v in values]


def _apart(values: list[float], share: Callable[[float], float], height: float) -> list[float]:
    """Return the values that lie far enough from all before them."""
    kept: list[float] = []
    for value in values:
        at = share(value)
        if all(abs(at - share(other)) * height >= _HERTZ_GAP for other in kept):
            kept.append(value)
    return kept


def _even(low: float, high: float, share: Callable[[float], float], height: float) -> list[float]:
    """Return the multiples of the smallest round step that leaves room between them."""
    values: list[float] = []
    for step in _round_steps():
        first, last = -int(-low // step), int(high // step + 1e-9)
        if last - first > height / _HERTZ_GAP:
            continue
        values = [n * step for n in range(first, last + 1)]
        shares = [share(value) for value in values]
        if all((b - a) * height >= _HERTZ_GAP for a, b in pairwise(shares)):
            break
    return values


def _round_steps() -> Iterator[float]:
    for power in range(6):
        for digit in (1, 2, 5):
            yield float(digit * 10**power)


def _hertz_text(hertz: float, in_kilohertz: bool) -> str:
    if hertz == 0.0:
        return "0"
    return f"{hertz / 1000:g} kHz" if in_kilohertz else f"{hertz:g} Hz"


def _time_text(seconds: float, step: float, latest: float) -> str:
    """Return a time as exact as its step; with minutes or hours if the latest has any."""
    digits = next((n for n in range(3) if step >= 0.99 * 10.0**-n), 3)
    if latest < 60:
        return f"{seconds:.{digits}f} s"
    minutes, rest = divmod(round(seconds, digits), 60)
    width = digits + 3 if digits else 2
    if latest < 3600:
        return f"{minutes:.0f}:{rest:0{width}.{digits}f}"
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours}:{minutes:02d}:{rest:0{width}.{digits}f}"
