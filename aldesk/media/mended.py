"""Sound files as libsndfile reads them, where their headers must be put right first."""

import io
import struct
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from aldesk.media.chunks import Promise, beyond_32_bits, corrected
from aldesk.media.ogg_end import last_page
from aldesk.media.part_of_file import PartOfFile, ReadOnly


class Mended(ReadOnly):
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
        super().__init__(file.seek(0, io.SEEK_END) if size is None else size)
        self._file, self._from, self._others = file, at, others

    def _piece(self, at: int, n: int) -> bytearray:
        self._file.seek(at)
        piece = bytearray(self._file.read(n).ljust(n, b"\0"))
        first = max(self._from, at)
        last = min(self._from + len(self._others), at + n)
        if first < last:
            piece[first - at : last - at] = self._others[first - self._from : last - self._from]
        return piece


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
    with ExitStack() as opening:
        file = path.open("rb")
        opening.callback(_close, file)
        if (promise := beyond_32_bits(file)) is not None:
            head, end = _as_rf64(file, promise), promise.start + promise.size
            yield PartOfFile(file, promise.start, end, head)
        elif (promise := corrected(file)) is not None:
            yield Mended(file, promise.field, struct.pack(promise.code, promise.size))
        elif (page := last_page(file)) is not None:
            yield Mended(file, page.at, page.content, page.at + len(page.content))
        else:
            yield path


def _close(file: IO[bytes]) -> None:
    """Close what was only read: a disk that fails now has given all that was asked of it."""
    with suppress(OSError):
        file.close()


def _as_rf64(file: IO[bytes], promise: Promise) -> bytes:
    """Return what a wav begins with, as EBU Tech 3306 has it for long ones."""
    file.seek(12)
    chunks = file.read(promise.field - len(b"data") - 12)
    sizes = struct.pack("<QQQI", 60 + len(chunks) + promise.size, promise.size, 0, 0)
    huge = struct.pack("<I", 2**32 - 1)
    facts = b"ds64" + struct.pack("<I", len(sizes)) + sizes
    return b"RF64" + huge + b"WAVE" + facts + chunks + b"data" + huge
