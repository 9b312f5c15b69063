"""Tooltips: the one place where a text is made safe to show in one.

Qt reads a tooltip that looks like HTML as HTML, and class names, file names, column values, notes
and problems may look so: `<img src="/dev/zero">` would be opened.
"""

from html import escape
from typing import Protocol

from PySide6.QtGui import Qt


class _Tipped(Protocol):
    """A widget, or an item of a list."""

    def setToolTip(self, tip: str, /) -> None: ...


def safe_tip(text: str) -> str:
    """Return a text that a tooltip shows letter by letter, whatever it looks like."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'


def set_tip(widget: _Tipped, text: str) -> None:
    """Give a widget, or an item of a list, a tooltip that is shown letter by letter."""
    widget.setToolTip(safe_tip(text))
