"""What the pages that ask something share: the column of choices, and the line at their foot."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.key_cap import KeyCap
from aldesk.gui.kit.widgets import scrolled, surface

_LEFT = 480


def choices_column(content: QWidget, width: int = _LEFT) -> QFrame:
    """Return the left of a page, in which what is too high scrolls."""
    ground = surface("right")
    ground.setFixedWidth(width)
    whole = QVBoxLayout(ground)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(scrolled(content))
    return ground


def foot(told: Iterable[QWidget], leave: QPushButton, accept: QPushButton) -> QFrame:
    """Return the line with what is told, the last of it as wide as there is room, and buttons."""
    ground = surface("top")
    row = QHBoxLayout(ground)
    row.setContentsMargins(24, 12, 24, 12)
    row.setSpacing(12)
    parts = list(told)
    for part in parts:
        row.addWidget(part, 1 if part is parts[-1] else 0)
    for action, part in ((Action.LEAVE, leave), (Action.ACCEPT, accept)):
        row.addWidget(KeyCap(action), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(part)
    return ground
