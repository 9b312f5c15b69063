"""What a person prefers, kept from one start to the next.

Qt syncs the file to the disk for each setting, which on a busy disk takes most of a second. So a
thread writes, and the settings that wait for it are told from memory. Python ends only after it.
"""

import threading
from typing import Any

from platformdirs import user_config_path
from PySide6.QtCore import QSettings

_ON_DISK, _GONE = object(), object()


class Preferences:
    """A file of preferences; its methods are those of `QSettings`.

    Parameters
    ----------
    file : str
    """

    def __init__(self, file: str) -> None:
        self._file = file

    def value(self, key: str, default: Any = None, kind: type | None = None) -> Any:
        """Return what is kept under a key, as one of a kind if that is told."""
        value = _writer.find(self._file, key)
        if value is _GONE:
            return default
        if value is _ON_DISK:
            kept = _open(self._file)
            return kept.value(key, default) if kind is None else kept.value(key, default, kind)
        return value if kind is None else kind(value)

    def setValue(self, key: str, value: Any) -> None:
        """Keep something; returns at once. Where it cannot be written, it lasts until the end."""
        _writer.put(self._file, key, value)

    def contains(self, key: str) -> bool:
        """Whether anything is kept under a key."""
        value = _writer.find(self._file, key)
        return _open(self._file).contains(key) if value is _ON_DISK else value is not _GONE

    def remove(self, key: str) -> None:
        """Forget what is kept under a key; returns at once."""
        _writer.put(self._file, key, _GONE)

    def fileName(self) -> str:
        """Return where the file is, or would be."""
        return self._file


class _Writer:
    """Writes what waits, in a thread that ends when nothing does."""

    def __init__(self) -> None:
        self._gate = threading.Condition()
        self._waiting: dict[tuple[str, str], Any] = {}
        self._written: dict[tuple[str, str], Any] = {}  # just now, or in vain
        self._is_busy = False

    def find(self, file: str, key: str) -> Any:
        """Return a setting that is not on the disk yet, or `_ON_DISK`."""
        with self._gate:
            written = self._written.get((file, key), _ON_DISK)
            return self._waiting.get((file, key), written)

    def put(self, file: str, key: str, value: Any) -> None:
        """Have a setting written."""
        with self._gate:
            self._waiting[file, key] = value
            if not self._is_busy:
                self._is_busy = True
                threading.Thread(target=self._run, name="preferences", daemon=False).start()

    def finish(self) -> None:
        """Return when nothing is left to write."""
        with self._gate:
            self._gate.wait_for(lambda: not self._is_busy)

    def _run(self) -> None:
        try:
            while writing := self._take_waiting():
                for file in {file for file, _ in writing}:
                    self._write(file, {key: writing[f, key] for f, key in writing if f == file})
        except BaseException:
            self._end()
            raise

    def _end(self) -> None:
        with self._gate:
            self._is_busy = False
            self._gate.notify_all()

    def _take_waiting(self) -> dict[tuple[str, str], Any]:
        """Return what is to be written, with what could not be before; nothing ends the thread."""
        with self._gate:
            if not self._waiting:
                self._end()
                return {}
            self._written |= self._waiting
            self._waiting = {}
            return dict(self._written)

    def _write(self, file: str, values: dict[str, Any]) -> None:
        settings = _open(file)
        for key, value in values.items():
            if value is _GONE:
                settings.remove(key)
            else:
                settings.setValue(key, value)
        settings.sync()
        if settings.status() == QSettings.Status.NoError:
            with self._gate:
                for key in values:
                    del self._written[file, key]


def _open(file: str) -> QSettings:
    return QSettings(file, QSettings.Format.IniFormat)


_writer = _Writer()


def finish() -> None:
    """Return when all that was set is written."""
    _writer.finish()


def preferences() -> Preferences:
    """Return the preferences."""
    return Preferences(str(user_config_path("ALDesk") / "aldesk.ini"))
