"""The class colours to choose from."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip

_STEP, _RADIUS = 22, 7
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Swatches(QWidget):
    """One spot for each of the theme's class colours; a click or ← → chooses.

    Only these, since colour-blind people can tell them apart, in both themes.

    Signals
    -------
    chosen : int
        The number of a colour.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._color = 0
        self.setAccessibleName(tr("Colour of the class"))
        set_tip(self, tr("Click, or ← →"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(_STEP)

    def show_color(self, color: int) -> None:
        """Mark a colour as the class's own."""
        self._color = color % self._n
        self.setAccessibleDescription(f"{self._color + 1} of {self._n}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for all spots."""
        return QSize(_STEP * self._n, _STEP)

    @property
    def _n(self) -> int:
        return len(theme.current().classes)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the spot under the mouse."""
        color = int(event.position().x() // _STEP)
        if color < self._n:
            self.chosen.emit(color)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that choose, which else are the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in _STEPS)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the spot to the left or right."""
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.chosen.emit((self._color + step) % self._n)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the spots, a ring around the class's own."""
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(self._n):
            middle = QPointF(_STEP * (number + 0.5), _STEP / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.class_color(number))
            painter.drawEllipse(middle, _RADIUS - 1, _RADIUS - 1)
            if number == self._color:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(colors.accent if self.hasFocus() else colors.ink), 2))
                ring = QRectF(0, 0, 2 * _RADIUS + 4, 2 * _RADIUS + 4)
                ring.moveCenter(middle)
                painter.drawEllipse(ring)
