"""What the pages of this room share: the head, and a column that scrolls below it."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.widgets import LINE, pane_head, scrolled


class PageFrame(QWidget):
    """A page that Esc or a button closes.

    Signals
    -------
    closed
    """

    closed = Signal()

    def lay_out(self, heading: str, tip: str, parts: Iterable[QWidget]) -> None:
        """Put the parts below each other, in the middle of the page."""
        inside = QWidget()
        inside.setMaximumWidth(LINE)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(20)
        for part in parts:
            column.addWidget(part)
        column.addStretch()
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(pane_head(heading, tip, Action.LEAVE, self.closed))
        whole.addWidget(scrolled(content), 1)

    def enter(self) -> None:
        """Come to the front, and take the keys."""

    def stop(self) -> None:
        """End the threads that the page started."""
