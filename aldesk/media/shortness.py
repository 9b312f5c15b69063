"""How much of a file may be missing: what lacks a little is kept, and that is told."""

MOST_MISSING = 0.1
"""A file that lacks a larger share of what it promises is cut off, and left out."""


def is_cut_off(missing: float) -> bool:
    """Tell whether so large a share is missing that the file is left out."""
    return missing > MOST_MISSING


def percent(missing: float) -> str:
    """Return a share that is missing in words, such as ``"3 %"`` or ``"less than 1 %"``."""
    return f"{100 * missing:.0f} %" if missing >= 0.01 else "less than 1 %"
