"""Paths that the window is given: a drive that does not answer must not stop it."""

import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject

from aldesk.gui.kit.background import PATIENCE, Background
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages

SECONDS_TO_ANSWER = 0.2
"""So long the window itself waits, for nearly all drives answer in a moment."""
_WAITED_FOR = "drive"


class Reach(QObject):
    """Touches a path in a thread before the window does anything with it.

    Parameters
    ----------
    messages : Messages
    """

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._background = Background("reach", PATIENCE)
        self._turn = 0

    def when_it_answers(self, path: Path, then: Callable[[], None]) -> None:
        """Call `then` as soon as a path's drive has answered: mostly before this returns.

        Else it is said that the drive is waited for. Another path that is given takes its place.
        """
        self._turn += 1
        turn, has_answered = self._turn, Event()

        def touch() -> None:
            _touch(path)
            has_answered.set()

        def go_on(_: object = None) -> None:
            if turn == self._turn:
                self._turn += 1
                self._messages.end_lasting(_WAITED_FOR)
                then()

        self._background.submit(touch, go_on)
        if has_answered.wait(SECONDS_TO_ANSWER):
            go_on()
        else:
            words = tr(
                "The drive of {name} does not answer. It is opened when it does.", name=path.name
            )
            self._messages.tell_lasting(_WAITED_FOR, words)

    def forget(self) -> None:
        """Wait for nothing any more: the person does something else."""
        self._turn += 1
        self._messages.end_lasting(_WAITED_FOR)

    def stop(self) -> None:
        """End the thread; what is stuck in a slow drive is left behind."""
        self._turn += 1
        self._background.close()


def _touch(path: Path) -> None:
    """Look at a path, and read a little of a file: its drive may know of it and yet not have it."""
    with suppress(OSError, ValueError):
        if stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as file:
                file.read(1)
