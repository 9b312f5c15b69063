"""Texts that are longer than their place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_MIDDLE, _END = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
_SHARE = 0.5
_TWO_ENDS = 20
"""Letters of which both ends tell something."""


def elided(metrics: QFontMetrics, text: str, mode: Qt.TextElideMode, room: int) -> str:
    """Return as much of a text as there is room for.

    Of ``night.wav · 1:02:03``, which is cut in its middle, the time stays whole, and where there is
    little room no single letters of the file's ending are left.
    """
    name, dot, time = text.rpartition(" · ")
    behind = metrics.horizontalAdvance(dot + time)
    if mode != _MIDDLE or not dot or behind > _SHARE * room:
        return metrics.elidedText(text, mode, room)
    if metrics.horizontalAdvance(text) <= room:
        return text
    has_two = room - behind >= _TWO_ENDS * metrics.averageCharWidth()
    return metrics.elidedText(name, _MIDDLE if has_two else _END, room - behind) + dot + time
