"""A form field for a parameter of the catalogue."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.settings_field import combo, number
from aldesk.gui.kit.tips import set_tip
from aldesk.strategies.catalogue import Parameter, Value

_MOST = 1_000_000_000


class ParameterField(QObject):
    """A widget that a parameter's value is read from.

    Signals
    -------
    changed
    """

    changed = Signal()

    def __init__(self, parameter: Parameter, value: Value, parent: QObject) -> None:
        super().__init__(parent)
        self.parameter = parameter
        self.widget = self._make(value)
        self.widget.setAccessibleName(tr(parameter.title))

    @property
    def value(self) -> Value:
        """What the field says; a text, where a number was wanted and none is written."""
        widget: Any = self.widget
        if isinstance(widget, QCheckBox):
            return widget.isChecked()
        if isinstance(widget, QComboBox):
            return str(widget.currentData())
        if isinstance(widget, QSpinBox):
            return widget.value()
        try:
            return float(widget.text())  # whole numbers have a QSpinBox
        except ValueError:
            return str(widget.text())

    def _make(self, value: Value) -> QWidget:
        parameter = self.parameter
        if isinstance(parameter.default, bool):
            box = QCheckBox(tr(parameter.title))
            set_tip(box, tr(parameter.title))
            box.setChecked(bool(value))
            box.toggled.connect(self.changed)
            return box
        if parameter.choices:
            choices = [(tr(choice.replace("_", " ")), choice) for choice in parameter.choices]
            listed = combo(tr(parameter.title), choices)
            listed.setCurrentIndex(listed.findData(value))
            listed.currentIndexChanged.connect(self.changed)
            return listed
        if isinstance(parameter.default, int):
            low, high = int(parameter.low), min(int(parameter.high), _MOST)
            whole = number(tr(parameter.title), low, high, "", 1)
            whole.setValue(int(value))
            whole.valueChanged.connect(self.changed)
            return whole
        line = QLineEdit(f"{value:g}" if isinstance(value, float) else str(value))
        ends = {"low": f"{parameter.low:g}", "high": f"{parameter.high:g}"}
        set_tip(line, tr("{low} to {high}", **ends))
        line.textEdited.connect(self.changed)
        return line
