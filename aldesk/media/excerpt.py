"""A stretch of a recording with what is around it, as a clip to be shown and played."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from aldesk.arrays import Floats
from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.media.clip import LONG_SECONDS, Clip, FileClip, Read, open_clip, recording_clip
from aldesk.media.span_reading import beyond_end, samples_of
from aldesk.media.stream import Passage


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a recording; a `Clip` whose sample 0 is sample `first` of the recording.

    Attributes
    ----------
    recording : FileClip
        All of it, of which nothing is in memory.
    first, end : int
        The part, in samples of the recording.
    start, stop : int
        The stretch that it is about, in samples of this clip; the rest is context.
    samples : float32 (n_samples,) or None
        None where it is so long that it stays in its file.
    """

    recording: FileClip
    first: int
    end: int
    start: int
    stop: int
    samples: Floats | None = None

    @property
    def rate(self) -> int:
        """Sampling rate in Hz."""
        return self.recording.rate

    @property
    def channels(self) -> int:
        """Channels of the file."""
        return self.recording.channels

    @property
    def n_samples(self) -> int:
        """Length in samples, with the context."""
        return self.end - self.first

    @property
    def decoding(self) -> Decoding:
        """How it is decoded."""
        return self.recording.decoding

    @property
    def is_decoded(self) -> bool:
        """Whether it lies in memory."""
        return self.samples is not None

    @property
    def begins(self) -> float:
        """Where in the recording it begins, in seconds."""
        return self.first / self.rate

    @property
    def about(self) -> Span:
        """The stretch without its context, in seconds of this clip."""
        return Span(self.start / self.rate, self.stop / self.rate)

    @contextmanager
    def opened(self) -> Iterator[Read]:
        """Give the parts from memory, or open the file.

        Raises
        ------
        SampleProblem
            As of `FileClip.opened`.
        """
        samples = self.samples
        if samples is not None:
            yield lambda start, stop: samples[max(0, start) : max(0, stop)]
            return
        with self.recording.opened() as read:
            yield lambda start, stop: read(
                self.first + max(0, start), min(self.first + max(0, stop), self.end)
            )

    def alone(self) -> Passage:
        """Return the stretch without its context, to be played."""
        return Passage(self, self.start, self.stop, self.start)

    def onward(self, at: int) -> Passage:
        """Return the recording from a sample of this clip on to its end, to be played.

        What the passage says of places is in the recording's time: `begins` later than in this
        clip's.
        """
        place = self.first + at
        return Passage(self.recording, place, self.recording.n_samples, place)


def excerpt(path: Path, span: Span, context: float = 0.0, decoding: Decoding = AS_IS) -> Excerpt:
    """Return a stretch of a recording with so many seconds around it as there are.

    Up to a minute is decoded at once, of the rest of the file nothing.

    Parameters
    ----------
    path : Path
    span : Span
        In seconds of the file.
    context : float, default 0
        Seconds before, and as many after.
    decoding : Decoding

    Raises
    ------
    SampleProblem
        If the recording cannot be read there, ends before, or lacks the channel that is chosen.
    """
    recording = recording_clip(path, decoding)
    start, stop = samples_of(span, recording.rate)
    stop = min(stop, recording.n_samples)
    if stop <= start:
        raise beyond_end(path, recording.n_samples / recording.rate)
    around = round(context * recording.rate)
    first, end = max(0, start - around), min(recording.n_samples, stop + around)
    samples = None
    if end - first <= LONG_SECONDS * recording.rate:
        with recording.opened() as read:
            samples = read(first, end)
    return Excerpt(recording, first, end, start - first, stop - first, samples)


def clip_of(sample: Sample, context: float = 0.0, decoding: Decoding = AS_IS) -> Clip:
    """Return the sound of a sample, of a stretch with so many seconds around it.

    Raises
    ------
    SampleProblem
        As `excerpt` and `aldesk.media.clip.open_clip`.
    """
    if sample.span:
        return excerpt(sample.path, sample.span, context, decoding)
    return open_clip(sample.path, decoding)
