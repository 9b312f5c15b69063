"""Which format bytes are in, told by their beginning."""

from pathlib import Path
from typing import NamedTuple

HEAD = 160
"""How many bytes from the beginning are enough."""

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"II+\0", "tif"),  # with offsets of 8 bytes
    (b"MM\0+", "tif"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "jp2"),
    (b"\xff\x4f\xff\x51", "j2k"),
    (b"fLaC", "flac"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"caff", "caf"),
    (b".snd", "au"),
    (b"NIST_1A", "sph"),
    (b"Creative Voice File", "voc"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "wma"),
    (b"riff\x2e\x91\xcf\x11", "w64"),
    (b"\xff\x0a", "jxl"),
    (b"\0\0\0\x0cJXL ", "jxl"),
)
# Containers: their first four bytes, and what stands at the ninth.
_CONTAINERS = {
    b"RIFF": {b"WAVE": "wav", b"WEBP": "webp"},
    b"RF64": {b"WAVE": "rf64"},
    b"BW64": {b"WAVE": "rf64"},
    b"FORM": {b"AIFF": "aiff", b"AIFC": "aiff"},
}
_BRANDS = {b"avif": "avif", b"avis": "avif"} | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "heic"
)
_NETPBM = {b"1": "pbm", b"2": "pgm", b"3": "ppm", b"4": "pbm", b"5": "pgm", b"6": "ppm"}


class NoMedia(NamedTuple):
    """What a file is instead of a sound or a picture, and what helps."""

    what: str
    todo: str


_LFS = NoMedia("This is a Git LFS pointer, not the file itself", "Run git lfs pull in its folder")
_ANNEX = NoMedia("This is a git-annex pointer, not the file itself", "Run git annex get on it")
_PAGE = NoMedia(
    "This is a web page, not the file itself",
    "Download it again; the page may say why the server did not give the file",
)
_DICOM = NoMedia(
    "This is a DICOM file, which ALDesk cannot read", "Export it as png or tif, and choose that"
)


def extension_of(head: bytes) -> str:
    """Return the usual extension, such as ``"wav"``, or an empty text for an unknown format.

    Formats that ALDesk cannot read are named too, so that the answer to them can be a clear one.

    Parameters
    ----------
    head : bytes
        The first `HEAD` bytes, or more.
    """
    if (container := _CONTAINERS.get(head[:4])) is not None:
        return container.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "m4a")
    begun = (extension for start, extension in _STARTS if head.startswith(start))
    return next(begun, "") or _of_short_mark(head) or _mpeg_audio(head)


def _of_short_mark(head: bytes) -> str:
    """Tell formats whose mark alone is so short that a text may begin with it."""
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "bmp"
    if head[:1] == b"P" and head[2:3].isspace():
        return _NETPBM.get(head[1:2], "")
    return "dcm" if head[128:132] == b"DICM" else ""


def extension_in(path: Path) -> str:
    """Look into a file and return the usual extension of its content, or an empty text.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    with path.open("rb") as file:
        return extension_of(file.read(HEAD))


def no_media(head: bytes) -> NoMedia | None:
    """Tell what stands in a file's place: a pointer to it, a web page; None for anything else.

    Parameters
    ----------
    head : bytes
        The first `HEAD` bytes, or more.
    """
    if head.startswith(b"version https://git-lfs.github.com/spec/"):
        return _LFS
    if head.startswith((b"/annex/objects/", b"../.git/annex/", b".git/annex/objects/")):
        return _ANNEX
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html", b"<head")):
        return _PAGE
    return _DICOM if head[128:132] == b"DICM" else None


def no_media_in(path: Path) -> NoMedia | None:
    """Look into a file and tell what stands in its place; also None if it cannot be read."""
    try:
        with path.open("rb") as file:
            return no_media(file.read(HEAD))
    except (OSError, ValueError):
        return None


def _mpeg_audio(head: bytes) -> str:
    """Tell MPEG audio without a container by the eleven bits that each frame begins with."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return ""
    if head[1] & 0x06 == 0:  # AAC has no layer
        return "aac"
    has_rate = head[2] & 0xF0 != 0xF0 and head[2] & 0x0C != 0x0C
    return "mp3" if has_rate and head[1] & 0x18 != 0x08 else ""
