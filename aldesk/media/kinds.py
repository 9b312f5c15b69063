"""Which files are sound, which are pictures: told by their ending, or by their first bytes."""

import stat
from functools import cache
from pathlib import Path

from aldesk.core.sample import Media
from aldesk.media.signature import HEAD, extension_of

SOUNDS = (
    *("wav", "wave", "bwf", "flac", "ogg", "oga", "opus", "mp3", "aiff", "aif", "aifc"),
    *("caf", "w64", "rf64", "au", "snd", "sph", "nist", "voc"),
)
PICTURES = (
    *("png", "apng", "jpg", "jpeg", "jpe", "jfif", "webp", "bmp", "dib", "tif", "tiff", "gif"),
    *("ppm", "pgm", "pbm", "pnm", "pfm", "jp2", "jpx", "jpf", "j2k", "j2c", "jpc", "tga", "pcx"),
)

_MEDIA: dict[str, Media] = {
    **dict.fromkeys(SOUNDS, "sound"),
    **dict.fromkeys(PICTURES, "picture"),
}
_CONVERT = {
    **dict.fromkeys(("m4a", "m4b", "aac", "wma"), "wav or flac"),
    **dict.fromkeys(("heic", "heif", "avif", "jxl", "dcm", "dicom"), "png or jpg"),
}


def media_named(path: Path) -> Media | None:
    """Return what a file holds, by its ending, or None where ALDesk cannot read it."""
    extension = _extension(path)
    if extension == "avif":
        return "picture" if _reads_avif() else None
    return _MEDIA.get(extension)


def media_of(path: Path) -> Media | None:
    """Return what a file holds, or None where ALDesk cannot read it.

    Its ending tells. A file whose name has none, or only digits for one, is told by its first
    bytes, so it must be there.
    """
    return _media_within(path) if _is_unnamed(path) else media_named(path)


def convertible(path: Path) -> str:
    """Return what to convert a sound or picture to that cannot be read here, or an empty text."""
    return "" if media_named(path) else _CONVERT.get(_extension(path), "")


def _extension(path: Path) -> str:
    return path.suffix[1:].lower()


def _is_unnamed(path: Path) -> bool:
    return (not path.suffix or path.suffix[1:].isdigit()) and not path.name.startswith(".")


def _media_within(path: Path) -> Media | None:
    try:
        # Opening a named pipe would wait forever for somebody to write into it.
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb") as file:
            head = file.read(HEAD)
    except (OSError, ValueError):
        return None
    return media_named(Path(f"a.{extension_of(head)}"))


@cache
def _reads_avif() -> bool:
    from PIL import features

    return bool(features.check("avif"))
