"""Small form fields with their words above them."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from aldesk.gui.kit.calm_fields import Choice, Number, Seconds
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import label

_V = TypeVar("_V")
_W = TypeVar("_W", bound=QWidget)


def combo(name: str, choices: Iterable[tuple[str, object]]) -> QComboBox:
    """Return a list of (words, value) that may be narrower than its longest entry."""
    made = Choice()
    for words, value in choices:
        made.addItem(words, value)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(4)
    return _named(made, name)


def choice(name: str, choices: Iterable[tuple[str, object]], tip: str = "") -> QComboBox:
    """Return a list of (words, value), as wide as its longest entry."""
    made = Choice()
    for words, value in choices:
        made.addItem(words, value)
    made.setAccessibleName(name)
    set_tip(made, tip or name)
    return made


def translated(choices: Iterable[tuple[str, _V]]) -> list[tuple[str, _V]]:
    """Return (words, value) with the words in the language of the window."""
    return [(tr(words), value) for words, value in choices]


def line(name: str, *, tip: str = "", placeholder: str = "") -> QLineEdit:
    """Return a line to write in."""
    made = QLineEdit()
    made.setAccessibleName(name)
    set_tip(made, tip)
    made.setPlaceholderText(placeholder)
    return made


def number(name: str, least: int, most: int, unit: str, step: int, special: str = "") -> QSpinBox:
    """Return a whole number with its unit; the least may be called something special."""
    made = Number()
    made.setRange(least, most)
    made.setSuffix(unit)
    made.setSingleStep(step)
    made.setSpecialValueText(special)
    made.setKeyboardTracking(False)
    made.lineEdit().setTextMargins(6, 0, 6, 0)  # a style sheet does not reach it
    made.setMinimumWidth(64)
    return _named(made, name)


def seconds_field(name: str, least: float = 0.1, most: float = 600.0) -> Seconds:
    """Return a time in seconds."""
    made = Seconds()
    made.setDecimals(2)
    made.setRange(least, most)
    made.setSuffix(" s")
    made.setKeyboardTracking(False)
    made.lineEdit().setTextMargins(6, 0, 6, 0)
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
    set_tip(widget, name)
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return widget


def allow(combo: QComboBox, values: Iterable[object], why_not: str) -> None:
    """Let these values of a list be chosen, or say why they cannot be; empty, they can."""
    model = combo.model()
    assert isinstance(model, QStandardItemModel)  # noqa: S101 - a combo box makes its own
    for value in values:
        item = model.item(combo.findData(value))
        item.setEnabled(not why_not)
        set_tip(item, why_not)
