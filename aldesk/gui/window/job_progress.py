"""How far work in the background is, with a button that ends it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aldesk.core.pace import Pace
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.pace_words import with_pace
from aldesk.gui.kit.widgets import ElidedLabel, button


class JobProgress(QWidget):
    """A part of the status line; hidden while nothing runs.

    Parameters
    ----------
    tip : str
        What the button does, and what is kept.

    Signals
    -------
    stopped
        The person wants the work to end.
    """

    stopped = Signal()

    def __init__(self, tip: str) -> None:
        super().__init__()
        self._pace = Pace()
        self.words = ElidedLabel("muted")
        self.stop = button(tr("Stop"), tip, "foot")
        self.stop.setProperty("leads", "true")
        self.stop.clicked.connect(self._ask_to_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.stop)
        self.hide()

    def show_count(self, words: str, done: int, total: int) -> None:
        """Show what is done of how much; the words tell it, rate and time left are added."""
        self._show(with_pace(words, self._pace, done, total))

    def show_words(self, words: str) -> None:
        """Show what is going on before it can be counted."""
        self._pace.restart()
        self._show(words)

    def clear(self) -> None:
        """Show nothing any more."""
        self._pace.restart()
        self.stop.setEnabled(True)
        self.hide()

    def _show(self, words: str) -> None:
        self.words.set_whole(words)
        self.words.updateGeometry()
        self.show()

    def _ask_to_stop(self) -> None:
        self.stop.setEnabled(False)
        self.stopped.emit()
