"""The mel scale: frequencies as far apart as they sound."""

from functools import cache

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Doubles


def mel_from_hz(hz: npt.ArrayLike) -> Doubles:
    """Return mels (O'Shaughnessy 1987: 2595 log10(1 + f / 700))."""
    return np.asarray(2595.0 * np.log10(1.0 + np.asarray(hz, np.float64) / 700.0))


def hz_from_mel(mel: npt.ArrayLike) -> Doubles:
    """Return frequencies in Hz; the inverse of `mel_from_hz`."""
    return np.asarray(700.0 * (10.0 ** (np.asarray(mel, np.float64) / 2595.0) - 1.0))


@cache
def mel_bands(n_bands: int, n_fft: int, rate: int, lowest: float = 0.0) -> Doubles:
    """Return triangular bands, equally wide on the mel scale.

    Parameters
    ----------
    n_bands : int
    n_fft : int
        Samples in a frame that is transformed.
    rate : int
        Sampling rate in Hz.
    lowest : float
        Where the first band begins, in Hz; the last one ends at half the rate.

    Returns
    -------
    float64 (n_bands, n_fft // 2 + 1)
    """
    corners = hz_from_mel(np.linspace(mel_from_hz(lowest), mel_from_hz(rate / 2), n_bands + 2))
    return triangles(corners[:-2], corners[1:-1], corners[2:], n_fft, rate)


def triangles(left: Doubles, middle: Doubles, right: Doubles, n_fft: int, rate: int) -> Doubles:
    """Return bands that rise to 1 at their middle and fall again: float64 (n_bands, n_bins).

    Parameters
    ----------
    left, middle, right : float64 (n_bands,)
        In Hz.
    n_fft, rate : int
        As in `mel_bands`.
    """
    frequencies = np.fft.rfftfreq(n_fft, 1 / rate)
    left, middle, right = left[:, None], middle[:, None], right[:, None]
    rising = (frequencies - left) / (middle - left)
    falling = (right - frequencies) / (right - middle)
    return np.asarray(np.maximum(np.minimum(rising, falling), 0.0))
