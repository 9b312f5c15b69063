"""Which format bytes are in, told by their beginning."""

from pathlib import Path

HEAD = 64
"""How many bytes from the beginning are enough."""

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"fLaC", "flac"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"caff", "caf"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "wma"),
    (b"riff\x2e\x91\xcf\x11", "w64"),
)
# Containers: their first four bytes, and what stands at the ninth.
_CONTAINERS = {
    b"RIFF": {b"WAVE": "wav", b"WEBP": "webp"},
    b"FORM": {b"AIFF": "aiff", b"AIFC": "aiff"},
}
_STILLS = (b"avif", b"avis", b"heic", b"heix", b"mif1")


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
        return "heic" if head[8:12] in _STILLS else "m4a"
    for start, extension in _STARTS:
        if head.startswith(start):
            return extension
    return _mpeg_audio(head)


def looks_like(path: Path) -> str:
    """Return a remark such as ``" (it looks like m4a)"``, or an empty text for no known format.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    with path.open("rb") as file:
        extension = extension_of(file.read(HEAD))
    return f" (it looks like {extension})" if extension else ""


def _mpeg_audio(head: bytes) -> str:
    """Tell MPEG audio without a container by the eleven bits that each frame begins with."""
    if len(head) < 2 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return ""
    has_layer = head[1] & 0x06 != 0  # AAC has none
    return "mp3" if has_layer else "aac"
