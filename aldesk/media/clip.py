"""Any part of a clip, however long: short ones lie in memory, long ones are read where needed."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np

from aldesk.arrays import Floats
from aldesk.core.decoding import AS_IS, Decoding
from aldesk.media.channels import as_one, check_sound_channel
from aldesk.media.frames import opened_frames
from aldesk.media.shortness import is_cut_off
from aldesk.media.sound import (
    Sound,
    checked_blocks,
    cut_off,
    opened,
    probe_sound,
    read_sound,
    resampled,
)

Read = Callable[[int, int], Floats]
"""Return the samples from a start up to a stop; fewer, where the clip ends."""

LONG_SECONDS = 60.0


class Clip(Protocol):
    """A clip as one channel.

    Attributes
    ----------
    rate : int
        Sampling rate in Hz of the recording, whatever its time expansion.
    channels : int
        Channels of the file.
    n_samples : int
    decoding : Decoding
        How the channels become one, and how many times slower it is played.
    is_decoded : bool
        Whether it lies in memory, so that it costs nothing to read all of it.
    """

    @property
    def rate(self) -> int: ...  # noqa: D102
    @property
    def channels(self) -> int: ...  # noqa: D102
    @property
    def n_samples(self) -> int: ...  # noqa: D102
    @property
    def decoding(self) -> Decoding: ...  # noqa: D102
    @property
    def is_decoded(self) -> bool: ...  # noqa: D102

    def opened(self) -> AbstractContextManager[Read]:
        """Open the clip for reading parts of it, float32, full scale −1 … 1."""


@dataclass(frozen=True, slots=True)
class WholeClip:
    """A clip in memory."""

    sound: Sound

    @property
    def rate(self) -> int:
        """Sampling rate in Hz."""
        return self.sound.rate

    @property
    def channels(self) -> int:
        """Channels of the file."""
        return self.sound.channels

    @property
    def n_samples(self) -> int:
        """Length in samples."""
        return len(self.sound.samples)

    @property
    def decoding(self) -> Decoding:
        """How it was decoded."""
        return self.sound.decoding

    @property
    def is_decoded(self) -> bool:
        """Say yes."""
        return True

    @contextmanager
    def opened(self) -> Iterator[Read]:
        """Give the parts from memory."""
        yield lambda start, stop: self.sound.samples[max(0, start) : max(0, stop)]


@dataclass(frozen=True, slots=True)
class FileClip:
    """A long clip that stays in its file, of which only what is asked for is decoded.

    Attributes
    ----------
    path : Path
    rate, channels, n_samples, decoding
        As of any `Clip`.
    can_seek : bool
        Whether any part is found at once; else it is decoded from the beginning on.
    missing : float
        The share of what the file promises that cannot be read.
    """

    path: Path
    rate: int
    channels: int
    n_samples: int
    can_seek: bool = True
    decoding: Decoding = AS_IS
    missing: float = 0.0

    @property
    def is_decoded(self) -> bool:
        """Say no."""
        return False

    def blocks(self, rate: int) -> Iterator[Floats]:
        """Yield the slowed clip at a rate in Hz: together what `Sound.blocks` gives of the whole.

        Raises
        ------
        SampleProblem
            As `read_sound`; a clip that is cut off shows it only at its end.
        """
        with opened(self.path) as file:
            blocks = checked_blocks(file, self.path, self.decoding.channel)
            yield from resampled(blocks, self.rate, rate * self.decoding.expansion)

    @contextmanager
    def opened(self) -> Iterator[Read]:
        """Open the file.

        Raises
        ------
        SampleProblem
            If it cannot be opened; and on reading, if a part of it is damaged.
        """
        with opened_frames(self.path) as frames:
            yield lambda start, stop: self._read(frames.read, frames.n_frames, start, stop)

    @contextmanager
    def glanced(self) -> Iterator[Read]:
        """Open the file for many short looks; sooner than `opened`, the last bits may be others.

        Raises
        ------
        SampleProblem
            As of `opened`.
        """
        with opened_frames(self.path) as frames:
            yield lambda start, stop: self._read(frames.glance, frames.n_frames, start, stop)

    def _read(self, read: Read, n_there: int, start: int, stop: int) -> Floats:
        stop = min(stop, self.n_samples)
        if start < stop and stop > n_there:
            raise cut_off(self.path, n_there / self.n_samples)
        return self._one(read(start, stop))

    def _one(self, frames: Floats) -> Floats:
        samples = as_one(frames, self.decoding.channel)
        if np.isfinite(samples).all():
            return samples
        return np.asarray(np.nan_to_num(samples, posinf=0.0, neginf=0.0), np.float32)


def open_clip(path: Path, decoding: Decoding = AS_IS) -> Clip:
    """Return a clip to be shown and played: decoded whole up to a minute, else its header only.

    Raises
    ------
    SampleProblem
        If it cannot be read, or lacks the channel that is chosen. In a long clip, damage further in
        shows when that part is read.
    """
    clip = long_clip(path, decoding)
    return clip if clip and clip.can_seek else WholeClip(read_sound(path, decoding))


def seconds(clip: Clip) -> float:
    """Return the duration of a clip's recording in seconds, whatever its time expansion."""
    return clip.n_samples / clip.rate


def long_clip(path: Path, decoding: Decoding = AS_IS) -> FileClip | None:
    """Return a clip of more than a minute, or of unknown length; None for a shorter one.

    Raises
    ------
    SampleProblem
        If its header already shows that it cannot be read, or lacks the channel that is chosen.
    """
    probe_sound(path)
    with opened(path) as file:
        if file.frames <= LONG_SECONDS * file.samplerate:
            return None
    clip = recording_clip(path, decoding)
    with opened_frames(path) as frames:
        # Of a whole clip it is told, where it is read, that it is not whole.
        is_short = is_cut_off(frames.missing)
        return replace(clip, n_samples=frames.promised) if is_short else clip


def recording_clip(path: Path, decoding: Decoding = AS_IS) -> FileClip:
    """Return a clip of any length that stays in its file, as far as it can be read.

    Raises
    ------
    SampleProblem
        If its header already shows that it cannot be read, or lacks the channel that is chosen.
    """
    with opened_frames(path) as frames:
        check_sound_channel(decoding.channel, frames.channels, path)
        facts = (frames.rate, frames.channels, frames.n_frames, frames.can_seek)
        return FileClip(path, *facts, decoding, frames.missing)
