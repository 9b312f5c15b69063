"""A card of rows: what something is at the left, its field or value at the right."""

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aldesk.gui.kit.widgets import label

_FIELD = 300


class Section(QWidget):
    """A heading and, below it, the card with its rows.

    Parameters
    ----------
    heading : str
    at_right : QWidget, optional
        Stands at the right of the heading.
    """

    def __init__(self, heading: str, at_right: QWidget | None = None) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.addWidget(label(heading, "heading"))
        head.addStretch()
        if at_right:
            head.addWidget(at_right)
        ground = QFrame()
        ground.setObjectName("card")
        self._grid = QGridLayout(ground)
        self._grid.setContentsMargins(16, 14, 16, 14)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(14)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(ground)

    def add(self, words: str, field: QWidget, note: str = "") -> None:
        """Add a field with its words at the left, and perhaps a note below them."""
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(label(words))
        if note:
            told.addWidget(label(note, "small", wraps=True))
        field.setFixedWidth(_FIELD)
        row = self._grid.rowCount()
        self._grid.addLayout(told, row, 0)
        self._grid.addWidget(field, row, 1)

    def add_wide(self, part: QWidget) -> None:
        """Add something over the whole width."""
        self._grid.addWidget(part, self._grid.rowCount(), 0, 1, 2)
