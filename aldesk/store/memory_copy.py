"""A copy of a database in memory, read so that whoever writes to it need not wait for the disk."""

import sqlite3
import sys
import time
from collections.abc import Callable

from aldesk.store.untrusted import harden

_FIRST_PAGES = 32
"""128 kB, which even a slow network drive reads in a tenth of a second."""
_LONGEST_STEP = 0.1
"""Seconds."""
_LONGEST_PAUSE = 1.0
_MOST_GROWTH = 8
"""Of a step: pages that the system still remembers say little of how fast others are read."""
_BUSY_SECONDS = 0.01
"""Until a copy goes on after it met a commit."""


def copy_in_memory(
    connection: sqlite3.Connection, goes_on: Callable[[], None] = lambda: None
) -> sqlite3.Connection:
    """Return a connection to a copy that lives as long as this.

    It is read in steps, with a pause after each that is as long as the step was: however slow the
    disk is, whoever writes waits for a step and not for the file. What is written through
    `connection` itself meanwhile gets into the copy. What others write has it begin again with
    larger steps, as long as one is read in a tenth of a second; so a copy from a slow disk may come
    to no end before they write nothing for a while.

    Parameters
    ----------
    connection : sqlite3.Connection
    goes_on : callable, optional
        Called between the steps; what it raises ends the copy.
    """
    steps = _Steps(_FIRST_PAGES, goes_on)
    while True:
        memory = sqlite3.connect(":memory:", isolation_level=None)
        try:
            connection.backup(memory, pages=steps.n_pages, progress=steps, sleep=_BUSY_SECONDS)
        except BaseException as error:
            memory.close()
            if not isinstance(error, _Outdated):
                raise
            steps = _Steps(steps.fitting, goes_on)
        else:
            harden(memory)
            return memory


class _Outdated(Exception):  # noqa: N818 - not an error: the copy begins again
    """Somebody has written, and the next copy can have larger steps."""


class _Steps:
    """Called after each step; pauses, and notes how many pages can be read in one."""

    def __init__(self, n_pages: int, goes_on: Callable[[], None]) -> None:
        self.n_pages = self.fitting = n_pages
        self._goes_on = goes_on
        self._left = sys.maxsize
        self._began = time.perf_counter()

    def __call__(self, status: int, left: int, _total: int) -> None:
        if status == sqlite3.SQLITE_OK:  # or else it met a commit and waited, or was the last one
            took = time.perf_counter() - self._began
            is_again = left >= self._left  # from the first page on
            if is_again and self.fitting > self.n_pages:
                raise _Outdated
            if not is_again:
                fitting = self.n_pages * min(_LONGEST_STEP / max(took, 1e-9), _MOST_GROWTH)
                self.fitting = int(fitting)
            self._left = left
            time.sleep(min(took, _LONGEST_PAUSE))
        self._goes_on()
        self._began = time.perf_counter()
