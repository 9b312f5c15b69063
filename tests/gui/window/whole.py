"""Whether all of what is shown can be seen: nothing is cut, and nothing lies over another."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QWidget,
)

from aldesk.gui.kit.widgets import ElidedLabel, lay_out_now
from aldesk.gui.window.floating import Note

_PARTS = (QAbstractButton, QLabel, QLineEdit, QComboBox, QAbstractSpinBox, QListView)


def faults(window: QWidget) -> list[str]:
    """Return what is cut, and what lies over another, in words."""
    for _ in range(3):
        QApplication.processEvents()
    lay_out_now()  # what a report of another process changed in the last of these turns
    parts = [part for part in _leaves(window) if not part.visibleRegion().isEmpty()]
    spots = {part: _spot(part, window) for part in parts}
    found = [
        f"cut: {_name(part)} {part.size().toTuple()} needs {part.minimumSizeHint().toTuple()}"
        for part in parts
        if _is_cut(part)
    ]
    found += [
        f"outside: {_name(part)}"
        for part in parts
        if _scroller(part) is None and not window.rect().contains(spots[part])
    ]
    for at, one in enumerate(parts):
        for other in parts[at + 1 :]:
            both = spots[one].intersected(spots[other])
            if both.width() > 1 and both.height() > 1 and not _over(one, other):
                found.append(f"over each other: {_name(one)}, {_name(other)}")
    return found


def _leaves(window: QWidget) -> list[QWidget]:
    every = [p for kind in _PARTS for p in window.findChildren(kind) if p.isVisible()]
    inside = (QLineEdit, QListView, QLabel)
    return [
        p
        for p in every
        if not (isinstance(p, inside) and isinstance(p.parent(), (QComboBox, QAbstractSpinBox)))
        and not _in(p, Note)
    ]


def _is_cut(part: QWidget) -> bool:
    if isinstance(part, QListView | ElidedLabel) or _name(part) == "":
        return False
    if isinstance(part, QLabel) and part.wordWrap():
        return part.height() < part.heightForWidth(part.width())
    hint = part.minimumSizeHint()
    wide = part.width() + 1 >= hint.width() or isinstance(part, QComboBox | QLineEdit)
    return not wide or part.height() + 1 < hint.height()


def _spot(part: QWidget, window: QWidget) -> QRect:
    return part.visibleRegion().boundingRect().translated(part.mapTo(window, QPoint()))


def _over(one: QWidget, other: QWidget) -> bool:
    """Whether one is a part of the other."""
    return one.isAncestorOf(other) or other.isAncestorOf(one)


def _in(part: QWidget, kind: type[QWidget]) -> bool:
    parent = part.parentWidget()
    return isinstance(part, kind) or (parent is not None and _in(parent, kind))


def _scroller(part: QWidget) -> QAbstractScrollArea | None:
    parent = part.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return parent
        parent = parent.parentWidget()
    return None


def _name(part: QWidget) -> str:
    text = getattr(part, "text", None) or getattr(part, "currentText", None)
    return str(text() if text else part.accessibleName())
