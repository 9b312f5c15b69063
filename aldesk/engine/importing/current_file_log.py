"""Which file a process was looking into when it died."""

import os
import struct
from pathlib import Path
from typing import Self

_LENGTH = struct.Struct("<I")
_ROOM = 1 << 14
"""Bytes, more than any path has."""


def begin(file: Path) -> None:
    """Make the file, with room for any note: the disk may be full later.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    file.write_bytes(bytes(_ROOM))


class CurrentFileLog:
    """A small file that always holds the path of the file that is being looked into.

    What is written survives the process, though not the machine; one note takes microseconds.
    """

    def __init__(self, file: Path) -> None:
        self._file = file.open("r+b", buffering=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def note(self, path: Path) -> None:
        """Write down what is looked into next."""
        name = os.fsencode(path)
        self._file.seek(0)
        self._file.write(_LENGTH.pack(len(name)) + name)


def last_note(file: Path) -> Path | None:
    """Return the path that was noted last, or None if there is none."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    (length,) = _LENGTH.unpack_from(content) if len(content) >= _LENGTH.size else (0,)
    if not length:
        return None
    return Path(os.fsdecode(content[_LENGTH.size : _LENGTH.size + length]))
