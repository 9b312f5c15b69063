"""Threads for work that the window must not wait for."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
PATIENCE: Final = 3.0
"""Seconds that a file has before the next one is read beside it: its drive may hang."""
_CLOSING_SECONDS = 0.1
_LOOK_MS: Final = 250
_MOST_STUCK: Final = 32
_NEXT_PATIENCE: Final = 0.5
"""Seconds, while others are stuck already: what follows is mostly on the same drive."""


class Background(QObject):
    """Runs one function after another in a thread of its own.

    Results come back in the window's thread. Closing never waits long: what is stuck in a slow
    drive or driver is left behind, its result is dropped, and its thread ends with the process.

    Parameters
    ----------
    name : str
    patience : float, default 0
        Seconds after which work that is under way keeps what waits no longer: a fresh thread goes
        on with that, and the result of the slow one comes when it comes. With 0 all that waits
        waits for ever.
    n_threads : int, default 1

    """

    _came = Signal(object, object)

    def __init__(self, name: str, patience: float = 0.0, n_threads: int = 1) -> None:
        super().__init__()
        self._name, self._patience = name, patience
        self._waiting: queue.SimpleQueue[tuple[Callable[[], Any], Callable[[Any], None]] | None]
        self._waiting = queue.SimpleQueue()
        self._is_closed = False
        self._gate = threading.Lock()
        self._began: dict[threading.Thread, float] = {}
        self._n_stuck = 0
        self._waits_since = 0.0
        self._came.connect(self._hand_over)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._overtake_slow)
        for _ in range(n_threads):
            self._start()

    def submit(self, work: Callable[[], _T], then: Callable[[_T], None] = lambda _: None) -> None:
        """Have `work` done after what waits already, and `then` called with its result."""
        if self._is_closed:
            return
        if self._waiting.empty():
            self._waits_since = time.monotonic()
        self._waiting.put((work, then))
        if self._patience and not self._look.isActive():
            self._look.start()

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

    def overtake(self, since: float = float("inf")) -> None:
        """Let fresh threads do what waits, in the place of those that work; their results may come.

        Parameters
        ----------
        since : float, optional
            On the monotonic clock: those that began later are left as they are.
        """
        with self._gate:
            stuck = [thread for thread, began in self._began.items() if began < since]
            if self._is_closed or self._n_stuck >= _MOST_STUCK:
                return
            for thread in stuck:
                del self._began[thread]
            self._n_stuck += len(stuck)
        for _ in stuck:
            _log.warning("%s: it is slow, and left to come when it comes", self._name)
            self._start()

    @property
    def is_closed(self) -> bool:
        """Whether results are no longer wanted; long work looks here and gives up."""
        return self._is_closed

    def close(self, last: Callable[[], None] | None = None) -> None:
        """End the threads after a `last` task; work that goes on for longer is left behind."""
        with self._gate:
            self._is_closed = True
            threads = list(self._began)
        self._look.stop()
        self.forget_waiting()
        if last:
            self._waiting.put((last, lambda _: None))
        for _ in threads:
            self._waiting.put(None)
        end = time.monotonic() + _CLOSING_SECONDS
        for thread in threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _start(self) -> None:
        thread = threading.Thread(target=self._run, name=self._name, daemon=True)
        self._began[thread] = float("inf")
        thread.start()

    def _run(self) -> None:
        me = threading.current_thread()
        while task := self._waiting.get():
            work, then = task
            with self._gate:
                self._began[me] = self._waits_since = time.monotonic()
            try:
                self.post(then, work())
            except Exception:  # noqa: BLE001 - the next task shall run all the same
                _log.exception("work in the background failed")
            with self._gate:
                if me not in self._began:  # another does what waits
                    self._n_stuck -= 1
                    return
                self._began[me] = float("inf")

    def _overtake_slow(self) -> None:
        if self._waiting.empty():
            self._look.stop()
            return
        since = time.monotonic() - (_NEXT_PATIENCE if self._n_stuck else self._patience)
        if self._waits_since < since:
            self.overtake(since)

    def _hand_over(self, then: Callable[[Any], None], value: object) -> None:
        if not self._is_closed:
            then(value)
