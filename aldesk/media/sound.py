"""Sound: decoded with libsndfile, made one channel, resampled with soxr."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Floats
from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import CutOff, Empty, SampleProblem
from aldesk.media.channels import as_one, check_sound_channel
from aldesk.media.chunks import missing_share
from aldesk.media.file import check_file, reading
from aldesk.media.mended import readable_file
from aldesk.media.mp3_decoding import decoded_blocks
from aldesk.media.mp3_index import Mp3Index, mp3_index
from aldesk.media.refusal import refused
from aldesk.media.shortness import is_cut_off

_BLOCK = 1 << 16  # values, in all channels together; libsndfile clears what it cannot fill
UNKNOWN = 2**63 - 1  # libsndfile's frame count where the header leaves it open
_ELSEWHERE = "Play the file elsewhere to see whether it is whole, and convert it to wav"
_SMALL_BLOCK = 256
_MOST_OF_A_CLIP = 0.25
FLAC_BLOCK = 4608  # frames, the largest that usual encoders write
_INEXACT = ("MP3", "OGG")  # formats whose frame counts are estimates


@dataclass(frozen=True, slots=True)
class Sound:
    """A clip as one channel.

    Attributes
    ----------
    samples : float32 (n_samples,)
        Amplitude; full scale is −1 … 1.
    rate : int
        Sampling rate in Hz of the recording, whatever its time expansion.
    channels : int
        Channels of the file.
    decoding : Decoding
        How they became one, and how many times slower it is played and embedded.
    missing : float
        The share of what the file promises that it lacks; small, or the file is cut off.
    """

    samples: Floats
    rate: int
    channels: int = 1
    decoding: Decoding = AS_IS
    missing: float = 0.0

    @property
    def seconds(self) -> float:
        """Duration of the recording in seconds, whatever its time expansion."""
        return len(self.samples) / self.rate

    def blocks(self, rate: int) -> Iterator[Floats]:
        """Yield the slowed clip at a rate in Hz, as one block; long sound comes in several."""
        yield resample(self, rate * self.decoding.expansion).samples


def read_sound(path: Path, decoding: Decoding = AS_IS) -> Sound:
    """Decode a whole clip.

    What is allocated follows what is read, not what the header promises.

    Raises
    ------
    SampleProblem
        If the file is missing, empty, unreadable, not sound, cut off (more than a tenth is
        missing), without a single frame, holds values that are not finite, or lacks the channel
        that is chosen.
    """
    missing = probe_sound(path)
    with opened(path) as file:
        samples = np.concatenate(list(checked_blocks(file, path, decoding.channel)))
        rate, channels = file.samplerate, file.channels
        missing = max(missing, _missing(file, len(samples)))
    return Sound(samples, rate, channels, decoding, missing)


def probe_sound(path: Path) -> float:
    """Check a clip by its header alone, and return the share that is known to be missing.

    Raises
    ------
    SampleProblem
        If the header already shows that the clip cannot be read.
    """
    check_file(path)
    with reading(path):
        missing = missing_share(path)
    if is_cut_off(missing):
        raise cut_off(path, 1 - missing)
    with opened(path) as file:
        if file.frames == 0 and file.format not in _INEXACT:
            raise without_sound(path)
    return missing


def resample(sound: Sound, rate: int) -> Sound:
    """Return the sound at another rate in Hz (soxr's high quality: linear phase, 20 bits)."""
    if rate == sound.rate:
        return sound
    import soxr

    samples = soxr.resample(sound.samples, sound.rate, rate, quality="HQ")
    return replace(sound, samples=np.asarray(samples, np.float32), rate=rate)


def resampled(blocks: Iterable[Floats], from_rate: int, to_rate: int) -> Iterator[Floats]:
    """Yield blocks at another rate in Hz: together what `resample` makes of the whole."""
    if from_rate == to_rate:
        yield from blocks
        return
    import soxr

    stream = soxr.ResampleStream(from_rate, to_rate, 1, dtype="float32", quality="HQ")
    for block in blocks:
        yield np.asarray(stream.resample_chunk(block), np.float32)
    yield np.asarray(stream.resample_chunk(np.empty(0, np.float32), last=True), np.float32)


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """Open a clip with libsndfile.

    Raises
    ------
    SampleProblem
        If it is not sound.
    """
    import soundfile

    with ExitStack() as opening:
        with reading(path):
            source = opening.enter_context(readable_file(path))
        try:
            file = soundfile.SoundFile(source)
        except soundfile.SoundFileError as error:
            with reading(path):
                raise refused(path, "sound", _ELSEWHERE) from error
        try:
            yield file
        finally:
            # What was only read is not the worse for a disk that fails while it is closed.
            with suppress(soundfile.SoundFileError):
                file.close()


def checked_blocks(file: Any, path: Path, channel: int = 0) -> Iterator[Floats]:
    """Yield an open clip block by block: a channel counted from 1, or for 0 the mean of all.

    Raises
    ------
    SampleProblem
        As soon as it shows that the clip lacks the channel, is cut off, without a single frame, or
        not finite.
    """
    check_sound_channel(channel, file.channels, path)
    n_read = 0
    for block in _mono_blocks(file, path, channel):
        n_read += len(block)
        check_finite(block, path)
        yield block
    if not n_read:
        raise without_sound(path)
    if _is_short(file, n_read):
        raise cut_off(path, 1 - _missing(file, n_read))


def check_finite(samples: Floats, path: Path) -> None:
    """Check what was decoded.

    Raises
    ------
    SampleProblem
        If there are values that are not finite.
    """
    if not np.isfinite(samples).all():
        raise SampleProblem(
            "The sound holds values that are not finite numbers",
            subject=str(path),
            todo="Write the file again with the program that made it",
        )


def _missing(file: Any, n_read: int) -> float:
    """Return the share of the promised frames that could not be read, where it is known."""
    if file.format in _INEXACT or not n_read < file.frames < UNKNOWN:
        return 0.0
    return float(1 - n_read / file.frames)


def _mono_blocks(file: Any, path: Path, channel: int) -> Iterator[Floats]:
    import soundfile

    if file.format == "MP3" and (index := mp3_index(path)) and index.n_samples > file.frames:
        yield from _mp3_blocks(path, index, channel)
        return
    # soundfile seeks after each read and clips reads to the promised length. Both fail at the end
    # of a FLAC that was written into a pipe and so promises no length.
    file.seekable = lambda: False
    frames = max(1, _BLOCK // file.channels)
    n_read = 0
    try:
        while len(block := file.read(frames, dtype="float32", always_2d=True)):
            n_read += len(block)
            yield as_one(block, channel)
    except soundfile.SoundFileError as error:
        for block in _until_damage(path, n_read):
            n_read += len(block)
            yield as_one(block, channel)
        known = 0 < file.frames < UNKNOWN
        if known and not _is_short(file, n_read):
            return
        raise cut_off(path, n_read / file.frames if known else None) from error


def _mp3_blocks(path: Path, index: Mp3Index, channel: int) -> Iterator[Floats]:
    """Yield an MP3 that libsndfile takes for shorter than it is, for its bit rate varies."""
    import soundfile

    n_read = 0
    try:
        for block in decoded_blocks(path, index):
            n_read += len(block)
            yield as_one(block, channel)
    except soundfile.SoundFileError as error:
        if is_cut_off(1 - n_read / index.n_samples):
            raise cut_off(path, n_read / index.n_samples) from error


def _until_damage(path: Path, start: int) -> Iterator[Floats]:
    """Yield what can be read of a damaged clip from a frame on, in small blocks to lose little."""
    import soundfile

    with opened(path) as file:
        file.seekable = lambda: False
        n_read = 0
        try:
            while len(block := file.read(_SMALL_BLOCK, dtype="float32", always_2d=True)):
                n_read += len(block)
                if n_read > start:
                    yield block[max(0, start - n_read + len(block)) :]
        except soundfile.SoundFileError:
            return


def _is_short(file: Any, n_read: int) -> bool:
    """Tell whether too much is missing.

    Two bytes that a FLAC lacks cost it a whole block, so a short clip may lack a little more.
    """
    missing = _missing(file, n_read)
    is_last_block = file.format == "FLAC" and file.frames - n_read <= FLAC_BLOCK
    return is_cut_off(missing) and not (is_last_block and missing < _MOST_OF_A_CLIP)


def cut_off(path: Path, share: float | None) -> SampleProblem:
    """Return the problem of a file of which only a share can be read, if that is known."""
    part = "only a part" if share is None else f"only {int(100 * share)} %"
    return CutOff(
        f"The file is cut off or damaged: {part} of its sound can be read",
        subject=str(path),
        todo="Copy or download it again",
    )


def without_sound(path: Path) -> SampleProblem:
    """Return the problem of a file without a single frame."""
    return Empty("The file has a header but no sound in it", subject=str(path))
