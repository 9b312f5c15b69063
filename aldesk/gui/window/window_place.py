"""Where the window was last: it comes back there, as far as the screens of now allow."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from aldesk.gui.kit.preferences import preferences
from aldesk.gui.window.overlap import overlap

_FIRST = QSize(1280, 800)
_FRAME = 40
"""The system's title bar, whose height nobody knows before the window is shown."""


class WindowPlace(QObject):
    """Puts a window where it was, and remembers its place when it closes."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        settings = preferences()
        kept = settings.value("window/place")
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        wanted = kept if isinstance(kept, QRect) and kept.isValid() else None
        window.setGeometry(fitted(wanted, screens))
        if settings.value("window/maximised", False, bool):
            window.setWindowState(Qt.WindowState.WindowMaximized)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember the place; of a maximised window, the one that it goes back to."""
        if event.type() == QEvent.Type.Close:
            settings, window = preferences(), self._window
            settings.setValue("window/place", window.normalGeometry())
            settings.setValue("window/maximised", window.isMaximized())
        return False


def fitted(wanted: QRect | None, screens: Sequence[QRect]) -> QRect:
    """Return the place for a window that lies whole on one of the screens.

    Parameters
    ----------
    wanted : QRect or None
        Where it was; None for one that was nowhere, which comes to the middle of the first.
    screens : sequence of QRect
        What the system's bars leave of each.
    """
    if wanted is None:
        room = screens[0].adjusted(0, _FRAME, 0, 0)
        size = _FIRST.boundedTo(room.size())
        made = QRect(room.topLeft(), size)
        made.moveCenter(room.center())
        return made
    best = max(screens, key=lambda screen: overlap(screen, wanted))
    room = best.adjusted(0, _FRAME, 0, 0)
    size = wanted.size().boundedTo(room.size())
    left = min(max(wanted.left(), room.left()), room.right() + 1 - size.width())
    top = min(max(wanted.top(), room.top()), room.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())
