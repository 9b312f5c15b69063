"""What must be known of a sound file before any stretch of it can be read."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from aldesk.media.file import reading
from aldesk.media.flac_length import flac_length
from aldesk.media.mp3_index import Mp3Index, mp3_index
from aldesk.media.sound import UNKNOWN, opened

IN_ORDER = "in order"
"""The kind of what can only be decoded from the beginning on."""

_MOST_AT_ONCE = 1 << 16


class FrameHeader(NamedTuple):
    """What is found out once of a file, as long as it does not change."""

    kind: str  # libsndfile's name of the format, or that it can only be read in order
    rate: int
    channels: int
    n_frames: int
    promised: int
    mp3: Mp3Index | None = None


def frame_header(path: Path) -> FrameHeader:
    """Return what is found out of a sound file; at once, if it was before.

    Raises
    ------
    SampleProblem
        If it is missing, or not sound.
    """
    with reading(path):
        status = path.stat()
        return _header(path, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=256)
def _header(path: Path, _size: int, _mtime_ns: int) -> FrameHeader:
    with opened(path) as file:
        kind, rate, channels = file.format, int(file.samplerate), int(file.channels)
        promised = int(file.frames)
    if kind == "MP3" and (index := mp3_index(path)):
        return FrameHeader(kind, rate, channels, index.n_samples, index.promised, index)
    if kind == "FLAC":
        n_frames = flac_length(path, promised)
        promised = promised if promised < UNKNOWN else n_frames
        return FrameHeader(kind, rate, channels, n_frames, promised)
    if kind == "MP3" or promised == UNKNOWN:
        n_frames = _counted(path)
        return FrameHeader(IN_ORDER, rate, channels, n_frames, n_frames)
    return FrameHeader(kind, rate, channels, promised, promised)


def _counted(path: Path) -> int:
    """Decode a file that does not say how long it is, as far as that goes."""
    import soundfile

    n_frames = 0
    with opened(path) as file:
        file.seekable = lambda: False
        try:
            while n := len(file.read(_MOST_AT_ONCE, dtype="float32", always_2d=True)):
                n_frames += n
        except soundfile.SoundFileError:
            pass
    return n_frames
