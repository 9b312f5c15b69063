"""What the mouse does in the map, as much as there is room for."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.widgets import key_hint

_GAP = 16
_HINTS = (
    (noop("Drag"), noop("lasso")),
    (noop("Wheel"), noop("zoom")),
    (noop("Right drag"), noop("move")),
    (noop("Home"), noop("whole map")),
)


class MapHints(QWidget):
    """A row of hints; those that do not fit whole are left out."""

    def __init__(self) -> None:
        super().__init__()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self.hints = [key_hint(tr(key), tr(text)) for key, text in _HINTS]
        for hint in self.hints:
            row.addWidget(hint)
        row.addStretch()
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for."""
        room = self.width() + _GAP
        for hint in self.hints:
            room -= hint.sizeHint().width() + _GAP
            hint.setVisible(room >= 0)
        self._row.activate()
