"""A recording that clips are cut out of: from the exact place, in its own numbers."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aldesk.media.frames import Frames, opened_frames
from aldesk.media.sound import opened

_DTYPES = {
    **{"PCM_16": "int16", "PCM_U8": "int16", "PCM_S8": "int16"},
    **{"PCM_24": "int32", "PCM_32": "int32", "DOUBLE": "float64"},
}


class ClipSource:
    """An open recording.

    Attributes
    ----------
    rate, channels : int
    n_frames : int
        How many can be read.
    subtype : str
        Its numbers, as libsndfile calls them.
    """

    def __init__(self, file: Any, frames: Frames) -> None:
        self._file, self._frames = file, frames
        self.rate, self.channels, self.n_frames = frames.rate, frames.channels, frames.n_frames
        self.subtype: str = file.subtype
        self._is_guessed = file.format == "MP3" or not frames.can_seek

    def read(self, start: int, stop: int) -> Any:
        """Return the frames of a stretch, (≤ stop − start, n_channels), in what holds them exactly.

        Where libsndfile would guess the place, they are float32.

        Raises
        ------
        SampleProblem, soundfile.SoundFileError, OSError
            If they cannot be read.
        """
        if self._is_guessed:
            return self._frames.read(start, stop)
        self._file.seek(start)
        dtype = _DTYPES.get(self.subtype, "float32")
        return self._file.read(stop - start, dtype=dtype, always_2d=True)


@contextmanager
def clip_source(path: Path) -> Iterator[ClipSource]:
    """Open a recording.

    Raises
    ------
    SampleProblem
        If it cannot be opened, or holds no sound.
    """
    with opened(path) as file, opened_frames(path) as frames:
        yield ClipSource(file, frames)
