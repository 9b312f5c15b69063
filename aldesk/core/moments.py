"""When a recording began, as its columns say it, and when a stretch of it."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from aldesk.core.span import Span

MOMENT_COLUMNS = ("date", "time", "recorded_at")
"""What `moment_columns` tells."""

_YEARS = range(1970, 2100)


def moment_columns(moment: datetime) -> dict[str, str]:
    """Return a moment as columns.

    Returns
    -------
    dict
        ``date`` (YYYY-MM-DD) and ``time`` (HH:MM:SS), both by the recorder's own clock, and
        ``recorded_at``, ISO 8601 with the offset from UTC if it is known and with milliseconds if
        there are any.
    """
    whole = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    unit = "milliseconds" if whole.microsecond else "seconds"
    return {
        "date": whole.date().isoformat(),
        "time": whole.time().isoformat("seconds"),
        "recorded_at": whole.isoformat(timespec=unit),
    }


def moment_of(columns: Mapping[str, str]) -> datetime | None:
    """Return the moment that ``recorded_at`` says, or else ``date`` and ``time``; None for none."""
    if not (text := columns.get("recorded_at", "")) and (date := columns.get("date")):
        text = f"{date}T{columns.get('time', '')}"
    return read_moment(text) if text else None


def read_moment(text: str) -> datetime | None:
    """Read a date and time in ISO 8601, with or without an offset; None if it is none.

    Years outside of 1970 … 2099 are no date that a recorder means.
    """
    if not re.match(r"\d{4}-?\d\d-?\d\d[T ]\d\d", text, re.ASCII):
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.year in _YEARS else None


def window_moment(columns: Mapping[str, str], span: Span) -> datetime | None:
    """Return when a stretch of a recording began; None if it is not known when that began.

    Parameters
    ----------
    columns : mapping of str to str
        The recording's.
    span : Span
        Seconds of real time since the recording began.
    """
    moment = moment_of(columns)
    try:
        return moment and moment + timedelta(seconds=span.start)
    except OverflowError:
        return None


def window_columns(columns: Mapping[str, str], span: Span) -> dict[str, str]:
    """Return a recording's columns with the date and time of one stretch of it.

    A recording over midnight has windows on two dates. Where only the date is known, windows keep
    it: nobody knows which of them are of the next day. See `window_moment` for the parameters.
    """
    moment = window_moment(columns, span)
    return {**columns, **(moment_columns(moment) if moment else {})}
