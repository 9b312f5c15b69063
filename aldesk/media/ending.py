"""Whether a file ends as files of its format do; told from its first and last bytes."""

import struct
from pathlib import Path
from typing import IO

_TAIL = 64
_MOST_BYTES = 256 << 20
_TILE = b"\xff\x90\0\x0a"  # how a part of a JPEG 2000 picture begins
_JPEG_2000 = (b"\xff\x4f\xff\x51", b"\0\0\0\x0cjP  ")
# How files begin, and how they end.
_ENDS = (
    ((b"\xff\xd8",), b"\xff\xd9"),
    ((b"GIF8",), b";"),
    (_JPEG_2000, b"\xff\xd9"),
)


def seems_cut_off(path: Path) -> bool:
    """Tell whether the end of a file looks wrong, so that it is worth decoding to be sure.

    Some whole files look wrong, such as pictures with something written behind them, and some
    formats do not show it: TIFF, Ogg and MP3 are never suspected here.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(16)
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    if head.startswith(b"\x89PNG"):
        return not _has_chunk(path, b"IEND")
    for starts, end in _ENDS:
        if head.startswith(starts):
            return not tail.rstrip(b"\0").endswith(end)
    if (promised := _size(head)) is not None:
        return size < promised
    return head.startswith(b"fLaC") and not _has_last_frame(path)


def _size(head: bytes) -> int | None:
    """Return the size that a WebP or BMP file says it has."""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return int(struct.unpack_from("<I", head, 4)[0]) + 8
    return int(struct.unpack_from("<I", head, 2)[0]) if head.startswith(b"BM") else None


def is_certain(path: Path) -> bool:
    """Tell whether a file that seems cut off is so, however well it decodes.

    Only JPEG files often have something written behind their end.
    """
    with path.open("rb") as file:
        return file.read(2) != b"\xff\xd8"


def missing_of_jpeg_2000(file: IO[bytes]) -> float:
    """Return the share that a JPEG 2000 file lacks, by its last tile's length; 0 for others."""
    file.seek(0)
    content = file.read(_MOST_BYTES)
    at = content.find(_TILE) if content.startswith(_JPEG_2000) else -1
    while at >= 0 and len(content) >= at + 10:
        end = at + int.from_bytes(content[at + 6 : at + 10], "big")
        if end > len(content):
            return (end - len(content)) / end
        at = end if end > at and content.startswith(_TILE, end) else -1
    return 0.0


def _has_chunk(path: Path, wanted: bytes) -> bool:
    total = path.stat().st_size
    with path.open("rb") as file:
        file.seek(8)
        while len(head := file.read(8)) == 8:
            size, name = struct.unpack(">I4s", head)
            end = file.seek(size + 4, 1)
            if name == wanted:
                return end <= total
    return False


def _has_last_frame(path: Path) -> bool:
    import soundfile

    try:
        with soundfile.SoundFile(path) as file:
            # A length that is not known cannot be checked.
            if 0 < file.frames < 2**62:
                file.seek(file.frames - 1)
                return len(file.read(1)) == 1
    except soundfile.SoundFileError:
        return False
    return True
