"""The last page of an Ogg file (Vorbis, Opus) that was cut off within it, made whole.

Without this, libsndfile reads nothing of such a file. Format: RFC 3533.
"""

import struct
from functools import cache
from typing import IO, NamedTuple

_HEAD = struct.Struct("<4sBBqIIIB")
_LARGEST = _HEAD.size + 255 + 255 * 255
_CHECKSUM_AT = 22
_POLYNOMIAL = 0x04C11DB7


class Page(NamedTuple):
    """Where a page begins, and its bytes as they should be."""

    at: int
    content: bytes


def missing_bytes(file: IO[bytes]) -> int:
    """Return how many bytes of its last page an Ogg file lacks; 0 for other files."""
    place, page = _last_bytes(file)
    if not place:
        return 0
    whole = page.ljust(_HEAD.size, b"\0")
    n_segments = whole[_HEAD.size - 1]
    sizes = page[_HEAD.size : _HEAD.size + n_segments]
    return max(0, _HEAD.size + n_segments + sum(sizes) - len(page))


def last_page(file: IO[bytes]) -> Page | None:
    """Return the last page with the packets that are there whole; None if nothing is missing.

    A page without one whole packet is left out: its content is empty then.
    """
    if not missing_bytes(file):
        return None
    place, page = _last_bytes(file)
    if len(page) < _HEAD.size:
        return Page(place, b"")
    head = list(_HEAD.unpack_from(page))
    body = page[_HEAD.size + head[7] :]
    sizes = _whole_packets(page[_HEAD.size : _HEAD.size + head[7]], len(body))
    if not sizes:
        return Page(place, b"")
    head[6], head[7] = 0, len(sizes)  # the checksum counts as 0 in its own sum
    made = bytearray(_HEAD.pack(*head) + sizes + body[: sum(sizes)])
    struct.pack_into("<I", made, _CHECKSUM_AT, _checksum(made))
    return Page(place, bytes(made))


def _last_bytes(file: IO[bytes]) -> tuple[int, bytes]:
    """Return where the last page begins, and what is there of it; 0 where there is none.

    The first page does not count: without that header nothing can be decoded.
    """
    file.seek(0)
    if file.read(4) != b"OggS":
        return 0, b""
    begins = max(0, file.seek(0, 2) - _LARGEST)
    file.seek(begins)
    tail = file.read()
    place = tail.rfind(b"OggS")
    return (begins + place, tail[place:]) if place >= 0 else (0, b"")


def _whole_packets(sizes: bytes, n_there: int) -> bytes:
    """Return the segment sizes of the packets that lie within so many bytes."""
    end = n_used = 0
    for number, size in enumerate(sizes):
        n_used += size
        if n_used > n_there:
            break
        if size < 255:  # a packet's last segment
            end = number + 1
    return sizes[:end]


def _checksum(page: bytearray) -> int:
    table, value = _table(), 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ table[(value >> 24) ^ byte]
    return value


@cache
def _table() -> tuple[int, ...]:
    def shifted(value: int) -> int:
        for _ in range(8):
            value = (value << 1 ^ (_POLYNOMIAL if value & 0x80000000 else 0)) & 0xFFFFFFFF
        return value

    return tuple(shifted(byte << 24) for byte in range(256))
