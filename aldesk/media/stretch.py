"""Slower or faster at the same pitch: WSOLA, as a stream.

Verhelst and Roelands (1993), "An overlap-add technique based on waveform similarity (WSOLA) for
high quality time-scale modification of speech", ICASSP. Short windows are laid one over the other
at another distance than the one they were taken at; each is taken from where it continues the
window before it best.
"""

from collections.abc import Iterable, Iterator
from itertools import count

import numpy as np

from aldesk.arrays import Floats

_WINDOW_SECONDS = 0.04
_SEARCH_SECONDS = 0.01
_SMALL = 1e-9


def stretched(blocks: Iterable[Floats], rate: int, speed: float) -> Iterator[Floats]:
    """Yield the sound at another speed.

    Parameters
    ----------
    blocks : iterable of float32 (n,)
        The sound, in blocks of any length.
    rate : int
        Sampling rate in Hz.
    speed : float
        0.5 is half as fast and twice as long. At 1, the blocks come out as they are.

    Yields
    ------
    float32 (n,)
    """
    if speed == 1.0:
        yield from blocks
        return
    half = max(1, round(rate * _WINDOW_SECONDS / 2))
    search = round(rate * _SEARCH_SECONDS)
    # A Hann window and itself, half a window later, add up to one.
    window = np.hanning(2 * half + 1)[:-1].astype(np.float32)
    source = _Source(blocks)
    yield source.read(0, min(half, source.known_end(half)))
    tail = source.read(half, 2 * half) * window[half:]
    template = source.read(half, 3 * half)
    for n_out in count(1):
        ideal = round(n_out * half * speed)
        if ideal >= source.known_end(ideal + 2 * half):
            break
        low = max(0, ideal - search)
        place = low + _best_match(source.read(low, ideal + search + 2 * half), template)
        piece = source.read(place, place + 2 * half) * window
        yield tail + piece[:half]
        tail = piece[half:]
        template = source.read(place + half, place + 3 * half)
        source.forget(low)
    yield tail


def _best_match(region: Floats, template: Floats) -> int:
    """Return where the region is most like the template (normalised cross-correlation)."""
    products = np.correlate(region, template, "valid")
    energy = np.cumsum(np.square(region, dtype=np.float64))
    n = len(template)
    energies = energy[n - 1 :] - np.concatenate([[0.0], energy[:-n]])
    return int(np.argmax(products / np.sqrt(energies + _SMALL)))


class _Source:
    """Random access to the newest part of a stream; after its end, silence."""

    def __init__(self, blocks: Iterable[Floats]) -> None:
        self._blocks = iter(blocks)
        self._buffer = np.empty(0, np.float32)
        self._first = 0
        self._end: int | None = None

    def known_end(self, at_least: int) -> int:
        """Return the stream's end if it lies before a place, else how far it was read."""
        self._fill(at_least)
        return self._end if self._end is not None else self._first + len(self._buffer)

    def read(self, start: int, stop: int) -> Floats:
        self._fill(stop)
        part = self._buffer[start - self._first : stop - self._first]
        return np.pad(part, (0, stop - start - len(part)))

    def forget(self, before: int) -> None:
        """Let go of what lies before a place."""
        if before - self._first > len(self._buffer) // 2:
            self._buffer = self._buffer[before - self._first :]
            self._first = before

    def _fill(self, stop: int) -> None:
        while self._end is None and self._first + len(self._buffer) < stop:
            block = next(self._blocks, None)
            if block is None:
                self._end = self._first + len(self._buffer)
            else:
                self._buffer = np.concatenate([self._buffer, block])
