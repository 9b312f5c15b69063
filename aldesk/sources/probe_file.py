"""Look into one file: whether it can be read, and what the id of its content is."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from aldesk.core.errors import TooLarge, Unsupported
from aldesk.core.sample import content_id
from aldesk.media import probe, read, reading
from aldesk.media.ending import is_certain, seems_cut_off

MOST_BYTES = 32 << 30
"""A longer file would be hashed for minutes, and no encoder reads it."""


class Looked(NamedTuple):
    """What a look into a file showed.

    Attributes
    ----------
    id : str
        Of its content.
    missing : float
        The share of what the file promises that it lacks, as far as it is known.
    """

    id: str
    missing: float


def look(path: Path, beat: Callable[[], None]) -> Looked:
    """Check a file, and return its content's id.

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
    missing = probe(path)
    with reading(path):
        if path.stat().st_size > MOST_BYTES:
            raise TooLarge(
                f"The file is larger than {MOST_BYTES >> 30} GB",
                subject=str(path),
                todo="Cut it into pieces",
            )
        if seems_cut_off(path):
            least = 1 / path.stat().st_size if is_certain(path) else 0.0
            missing = max(missing, read(path).missing, least)
        return Looked(content_id(path, beat), missing)


def _is_undecodable(path: Path) -> bool:
    """Tell whether a path holds bytes that are no text, which Python keeps as lone surrogates."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return True
    return False
