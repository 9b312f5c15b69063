"""Opens files and folders in the system's own programs."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from aldesk.core.files import is_folder

_PATIENCE_MS = 2000


def open_outside(path: Path) -> bool:
    """Open a file or a folder as a double-click would; tell whether it could be done."""
    return QDesktopServices.openUrl(_url(path))


def show_folder(folder: Path) -> bool:
    """Show a folder, or the nearest one above it that is there; tell whether it could be done."""
    return open_outside(next((p for p in (folder, *folder.parents) if is_folder(p)), folder))


def show_in_folder(file: Path) -> bool:
    """Select a file in the file manager, or open its folder; tell whether it could be done."""
    if sys.platform == "darwin":
        return _start("open", "-R", str(file))
    if sys.platform == "win32":
        return _start("explorer.exe", "/select,", str(file))
    return _select_over_dbus(file) or open_outside(file.parent)


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
