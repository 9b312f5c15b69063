"""How far a study is, and the buttons that hold it or end it."""

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from aldesk.core.pace import Pace
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.widgets import ElidedLabel, button
from aldesk.gui.study.control import State

_WORDS = {
    "timing": noop("Timing the first cycle …"),
    "running": noop("Preparing …"),
    "paused": noop("Paused"),
}
_STEPS = noop("{n} of {total} steps")
_SAMPLES = noop("{n} of {total} samples")


class StopWatch:
    """A clock that stands still while a study is paused.

    What is done while it stands was under way, and counts: the clock is then set on to that moment.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lost = 0.0
        self._held: float | None = None

    def __call__(self) -> float:
        """Return seconds without the pauses."""
        return (self._clock() if self._held is None else self._held) - self._lost

    def hold(self) -> None:
        """Stand still at this moment, also if it stands already."""
        self._held = self._clock()

    def go_on(self) -> None:
        """Run again."""
        if self._held is not None:
            self._lost += self._clock() - self._held
            self._held = None


class StudyProgress(QWidget):
    """One line; hidden while nothing runs.

    Parameters
    ----------
    clock : callable
        Returns seconds.

    Signals
    -------
    pause_toggled
    cancelled
    """

    pause_toggled = Signal()
    cancelled = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._state: State = "idle"
        self._words = ElidedLabel("strong")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(tr("Progress of the study"))
        self._bar.setMinimumWidth(80)
        self.pause = button(tr("Pause"), tr("Pause after the current step, or resume"))
        self.pause.clicked.connect(self.pause_toggled)
        self.cancel = button(tr("Cancel"), tr("Cancel; what is complete is kept"))
        self.cancel.clicked.connect(self.cancelled)
        self._watch = StopWatch(clock)
        self._pace = Pace(self._watch)
        self._done, self._total = 0, 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self.pause)
        row.addWidget(self.cancel)
        self._begin()
        self.hide()

    @property
    def text(self) -> str:
        """What the line says."""
        return self._words.whole

    def show_state(self, state: State) -> None:
        """Show what is going on; a pause leaves the pace as it was."""
        before, self._state = self._state, state
        if state == "paused":
            self._watch.hold()
        elif before == "paused":
            self._watch.go_on()
        elif state != before:
            self._begin()
        self.setVisible(state != "idle")
        self.pause.setVisible(state in ("running", "paused"))
        self.pause.setText(tr("Resume") if state == "paused" else tr("Pause"))
        self._say()

    def show_preparing(self, done: int, total: int) -> None:
        """Show how many samples are embedded before the study can begin."""
        self._show(done, total, tr("Embedding"), _SAMPLES)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is, and how long it will still take."""
        doing = tr("Timing") if self._state == "timing" else tr("Running")
        self._show(done, total, doing, _STEPS)

    def _begin(self) -> None:
        self._pace.restart()
        self._done = self._total = 0
        self._doing, self._units = "", _STEPS
        self._bar.setRange(0, 0)

    def _show(self, done: int, total: int, doing: str, units: str) -> None:
        if doing != self._doing:
            self._begin()  # samples and steps don't go at one pace
        self._doing, self._units, self._done, self._total = doing, units, done, total
        if self._state == "paused":
            self._watch.hold()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._say()

    def _say(self) -> None:
        if not self._total:
            self._words.set_whole(tr(_WORDS[self._state]) if self._state in _WORDS else "")
            return
        rate, left = self._pace.rate(self._done, self._total)
        doing = tr("Paused") if self._state == "paused" else self._doing
        count = tr(self._units, n=self._done, total=self._total)
        left = tr("about {time} left", time=left) if left else ""
        texts = ([doing, count, rate, left], [doing, count, left], [count, left], [count])
        self._words.set_whole(*(" · ".join(filter(None, parts)) for parts in texts))
