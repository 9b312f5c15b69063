"""Text files in whatever encoding they are, gzipped or not."""

import codecs
import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, TextIO, cast

from aldesk.core.errors import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GZIP = b"\x1f\x8b"
_BLOCK = 1 << 20
_SAMPLE = 4096
_LONGEST_LINE, _LONGEST_JSON = 16 << 20, 256 << 20  # bytes; JSON may be one line
_MOST_UNPACKED = 2 << 30


@contextmanager
def opened_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open a file, unpacked if it is gzipped whatever it is called.

    Raises
    ------
    OSError, EOFError, zlib.error
        On entering or while it is read.
    """
    with path.open("rb") as raw:
        is_packed = raw.read(2) == _GZIP
        raw.seek(0)
        if not is_packed:
            yield raw
            return
        with gzip.GzipFile(fileobj=raw) as unpacked:
            yield cast(BinaryIO, unpacked)


@contextmanager
def opened_text(file: IO[bytes]) -> Iterator[tuple[TextIO, str]]:
    """Give the text of a file that is open, from its start, and how it was read.

    Text without a byte order mark is UTF-8 if all of it can be, UTF-16 if every other byte is
    zero, and else Windows-1252, of which Latin-1 is a part.

    Yields
    ------
    TextIO
        With its line ends as they are.
    str
        The encoding where it is not UTF-8; else empty.

    Raises
    ------
    Problem
        If a line is so long, or so much is packed into it, that it is no table.
    """
    _refuse_endless(file)
    encoding = _encoding(file)
    file.seek(0)
    # Five bytes mean nothing in Windows-1252; a text with one of them is shown, not refused.
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    try:
        yield text, "" if encoding.startswith("utf-8") else encoding
    finally:
        text.detach()


def _refuse_endless(file: IO[bytes]) -> None:
    """Look for what would fill the memory: a line without an end, or gigabytes of nothing."""
    file.seek(0)
    run = total = 0
    most = 0
    while block := file.read(_BLOCK):
        most = most or (_LONGEST_JSON if _begins_as_json(block) else _LONGEST_LINE)
        run = 0 if b"\n" in block or b"\r" in block else run + len(block)
        total += len(block)
        if run > most:
            raise Problem(f"It has a line of more than {most >> 20} MB, so it is no table")
        if total > _MOST_UNPACKED and isinstance(file, gzip.GzipFile):
            raise Problem(f"It unpacks to more than {_MOST_UNPACKED >> 30} GB", todo="Unpack it")


def _begins_as_json(block: bytes) -> bool:
    return block[:_SAMPLE].lstrip(b"\xef\xbb\xbf \t\r\n\xff\xfe\x00")[:1] in (b"{", b"[")


def _encoding(file: IO[bytes]) -> str:
    file.seek(0)
    head = file.read(_SAMPLE)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    zeros = (head[0::2].count(0), head[1::2].count(0))
    if max(zeros) > len(head) / 8:
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while head:
            decoder.decode(head)
            head = file.read(_BLOCK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
