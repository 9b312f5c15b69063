"""How far a study is, and the buttons that hold it or end it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from aldesk.core.pace import Pace
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.widgets import button, label
from aldesk.gui.study.control import State

_WORDS = {
    "timing": noop("Timing the first cycle …"),
    "running": noop("Preparing …"),
    "paused": noop("Paused after the cycle that was under way"),
}


class StudyProgress(QWidget):
    """One line; hidden while nothing runs.

    Signals
    -------
    pause_toggled
    cancelled
    """

    pause_toggled = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: State = "idle"
        self._words = label("", "strong")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(tr("Progress of the study"))
        self.pause = button(tr("Pause"), tr("Pause the study or let it go on"))
        self.pause.clicked.connect(self.pause_toggled)
        self.cancel = button(tr("Cancel"), tr("Cancel; what is complete is kept"))
        self.cancel.clicked.connect(self.cancelled)
        self._pace = Pace()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self.pause)
        row.addWidget(self.cancel)
        self.hide()

    def show_state(self, state: State) -> None:
        """Show what is going on; the pace is measured anew."""
        self._state = state
        self._pace.restart()
        self.setVisible(state != "idle")
        self.pause.setVisible(state in ("running", "paused"))
        self.pause.setText(tr("Resume") if state == "paused" else tr("Pause"))
        self._words.setText(tr(_WORDS[state]) if state in _WORDS else "")
        if state == "idle":
            self._bar.setRange(0, 0)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is, and how long it will still take."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if self._state == "running":
            rate, left = self._pace.rate(done, total)
            parts = [tr("Running"), tr("{n} of {total}", n=done, total=total), rate]
            parts += [tr("{time} left", time=left)] if left else []
            self._words.setText(" · ".join(filter(None, parts)))
