"""Files that the system asks ALDesk to open while it runs; macOS does so for a double click."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent


class FileOpen(QObject):
    """An event filter of the application that passes such files on."""

    def __init__(self, parent: QObject, open_path: Callable[[Path], None]) -> None:
        super().__init__(parent)
        self._open_path = open_path

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the events that name a file on this computer."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._open_path(Path(event.file()))
            return True
        return super().eventFilter(watched, event)
