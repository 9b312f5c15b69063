"""Classes over the accuracy: in a low window, the classes have their room first."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from aldesk.gui.classes.palette import ClassPalette
from aldesk.gui.label.accuracy import AccuracyPane

_CURVE, _LEAST_CURVE = 100, 48


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
        shown = not curve.isHidden()
        words = accuracy.minimumSizeHint().height() - (curve.minimumHeight() if shown else 0)
        for_curve = min(_CURVE, left - words - 8)
        if for_curve >= _LEAST_CURVE:
            curve.setMinimumHeight(for_curve)
        curve.setVisible(for_curve >= _LEAST_CURVE)
        accuracy.setVisible(left >= words)
