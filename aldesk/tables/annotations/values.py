"""Numbers and times as annotation files spell them."""

import re
from decimal import Decimal
from math import isfinite

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_CLOCK = re.compile(r"(?:([0-9]{1,9}):)?([0-9]{1,9}):([0-9]{1,2}(?:[.,][0-9]*)?)")
_LONGEST = 1e9
"""Seconds: thirty years."""
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3}){2,}")


def number_of(text: str) -> float | None:
    """Return a number with a decimal point or comma; None if it is none.

    Of a point and a comma the last is the decimal one; ``1,234,567`` has none.
    """
    plain = text.strip()
    if not _NUMBER.fullmatch(plain):
        plain = _with_point(plain)
        if not _NUMBER.fullmatch(plain):
            return None
    number = float(plain)
    return number if isfinite(number) else None


def _with_point(text: str) -> str:
    plain = text.replace("\u00a0", "").replace("\u2212", "-")
    if _THOUSANDS.fullmatch(plain) or plain.rfind(",") < plain.rfind("."):
        plain = plain.replace(",", "")
    elif "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    return plain


def seconds_of(text: str) -> float | None:
    """Return a time in seconds: ``90.5``, ``1:30.5`` (m:s) or ``0:01:30.5``; None if it is none."""
    clock = _CLOCK.fullmatch(text.strip()) if ":" in text else None
    if clock is None:
        return number_of(text)
    hours, minutes, seconds = clock.groups()
    if float(seconds.replace(",", ".")) >= 60 or (hours and int(minutes) >= 60):
        return None
    whole = 3600 * int(hours or 0) + 60 * int(minutes)
    return float(whole + Decimal(seconds.replace(",", ".")))


def time_of(text: str) -> float | None:
    """Return a time in seconds as `seconds_of`; None also for what no recording is as long as."""
    seconds = seconds_of(text)
    return None if seconds is None or abs(seconds) > _LONGEST else seconds


def text_of_number(number: float, decimals: int = 1) -> str:
    """Return the shortest text that is read as the same number, with some decimals at least."""
    text = f"{number:.{decimals}f}"
    return text if float(text) == number else format(Decimal(repr(number)), "f")
