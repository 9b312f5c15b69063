"""How much of a FLAC can be read: its header may promise more than there is, or nothing."""

from pathlib import Path
from typing import Any

from aldesk.media.sound import UNKNOWN, opened

_LONGEST = 1 << 36  # frames that a FLAC's header can promise


def flac_length(path: Path, promised: int) -> int:
    """Return how many frames can be read, found by seeking.

    Parameters
    ----------
    path : Path
    promised : int
        What the header says.

    Raises
    ------
    SampleProblem
        If it is not sound.
    """
    if 0 < promised < UNKNOWN and _has(path, promised - 1):
        return promised
    there, beyond = 0, min(promised, _LONGEST)
    while there < beyond:
        middle = (there + beyond) // 2
        if _has(path, middle):
            there = middle + 1
        else:
            beyond = middle
    return there


def _has(path: Path, frame: int) -> bool:
    """Tell whether a frame can be read; after a failure the decoder is of no more use."""
    import soundfile

    with opened(path) as file:
        try:
            return _is_read(file, frame)
        except soundfile.SoundFileError:
            return False


def _is_read(file: Any, frame: int) -> bool:
    file.seek(frame)
    file.seekable = lambda: False
    return len(file.read(1)) == 1
