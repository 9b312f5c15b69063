"""Search words that mean a time of the day, a day, a month or a year."""

import re
from collections.abc import Callable

import numpy as np

from aldesk.arrays import Mask
from aldesk.core.sample_times import Times

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?", re.ASCII)
_DATE = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_UNITS = {4: "Y", 7: "M", 10: "D"}
_MINUTE, _DAY = 60, 86_400


def time_test(word: str) -> Callable[[Times, float], Mask] | None:
    """Return what tells which windows a word means, or None if it means no time.

    Parameters
    ----------
    word : str
        ``5:30`` is the minute in which a window begins, ``05:30:07`` a second that it covers,
        ``2026-05-12``, ``2026-05`` and ``2026`` when it begins.

    Returns
    -------
    callable
        Takes the windows' starts in seconds since 1970, float64 (n,), all known, and their length
        in seconds.
    """
    if found := _TIME.fullmatch(word):
        hour, minute, second = found.groups()
        at = int(hour) * 3600 + int(minute) * _MINUTE
        if second is None:
            return lambda starts, seconds: (starts - at) % _DAY < _MINUTE
        return lambda starts, seconds: (at + int(second) - starts) % _DAY < seconds
    if (days := days_of(word)) is None:
        return None
    first, stop = (day * _DAY for day in days)
    return lambda starts, seconds: (starts >= first) & (starts < stop)


def days_of(word: str) -> tuple[int, int] | None:
    """Return the first day of a date, month or year, since 1970, and that after its last.

    None if the word means none of them.
    """
    if not _DATE.fullmatch(word):
        return None
    try:
        wanted = np.datetime64(word, _UNITS[len(word)])  # type: ignore[call-overload]
    except ValueError:  # there is no such day
        return None
    start, stop = ((wanted + n).astype("datetime64[D]").astype(int) for n in (0, 1))
    return int(start), int(stop)
