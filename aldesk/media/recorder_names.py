"""What recorders write into the names of their files: date, time and site."""

import re
from datetime import UTC, datetime
from pathlib import PurePath

from aldesk.core.moments import moment_columns, read_moment
from aldesk.core.names import plain_name

_COMPACT = re.compile(
    r"(?<!\d)(?P<date>\d{8})[_T$-](?P<time>\d{6})(?!\d)(?P<offset>Z|[+-]\d{4}(?!\d))?", re.ASCII
)
_SPELT = re.compile(
    r"(?<!\d)(?P<date>\d{4}([-_.])\d\d\2\d\d)[T _-]+(?P<time>\d\d([-_.:h]?)\d\d[-_.:m]?\d\d)(?!\d)"
    r"(?P<offset>Z|[+-]\d\d[:-]?\d\d(?!\d))?",
    re.ASCII,
)
_DATE_ALONE = re.compile(r"(?<!\d)(\d{8}|\d{4}([-_.])\d\d\2\d\d)(?!\d)", re.ASCII)
_HEX = re.compile("[5-8][0-9A-F]{7}")
_FIRST_HEX, _LAST_HEX = 0x58000000, 0x83000000
"""December 2016, before the first AudioMoth was sold, to August 2039."""
_CHANNELS = re.compile(r"_[01]?[+-][01]?[ _.-]*$")


def columns_of_name(name: str) -> dict[str, str]:
    """Return what the name of a file tells of a recording, as columns.

    Read are the names of AudioMoths (``20260512_050000.WAV``, with ``T`` at the end if it was
    triggered, and of old ones the seconds since 1970 in hexadecimal, ``5E90A4D4.WAV``), of Song
    Meters (``SITE_20260512_050000.wav``, with milliseconds or ``$``, and channels such as ``0+1``),
    of other recorders and programs that write ``SITE_YYYYMMDD_HHMMSS``, ``YYYYMMDDTHHMMSS+HHMM`` or
    ``2026-05-12T05-00-00``, and a date alone.

    Parameters
    ----------
    name : str
        With or without its ending and folder. Eight digits are taken for hexadecimal only with the
        ending ``.WAV`` that AudioMoths write.

    Returns
    -------
    dict
        ``date``, ``time`` and ``recorded_at`` as `aldesk.core.moments.moment_columns` has them, and
        ``site``: what stands before the date. What the name does not tell is left out.
    """
    path = PurePath(name)
    stem = path.stem if re.fullmatch(r"\.\w{1,5}", path.suffix) else path.name
    for pattern in (_COMPACT, _SPELT):
        for found in pattern.finditer(stem):
            date, time = (re.sub(r"\D", "", found[part]) for part in ("date", "time"))
            offset = found["offset"] or ""
            if moment := read_moment(f"{date}T{time}{offset[:3]}{offset[3:].lstrip(':-')}"):
                site = _site(stem[: found.start()])
                return {**({"site": site} if site else {}), **moment_columns(moment)}
    return _of_hex(stem, path.suffix) or _of_date(stem)


def _site(before: str) -> str:
    """Return what stands before a date, without channels and what separates it."""
    return plain_name(_CHANNELS.sub("", before).strip(" _-."))


def _of_hex(stem: str, ending: str) -> dict[str, str]:
    if ending != ".WAV" or not _HEX.fullmatch(stem):
        return {}
    seconds = int(stem, 16)
    if not _FIRST_HEX <= seconds <= _LAST_HEX:
        return {}
    return moment_columns(datetime.fromtimestamp(seconds, UTC))


def _of_date(stem: str) -> dict[str, str]:
    for found in _DATE_ALONE.finditer(stem):
        digits = re.sub(r"\D", "", found[0])
        if moment := read_moment(f"{digits}T000000"):
            return {"date": moment.date().isoformat()}
    return {}
