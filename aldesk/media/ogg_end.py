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


def last_page(file: IO[bytes]) -> Page | None:
    """Return the last page with the packets that are there whole; None if nothing is missing.

    A page without one whole packet is left out: its content is empty then.
    """
    file.seek(0)
    if file.read(4) != b"OggS":
        return None
    total = file.seek(0, 2)
    begins = max(0, total - _LARGEST)
    file.seek(begins)
    tail = file.read()
    place = tail.rfind(b"OggS")
    # The first page is a header, without which nothing can be decoded.
    if place < 0 or begins + place == 0:
        return None
    page = tail[place:]
    if len(page) < _HEAD.size:
        return Page(begins + place, b"")
    head = list(_HEAD.unpack_from(page))
    sizes = page[_HEAD.size : _HEAD.size + head[7]]
    body = page[_HEAD.size + head[7] :]
    if len(sizes) == head[7] and len(body) >= sum(sizes):
        return None
    sizes = _whole_packets(sizes, len(body))
    if not sizes:
        return Page(begins + place, b"")
    head[6], head[7] = 0, len(sizes)
    made = bytearray(_HEAD.pack(*head) + sizes + body[: sum(sizes)])
    struct.pack_into("<I", made, _CHECKSUM_AT, _checksum(made))
    return Page(begins + place, bytes(made))


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
