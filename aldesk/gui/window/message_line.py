"""One quiet line for what the person must be told."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.widgets import button, label, set_tone, surface

_NOTICE_MS = 8000


class MessageLine(QWidget):
    """Shows the last message; a notice goes by itself, trouble stays until it is dismissed."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self.text = label("", "muted", wraps=True)
        dismiss = button(tr("Dismiss"), tr("Dismiss the message"), "quiet")
        key_tip(dismiss, tr("Dismiss the message"), Action.LEAVE)
        dismiss.clicked.connect(self.hide)
        ground = surface("top")
        row = QHBoxLayout(ground)
        row.setContentsMargins(24, 6, 16, 6)
        row.addWidget(self.text, 1)
        row.addWidget(dismiss)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self._timer = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()
        messages.arrived.connect(self._show)

    def _show(self, text: str, tone: str) -> None:
        self.text.setText(text)
        set_tone(self.text, tone)
        self.show()
        if tone == "muted":
            self._timer.start()
        else:
            self._timer.stop()
