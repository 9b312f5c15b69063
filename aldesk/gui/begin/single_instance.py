"""A project that is open already comes to the front when it is opened once more.

The window that has a project listens on a local socket named after it; a second start of ALDesk
rings there, and ends if it is answered.
"""

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_cache_path
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_MOST_MS = 1000  # a window that is too busy to answer in this time has the project locked anyway
_YES = b"yes\n"
_ACTIVATION = "XDG_ACTIVATION_TOKEN"  # with which Wayland lets a window come to the front


class SingleInstance(QObject):
    """Answers for one window.

    Parameters
    ----------
    parent : QObject
    has_open : callable (Path) -> bool
        Whether the window shows this project now.
    come : callable
        Brings the window to the front.
    """

    def __init__(
        self, parent: QObject, has_open: Callable[[Path], bool], come: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self._has_open = has_open
        self._come = come
        self._server: QLocalServer | None = None

    def listen_for(self, project: Path) -> None:
        """Listen for others that want this project, and no longer for the one before.

        Only for who holds the project's lock: it replaces what an earlier owner left behind.
        """
        self.stop()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(lambda: self._answer(project))
        self._server.listen(_name(project))

    def stop(self) -> None:
        """Close the socket: another ALDesk may open the project now."""
        if self._server:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _answer(self, project: Path) -> None:
        socket = self._server.nextPendingConnection() if self._server else None
        if socket is None:
            return
        socket.disconnected.connect(socket.deleteLater)
        if not self._has_open(project):
            socket.abort()
            return
        socket.readyRead.connect(lambda: self._let_in(socket))
        if socket.canReadLine():
            self._let_in(socket)

    def _let_in(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        if token := bytes(socket.readLine().data()).decode(errors="replace").strip():
            os.environ[_ACTIVATION] = token
        socket.write(_YES)
        socket.flush()
        self._come()


def activate_existing(project: Path) -> bool:
    """Have the window that shows a project come to the front; say whether there is one."""
    socket = QLocalSocket()
    socket.connectToServer(_name(project))
    if not socket.waitForConnected(_MOST_MS):
        return False
    _let_others_come_to_the_front()
    socket.write(os.environ.get(_ACTIVATION, "").encode() + b"\n")
    answered = socket.waitForReadyRead(_MOST_MS) and bytes(socket.readLine().data()) == _YES
    socket.abort()
    return bool(answered)


def _name(project: Path) -> str:
    """Return the socket's name: a pipe's on Windows, elsewhere a path in the user's own folder."""
    digest = hashlib.sha256(os.fsencode(project.resolve())).hexdigest()[:16]
    if sys.platform == "win32":
        return f"aldesk-{digest}"
    folder = Path(
        os.environ.get("XDG_RUNTIME_DIR") or user_cache_path("ALDesk", ensure_exists=True)
    )
    return str(folder / f"aldesk-{digest}")


def _let_others_come_to_the_front() -> None:
    """On Windows, only the program that has the person's attention can pass it on."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
