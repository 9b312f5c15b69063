"""A whole recording as a strip of few columns, rough at once and finer by and by."""

from collections.abc import Iterator

import numpy as np

from aldesk.arrays import Floats, Ints
from aldesk.core.errors import SampleProblem, Unreachable
from aldesk.media.clip import FileClip, Read
from aldesk.media.spectrogram import FrequencyAxis

_LOOK = 2048  # samples
_AT_ONCE = 32  # looks between two yields: some ten milliseconds
_MOST_LOOKS = 32  # in a column
_FLOOR = 1e-10


class OverviewStrip:
    """How loud a recording is over its whole length, and in which bands.

    It is made from short looks, spread evenly in each column: one in every column first, at last 32
    or about as many as cover it. So of 13 hours it sees about a twentieth, and a short call may lie
    between two looks; that is the price of a picture within seconds. Memory depends on the number
    of columns alone. One thread may fill it while others read.

    Parameters
    ----------
    recording : FileClip
    n_columns : int, default 2000
        At most so many; a short recording has fewer.
    n_bands : int, default 24
        Rows, evenly spaced on the mel scale up to half the sampling rate.

    Attributes
    ----------
    n_columns : int
    damaged : bool (n_columns,)
        Where a look found what cannot be read.
    """

    def __init__(self, recording: FileClip, n_columns: int = 2000, n_bands: int = 24) -> None:
        self._recording = recording
        self.n_columns = min(n_columns, max(1, recording.n_samples // _LOOK))
        axis = FrequencyAxis(n_bands=n_bands - 1, expansion=recording.decoding.expansion)
        borders = axis.edges(recording.rate)[:-1] * _LOOK / recording.rate
        self._starts = borders.astype(np.int64)  # the first frequency of each band
        self._widths = np.maximum(1, np.diff(self._starts, append=_LOOK // 2 + 1))
        self._power = np.zeros((self.n_columns, n_bands), np.float32)
        self._lows, self._highs = np.zeros((2, self.n_columns), np.float32)
        self._n_looks = np.zeros(self.n_columns, np.int64)
        self.damaged = np.zeros(self.n_columns, bool)
        self.share = 0.0
        self._n_done = 0

    def fill(self) -> Iterator[float]:
        """Look at the recording; yield the share that is done, some times a second.

        The first columns are far apart, so that what lies between them can be guessed early. To
        stop, ask for no more; what was filled stays, and the next call goes on from there.

        Raises
        ------
        SampleProblem
            If the file is gone, or not what it was. Damage in it is passed over.
        """
        width = self._recording.n_samples / self.n_columns
        n_rounds = min(_MOST_LOOKS, max(1, round(width / _LOOK)))
        first, n_steps = _far_apart(self.n_columns), -(-self.n_columns // _AT_ONCE)
        with self._recording.glanced() as read:
            while self._n_done < n_rounds * n_steps:
                number, step = divmod(self._n_done, n_steps)
                order = first if number == 0 else np.arange(self.n_columns)
                begin = step * _AT_ONCE
                self._look(read, order[begin : begin + _AT_ONCE], _spread(number) * width)
                self._n_done += 1
                done = number + min(1.0, (begin + _AT_ONCE) / self.n_columns)
                self.share = done / n_rounds
                yield self.share

    @property
    def n_looked(self) -> int:
        """How many columns were looked at, once at least; all of them after the first round."""
        return int(np.count_nonzero(self._n_looks))

    def decibels(self) -> Floats:
        """Return the mean power in dB: float32 (n_bands, n_columns), lowest band first.

        Columns that were not looked at yet are like the nearest that was.
        """
        near = self._nearest()
        power = self._power[near] / np.maximum(1, self._n_looks[near])[:, None]
        return np.asarray(10 * np.log10(np.maximum(power.T, _FLOOR)), np.float32)

    def outline(self) -> Floats:
        """Return the lowest and highest amplitudes that were seen: float32 (2, n_columns)."""
        near = self._nearest()
        return np.stack([self._lows[near], self._highs[near]])

    def seconds(self, column: float) -> float:
        """Return where in the recording a column begins, in seconds."""
        return column * self._recording.n_samples / self.n_columns / self._recording.rate

    def column(self, seconds: float) -> float:
        """Return in which column a time lies; the inverse of `seconds`."""
        return seconds * self._recording.rate * self.n_columns / self._recording.n_samples

    def _look(self, read: Read, columns: Ints, within: float) -> None:
        """Take one look in each of some columns, about a number of samples behind its beginning."""
        n_samples = self._recording.n_samples
        middles = columns * (n_samples / self.n_columns) + within
        places = np.clip(middles - _LOOK / 2, 0, max(0, n_samples - _LOOK)).astype(np.int64)
        seen, looks = [], []
        for column, place in zip(columns, places, strict=True):
            try:
                samples = read(int(place), int(place) + _LOOK)
            except Unreachable:
                raise
            except SampleProblem:
                self.damaged[column] = True
                continue
            seen.append(column)
            if len(samples) < _LOOK:
                samples = np.pad(samples, (0, _LOOK - len(samples)))
            looks.append(samples)
        if seen:
            self._note(np.array(seen), np.stack(looks))

    def _note(self, columns: Ints, looks: Floats) -> None:
        spectra = np.fft.rfft(looks * np.hanning(_LOOK).astype(np.float32), axis=1)
        # Summed without BLAS, whose threads would take the processors from the window.
        sums = np.add.reduceat(np.abs(spectra) ** 2, self._starts, axis=1)
        self._power[columns] += (sums / self._widths).astype(np.float32)
        self._lows[columns] = np.minimum(self._lows[columns], looks.min(axis=1))
        self._highs[columns] = np.maximum(self._highs[columns], looks.max(axis=1))
        self._n_looks[columns] += 1

    def _nearest(self) -> Ints:
        """Return for each column the nearest one that was looked at."""
        known = np.flatnonzero(self._n_looks)
        if not len(known):
            return np.arange(self.n_columns)
        borders = (known[1:] + known[:-1] + 1) // 2
        return known[np.searchsorted(borders, np.arange(self.n_columns), side="right")]


def _spread(number: int) -> float:
    """Return the share of a column where its looks lie: 1/2, 1/4, 3/4, 1/8 … (van der Corput)."""
    share, weight, number = 0.0, 0.5, number + 1
    while number:
        share += weight * (number & 1)
        weight, number = weight / 2, number >> 1
    return share


def _far_apart(n: int) -> Ints:
    """Return the numbers below n in an order whose beginnings are spread evenly over all."""
    places = np.array([int(_spread(number) * n) for number in range(2 * n)], np.int64)
    return places[np.sort(np.unique(places, return_index=True)[1])]
