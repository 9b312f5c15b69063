"""What the values of a project file must be; whatever else they are is damage, and is told.

All functions raise ValueError, which `database.reading` turns into a problem that says where.
"""

import re
import zlib
from collections.abc import Collection
from math import isfinite
from typing import Any, NoReturn

from aldesk.core import json_text
from aldesk.core.ids import SampleId
from aldesk.core.sample import Media, Split

MOST = 2**53
"""No count of ours is larger."""
MOST_SECONDS = 400 * 86_400.0
"""No recording is longer."""
LEAST_SECONDS = 0.001
"""No window is shorter."""
MOST_ROWS = 100_000_000
"""No project has more samples: 34 years of recordings in windows of 10 s."""

_MEDIA: tuple[Media, ...] = ("sound", "picture")
_SPLITS: tuple[Split, ...] = ("pool", "test")
_ID = re.compile(r"[0-9a-f]{32}(@[0-9]{1,15}-[0-9]{1,15})?")
_LONGEST = 60


def text(value: object, what: str, *, least: int = 0) -> str:
    """Return a text without zero characters, which no path and no name can have."""
    if not isinstance(value, str) or "\0" in value or len(value) < least:
        raise _wrong(what, value)
    return value


def sample_id(value: object) -> SampleId:
    """Return the id of a sample: 32 hexadecimal digits, and the times of a stretch."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise _wrong("the id", value)
    return SampleId(value)


def one_of(value: object, known: Collection[str], what: str) -> Any:
    """Return one of some words."""
    if value not in known:
        raise _wrong(what, value)
    return value


def media(value: object) -> Media:
    """Return what kind of sample it is."""
    kind: Media = one_of(value, _MEDIA, "the media")
    return kind


def split(value: object) -> Split:
    """Return which split it belongs to."""
    name: Split = one_of(value, _SPLITS, "the split")
    return name


def whole(value: object, what: str, least: int = 0, most: int = MOST) -> int:
    """Return a whole number of a range, both ends of which belong to it."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise _wrong(what, value)
    return value


def real(value: object, what: str, least: float, most: float) -> float:
    """Return a finite number of a range, both ends of which belong to it."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _wrong(what, value)
    if not (isfinite(value) and least <= value <= most):
        raise _wrong(what, value)
    return value


def read_json(value: object, what: str, *, with_nan: bool = False) -> Any:
    """Return what a JSON text says: finite numbers, and texts that can be written again."""
    if not isinstance(value, str):
        raise _wrong(what, value)
    try:
        return json_text.read_json(value, parse_constant=None if with_nan else _refuse_constant)
    except (ValueError, RecursionError) as error:
        raise _wrong(what, value) from error


def json_object(value: object, what: str) -> dict[str, Any]:
    """Return the JSON object of a text."""
    read = read_json(value, what)
    if not isinstance(read, dict):
        raise _wrong(what, value)
    return read


def facts(value: object, what: str) -> dict[str, str]:
    """Return the JSON object of a text whose values are all texts."""
    if value == "{}":
        return {}
    read = json_object(value, what)
    if not all(isinstance(one, str) for one in read.values()):
        raise _wrong(what, value)
    return read


def names(read: object, what: str) -> tuple[str, ...]:
    """Return a list of texts that JSON had."""
    if not isinstance(read, list) or not all(isinstance(one, str) for one in read):
        raise _wrong(what, read)
    return tuple(read)


def unpacked(packed: object, n_most: int, what: str) -> bytes:
    """Return packed bytes, of which there are no more than `n_most`."""
    try:
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(packed, n_most + 1)  # type: ignore[arg-type]
    except (TypeError, zlib.error) as error:
        raise _wrong(what, packed) from error
    if len(content) > n_most or not unpacker.eof:
        raise ValueError(f"{what} are not as long as they should be")
    return content


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _wrong(what: str, value: object) -> ValueError:
    shown = ascii(value if not isinstance(value, str | bytes) else value[:_LONGEST])
    return ValueError(f"{what} is {shown[:_LONGEST]}")
