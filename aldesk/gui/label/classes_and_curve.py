"""Classes over the accuracy: in a low window, the classes have their room first."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from aldesk.gui.classes.palette import ClassPalette
from aldesk.gui.label.accuracy import AccuracyPane

_CURVE, _LEAST_CURVE, _MOST = 100, 48, 220


class ClassesAndCurve(QWidget):
    """Makes the curve lower, then leaves it out, then the accuracy, before anything overlaps."""

    def __init__(self, classes: ClassPalette, accuracy: AccuracyPane) -> None:
        super().__init__()
        self._classes, self._accuracy = classes, accuracy
        line = QFrame()
        line.setFixedHeight(1)
        line.setObjectName("line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(classes, 9)
        column.addWidget(line)
        column.addWidget(accuracy, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()

    def event(self, event: QEvent) -> bool:
        """Share the room anew when the list of classes needs more of it, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return super().event(event)

    def _share(self) -> None:
        curve, accuracy = self._accuracy.curve, self._accuracy
        left = self.height() - self._classes.minimumSizeHint().height()
        had = 0 if curve.isHidden() else curve.minimumHeight()
        words = accuracy.minimumSizeHint().height() - had
        has = min(_CURVE, left - words - 8)
        has = has if has >= _LEAST_CURVE else 0
        curve.setMinimumHeight(has)
        curve.setMaximumHeight(_MOST if has == _CURVE else has)  # else it has its preferred height
        curve.setVisible(has > 0)
        accuracy.setVisible(left >= words)
