"""Notices a clip whose channels are each other's negative: its mix is silence."""

from pathlib import Path

import numpy as np

from aldesk.media.sound import opened

_BLOCK_SECONDS = 0.5
_MOST_BLOCKS, _ENOUGH = 120, 4
_MOST_VALUES = 1 << 20
_SILENT = 1e-10  # power that is silence and no sound: 100 dB below full scale
_FAR_BELOW = 1e-3  # of the channels' power: 30 dB


def cancels_out(path: Path) -> bool:
    """Return whether the mix of a clip's channels is more than 30 dB below the channels.

    The first two seconds that are not silent are looked at, if there are any in the first minute.

    Raises
    ------
    SampleProblem
        If it is not sound. Damage further in is left to those who read it whole.
    """
    import soundfile

    mixed, apart, n_heard = 0.0, 0.0, 0
    with opened(path) as file:
        if file.channels == 1:
            return False
        # A header may promise any rate: what is read at once is bounded.
        n_frames = max(1, min(int(_BLOCK_SECONDS * file.samplerate), _MOST_VALUES // file.channels))
        file.seekable = lambda: False  # as in `sound`: a FLAC may promise no length
        try:
            for _ in range(_MOST_BLOCKS):
                block = file.read(n_frames, "float32", always_2d=True)
                if not len(block) or n_heard == _ENOUGH:
                    break
                power = float(np.mean(np.square(block, dtype=np.float64)))
                if power > _SILENT:
                    n_heard += 1
                    apart += power
                    mixed += float(np.mean(np.square(block.mean(axis=1, dtype=np.float64))))
        except soundfile.SoundFileError:
            pass
    return bool(mixed < _FAR_BELOW * apart)
