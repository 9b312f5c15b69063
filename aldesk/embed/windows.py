"""Long sound in windows, none of them much shorter than the others."""

from collections.abc import Iterable, Iterator

import numpy as np

from aldesk.arrays import Floats


def windows(blocks: Iterable[Floats], size: int) -> Iterator[Floats]:
    """Cut a waveform that comes in blocks into windows of at most `size` samples.

    The blocks' borders have no influence. What is left at the end is shared between the last two
    windows, so that a long sound never ends with a scrap.

    Parameters
    ----------
    blocks : iterable of float32 (n,)
    size : int

    Yields
    ------
    float32 (≤ size,)
        One window at least; all but the last two have `size` samples.
    """
    held = np.empty(0, np.float32)
    for block in blocks:
        held = np.concatenate([held, block]) if len(held) else block
        while len(held) >= 2 * size:
            yield held[:size]
            held = held[size:]
    if len(held) > size:
        half = (len(held) + 1) // 2
        yield held[:half]
        held = held[half:]
    yield held
