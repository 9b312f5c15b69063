"""Sound files as libsndfile reads them, where their headers must be put right first."""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from aldesk.media.chunks import Promise, beyond_32_bits, corrected
from aldesk.media.ogg_end import last_page
from aldesk.media.part_of_file import PartOfFile


class Mended(io.RawIOBase):
    """A file, some bytes of which are others than on the disk; it is never written to.

    Parameters
    ----------
    file : binary file
    at : int
        Where the other bytes begin.
    others : bytes
    size : int, optional
        Where the file ends; by default where it does on the disk.
    """

    def __init__(self, file: IO[bytes], at: int, others: bytes, size: int | None = None) -> None:
        super().__init__()
        self._file, self._from, self._others = file, at, others
        self._size = file.seek(0, io.SEEK_END) if size is None else size
        self._at = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer as far as the file goes."""
        n = max(0, min(len(buffer), self._size - self._at))
        self._file.seek(self._at)
        piece = bytearray(self._file.read(n).ljust(n, b"\0"))
        first = max(self._from, self._at)
        last = min(self._from + len(self._others), self._at + n)
        if first < last:
            piece[first - self._at : last - self._at] = self._others[
                first - self._from : last - self._from
            ]
        buffer[:n] = piece
        self._at += n
        return n


@contextmanager
def readable_file(path: Path) -> Iterator[Path | Mended | PartOfFile]:
    """Give what libsndfile is to read: the path, or the file as its header should be.

    A file that was never closed promises no sound, a wav of more than 4 GB cannot say so, and an
    Ogg file without its last bytes has a last page that no reader believes.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    with path.open("rb") as file:
        if (promise := beyond_32_bits(file)) is not None:
            head, end = _as_rf64(file, promise), promise.start + promise.size
            yield PartOfFile(file, promise.start, end, head)
        elif (promise := corrected(file)) is not None:
            yield Mended(file, promise.field, struct.pack(promise.code, promise.size))
        elif (page := last_page(file)) is not None:
            yield Mended(file, page.at, page.content, page.at + len(page.content))
        else:
            yield path


def _as_rf64(file: IO[bytes], promise: Promise) -> bytes:
    """Return what a wav begins with, as EBU Tech 3306 has it for long ones."""
    file.seek(12)
    chunks = file.read(promise.field - len(b"data") - 12)
    sizes = struct.pack("<QQQI", 60 + len(chunks) + promise.size, promise.size, 0, 0)
    huge = struct.pack("<I", 2**32 - 1)
    facts = b"ds64" + struct.pack("<I", len(sizes)) + sizes
    return b"RF64" + huge + b"WAVE" + facts + chunks + b"data" + huge
