"""What recorders write into a wav file beside the sound: GUANO, Wildlife Acoustics, AudioMoth.

Only chunks are read, never the sound, whatever the size of the file. What is written there is text
from anywhere: it is bounded, cleaned, and what cannot be read is left out.
"""

import re
import struct
from collections.abc import Callable, Iterator
from datetime import datetime
from math import isfinite
from typing import IO

from aldesk.core.moments import MOMENT_COLUMNS, moment_columns, read_moment
from aldesk.core.names import plain_name

_MOST_CHUNKS = 1000
_MOST_BYTES = 1 << 18
_LONGEST = 200

_COMMENT_TIME = re.compile(
    r"Recorded at (?P<time>\d\d:\d\d:\d\d(?:\.\d{1,6})?) "
    r"(?P<day>\d\d)/(?P<month>\d\d)/(?P<year>\d{4})"
    r"(?P<zone> \(UTC(?P<sign>[+-])?(?P<hours>\d{1,2})?(?::?(?P<minutes>\d\d))?\))?",
    re.ASCII,
)
_COMMENT_FACTS = {
    "recorder": re.compile(r"by (AudioMoth [0-9A-Fa-f]{16})"),
    "gain": re.compile(r"at (?:gain setting )?(low-medium|low|medium-high|medium|high|\d)\b"),
    "battery": re.compile(r"battery (?:state )?was (less than |greater than |[<>] ?)?(\d\.\d+)V"),
    "temperature": re.compile(r"temperature was (-?\d{1,3}(?:\.\d+)?)C"),
}
_COMPARED = {"less than": "<", "greater than": ">", "": ""}
_GUANO_FACTS = {
    "site": ("prefix", "site", "site name"),
    "gain": ("gain",),
    "temperature": ("temperature ext", "temperature int", "temperature"),
    "battery": ("battery", "battery voltage"),
}
_WAMD_MODEL, _WAMD_SERIAL, _WAMD_PREFIX, _WAMD_TIME, _WAMD_PLACE = 1, 2, 4, 5, 6


def columns_of_chunks(file: IO[bytes]) -> dict[str, str]:
    """Return what a wav file's chunks tell of the recording, as columns.

    GUANO (``guan``) counts before Wildlife Acoustics' own chunk (``wamd``), and this before an
    AudioMoth's comment.

    Parameters
    ----------
    file : binary file
        Of any content; one that is no wav file (RIFF, RF64 or BW64) tells nothing.

    Returns
    -------
    dict
        ``date``, ``time`` and ``recorded_at`` as `aldesk.core.moments.moment_columns` has them;
        ``site``; ``recorder``: maker, model and serial number; ``gain`` as it is written;
        ``temperature`` in °C; ``battery`` in V; ``latitude`` and ``longitude`` in degrees (WGS 84),
        ``elevation`` in m. What is not told is left out.

    Raises
    ------
    OSError
        If the file cannot be read.

    References
    ----------
    D. Riggs. GUANO metadata specification 1.0, https://guano-md.org.
    A. Hill et al. AudioMoth firmware, header of the wav file,
    https://github.com/OpenAcousticDevices/AudioMoth-Firmware-Basic.
    """
    found: dict[bytes, dict[str, str]] = {}
    for name, content in _told(file):
        found.setdefault(name, _READERS[name](content))
    merged: dict[str, str] = {}
    for name in _READERS:
        new = found.get(name, {})
        if "recorded_at" in merged:
            new = {k: v for k, v in new.items() if k not in MOMENT_COLUMNS}
        merged = {**new, **merged}
    return merged


def _told(file: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of the chunks that tell something."""
    end = file.seek(0, 2)
    file.seek(0)
    head = file.read(12)
    if head[:4] not in (b"RIFF", b"RF64", b"BW64") or head[8:] != b"WAVE":
        return
    long_size = 0
    for _ in range(_MOST_CHUNKS):
        start = file.read(8)
        if len(start) < 8:
            return
        name, size = struct.unpack("<4sI", start)
        content = file.read(min(size, _MOST_BYTES)) if name in _READERS or name == b"ds64" else b""
        if name == b"ds64" and len(content) >= 16:
            long_size = struct.unpack_from("<Q", content, 8)[0]
        elif name in _READERS:
            yield name, content
        if name == b"data" and size == 0xFFFFFFFF:
            size = long_size
        place = file.tell() - len(content) + size + size % 2
        if place >= end:
            return
        file.seek(place)


def _of_guano(content: bytes) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in _text(content).splitlines():
        key, colon, value = line.partition(":")
        if colon and (value := _clean(value)):
            fields.setdefault(_clean(key).casefold(), value)
    by_last = {key.rpartition("|")[2].strip(): value for key, value in reversed(fields.items())}
    facts = {
        column: next((by_last[key] for key in keys if key in by_last), "")
        for column, keys in _GUANO_FACTS.items()
    }
    facts["temperature"] = _number(facts["temperature"])
    facts["recorder"] = " ".join(
        fields[key] for key in ("make", "model", "serial") if key in fields
    )
    latitude, _, longitude = fields.get("loc position", "").partition(" ")
    elevation = fields.get("loc elevation", "")
    return _told_only(
        {
            **facts,
            **_moment(fields.get("timestamp", "")),
            **_place(latitude, longitude, elevation),
        }
    )


def _of_wamd(content: bytes) -> dict[str, str]:
    fields: dict[int, str] = {}
    at = 0
    while at + 6 <= len(content):
        kind, size = struct.unpack_from("<HI", content, at)
        fields.setdefault(kind, _clean(_text(content[at + 6 : at + 6 + min(size, _LONGEST)])))
        at += 6 + size
    names = [fields.get(kind, "") for kind in (_WAMD_MODEL, _WAMD_SERIAL)]
    place = [part.strip() for part in fields.get(_WAMD_PLACE, "").split(",")[1:]]
    if len(place) > 3 and place[1] in ("N", "S") and place[3] in ("E", "W"):
        signs = ["-" * (place[1] == "S"), "-" * (place[3] == "W")]
        place = [signs[0] + place[0], signs[1] + place[2], *place[4:]]
    return _told_only(
        {
            "site": fields.get(_WAMD_PREFIX, ""),
            "recorder": " ".join(name for name in names if name),
            **_moment(fields.get(_WAMD_TIME, "")),
            **_place(*[*place, "", "", ""][:3]),
        }
    )


def _of_list(content: bytes) -> dict[str, str]:
    """Return what an AudioMoth's comment tells; other comments tell nothing here."""
    if content[:4] != b"INFO":
        return {}
    texts: dict[bytes, str] = {}
    at = 4
    while at + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        texts.setdefault(name, _text(content[at + 8 : at + 8 + size]))
        at += 8 + size + size % 2
    comment = texts.get(b"ICMT", "")
    if "AudioMoth" not in comment + texts.get(b"IART", ""):
        return {}
    facts = {"recorder": _clean(texts.get(b"IART", ""))}
    for column, pattern in _COMMENT_FACTS.items():
        if found := pattern.search(comment):
            sign = _COMPARED.get((found[1] or "").strip(), (found[1] or "").strip())
            facts[column] = f"{sign}{found[2]}" if column == "battery" else found[1]
    return _told_only({**facts, **_comment_moment(comment)})


def _comment_moment(comment: str) -> dict[str, str]:
    found = _COMMENT_TIME.search(comment)
    if not found:
        return {}
    offset = ""
    if found["zone"]:
        hours, minutes = int(found["hours"] or 0), int(found["minutes"] or 0)
        offset = f"{found['sign'] or '+'}{hours:02}:{minutes:02}"
    text = f"{found['year']}-{found['month']}-{found['day']}T{found['time']}{offset}"
    return _moment(text)


_READERS: dict[bytes, Callable[[bytes], dict[str, str]]] = {
    b"guan": _of_guano,
    b"wamd": _of_wamd,
    b"LIST": _of_list,
}


def _text(content: bytes) -> str:
    content = content.split(b"\0", 1)[0]
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _clean(text: str) -> str:
    """Return a text without what nobody sees, short enough for a column."""
    shown = "".join(c if c.isprintable() else " " for c in text[: 4 * _LONGEST])
    return plain_name(shown)[:_LONGEST].strip()


def _moment(text: str) -> dict[str, str]:
    moment: datetime | None = read_moment(text)
    return moment_columns(moment) if moment else {}


def _place(latitude: str, longitude: str, elevation: str) -> dict[str, str]:
    north, east = _number(latitude), _number(longitude)
    if not north or not east or abs(float(north)) > 90 or abs(float(east)) > 180:
        return {}
    return {"latitude": north, "longitude": east, "elevation": _number(elevation)}


def _number(text: str) -> str:
    """Return a finite number as it is written; nothing for other texts."""
    found = re.fullmatch(r"\s*([+-]?\d{1,12}(?:\.\d{1,12})?)\s*", text, re.ASCII)
    return found[1].removeprefix("+") if found and isfinite(float(found[1])) else ""


def _told_only(facts: dict[str, str]) -> dict[str, str]:
    return {column: value for column, value in facts.items() if value}
