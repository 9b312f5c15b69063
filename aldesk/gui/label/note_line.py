"""The line in which the note of a flag is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip, keys
from aldesk.gui.kit.widgets import label


class NoteLine(QWidget):
    """Comes in the place of the key hints when it is asked for, and goes when it is written.

    Signals
    -------
    written : str
    closed
    """

    written = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Note of the flag"))
        key_tip(self.field, tr("Note of the flag"), Action.FLAG_WITH_NOTE)
        self.field.setPlaceholderText(tr("Why does it need a second look?"))
        self.field.returnPressed.connect(self._write)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label(tr("⚑ Note"), "strong"))
        row.addWidget(self.field, 1)
        self._how = label("", "muted")
        row.addWidget(self._how)
        keys.changed.connect(self._show_keys)
        self._show_keys()

    def open(self, note: str) -> None:
        """Begin with the note that there is."""
        self.field.setText(note)
        self.field.selectAll()
        self.field.setFocus()

    def _show_keys(self) -> None:
        self._how.setText(tr("Enter saves, {key} closes", key=keys.text(Action.LEAVE)))

    def _write(self) -> None:
        note = self.field.text().strip()
        self.closed.emit()
        self.written.emit(note)
