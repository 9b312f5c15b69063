"""Texts that come from data, made safe for what else reads signs in them.

Qt reads a tooltip that looks like HTML as HTML, and class names, file names, column values, notes
and problems may look so: `<img src="/dev/zero">` would be opened.
"""

from html import escape
from typing import Protocol

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QToolTip, QWidget


class _Tipped(Protocol):
    """A widget, or an item of a list."""

    def toolTip(self) -> str: ...

    def setToolTip(self, tip: str, /) -> None: ...


def safe_tip(text: str) -> str:
    """Return a text that a tooltip shows letter by letter, whatever it looks like."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'


def set_tip(widget: _Tipped, text: str) -> None:
    """Give a widget, or an item of a list, a tooltip that is shown letter by letter.

    Qt sends an event for each that is set, another one or not.
    """
    if (tip := safe_tip(text)) != widget.toolTip():
        widget.setToolTip(tip)


def show_tip(at: QPoint, text: str, widget: QWidget, around: QRect) -> None:
    """Show a tooltip letter by letter, until the mouse leaves a part of a widget."""
    QToolTip.showText(at, safe_tip(text), widget, around)


def with_ampersands(text: str) -> str:
    """Return a text for a button or a menu, in which `&` else underlines the next letter."""
    return text.replace("&", "&&")


def window_title(text: str) -> str:
    """Return a text for a window's title, in which `[*]` else is where unsaved work is marked."""
    return text.replace("[*]", "[*][*]")
