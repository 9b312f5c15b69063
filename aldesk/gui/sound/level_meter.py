"""How loud the sound is that is heard now."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip

_QUIETEST_DB = -60.0
_NEARLY_CLIPPED_DB = -1.0


class LevelMeter(QWidget):
    """A thin bar from −60 dB to full scale; it warns where the recording is clipped."""

    def __init__(self) -> None:
        super().__init__()
        self._level: float | None = None
        self.setFixedSize(64, 16)
        self.setAccessibleName(tr("Level"))
        set_tip(self, tr("Playback level, from −60 dB to full scale"))

    def show_level(self, decibels: float | None) -> None:
        """Show a peak in dB below full scale, or none while nothing plays."""
        if decibels != self._level:
            self._level = decibels
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(0, 6, self.width(), 4)
        painter.setBrush(QColor(colors.line))
        painter.drawRoundedRect(bar, 2, 2)
        if self._level is not None:
            share = max(0.0, 1.0 - self._level / _QUIETEST_DB)
            is_clipped = self._level > _NEARLY_CLIPPED_DB
            painter.setBrush(QColor(colors.warn if is_clipped else colors.accent))
            painter.drawRoundedRect(QRectF(0, 6, share * bar.width(), 4), 2, 2)
