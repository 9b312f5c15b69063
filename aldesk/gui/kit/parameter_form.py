"""The parameters of one thing, a line each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.parameter_field import ParameterField
from aldesk.gui.kit.widgets import label
from aldesk.strategies.catalogue import Parameter, Value

_FIELD = 144


class ParameterForm(QWidget):
    """Fields for parameters; empty for a thing that has none.

    Signals
    -------
    changed
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields: list[ParameterField] = []
        self._rows: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(1, _FIELD)

    def show_parameters(self, parameters: Sequence[Parameter], values: Mapping[str, Value]) -> None:
        """Show parameters with these values, or else their defaults."""
        for widget in self._rows:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for field in self._fields:
            field.deleteLater()
        self._rows = []
        self._fields = [
            ParameterField(parameter, values.get(parameter.name, parameter.default), self)
            for parameter in parameters
        ]
        for row, field in enumerate(self._fields):
            field.changed.connect(self.changed)
            if isinstance(field.widget, QCheckBox):
                self._grid.addWidget(field.widget, row, 0, 1, 2)
            else:
                words = label(tr(field.parameter.title), wraps=True)
                self._rows.append(words)
                self._grid.addWidget(words, row, 0)
                self._grid.addWidget(field.widget, row, 1)
            self._rows.append(field.widget)
        self.setVisible(bool(self._fields))

    def values(self) -> dict[str, Value]:
        """Return what differs from the defaults."""
        given = {field.parameter.name: field.value for field in self._fields}
        defaults = {field.parameter.name: field.parameter.default for field in self._fields}
        return {name: value for name, value in given.items() if value != defaults[name]}
