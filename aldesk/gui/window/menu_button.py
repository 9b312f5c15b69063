"""The button ☰, which opens the menus."""

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip

_SIDE, _HALF, _APART = 32, 7.0, 5.0


class MenuButton(QPushButton):
    """Draws its sign itself: not every font has it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tone", "quiet")
        self.setFixedSize(_SIDE, _SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the window
        self.setAccessibleName(tr(Action.MENU.title))
        key_tip(self, tr(Action.MENU.title), Action.MENU)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw three lines on the button."""
        super().paintEvent(event)
        colors, middle = theme.current(), self.rect().center().toPointF()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_near = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(QColor(colors.ink if is_near else colors.muted), 1.6))
        for row in (-1, 0, 1):
            y = middle.y() + 0.5 + row * _APART
            painter.drawLine(QLineF(middle.x() - _HALF, y, middle.x() + _HALF, y))
        painter.end()
