"""The outline of a long clip: its lowest and highest amplitudes, block by block."""

from collections.abc import Iterator

import numpy as np

from aldesk.arrays import Floats
from aldesk.media.clip import Clip
from aldesk.media.spectrogram import edges_of

BLOCK = 1024
_BLOCKS_AT_ONCE = 1024


class Peaks:
    """Lowest and highest amplitude of every 1,024 samples, filled from the start on.

    One thread may fill it while others read.
    """

    def __init__(self, clip: Clip) -> None:
        self._clip = clip
        n_blocks = -(-clip.n_samples // BLOCK)
        self._lows, self._highs = np.zeros((2, n_blocks), np.float32)
        self.n_done = 0

    @property
    def share(self) -> float:
        """The share that is filled, 0 … 1."""
        return self.n_done / max(1, len(self._lows))

    def fill(self) -> Iterator[float]:
        """Read the clip once; after each million samples, give the share that is filled.

        Raises
        ------
        SampleProblem
            If a part of the clip cannot be read; what was filled stays.
        """
        with self._clip.opened() as read:
            for first in range(0, len(self._lows), _BLOCKS_AT_ONCE):
                samples = read(first * BLOCK, (first + _BLOCKS_AT_ONCE) * BLOCK)
                if not len(samples):
                    return  # an mp3's header promised more
                starts = np.arange(0, len(samples), BLOCK)
                end = first + len(starts)
                self._lows[first:end] = np.minimum.reduceat(samples, starts)
                self._highs[first:end] = np.maximum.reduceat(samples, starts)
                self.n_done = end
                yield self.share

    def outline(self, start: int, stop: int, n_columns: int) -> Floats:
        """Return lowest and highest amplitude in each column of a part: (2, ≤ n_columns)."""
        blocks = slice(max(0, start // BLOCK), -(-stop // BLOCK))
        return edges_of(self._lows[blocks], self._highs[blocks], n_columns)
