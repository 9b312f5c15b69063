"""Threads for work that the window must not wait for.

Qt's objects must be destroyed in the window's thread, and Python destroys what nothing refers to in
whichever thread dropped it last. So a thread gets the number of a task, and only the window's
thread takes tasks out of `_tasks`, after the work has ended; nor does a thread hold its
`Background`.
"""

import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from itertools import count
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

_Then = Callable[[Any], None]
_tasks: Final[dict[int, tuple[Callable[[], Any], _Then]]] = {}
_numbers = count(1)
_ended_late: Final[deque[int]] = deque()  # after their `Background` was closed


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

    _done = Signal(int, bool, object)
    _came = Signal(object, object)

    def __init__(self, name: str, patience: float = 0.0, n_threads: int = 1) -> None:
        super().__init__()
        _let_go()
        self._patience = patience
        self._line = _Line(name, self._done.emit)
        self._numbers = set[int]()
        self._done.connect(self._hand_over)
        self._came.connect(self._call)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._overtake_slow)
        for _ in range(n_threads):
            self._line.start()

    def submit(self, work: Callable[[], _T], then: Callable[[_T], None] = lambda _: None) -> None:
        """Have `work` done after what waits already, and `then` called with its result."""
        if not self.is_closed:
            self._numbers.add(self._put(work, then))
            if self._patience and not self._look.isActive():
                self._look.start()

    def post(self, then: Callable[[_T], None], value: _T) -> None:
        """From within the work: have `then` called in the window's thread."""
        with self._line.gate:  # this object may not be destroyed between question and signal
            if not self.is_closed:
                self._came.emit(then, value)

    def forget_waiting(self) -> None:
        """Drop what has not begun."""
        for number in self._line.take_waiting():
            self._take(number)

    def overtake(self, since: float = float("inf")) -> None:
        """Let fresh threads do what waits, in the place of those that work; their results may come.

        Parameters
        ----------
        since : float, optional
            On the monotonic clock: those that began later are left as they are.
        """
        self._line.overtake(since)

    @property
    def is_closed(self) -> bool:
        """Whether results are no longer wanted; long work looks here and gives up."""
        return self._line.is_closed

    def close(self, last: Callable[[], None] | None = None) -> None:
        """End the threads after a `last` task; work that goes on for longer is left behind."""
        self._look.stop()
        self.forget_waiting()
        if last and not self.is_closed:
            self._put(last, lambda _: None)
        self._line.close()
        dropped = self._line.drop(self._numbers)
        del dropped  # not within `drop`: what is destroyed may ask the line for something
        _let_go()

    def _put(self, work: Callable[[], Any], then: _Then) -> int:
        number = next(_numbers)
        _tasks[number] = work, then
        self._line.put(number)
        return number

    def _take(self, number: int) -> _Then | None:
        """Let a task go that no thread works at, and return what follows it."""
        self._numbers.discard(number)
        task = _tasks.pop(number, None)
        return task[1] if task else None

    def _overtake_slow(self) -> None:
        if not self._line.overtake_slow(self._patience):
            self._look.stop()

    def _hand_over(self, number: int, has_result: bool, result: object) -> None:
        then = self._take(number)
        if has_result and then:
            self._call(then, result)

    def _call(self, then: Callable[[Any], None], value: object) -> None:
        if not self.is_closed:
            then(value)


class _Line:
    """What waits, and the threads that work at it; this, and no Qt object, is what they hold."""

    def __init__(self, name: str, tell: Callable[[int, bool, object], None]) -> None:
        self.gate = threading.Lock()
        self.is_closed = False
        self._name = name
        self._tell: Callable[[int, bool, object], None] | None = tell
        self._waiting = queue.SimpleQueue[int]()
        self._began: dict[threading.Thread, float] = {}
        self._at: dict[threading.Thread, int] = {}
        self._n_stuck = 0
        self._waits_since = 0.0

    def put(self, number: int) -> None:
        """Have a task done after what waits already."""
        if self._waiting.empty():
            self._waits_since = time.monotonic()
        self._waiting.put(number)

    def take_waiting(self) -> list[int]:
        """Return the tasks that have not begun, which will not."""
        waited = []
        while True:
            try:
                waited.append(self._waiting.get_nowait())
            except queue.Empty:
                return waited

    def drop(self, numbers: set[int]) -> list[Any]:
        """Take out and return those of some tasks that no thread is at."""
        with self.gate:
            return [_tasks.pop(n, None) for n in numbers - set(self._at.values())]

    def start(self) -> None:
        """Start one more thread."""
        thread = threading.Thread(target=self._run, name=self._name, daemon=True)
        self._began[thread] = float("inf")
        thread.start()

    def overtake(self, since: float) -> None:
        """Let fresh threads do what waits, in the place of those that began before a time."""
        with self.gate:
            stuck = [thread for thread, began in self._began.items() if began < since]
            if self.is_closed or self._n_stuck >= _MOST_STUCK:
                return
            for thread in stuck:
                del self._began[thread]
            self._n_stuck += len(stuck)
        for _ in stuck:
            _log.warning("%s: it is slow, and left to come when it comes", self._name)
            self.start()

    def overtake_slow(self, patience: float) -> bool:
        """Overtake what has had its time; return whether anything waits."""
        if self._waiting.empty():
            return False
        since = time.monotonic() - (_NEXT_PATIENCE if self._n_stuck else patience)
        if self._waits_since < since:
            self.overtake(since)
        return True

    def close(self) -> None:
        """End the threads after what waits; those that go on for longer are left behind."""
        with self.gate:
            self.is_closed = True
            self._tell = None
            threads = list(self._began)
        for _ in threads:
            self._waiting.put(0)
        end = time.monotonic() + _CLOSING_SECONDS
        for thread in threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _run(self) -> None:
        me = threading.current_thread()
        while number := self._waiting.get():
            with self.gate:
                if number not in _tasks:
                    continue
                self._began[me] = self._waits_since = time.monotonic()
                self._at[me] = number
            has_result, result = self._do(number)
            with self.gate:
                del self._at[me]
                if not self._has_told(number, has_result, result):
                    _ended_late.append(number)
                if me not in self._began:  # another does what waits
                    self._n_stuck -= 1
                    return
                self._began[me] = float("inf")
            del result

    def _has_told(self, number: int, has_result: bool, result: object) -> bool:
        if self._tell is None:
            return False
        try:
            self._tell(number, has_result, result)
        except RuntimeError:  # Qt has deleted the `Background` with its window, unclosed
            return False
        return True

    def _do(self, number: int) -> tuple[bool, object]:
        """Do a task; return whether it has a result, and that."""
        try:
            return True, _tasks[number][0]()
        except Exception:  # noqa: BLE001 - the next task shall run all the same
            _log.exception("work in the background failed")
            return False, None


def _let_go() -> None:
    """Let go the tasks that went on after their `Background` was closed, and have ended now."""
    while _ended_late:
        _tasks.pop(_ended_late.popleft(), None)
