"""A long file of sound, and the windows that follow from it by arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import floor
from pathlib import Path

import numpy as np

from aldesk.arrays import Doubles
from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample, Split
from aldesk.core.span import Span

_LEAST_REST = 0.01
"""Seconds after the last whole window that are worth a window of their own."""
_MOST_DIGITS = 15
"""Of a time in milliseconds."""


@dataclass(frozen=True, slots=True)
class WindowRule:
    """How recordings are cut.

    Attributes
    ----------
    seconds : float
        Length of a window, > 0.
    hop : float
        From the start of one window to the start of the next, > 0; shorter than `seconds` where
        they overlap.
    """

    seconds: float
    hop: float

    def count(self, length: float) -> int:
        """Return how many windows a recording of `length` seconds has; one at least."""
        if length <= self.seconds + _LEAST_REST:
            return 1
        return self._n_whole(length) + self._has_rest(length)

    def span(self, number: int, length: float) -> Span:
        """Return a window by its number from 0.

        All are `seconds` long; where the last would be cut off it begins earlier and ends with the
        recording. Only a recording that is shorter than a window has a shorter one.
        """
        if length <= self.seconds + _LEAST_REST:
            return Span(0.0, length)
        if number == self._n_whole(length):
            return Span(length - self.seconds, length)
        return Span(number * self.hop, number * self.hop + self.seconds)

    def spans(self, length: float) -> tuple[Doubles, Doubles]:
        """Return where all windows of a recording begin and end, float64 (n,) each; as `span`."""
        n = self.count(length)
        starts = np.arange(n, dtype=np.float64) * self.hop
        if n == 1 and length <= self.seconds + _LEAST_REST:
            return starts, np.array([length], np.float64)
        stops = np.add(starts, self.seconds, dtype=np.float64)
        if self._has_rest(length):  # not a sum, which may round beyond the end
            starts[-1], stops[-1] = length - self.seconds, length
        return starts, stops

    def numbers(self, span: Span, length: float) -> range:
        """Return the numbers of the windows that share some time with a stretch."""
        end = length + _LEAST_REST
        if span.start >= end:
            return range(0)
        stop = min(span.stop, end)
        first, last = floor((span.start - self.seconds) / self.hop), floor(stop / self.hop)
        near = range(max(0, first), min(last + 1, self._n_whole(length)))
        found = [k for k in near if self.span(k, length).overlap(span) > 0]
        end = self.count(length) - 1
        if end not in found and self.span(end, length).overlap(span) > 0:
            found.append(end)
        return range(found[0], found[-1] + 1) if found else range(0)

    def _n_whole(self, length: float) -> int:
        if length <= self.seconds + _LEAST_REST:
            return 0
        return floor((length - self.seconds + _LEAST_REST) / self.hop) + 1

    def _has_rest(self, length: float) -> bool:
        covered = (self._n_whole(length) - 1) * self.hop + self.seconds
        return length - covered > _LEAST_REST


@dataclass(frozen=True, slots=True)
class Recording:
    """A file of sound that is cut into windows; they are made when they are asked for.

    Attributes
    ----------
    id : SampleId
        32 hexadecimal digits, made from the content.
    path : Path
    seconds : float
    rate : int
        Samples a second.
    rule : WindowRule
    n_channels : int
    split : {"pool", "test"}
        Of all its windows: they are too much alike to be shared between the two.
    columns : Mapping[str, str]
        What is known of it, such as its site, date and time; its windows have the same.
    """

    id: SampleId
    path: Path
    seconds: float
    rate: int
    rule: WindowRule
    n_channels: int = 1
    split: Split = "pool"
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def n_windows(self) -> int:
        """How many windows it has, one at least."""
        return self.rule.count(self.seconds)

    def window(self, number: int) -> Sample:
        """Return a window by its number from 0."""
        span = self.rule.span(number, self.seconds)
        return self.stretch(span)

    def stretch(self, span: Span) -> Sample:
        """Return any stretch of it as a sample."""
        id_ = window_id(self.id, span)
        return Sample(id_, self.path, "sound", None, self.split, self.columns, span)

    def number_of(self, id_: SampleId) -> int | None:
        """Return the number of a window from its id, or None if it is none of them."""
        start = id_.partition("@")[2].partition("-")[0]
        if not start.isdecimal() or len(start) > _MOST_DIGITS:
            return None
        near, n = round(int(start) / 1000 / self.rule.hop), self.n_windows
        guesses = {min(max(guess, 0), n - 1) for guess in (near, near - 1, near + 1, n - 1)}
        return next((guess for guess in guesses if self.window(guess).id == id_), None)


def window_id(recording: SampleId, span: Span) -> SampleId:
    """Return the id of a stretch of a recording: the recording's, and its times in ms."""
    return SampleId(f"{recording}@{round(span.start * 1000)}-{round(span.stop * 1000)}")


def recording_id(sample: SampleId) -> SampleId:
    """Return the id of the recording that a sample is a stretch of; its own if it is whole."""
    return SampleId(sample.partition("@")[0])
