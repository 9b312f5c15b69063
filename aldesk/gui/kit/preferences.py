"""What a person prefers, kept from one start to the next."""

import atexit
from functools import cache
from typing import Any, Final

from platformdirs import user_config_path
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QThread, QTimer

_SOON_MS: Final = 200


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
    share its changes. Who asks for a preference meanwhile waits, but no key does.
    """

    def __init__(self, file: str) -> None:
        super().__init__(file, QSettings.Format.IniFormat)
        self._writer = QSettings(file, QSettings.Format.IniFormat)
        self._thread = QThread()
        self._writer.moveToThread(self._thread)
        self._thread.start(QThread.Priority.LowPriority)
        self._soon = QTimer(singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._have_written)
        self._is_ended = False

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
        if not self._soon.isActive():
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
        if self._is_ended:
            self.sync()
        else:
            self._soon.start()  # anew: a slider that is drawn changes much, and is written once

    def _have_written(self) -> None:
        QCoreApplication.postEvent(self._writer, QEvent(QEvent.Type.UpdateRequest))


@cache
def _preferences(file: str) -> Preferences:
    made = Preferences(file)
    atexit.register(made.end)
    if app := QCoreApplication.instance():
        app.aboutToQuit.connect(made.end)
    return made
