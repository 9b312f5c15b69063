"""The built-in encoder for sound: what its log-mel spectrum is like, and how it changes."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

import numpy as np

from aldesk.arrays import Doubles, Floats, Vectors
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.sample import Media
from aldesk.embed.encoder import BaseEncoder, Input, Value, as_sound
from aldesk.media.mel import mel_bands

RATE = 16_000
_WINDOW, _HOP, _N_FFT = 400, 160, 512  # 25 ms, 10 ms
_LOWEST = 60.0  # Hz
_N_BANDS, _N_CEPSTRA, _N_SEGMENTS = 40, 16, 6
_FLOOR = 60.0  # dB below the loudest band of the clip
_SILENT = 25.0  # dB below the loudest frame of the clip
_BLOCK = 4096  # frames that are transformed at a time, so that an hour of sound fits


class SpectralEncoder(BaseEncoder):
    """Statistics of mel-frequency cepstra: mean, deviation, speed of change, and layout in time.

    The layout is the mean of each of six equal parts of the clip, after silence is cut from both
    ends. Loudness has no influence.

    References
    ----------
    Davis and Mermelstein (1980), Comparison of parametric representations for monosyllabic word
    recognition.
    """

    key = "spectral:1"
    media: Media = "sound"
    n_features = (3 + _N_SEGMENTS) * _N_CEPSTRA
    rate = RATE

    card = EncoderCard("spectral", n_features)

    def prepare(self, value: Value) -> Iterator[Input]:
        """Yield the log-mel spectrum, float64 (n_frames, 40)."""
        yield Input({"log_mel": log_mel(as_sound(value).blocks(RATE))})

    def embed_batch(self, inputs: Sequence[Input]) -> Vectors:
        """Embed spectra -> float32 (n, 144)."""
        return np.stack([_describe(part.arrays["log_mel"]) for part in inputs])


def _describe(decibels: Doubles) -> Floats:
    cepstra = _without_silence(decibels) @ _cosines().T
    change = np.abs(np.diff(cepstra, axis=0, append=cepstra[-1:])).mean(0)
    parts = [cepstra.mean(0), cepstra.std(0), change, _segment_means(cepstra).ravel()]
    return np.concatenate(parts).astype(np.float32)


def log_mel(blocks: Iterable[Floats]) -> Doubles:
    """Return the power in mel bands, in dB relative to the clip's loudest one.

    Parameters
    ----------
    blocks : iterable of float32 (n,)
        The waveform at 16 kHz, in pieces of any length, also without a single sample.

    Returns
    -------
    float64 (n_frames, 40)
        From −60 to 0 dB; −60 throughout for silence.
    """
    power = np.concatenate(list(_mel_blocks(blocks)))
    loudest = power.max() or 1.0
    decibels: Doubles = 10 * np.log10(np.maximum(power / loudest, 10 ** (-_FLOOR / 10)))
    return decibels


def _mel_blocks(blocks: Iterable[Floats]) -> Iterator[Doubles]:
    taper = np.hanning(_WINDOW)
    edge = np.zeros(_WINDOW // 2, np.float32)
    held = edge
    for block in chain(blocks, [edge]):
        held = np.concatenate([held, block])
        if len(held) < _WINDOW:
            continue
        frames = np.lib.stride_tricks.sliding_window_view(held, _WINDOW)[::_HOP]
        for start in range(0, len(frames), _BLOCK):
            spectrum = np.fft.rfft(frames[start : start + _BLOCK] * taper, _N_FFT)
            yield np.abs(spectrum) ** 2 @ mel_bands(_N_BANDS, _N_FFT, RATE, _LOWEST).T
        held = held[_HOP * len(frames) :]


def _without_silence(decibels: Doubles) -> Doubles:
    loudness = 10 * np.log10(np.mean(10 ** (decibels / 10), axis=1))
    heard = np.flatnonzero(loudness >= loudness.max() - _SILENT)
    return decibels[heard[0] : heard[-1] + 1]


def _segment_means(frames: Doubles) -> Doubles:
    """Average equal stretches of time; a frame that lies across a border counts on both sides."""
    n_frames = len(frames)
    integral = np.vstack([np.zeros(frames.shape[1]), np.cumsum(frames, axis=0)])
    borders = np.linspace(0, n_frames, _N_SEGMENTS + 1)
    before = np.minimum(borders.astype(int), n_frames - 1)
    share = (borders - before)[:, None]
    at_borders = integral[before] * (1 - share) + integral[before + 1] * share
    means: Doubles = np.diff(at_borders, axis=0) * (_N_SEGMENTS / n_frames)
    return means


@cache
def _cosines() -> Doubles:
    """Return the first rows of the discrete cosine transform, type II -> (n_cepstra, n_bands)."""
    orders, bands = np.arange(_N_CEPSTRA)[:, None], np.arange(_N_BANDS) + 0.5
    cosines: Doubles = np.sqrt(2 / _N_BANDS) * np.cos(np.pi / _N_BANDS * orders * bands)
    return cosines
