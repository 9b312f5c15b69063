"""Decode any frames of an MP3, without what lies before them."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from aldesk.arrays import Floats
from aldesk.media.mp3_index import STEP, Mp3Index
from aldesk.media.part_of_file import PartOfFile

STEPS = 5
"""So many times 50 frames are decoded at once: 6.5 s of music."""

_SAID = 64  # times its size: what a part says, for libsndfile guesses its length from that


def decoded_steps(path: Path, index: Mp3Index, first: int, n_steps: int) -> Floats:
    """Return some times 50 frames, from a multiple of 50 on: float32 (n, n_channels).

    Those before are decoded, too, of whose bytes the first ones are made.

    Raises
    ------
    soundfile.SoundFileError
        If it is damaged there.
    OSError
        If the file cannot be read.
    """
    import soundfile

    places, step = index.places, STEP * index.frame_samples
    begin, end = max(0, first - 1), min(first + n_steps + 1, len(places) - 1)
    n_before = (first - begin) * step
    n_left = index.n_frames * index.frame_samples - begin * step
    size = _SAID * (places[end] - places[begin])
    with (
        PartOfFile(path.open("rb"), places[begin], places[end], size=size) as part,
        soundfile.SoundFile(part) as file,
    ):
        file.seekable = lambda: False  # else reading stops where the guess says
        wanted = min(n_before + n_steps * step, n_left)
        decoded = file.read(wanted, dtype="float32", always_2d=True)
    return np.asarray(decoded[n_before:])


def decoded_blocks(path: Path, index: Mp3Index) -> Iterator[Floats]:
    """Yield all of an MP3 in blocks: float32 (n, n_channels).

    Raises
    ------
    soundfile.SoundFileError, OSError
        As `decoded_steps`.
    """
    n_left = index.n_samples
    for first in range(0, len(index.places) - 1, STEPS):
        block = decoded_steps(path, index, first, STEPS)
        block = block[index.skipped :] if first == 0 else block
        yield block[:n_left]
        n_left -= len(block[:n_left])
