"""A `QtBot` that waits for what happens for as long as a busy machine needs."""

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from tests.until import PATIENCE

_PATIENCE_MS = int(1000 * PATIENCE)
_waited: list[Any] = []


class PatientBot(QtBot):
    """Its waits have one limit, however short the ones are that pytest-qt has by default."""

    def waitUntil(self, callback: Callable[[], bool | None], **_: Any) -> None:
        """Let the window live until something is so, or holds."""
        super().waitUntil(callback, timeout=_PATIENCE_MS)

    def waitSignal(self, signal: Any, **how: Any) -> Any:
        """Let the window live until a signal comes.

        A thread may have sent the same signal again by then, and PySide would call who waited for
        the first, which must not be gone: it is kept.
        """
        waiting = super().waitSignal(signal, **{**how, "timeout": _PATIENCE_MS})
        _waited.append(waiting)
        return waiting
