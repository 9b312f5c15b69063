"""Where the sound lies in a file of chunks, and how much of it the header promises.

libsndfile corrects a promise that is too large silently, so a clip that was cut off looks merely
short to it. A promise of nothing it believes, though a recorder that was switched off left it so.
"""

import math
import re
import struct
from pathlib import Path
from typing import IO, NamedTuple

from aldesk.media.ogg_end import missing_bytes

_W64_DATA = b"data\xf3\xac\xd3\x11\x8c\xd1\x00\xc0\x4f\x8e\xdb\x8a"
_MOST_CHUNKS = 1000
_NOWHERE = -1


class _Layout(NamedTuple):
    """How the chunks of a format are written.

    `offset` is where the first one begins, `order` its name and size, `sound` the name of the one
    with the sound, `extra` the bytes of a chunk's own that its size counts, `even` what chunks are
    padded to.
    """

    offset: int
    order: str
    sound: bytes
    extra: int = 0
    even: int = 2


_LAYOUTS = {
    b"RIFF": _Layout(12, "<4sI", b"data"),
    b"RF64": _Layout(12, "<4sI", b"data"),
    b"BW64": _Layout(12, "<4sI", b"data"),
    b"FORM": _Layout(12, ">4sI", b"SSND"),
    b"riff": _Layout(40, "<16sQ", _W64_DATA, extra=24, even=8),
    b"caff": _Layout(8, ">4sq", b"data", even=1),
}
# Bytes that stand in the chunk before the sound: offset and block size, number of edits.
_BEFORE = {b"FORM": 8, b"caff": 4}

# Programs that write into a pipe don't know the size and promise "about 2 or 4 GB" instead.
_UNKNOWN = {"I": 0x7FFF0000, "Q": 2**62, "q": 2**62}


class Promise(NamedTuple):
    """What a header says of the sound's bytes.

    Attributes
    ----------
    start : int
        Where they begin in the file.
    size : int
        How many there are to be; below 0 if that is left open.
    field, code : int, str
        Where the size is written, and how, for `struct`; −1 where it is not written like that.
    before : int
        Bytes of the chunk ahead of the sound, which its size counts.
    """

    start: int
    size: int
    field: int
    code: str
    before: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the size is no promise."""
        return not 0 <= self.size < _UNKNOWN[self.code[-1]]


def promise_of(file: IO[bytes]) -> Promise | None:
    """Return what a wav, aiff, rf64, w64, caf, au, voc or sph file promises; None for others."""
    file.seek(0)
    head = file.read(1024)
    if head.startswith(b"NIST_1A"):
        return _of_sphere(head)
    if head.startswith(b"Creative Voice File") and len(head) > 26:
        start = int.from_bytes(head[20:22], "little")
        is_sound = head[start : start + 1] in (b"\1", b"\x09")
        size = int.from_bytes(head[start + 1 : start + 4], "little")
        return Promise(start + 4, size, _NOWHERE, "<I") if is_sound else None
    if head[:4] == b".snd" and len(head) >= 12:
        start, size = struct.unpack_from(">II", head, 4)
        return Promise(start, size, 8, ">I")
    layout = _LAYOUTS.get(head[:4])
    found = _find(file, layout, head[:4]) if layout else None
    if found and head[:4] in (b"RF64", b"BW64") and head[12:16] == b"ds64" and len(head) >= 36:
        return found._replace(size=struct.unpack_from("<Q", head, 28)[0], field=28, code="<Q")
    return found


def missing_share(path: Path) -> float:
    """Return the share of the promised bytes of sound that the file lacks, 0 … 1.

    Files of other formats, and those that promise nothing, lack nothing. An Ogg file promises
    no more than its last page.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    total = path.stat().st_size
    with path.open("rb") as file:
        promise = promise_of(file)
        if (lost := missing_bytes(file)) > 0:
            return lost / (total + lost)
    if promise is None or promise.is_open or not promise.size:
        return 0.0
    there = total - promise.start
    return 1 - max(0, there) / promise.size if there < promise.size else 0.0


def corrected(file: IO[bytes]) -> Promise | None:
    """Return the true size, where libsndfile would read nothing with that in the header; else None.

    So it is in a file that was never closed: its header says 0 bytes of sound, and what follows are
    no chunks but sound up to the end. And in a caf file that lacks its end.
    """
    promise = promise_of(file)
    if promise is None or promise.field == _NOWHERE:
        return None
    there = file.seek(0, 2) - promise.start
    is_short_caf = promise.code == ">q" and there < promise.size
    if not is_short_caf and promise.size not in (0, promise.before, -1):
        return None
    if there <= promise.before or _is_chunks(file, promise):
        return None
    most = _UNKNOWN[promise.code[-1]] - 1 if promise.code[-1] != "I" else 2**32 - 2
    return promise._replace(size=min(there, most))


def beyond_32_bits(file: IO[bytes]) -> Promise | None:
    """Return the true size of a wav's sound, where its 32 bits are too few; else None.

    Programs leave a huge number there, or 0, or what is left of the size after all that 32 bits
    hold.
    """
    file.seek(0)
    if file.read(4) != b"RIFF" or (promise := promise_of(file)) is None:
        return None
    there = file.seek(0, 2) - promise.start
    if there <= promise.size or (promise.size == 0 and there < 2**32 - 1):
        return None
    if promise.size == 0 or promise.is_open:
        return promise._replace(size=there)
    after = promise._replace(start=promise.start + promise.size + promise.size % 2)
    wraps = (there - promise.size) >> 32
    if not wraps or _is_chunks(file, after):
        return None
    return promise._replace(size=promise.size + (wraps << 32))


def _of_sphere(head: bytes) -> Promise | None:
    facts = dict(re.findall(rb"(\w+) -i (\d+)", head))
    names = (b"sample_count", b"channel_count", b"sample_n_bytes")
    start = head[8:16].strip()
    if not start.isdigit() or any(name not in facts for name in names) or b"shorten" in head:
        return None
    return Promise(int(start), math.prod(int(facts[name]) for name in names), _NOWHERE, "<Q")


def _find(file: IO[bytes], layout: _Layout, kind: bytes) -> Promise | None:
    width = struct.calcsize(layout.order)
    file.seek(layout.offset)
    for _ in range(_MOST_CHUNKS):
        head = file.read(width)
        if len(head) < width:
            return None
        name, size = struct.unpack(layout.order, head)
        size = size - layout.extra if size >= layout.extra else size
        if name == layout.sound:
            code = layout.order[0] + layout.order[-1]
            field = file.tell() - struct.calcsize(code)
            return Promise(file.tell(), size, field, code, _BEFORE.get(kind, 0))
        file.seek(max(0, size + -size % layout.even), 1)
    return None


def _is_chunks(file: IO[bytes], promise: Promise) -> bool:
    """Tell whether chunks with names in letters fill the rest of a file, to its end."""
    if promise.code != "<I":
        return False
    total = file.seek(0, 2)
    file.seek(promise.start)
    while (at := file.tell()) < total:
        head = file.read(8)
        if len(head) < 8 or not head[:4].isascii() or not head[:4].decode().isprintable():
            return False
        size = int(struct.unpack("<4sI", head)[1])
        if at + 8 + size > total:
            return False
        file.seek(size + size % 2, 1)
    return True
