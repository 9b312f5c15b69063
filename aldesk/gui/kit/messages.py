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
    lasts : (str, str)
        What of the world outside is not as it should be, and what to say of it as long as it is so.
    over : str
        That is as it should be again.
    """

    arrived = Signal(str, str, str)
    offered = Signal(str, object)
    settled = Signal(str)
    lasts = Signal(str, str)
    over = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[str, str, str]] = []
        self._is_heard = False
        self._said_once: set[str] = set()
        self._lasting: dict[str, str] = {}
        self._offer: tuple[str, Callable[[], None]] | None = None

    def listen(self) -> None:
        """Begin to pass messages on, those that wait first."""
        self._is_heard = True
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            self.arrived.emit(*message)
        for what, text in self._lasting.items():
            self.lasts.emit(what, text)
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

    def tell_lasting(self, what: str, text: str) -> None:
        """Say that something of the world outside fails; once as long as it does.

        It goes by itself when `end_lasting` is called, or when the person dismisses it.
        """
        if self._lasting.get(what) != text:
            self._lasting[what] = text
            if self._is_heard:
                self.lasts.emit(what, text)

    def end_lasting(self, what: str) -> None:
        """Take back what was said: it does not fail any more."""
        if self._lasting.pop(what, None) is not None:
            self.over.emit(what)

    def _say(self, text: str, tone: str, once: bool, act: str) -> None:
        if once and text in self._said_once:
            return
        self._said_once.add(text)
        if self._is_heard:
            self.arrived.emit(text, tone, act)
        else:
            self._waiting.append((text, tone, act))
