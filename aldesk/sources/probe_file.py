"""Look into one file: whether it can be read, and what the id of its content is."""

from collections.abc import Callable
from pathlib import Path

from aldesk.core.errors import TooLarge, Unsupported
from aldesk.core.sample import content_id
from aldesk.media import probe, read, reading
from aldesk.media.ending import seems_cut_off

MOST_BYTES = 32 << 30
"""A longer file would be hashed for minutes, and no encoder reads it."""


def look(path: Path, beat: Callable[[], None]) -> str:
    """Check a file and return its content's id.

    Parameters
    ----------
    path : Path
    beat : callable
        Called now and then; it may raise `Cancelled`.

    Raises
    ------
    SampleProblem
        If it certainly cannot be read. It is decoded only if its end looks wrong, so damage in its
        middle shows when it is embedded.
    """
    if _is_undecodable(path):
        raise Unsupported("Its name is not UTF-8", subject=str(path), todo="Rename it")
    probe(path)
    with reading(path):
        if path.stat().st_size > MOST_BYTES:
            raise TooLarge(
                f"The file is larger than {MOST_BYTES >> 30} GB",
                subject=str(path),
                todo="Cut it into pieces",
            )
        if seems_cut_off(path):
            read(path)
        return content_id(path, beat)


def _is_undecodable(path: Path) -> bool:
    """Tell whether a path holds bytes that are no text, which Python keeps as lone surrogates."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return True
    return False
