"""Small form fields with their words above them."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from aldesk.gui.kit.widgets import label

_W = TypeVar("_W", bound=QWidget)


def combo(name: str, choices: Iterable[tuple[str, str]]) -> QComboBox:
    """Return a list of (words, value) that may be narrower than its longest entry."""
    made = QComboBox()
    for words, value in choices:
        made.addItem(words, value)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(4)
    return _named(made, name)


def number(name: str, least: int, most: int, unit: str, step: int, special: str = "") -> QSpinBox:
    """Return a whole number with its unit; the least may be called something special."""
    made = QSpinBox()
    made.setRange(least, most)
    made.setSuffix(unit)
    made.setSingleStep(step)
    made.setSpecialValueText(special)
    made.setKeyboardTracking(False)
    made.lineEdit().setTextMargins(6, 0, 6, 0)  # a style sheet does not reach it
    made.setMinimumWidth(64)
    return _named(made, name)


def field(words: str, widget: QWidget) -> QWidget:
    """Return a form field with its words above it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(words, "small"))
    column.addWidget(widget)
    return made


def _named(widget: _W, name: str) -> _W:
    widget.setAccessibleName(name)
    widget.setToolTip(name)
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return widget
