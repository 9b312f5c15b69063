"""The picture of a sound: spectrogram and the outline of its waveform."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from aldesk.arrays import Doubles, Floats, Ints
from aldesk.media.clip import Clip, FileClip, Read
from aldesk.media.mel import hz_from_mel, mel_from_hz, triangles

Scale = Literal["mel", "linear"]

_FLOOR = 1e-10
_WINDOW_SECONDS = 0.032
_MOST_PER_COLUMN = 4


@dataclass(frozen=True, slots=True)
class FrequencyAxis:
    """The frequencies that a spectrogram shows.

    Attributes
    ----------
    scale : {"mel", "linear"}
        What the rows are evenly spaced on.
    lowest, highest : float
        In Hz; 0 for `highest` is half the sampling rate.
    n_bands : int
        Rows.
    expansion : int
        The clip's time expansion. Frequencies are those of the recording; how fine they are and
        the mel scale are those of the slowed sound, as if it had been recorded so.
    """

    scale: Scale = "mel"
    lowest: float = 0.0
    highest: float = 0.0
    n_bands: int = 96
    expansion: int = 1

    def limits(self, rate: int) -> tuple[float, float]:
        """Return the lowest and highest frequency in Hz of a clip at this rate."""
        nyquist = rate / 2
        highest = min(self.highest or nyquist, nyquist)
        lowest = min(self.lowest, nyquist)
        return (lowest, highest) if highest - lowest >= 1.0 else (0.0, nyquist)

    def hertz(self, share: float, rate: int) -> float:
        """Return the frequency at a share of the height, 0 at the bottom."""
        low, high = self.limits(rate)
        return float(self._between(low, high, np.asarray(share)))

    def share(self, hertz: float, rate: int) -> float:
        """Return the share of the height at which a frequency lies; the inverse of `hertz`."""
        low, high = self.limits(rate)
        if self.scale == "linear":
            return (hertz - low) / (high - low)
        bottom, at, top = (float(mel_from_hz(f / self.expansion)) for f in (low, hertz, high))
        return (at - bottom) / (top - bottom)

    def edges(self, rate: int) -> Doubles:
        """Return the bands' corners in Hz: float64 (n_bands + 2,)."""
        low, high = self.limits(rate)
        return self._between(low, high, np.linspace(0, 1, self.n_bands + 2))

    def _between(self, low: float, high: float, share: Doubles) -> Doubles:
        if self.scale == "linear":
            return low + share * (high - low)
        bottom, top = mel_from_hz(low / self.expansion), mel_from_hz(high / self.expansion)
        return self.expansion * hz_from_mel(bottom + share * (top - bottom))


def spectrogram(
    read: Read,
    start: int,
    stop: int,
    rate: int,
    axis: FrequencyAxis,
    n_frames: int = 640,
    n_fft: int = 0,
) -> Floats:
    """Return the spectrogram of a part of a clip.

    Parameters
    ----------
    read : callable
        Gives samples from a start up to a stop.
    start, stop : int
        The part, in samples.
    rate : int
        Sampling rate in Hz of the recording.
    axis : FrequencyAxis
    n_frames : int
        At most so many columns. A long part is looked at in even distances, up to four times a
        column, of which the loudest is shown.
    n_fft : int
        Samples of the window that is transformed; 0 for about 32 ms.

    Returns
    -------
    float32 (n_bands, ≤ n_frames)
        Mean power of the band in dB, lowest band first.
    """
    n_window = n_fft or _usual_window(rate / axis.expansion)
    hop = max(1, n_window // 16)
    n_columns = min(n_frames, max(1, (stop - start) // hop))
    per_column = int(np.clip((stop - start) // (n_columns * n_window // 2), 1, _MOST_PER_COLUMN))
    n_looks = n_columns * per_column
    middles = np.linspace(start, stop, n_looks, endpoint=False) + (stop - start) / (2 * n_looks)
    places = middles.astype(np.int64) - n_window // 2
    frames = _frames(read, places, n_window) * np.hanning(n_window).astype(np.float32)
    bands = _bands(axis, n_window, rate)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    loudest = (power @ bands.T).reshape(n_columns, per_column, -1).max(axis=1)
    return np.asarray(10.0 * np.log10(np.maximum(loudest.T, _FLOOR)), dtype=np.float32)


def _usual_window(rate: float) -> int:
    """Return the power of two that is 32 ms or a little more."""
    return 1 << max(6, int(np.ceil(np.log2(_WINDOW_SECONDS * rate))))


def clip_spectrogram(clip: Clip, n_bands: int = 96, n_frames: int = 640) -> Floats:
    """Return a clip's mel spectrogram in dB below its peak: float32 (n_bands, ≤ n_frames).

    Of one that lies in its file only what is looked at is decoded.

    Raises
    ------
    SampleProblem
        If the clip cannot be read.
    """
    axis = FrequencyAxis(n_bands=n_bands, expansion=clip.decoding.expansion)
    with clip.glanced() if isinstance(clip, FileClip) else clip.opened() as read:
        decibels = spectrogram(read, 0, clip.n_samples, clip.rate, axis, n_frames)
    return np.asarray(decibels - decibels.max(), np.float32)


def edges_of(lows: Floats, highs: Floats, n_columns: int) -> Floats:
    """Gather lowest and highest values into columns: float32 (2, ≤ n_columns)."""
    if not len(lows):
        return np.zeros((2, 1), np.float32)
    n_columns = min(n_columns, len(lows))
    starts = np.linspace(0, len(lows), n_columns, endpoint=False).astype(np.int64)
    # Each column reaches to the next one's first value, so that the line is not broken.
    following = np.minimum(np.append(starts[1:], len(lows) - 1), len(lows) - 1)
    return np.stack(
        [
            np.minimum(np.minimum.reduceat(lows, starts), lows[following]),
            np.maximum(np.maximum.reduceat(highs, starts), highs[following]),
        ]
    )


def _frames(read: Read, places: Ints, n_window: int) -> Floats:
    first, last = int(places[0]), int(places[-1]) + n_window
    if last - first <= 2 * len(places) * n_window:  # close together: decode once
        samples = _window(read, first, last)
        return np.asarray(samples[(places - first)[:, None] + np.arange(n_window)])
    return np.stack([_window(read, int(place), int(place) + n_window) for place in places])


def _window(read: Read, start: int, stop: int) -> Floats:
    """Return samples with silence where there are none."""
    before = min(max(0, -start), stop - start)
    samples = read(start + before, stop)
    return np.asarray(np.pad(samples, (before, stop - start - before - len(samples))))


@lru_cache(maxsize=32)
def _bands(axis: FrequencyAxis, n_fft: int, rate: int) -> Floats:
    """Return triangular bands that weigh 1 each, and between narrow ones interpolate."""
    corners = axis.edges(rate)
    left, middle, right = corners[:-2], corners[1:-1], corners[2:]
    bin_hertz = rate / n_fft
    left, right = np.minimum(left, middle - bin_hertz), np.maximum(right, middle + bin_hertz)
    weights = triangles(left, middle, right, n_fft, rate)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float32)
