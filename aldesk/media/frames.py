"""Any stretch of a sound file, to the sample, whatever its format; it stays open meanwhile."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Floats
from aldesk.core.errors import SampleProblem
from aldesk.media.file import check_file
from aldesk.media.frame_header import IN_ORDER, frame_header
from aldesk.media.mp3_decoding import STEPS, decoded_steps
from aldesk.media.mp3_index import STEP, Mp3Index
from aldesk.media.sound import opened, without_sound

_BLOCK_SECONDS = 5  # of Vorbis and Opus
_MOST_AT_ONCE = 1 << 16


class Frames(ABC):
    """An open sound file.

    Attributes
    ----------
    path : Path
    rate : int
        Sampling rate in Hz.
    channels : int
    n_frames : int
        How many there are to be read: less than the header says, if the end is missing.
    promised : int
        How many the header says there are; `n_frames` where it says nothing to be believed.
    can_seek : bool
        Whether any stretch is found at once.
    """

    can_seek = True

    def __init__(self, path: Path, rate: int, channels: int, n_frames: int, promised: int) -> None:
        self.path, self.rate, self.channels = path, rate, channels
        self.n_frames, self.promised = n_frames, promised

    @property
    def missing(self) -> float:
        """The share of what is promised that cannot be read, 0 … 1."""
        return max(0.0, 1 - self.n_frames / max(1, self.promised))

    def read(self, start: int, stop: int) -> Floats:
        """Return a stretch of all channels: float32 (≤ stop − start, n_channels).

        What lies outside of the file is left out. The values are the same whatever was read before.

        Raises
        ------
        SampleProblem
            If it is damaged, or gone.
        """
        start, stop = max(0, start), min(stop, self.n_frames)
        if start >= stop:
            return np.empty((0, self.channels), np.float32)
        return self._guarded(lambda: self._read(start, stop))

    def _guarded(self, read: Callable[[], Floats]) -> Floats:
        import soundfile

        try:
            return read()
        except (soundfile.SoundFileError, OSError) as error:
            self.close()
            raise SampleProblem(
                "A part of the file cannot be read",
                subject=str(self.path),
                todo="Copy or download it again",
            ) from error

    def glance(self, start: int, stop: int) -> Floats:
        """Return a short stretch as `read` does, but sooner; the last bits may be others.

        Raises
        ------
        SampleProblem
            As `read`.
        """
        return self.read(start, stop)

    @abstractmethod
    def _read(self, start: int, stop: int) -> Floats: ...

    @abstractmethod
    def close(self) -> None:
        """Let go of the file; reading opens it again."""


@contextmanager
def opened_frames(path: Path) -> Iterator[Frames]:
    """Open a sound file for reading any stretch of it, and close it in the end."""
    frames = frames_of(path)
    try:
        yield frames
    finally:
        frames.close()


def frames_of(path: Path) -> Frames:
    """Open a sound file for reading any stretch of it; it is to be closed.

    A file whose end is missing has so many frames as there are.

    Raises
    ------
    SampleProblem
        If it is missing, empty, not sound, or without a single frame.
    """
    check_file(path)
    header = frame_header(path)
    if header.n_frames == 0:
        raise without_sound(path)
    if header.mp3:
        return _Mp3(path, header.rate, header.channels, header.mp3)
    kinds: dict[str, type[_Ogg | _InOrder]] = {"OGG": _Ogg, IN_ORDER: _InOrder}
    as_read = kinds.get(header.kind, _Seeking)
    return as_read(path, header.rate, header.channels, header.n_frames, header.promised)


class _Open(Frames):
    """A file that libsndfile holds open."""

    _stack: ExitStack | None = None
    _file: Any = None
    _at = 0

    def close(self) -> None:
        stack, self._stack = self._stack, None
        if stack:
            stack.close()

    def _open(self) -> None:
        if self._stack is None:
            with ExitStack() as stack:
                self._file = stack.enter_context(opened(self.path))
                # soundfile seeks after each read, and clips reads to a length that is a guess.
                self._file.seekable = lambda: False
                self._stack, self._at = stack.pop_all(), 0

    def _take(self, n: int) -> Floats:
        block = np.asarray(self._file.read(n, dtype="float32", always_2d=True))
        self._at += len(block)
        return block


class _Seeking(_Open):
    """Formats that libsndfile finds its way in exactly."""

    def _read(self, start: int, stop: int) -> Floats:
        self._open()
        if self._at != start:
            self._file.seek(start)
            self._at = start
        return self._take(stop - start)


class _InOrder(_Open):
    """What can only be decoded from the beginning on."""

    can_seek = False

    def _read(self, start: int, stop: int) -> Floats:
        if start < self._at:
            self.close()
        self._open()
        while self._at < start and len(self._take(min(_MOST_AT_ONCE, start - self._at))):
            pass
        return self._take(stop - start)


class _InBlocks(Frames):
    """Formats whose decoders remember: each block is decoded anew, from the same place always."""

    block: int  # frames in one
    shift = 0  # frames between the first block's beginning and the sound's
    _kept: tuple[int, Floats] | None = None

    def close(self) -> None:
        self._kept = None

    def _read(self, start: int, stop: int) -> Floats:
        start, stop = start + self.shift, stop + self.shift
        pieces = []
        for number in range(start // self.block, -(-stop // self.block)):
            first = number * self.block
            pieces.append(self._block(number)[max(0, start - first) : stop - first])
        return np.concatenate(pieces)

    def _block(self, number: int) -> Floats:
        if self._kept is None or self._kept[0] != number:
            self._kept = number, self._decoded(number)
        return self._kept[1]

    @abstractmethod
    def _decoded(self, number: int) -> Floats: ...


class _Ogg(_InBlocks):
    def __init__(self, path: Path, rate: int, channels: int, n_frames: int, promised: int) -> None:
        super().__init__(path, rate, channels, n_frames, promised)
        self.block = _BLOCK_SECONDS * rate
        self._sought = _Seeking(path, rate, channels, n_frames, promised)

    def glance(self, start: int, stop: int) -> Floats:
        return self._sought.read(start, stop)

    def close(self) -> None:
        super().close()
        self._sought.close()

    def _decoded(self, number: int) -> Floats:
        with opened(self.path) as file:
            file.seek(number * self.block)
            file.seekable = lambda: False
            return np.asarray(file.read(self.block, dtype="float32", always_2d=True))


class _Mp3(_InBlocks):
    def __init__(self, path: Path, rate: int, channels: int, index: Mp3Index) -> None:
        super().__init__(path, rate, channels, index.n_samples, index.promised)
        self._index = index
        self.block = STEPS * STEP * index.frame_samples
        self.shift = index.skipped

    def glance(self, start: int, stop: int) -> Floats:
        step = STEP * self._index.frame_samples
        first = (start + self.shift) // step
        n_steps = -(-(stop + self.shift) // step) - first
        begin = first * step - self.shift
        decoded = self._guarded(lambda: decoded_steps(self.path, self._index, first, n_steps))
        return decoded[start - begin : stop - begin]

    def _decoded(self, number: int) -> Floats:
        return decoded_steps(self.path, self._index, number * STEPS, STEPS)
