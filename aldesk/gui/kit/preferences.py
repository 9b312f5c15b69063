"""What a person prefers, kept from one start to the next."""

import atexit
import time
from functools import cache
from math import inf
from typing import Any, Final

from platformdirs import user_config_path
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QThread, QTimer

_SOON_MS: Final = 200
_MAY_BE_WRITING: Final = 5.0
"""Seconds after a change in which nobody looks what others wrote: it would wait for the writer."""


def preferences() -> "Preferences":
    """Return the file of preferences; where it cannot be written, they last until the end."""
    kept = _preferences(str(user_config_path("ALDesk") / "aldesk.ini"))
    kept.read_what_others_wrote()
    return kept


class Preferences(QSettings):
    """Tells a change at once, and writes it a moment later in a thread, many changes at a time.

    A busy disk takes most of a second to write the file, which Qt would do in the window's thread.
    A thread of Python gains nothing, as PySide lets no other run while Qt writes. So a second
    object of the same file writes, in a thread whose loop is Qt's own: all objects of a file
    share its changes. While it writes, only who asks for a preference or changes another one waits.
    """

    def __init__(self, file: str) -> None:
        super().__init__(file, QSettings.Format.IniFormat)
        self._writer = QSettings(file, QSettings.Format.IniFormat)
        self._thread = QThread()
        self._writer.moveToThread(self._thread)
        self._soon = QTimer(singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._have_written)
        self._is_ended = False
        self._changed = -inf

    def setValue(self, key: str, value: Any) -> None:
        """Keep a value."""
        super().setValue(key, value)
        self._write_soon()

    def remove(self, key: str) -> None:
        """Forget a value, or a group of them."""
        super().remove(key)
        self._write_soon()

    def read_what_others_wrote(self) -> None:
        """Take in what another ALDesk has written."""
        if time.monotonic() - self._changed > _MAY_BE_WRITING:
            self.sync()

    def end(self) -> None:
        """Write what is not written yet, and end the thread; later changes are written at once."""
        self._is_ended = True
        self._soon.stop()
        self.sync()
        self._thread.quit()
        self._thread.wait()

    def _write_soon(self) -> None:
        QCoreApplication.removePostedEvents(self, QEvent.Type.UpdateRequest.value)
        self._changed = time.monotonic()
        if self._is_ended:
            self.sync()
        elif not self._soon.isActive():
            self._soon.start()

    def _have_written(self) -> None:
        if not self._thread.isRunning():
            self._thread.start(QThread.Priority.LowPriority)
        QCoreApplication.postEvent(self._writer, QEvent(QEvent.Type.UpdateRequest))


@cache
def _preferences(file: str) -> Preferences:
    made = Preferences(file)
    atexit.register(made.end)
    if app := QCoreApplication.instance():
        app.aboutToQuit.connect(made.end)
    return made
