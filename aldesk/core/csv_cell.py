"""Cells of CSV tables that a spreadsheet will not run.

A spreadsheet runs what begins with one of a few signs, also behind spaces that it drops. Such a
cell gets an apostrophe before it. A plain number, such as ``-1``, is no formula and stays as it is.
"""

import re
import unicodedata

# The last four are the wide forms, which some spreadsheets take for the narrow ones.
_SIGNS = frozenset("=+-@＝＋－＠")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")
# Categories of what a spreadsheet may drop: control, format (such as a BOM), separators.
_DROPPED = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def safe_cell(text: str) -> str:
    """Keep a spreadsheet from running a cell as a formula, by an apostrophe before it.

    A text that looks as if this had been done already gets one more, so that `plain_cell` gives
    every text back as it was.
    """
    is_meant = text.startswith("'") or not _NUMBER.fullmatch(text)
    return f"'{text}" if is_meant and _runs(text) else text


def plain_cell(text: str) -> str:
    """Undo `safe_cell`; also where ALDesk 0.1.0 had put the apostrophe before a number."""
    return text[1:] if text.startswith("'") and _runs(text[1:]) else text


def _runs(text: str) -> bool:
    """Tell whether a text begins as a formula does, whatever apostrophes are before it."""
    rest = text.lstrip("'")
    if rest.startswith(("\t", "\r", "\n")):
        return True
    first = next((sign for sign in rest if unicodedata.category(sign) not in _DROPPED), "")
    return first in _SIGNS
