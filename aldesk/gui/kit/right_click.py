"""A right click, told apart from a right drag, and the menu key."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_TREMBLE = 4  # pixels


class RightClick(QObject):
    """Asks for a widget's menu; goes with the widget.

    Systems ask for it when the button goes down or when it comes up. Here it is always when it
    comes up, and only where it went down: a right drag moves a map or changes a picture's tones.

    Signals
    -------
    wanted : QPoint
        The place on the screen.
    """

    wanted = Signal(QPoint)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._pressed: QPoint | None = None
        widget.installEventFilter(self)
        if isinstance(widget, QAbstractScrollArea):
            widget.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the right button; everything else goes its way."""
        if isinstance(event, QContextMenuEvent):
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                self.wanted.emit(event.globalPos())
            return True
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.RightButton:
            at = event.globalPosition().toPoint()
            if event.type() == QEvent.Type.MouseButtonPress:
                self._pressed = at
            elif event.type() == QEvent.Type.MouseButtonRelease:
                pressed, self._pressed = self._pressed, None
                if pressed is not None and (at - pressed).manhattanLength() <= _TREMBLE:
                    self.wanted.emit(at)
        return False
