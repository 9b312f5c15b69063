"""What must be known of a sample; it lies over the sample, which keeps its height."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from aldesk.gui.kit.widgets import label


class Notice(QFrame):
    """A small card with a text; the mouse goes through to what lies below."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("note")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = label("", "warn", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._text)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show a text; without one, it goes."""
        self._text.setText(text)
        self.setVisible(bool(text))
