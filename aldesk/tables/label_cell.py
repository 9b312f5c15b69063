"""What the cell of a label column says: a class, or nothing."""

import re

from aldesk.core.names import plain_name

_MISSING = frozenset(("nan", "na", "n/a", "#n/a", "<na>", "null", "none", "nil", "nat"))
_WHOLE = re.compile(r"([+-]?\d+)\.0")


def label_of(text: str, *, keep_na: bool = False) -> str | None:
    """Return the class that a cell names, or None for a missing value.

    A whole number that was written as a fraction, ``1.0``, is the class ``1``: pandas turns a
    column of numbers into fractions as soon as one is missing.

    Parameters
    ----------
    text : str
    keep_na : bool, default False
        Take ``NA``, ``None``, ``null``, ``NaN`` and the like for classes that are called so.
    """
    name = plain_name(text)
    if not name or (not keep_na and is_missing(name)):
        return None
    whole = _WHOLE.fullmatch(name)
    return whole[1] if whole else name


def is_missing(text: str) -> bool:
    """Tell whether a cell is written as programs write a missing value, and is not just empty."""
    return text.strip().casefold() in _MISSING
