"""Stretches of recordings, decoded without what lies around them."""

import threading
from collections import OrderedDict
from pathlib import Path

import numpy as np

from aldesk.arrays import Floats
from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import CutOff, SampleProblem
from aldesk.core.span import Span
from aldesk.media.channels import as_one, check_sound_channel
from aldesk.media.file import reading
from aldesk.media.frames import Frames, frames_of
from aldesk.media.shortness import is_cut_off
from aldesk.media.sound import Sound, check_finite

_KEPT = 4  # lengths of the stretch before it: other threads may be that far behind
_MOST_OPEN = 8

_Facts = tuple[int, int, int]


def samples_of(span: Span, rate: int) -> tuple[int, int]:
    """Return the first sample of a stretch, and the one after its last."""
    return round(span.start * rate), round(span.stop * rate)


def read_span(path: Path, span: Span, decoding: Decoding = AS_IS) -> Sound:
    """Decode a stretch of a recording, and nothing else of it where its format allows.

    Parameters
    ----------
    path : Path
    span : Span
        In seconds of the file.
    decoding : Decoding

    Returns
    -------
    Sound
        The samples from round(start · rate) up to round(stop · rate): what a file would hold that
        the stretch was cut out to.

    Raises
    ------
    SampleProblem
        If the file is missing, empty or not sound, or lacks the channel that is chosen; if more
        than a tenth of the stretch lies behind the file's end, or it is damaged there or holds
        values that are not finite.
    """
    with SpanReader(path, decoding) as reader:
        return reader.read(span)


class SpanReader:
    """Reads many stretches of one recording; each as `read_span` does, bit by bit.

    The file stays open, and what overlaps is decoded once if the stretches come in order. Threads
    may share it: one reads at a time.

    Parameters
    ----------
    path : Path
    decoding : Decoding
    """

    def __init__(self, path: Path, decoding: Decoding = AS_IS) -> None:
        self.path, self.decoding = path, decoding
        self._frames: Frames | None = None
        self._facts: _Facts = (0, 0, 0)
        self._held = np.empty(0, np.float32)
        self._first = 0
        self._turn = threading.Lock()

    def __enter__(self) -> "SpanReader":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def read(self, span: Span) -> Sound:
        """Return a stretch; a file that was replaced meanwhile is read anew.

        Raises
        ------
        SampleProblem
            As `read_span`.
        """
        with self._turn:
            frames = self._opened()
            start, stop = samples_of(span, frames.rate)
            samples = self._samples(frames, start, min(stop, frames.n_frames))
            rate, channels = frames.rate, frames.channels
        missing = 1 - len(samples) / max(1, stop - start)
        if is_cut_off(missing) or not len(samples):
            raise beyond_end(self.path, frames.n_frames / rate)
        check_finite(samples, self.path)
        return Sound(samples, rate, channels, self.decoding, missing)

    def close(self) -> None:
        """Let go of the file; reading opens it again."""
        with self._turn:
            self._let_go()

    def _let_go(self) -> None:
        frames, self._frames = self._frames, None
        self._held = np.empty(0, np.float32)
        if frames:
            frames.close()

    def _opened(self) -> Frames:
        with reading(self.path):
            status = self.path.stat()
        facts = (status.st_ino, status.st_size, status.st_mtime_ns)
        if self._frames is None or facts != self._facts:
            self._let_go()
            frames = frames_of(self.path)
            try:
                check_sound_channel(self.decoding.channel, frames.channels, self.path)
            except SampleProblem:
                frames.close()
                raise
            self._frames, self._facts = frames, facts
        return self._frames

    def _samples(self, frames: Frames, start: int, stop: int) -> Floats:
        """Return a stretch from what is held, decoding on from there if it goes further."""
        end = self._first + len(self._held)
        if not self._first <= start <= end:
            self._held, self._first, end = self._held[:0], start, start
        if stop > end:
            more = frames.read(end, stop)
            self._held = np.concatenate([self._held, as_one(more, self.decoding.channel)])
        samples = self._held[max(0, start - self._first) : max(0, stop - self._first)].copy()
        kept_from = start - _KEPT * max(0, stop - start)
        if kept_from > self._first:
            self._held = self._held[kept_from - self._first :]
            self._first = kept_from
        return samples


class OpenRecordings:
    """Keeps the recordings open that were read last, for threads that read stretches of them.

    Parameters
    ----------
    most : int, default 8
        So many stay open.
    """

    def __init__(self, most: int = _MOST_OPEN) -> None:
        self._most = most
        self._readers: OrderedDict[tuple[Path, Decoding], SpanReader] = OrderedDict()
        self._turn = threading.Lock()

    def read(self, path: Path, span: Span, decoding: Decoding = AS_IS) -> Sound:
        """Return a stretch of a recording, as `read_span` does."""
        with self._turn:
            reader = self._readers.setdefault((path, decoding), SpanReader(path, decoding))
            self._readers.move_to_end((path, decoding))
            n_over = len(self._readers) - self._most
            old = [self._readers.popitem(last=False)[1] for _ in range(n_over)]
        for unused in old:
            unused.close()
        return reader.read(span)

    def close(self) -> None:
        """Let go of all files; reading opens them again."""
        with self._turn:
            readers = list(self._readers.values())
            self._readers.clear()
        for reader in readers:
            reader.close()


def beyond_end(path: Path, seconds: float) -> SampleProblem:
    """Return the problem of a stretch that a recording of so many seconds does not hold.

    It is the same for all such stretches of it, so that a report tells it once.
    """
    return CutOff(
        f"The recording is cut off, or shorter than it was: only {seconds:.3f} s can be read",
        subject=str(path),
        todo="Copy or download the recording again",
    )
