"""Which file a process was looking into when it died."""

import os
import struct
from pathlib import Path
from typing import Self

_LENGTH = struct.Struct("<I")


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
    content = file.read_bytes()
    if len(content) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack_from(content)
    return Path(os.fsdecode(content[_LENGTH.size : _LENGTH.size + length]))
