"""Opens a sample's file with the system's program, or shows it in the system's file manager."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

_PATIENCE_MS = 2000


def open_file(file: Path) -> bool:
    """Open a file as a double-click in the file manager would; tell whether it could be done."""
    return QDesktopServices.openUrl(_url(file))


def show_in_folder(file: Path) -> bool:
    """Select a file in the file manager, or open its folder; tell whether it could be done."""
    if sys.platform == "darwin":
        return _start("open", "-R", str(file))
    if sys.platform == "win32":
        return _start("explorer.exe", "/select,", str(file))
    return _select_over_dbus(file) or QDesktopServices.openUrl(_url(file.parent))


def _url(file: Path) -> QUrl:
    return QUrl.fromLocalFile(str(file.absolute()))


def _start(program: str, *words: str) -> bool:
    started: tuple[bool, int] | bool = QProcess.startDetached(program, list(words))
    return started[0] if isinstance(started, tuple) else started


def _select_over_dbus(file: Path) -> bool:
    """Ask the file manager to select a file; most on Linux understand it."""
    try:
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage
    except ImportError:  # the system has no libdbus
        return False
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    name = "org.freedesktop.FileManager1"
    call = QDBusMessage.createMethodCall(name, "/org/freedesktop/FileManager1", name, "ShowItems")
    call.setArguments([[_url(file).toString()], ""])
    answer = bus.call(call, QDBus.CallMode.Block, _PATIENCE_MS)
    return answer.type() == QDBusMessage.MessageType.ReplyMessage
