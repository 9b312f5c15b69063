"""A part of a file as a file of its own, with other bytes before it."""

import io
from typing import IO


class ReadOnly(io.RawIOBase):
    """What is read from any place and never written to; a kind of it says what is read.

    Parameters
    ----------
    size : int
        In bytes.
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size, self._at = size, 0

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
        """Fill a buffer as far as it goes."""
        n = max(0, min(len(buffer), self._size - self._at))
        buffer[:n] = self._piece(self._at, n)
        self._at += n
        return n

    def _piece(self, at: int, n: int) -> bytes | bytearray:
        """Return the `n` bytes from a place on."""
        raise NotImplementedError


class PartOfFile(ReadOnly):
    """Some bytes, and after them those of a file from a place on; it is never written to.

    Parameters
    ----------
    file : binary file
        Is closed with it.
    start, stop : int
        The part, in bytes.
    head : bytes
        What stands before it.
    size : int, optional
        How large it seems, with zeros at its end; by default as large as it is.
    """

    def __init__(
        self, file: IO[bytes], start: int, stop: int, head: bytes = b"", size: int | None = None
    ) -> None:
        self._end = len(head) + max(0, stop - start)
        super().__init__(self._end if size is None else size)
        self._file, self._start, self._head = file, start, head

    def _piece(self, at: int, n: int) -> bytes:
        content = self._head[at : at + n]
        there = min(n, self._end - at)
        if len(content) < there:
            self._file.seek(self._start + at + len(content) - len(self._head))
            content += self._file.read(there - len(content))
        return content.ljust(n, b"\0")

    def close(self) -> None:
        """Close the file, too."""
        self._file.close()
        super().close()
