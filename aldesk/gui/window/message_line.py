"""One quiet line for what the person must be told; it lies over the content."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.widgets import button, set_tone
from aldesk.gui.window.floating import Note

_NOTICE_MS = 8000


class MessageLine(Note):
    """Shows the last message; a notice goes by itself, trouble stays until it is dismissed.

    A notice covers trouble only for its time. What was refused goes, too, when the same act
    succeeds, or when the page that it was said on is left. What lasts is said while there is
    nothing else to say, and goes when it is over.

    Signals
    -------
    gone
        Nothing is said any more.
    """

    gone = Signal()

    def __init__(self, messages: Messages) -> None:
        dismiss = button(tr("Dismiss"), tr("Dismiss the message"), "quiet")
        self.offer = button("", tr("Do what is proposed"))
        super().__init__("muted", dismiss, self.offer)
        self._trouble, self._act = "", ""
        self._lasting: dict[str, str] = {}
        key_tip(dismiss, tr("Dismiss the message"), Action.LEAVE)
        dismiss.clicked.connect(self.dismiss)
        self._timer = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._timer.timeout.connect(self._end_notice)
        self._do: Callable[[], None] = lambda: None
        self.offer.clicked.connect(self._take_offer)
        self.offer.hide()
        self.hide()
        messages.offered.connect(self._offer)
        messages.arrived.connect(self._take)
        messages.settled.connect(self._settle)
        messages.lasts.connect(self._take_lasting)
        messages.over.connect(self._end_lasting)

    def dismiss(self) -> None:
        """Take away what is shown, trouble too."""
        self._timer.stop()
        self._trouble = self._act = ""
        self._lasting.clear()
        self.offer.hide()
        self._go()

    def leave_page(self) -> None:
        """Take away what was refused on a page that is left."""
        if self._act:
            self._settle(self._act)

    def _take_offer(self) -> None:
        self._do()

    def _offer(self, text: str, do: Callable[[], None]) -> None:
        self.offer.setText(text)
        self._do = do
        self.offer.show()

    def _take(self, text: str, tone: str, act: str) -> None:
        if tone != "muted":
            self.offer.hide()
        self._show(text, tone)
        if tone == "muted":
            self._timer.start()
        else:
            self._timer.stop()
            self._trouble, self._act = text, act

    def _settle(self, act: str) -> None:
        if self._trouble and act == self._act:
            self._trouble = self._act = ""
            self.offer.hide()
            self._show_what_is_left()

    def _take_lasting(self, what: str, text: str) -> None:
        self._lasting[what] = text
        self._show_what_is_left()

    def _end_lasting(self, what: str) -> None:
        if self._lasting.pop(what, None):
            self._show_what_is_left()

    def _end_notice(self) -> None:
        self._show_what_is_left()

    def _show_what_is_left(self) -> None:
        """Under a notice nothing moves; then trouble is shown, or else what has failed last."""
        if self._timer.isActive():
            return
        if text := self._trouble or next(reversed(self._lasting.values()), ""):
            self._show(text, "warn")
        else:
            self._go()

    def _show(self, text: str, tone: str) -> None:
        self.text.setText(text)
        set_tone(self.text, tone)
        self.show()

    def _go(self) -> None:
        self.hide()
        self.gone.emit()
