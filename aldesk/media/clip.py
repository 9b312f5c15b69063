"""Any part of a clip, however long: short ones lie in memory, long ones are read where needed."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from aldesk.arrays import Floats
from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import SampleProblem
from aldesk.media.channels import as_one, check_sound_channel
from aldesk.media.mended import readable_file
from aldesk.media.shortness import is_cut_off
from aldesk.media.sound import (
    FLAC_BLOCK,
    Sound,
    checked_blocks,
    opened,
    probe_sound,
    read_sound,
    resampled,
)

Read = Callable[[int, int], Floats]
"""Return the samples from a start up to a stop; fewer, where the clip ends."""

LONG_SECONDS = 60.0
_LARGEST_COUNT = 1 << 40  # libsndfile gives 2**63 - 1 where the header leaves the length open


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
    """

    @property
    def rate(self) -> int: ...  # noqa: D102
    @property
    def channels(self) -> int: ...  # noqa: D102
    @property
    def n_samples(self) -> int: ...  # noqa: D102
    @property
    def decoding(self) -> Decoding: ...  # noqa: D102

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
        As of any `Clip`; the length is not to be believed where it `can_seek` not.
    can_seek : bool
        Whether any part can be read; else only `blocks`, from the beginning on.
    """

    path: Path
    rate: int
    channels: int
    n_samples: int
    can_seek: bool = True
    decoding: Decoding = AS_IS

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
        import soundfile

        try:
            with readable_file(self.path) as source, soundfile.SoundFile(source) as file:
                yield lambda start, stop: self._read(file, start, stop)
        except (soundfile.SoundFileError, OSError) as error:
            raise SampleProblem(
                "A part of the file cannot be read",
                subject=str(self.path),
                todo="Copy or download it again",
            ) from error

    def _read(self, file: Any, start: int, stop: int) -> Floats:
        start = min(max(0, start), self.n_samples)
        if file.tell() != start:  # a seek in an mp3 decodes what lies before
            file.seek(start)
        frames = file.read(
            max(0, min(stop, self.n_samples) - start), dtype="float32", always_2d=True
        )
        samples = as_one(frames, self.decoding.channel)
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
        rate, n_samples = int(file.samplerate), int(file.frames)
        can_seek = n_samples < _LARGEST_COUNT and bool(file.seekable())
        if n_samples <= LONG_SECONDS * rate:
            return None
        check_sound_channel(decoding.channel, file.channels, path)
        if file.format == "FLAC" and can_seek:
            n_samples = _readable(path, n_samples)
        return FileClip(path, rate, file.channels, n_samples, can_seek, decoding)


def _readable(path: Path, n_samples: int) -> int:
    """Return how much of a FLAC can be read: one that lacks its end promises more than it holds."""
    import soundfile

    back = 0
    while not is_cut_off(back / n_samples):
        with opened(path) as file:
            try:
                file.seek(n_samples - back - 1)
                if len(file.read(1)):
                    return n_samples - back
            except soundfile.SoundFileError:
                pass
        back = 2 * back or FLAC_BLOCK
    return n_samples
