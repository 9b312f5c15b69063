"""Clips too long to hold in memory: decoded and resampled piece by piece."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aldesk.arrays import Floats
from aldesk.media.kinds import media_of
from aldesk.media.sound import checked_blocks, opened, probe_sound

LONG_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class LongSound:
    """A clip that stays on the disk until its pieces are wanted.

    Attributes
    ----------
    path : Path
    rate : int
        Sampling rate of the file in Hz.
    """

    path: Path
    rate: int

    def blocks(self, rate: int) -> Iterator[Floats]:
        """Yield the clip in blocks at a rate in Hz: together what `resample` makes of the whole.

        Raises
        ------
        SampleProblem
            As `read_sound`; a clip that is cut off shows it only at its end.
        """
        with opened(self.path) as file:
            blocks = checked_blocks(file, self.path)
            yield from blocks if rate == self.rate else _resampled(blocks, self.rate, rate)


def long_sound(path: Path) -> LongSound | None:
    """Return a clip of more than a minute, or of unknown length; None for all other files.

    Raises
    ------
    SampleProblem
        If it is a clip whose header already shows that it cannot be read.
    """
    if media_of(path) != "sound":
        return None
    probe_sound(path)
    with opened(path) as file:
        rate = int(file.samplerate)
        return LongSound(path, rate) if file.frames > LONG_SECONDS * rate else None


def _resampled(blocks: Iterator[Floats], from_rate: int, to_rate: int) -> Iterator[Floats]:
    import soxr

    stream = soxr.ResampleStream(from_rate, to_rate, 1, dtype="float32", quality="HQ")
    for block in blocks:
        yield stream.resample_chunk(block)
    yield stream.resample_chunk(np.empty(0, np.float32), last=True)
