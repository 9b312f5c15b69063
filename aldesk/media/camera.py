"""When a picture was taken: what its camera wrote into it."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from aldesk.core.moments import moment_columns, read_moment

_FORMATS: Final = ("JPEG", "TIFF", "WEBP")
"""Whose metadata are read without decoding the picture."""
_EXIF, _TAKEN, _OFFSET = 0x8769, 36867, 36881


def camera_columns(path: Path) -> dict[str, str]:
    """Return the moment at which a picture was taken, by EXIF's DateTimeOriginal, as columns.

    Parameters
    ----------
    path : Path
        A picture; one that cannot be read, or does not tell, has none.

    Returns
    -------
    dict
        See `moment_columns`.
    """
    moment = _moment(path)
    return moment_columns(moment) if moment else {}


def _moment(path: Path) -> datetime | None:
    from PIL import Image

    Image.init()  # or else it does not know all of these by name
    with suppress(Exception):  # whatever damaged files lead Pillow to
        with Image.open(path, formats=_FORMATS) as image:
            told = image.getexif().get_ifd(_EXIF)
        day, _, clock = str(told.get(_TAKEN, "")).strip().partition(" ")
        offset = str(told.get(_OFFSET, "")).strip()
        text = f"{day.replace(':', '-')}T{clock}"
        return read_moment(text + offset) or read_moment(text)
    return None
