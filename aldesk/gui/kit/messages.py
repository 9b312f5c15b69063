"""The one door for what the person must be told; it keeps the words until a window listens."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


class Messages(QObject):
    """Collects messages and passes them to whoever shows them.

    Signals
    -------
    arrived : (str, str, str)
        The text, its tone: ``muted`` for a notice, ``warn`` for trouble, and the act that was
        refused, or empty.
    offered : (str, callable)
        What can be done about the trouble that was told last, for a button, and what does it.
    settled : str
        An act that succeeded: that it was refused before is no longer true.
    """

    arrived = Signal(str, str, str)
    offered = Signal(str, object)
    settled = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[str, str, str]] = []
        self._is_heard = False
        self._said_once: set[str] = set()
        self._offer: tuple[str, Callable[[], None]] | None = None

    def listen(self) -> None:
        """Begin to pass messages on, those that wait first."""
        self._is_heard = True
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            self.arrived.emit(*message)
        if self._offer:
            self.offered.emit(*self._offer)
            self._offer = None

    def notice(self, text: str, *, once: bool = False) -> None:
        """Say something that needs no answer."""
        self._say(text, "muted", once, "")

    def trouble(self, text: str, *, once: bool = False, act: str = "") -> None:
        """Say what went wrong and what to do; `act` names what the person wanted to do."""
        self._say(text, "warn", once, act)

    def offer(self, text: str, do: Callable[[], None]) -> None:
        """Offer to do something about the trouble that was told just now."""
        if self._is_heard:
            self.offered.emit(text, do)
        else:
            self._offer = (text, do)

    def settle(self, act: str) -> None:
        """Take back that this act was refused, since it succeeded."""
        self.settled.emit(act)

    def _say(self, text: str, tone: str, once: bool, act: str) -> None:
        if once and text in self._said_once:
            return
        self._said_once.add(text)
        if self._is_heard:
            self.arrived.emit(text, tone, act)
        else:
            self._waiting.append((text, tone, act))
