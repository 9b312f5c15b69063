"""Tells when recordings reach above what an encoder hears."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aldesk.core.errors import SampleProblem
from aldesk.media.sound import opened

HEARS = "This encoder hears up to {hears}; your recordings go to {reaches}."
HINT = "A time expansion lets it hear calls above that, such as those of bats."

_MANY = 64
_WORTH_TELLING = 1.5  # times what it hears; 22.05 kHz recordings of speech lose nothing at 8 kHz
_ULTRASOUND = 48_000  # Hz; nobody records above for the human ear
_NOT_EXPANDED = 24_000  # Hz; an encoder that hears more is helped by a time expansion already


@dataclass(frozen=True, slots=True)
class Unheard:
    """What an encoder hears and where the recordings end, in Hz of the recordings."""

    hears: float
    reaches: float

    @property
    def is_ultrasound(self) -> bool:
        """Whether a time expansion is likely to be wanted; else a plain note is enough."""
        return self.reaches > _ULTRASOUND and self.hears <= _NOT_EXPANDED

    @property
    def values(self) -> dict[str, str]:
        """What stands in `HEARS`."""
        return {"hears": kilohertz(self.hears), "reaches": kilohertz(self.reaches)}

    def __str__(self) -> str:
        """Return the sentences for a terminal."""
        said = HEARS.format(**self.values)
        return f"{said} {HINT}" if self.is_ultrasound else said


def unheard(hears: float, paths: Sequence[Path]) -> Unheard | None:
    """Return what is told of an encoder and recordings; None if it hears nearly all of them.

    Parameters
    ----------
    hears : float
        The highest frequency of the recordings that the encoder hears, in Hz; 0 if it hears
        nothing, as encoders of pictures.
    paths : sequence of Path
        Of which up to 64 are looked at, by their headers; those that cannot be read are passed
        over.
    """
    reaches = highest_rate(paths) / 2 if hears else 0.0
    return Unheard(hears, reaches) if reaches > _WORTH_TELLING * hears else None


def highest_rate(paths: Sequence[Path]) -> int:
    """Return the highest sampling rate in Hz among up to 64 of these files, 0 if none is sound."""
    rates = [0]
    for path in paths[:: max(1, -(-len(paths) // _MANY))]:
        try:
            with opened(path) as file:
                rates.append(int(file.samplerate))
        except (SampleProblem, OSError):
            continue
    return max(rates)


def kilohertz(hertz: float) -> str:
    """Return a frequency as a person reads it, such as ``22.05 kHz``."""
    return f"{hertz / 1000:.4g} kHz"
