"""One thread for work that the window must not wait for."""

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_CLOSING_SECONDS = 0.1


class Background(QObject):
    """Runs one function after another in a thread of its own.

    Results come back in the window's thread. Closing never waits long: what is stuck in a slow
    drive or driver is left behind, its result is dropped, and its thread ends with the process.
    """

    _came = Signal(object, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._waiting: queue.SimpleQueue[tuple[Callable[[], Any], Callable[[Any], None]] | None]
        self._waiting = queue.SimpleQueue()
        self._is_closed = False
        self._gate = threading.Lock()
        self._came.connect(self._hand_over)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[], _T], then: Callable[[_T], None] = lambda _: None) -> None:
        """Have `work` done after what waits already, and `then` called with its result."""
        if not self._is_closed:
            self._waiting.put((work, then))

    def post(self, then: Callable[[_T], None], value: _T) -> None:
        """From within the work: have `then` called in the window's thread."""
        with self._gate:  # this object may not be destroyed between the question and the signal
            if not self._is_closed:
                self._came.emit(then, value)

    def forget_waiting(self) -> None:
        """Drop what has not begun."""
        while True:
            try:
                self._waiting.get_nowait()
            except queue.Empty:
                return

    @property
    def is_closed(self) -> bool:
        """Whether results are no longer wanted; long work looks here and gives up."""
        return self._is_closed

    def close(self, last: Callable[[], None] | None = None) -> None:
        """End the thread after a `last` task; work that goes on for longer is left behind."""
        with self._gate:
            self._is_closed = True
        self.forget_waiting()
        if last:
            self._waiting.put((last, lambda _: None))
        self._waiting.put(None)
        self._thread.join(_CLOSING_SECONDS)

    def _run(self) -> None:
        while task := self._waiting.get():
            work, then = task
            try:
                self.post(then, work())
            except Exception:  # noqa: BLE001 - the next task shall run all the same
                _log.exception("work in the background failed")

    def _hand_over(self, then: Callable[[Any], None], value: object) -> None:
        if not self._is_closed:
            then(value)
