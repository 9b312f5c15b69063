"""How much two areas have in common."""

from PySide6.QtCore import QRect


def overlap(one: QRect, other: QRect) -> int:
    """Return the pixels that lie in both; 0 where they are apart."""
    both = one.intersected(other)
    return both.width() * both.height() if both.isValid() else 0
