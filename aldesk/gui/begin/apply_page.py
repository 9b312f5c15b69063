"""Apply a model to other data: what is chosen, how far it is, and what came of it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aldesk.apply import Applied
from aldesk.core.outcome import Done, Failed, Outcome, Stopped
from aldesk.core.pace import Pace
from aldesk.gui.begin.apply_form import ApplyFields
from aldesk.gui.begin.page_parts import choices_column, foot
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, number, tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.pace_words import with_pace
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.kit.widgets import LINE, button, label, set_tone
from aldesk.gui.workspace.apply_thread import Application, ApplyThread

_MOST_TOLD = 12
_PHASES = {
    "fitting": noop("The model is fitted …"),
    "reading": noop("Files: {done} of {total}"),
    "embedding": noop("Embedded: {done} of {total}"),
    "scoring": noop("Scored: {done} of {total}"),
    "writing": noop("Written: {done} of {total}"),
}


class ApplyPage(QWidget):
    """The form at the left; at the right what will happen, happens, or has happened.

    The work goes on while the page is left, and its end is told as a message, too.

    Signals
    -------
    closed
    made : Path
        A project was written, and is wanted.
    """

    closed = Signal()
    made = Signal(Path)

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._thread: ApplyThread | None = None
        self._pace, self._phase = Pace(), ""
        self._project: Path | None = None  # that was written last
        self.fields = ApplyFields()
        self.result_head = label(tr("RESULT"), "heading")
        self.told = label("", "", wraps=True)
        self.problems = label("", "warn", wraps=True)
        self.state = label("", "muted", wraps=True)
        self.begin_button = button(tr("Apply"), tr("Apply the model"), "primary")
        key_tip(self.begin_button, tr("Apply the model"), Action.ACCEPT)
        self.leave_button = button(tr("Close"), tr("Close this page"))
        self.stop_button = button(tr("Stop"), tr("Stop; what is done is kept"))
        self.open_button = button(tr("Open the project"), tr("Open the project that was written"))
        self._lay_out()
        self.fields.changed.connect(self._refresh)
        self.begin_button.clicked.connect(self.begin)
        self.leave_button.clicked.connect(self.closed)
        self.stop_button.clicked.connect(self._stop_work)
        self.open_button.clicked.connect(self._open_made)
        self._refresh()

    def show_project(self, project: Path | None, n_labels: int) -> None:
        """Offer the model of the open project, if there is one."""
        self.fields.show_project(project, n_labels)
        self.fields.source.field.setFocus()

    def begin(self) -> None:
        """Apply what is chosen."""
        if self._thread or self.fields.problem():
            return
        self._project = None
        for part in (self.told, self.problems):
            part.setText("")
        wanted = Application(self.fields.job(), self.fields.project)
        self._thread = thread = ApplyThread(wanted)
        thread.phased.connect(self._show_phase)
        thread.ended.connect(self._end)
        thread.start()
        self._refresh()

    @property
    def is_running(self) -> bool:
        """Whether a model is being applied."""
        return self._thread is not None

    def stop(self) -> None:
        """End the thread; what is done is kept on the disk."""
        if self._thread:
            self._thread.stop()
            self._thread = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin by Enter from any field, which all pass it on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin()
        else:
            super().keyPressEvent(event)

    def _stop_work(self) -> None:
        if self._thread:
            self.stop_button.setEnabled(False)
            self._thread.cancel()

    def _open_made(self) -> None:
        if self._project:
            self.made.emit(self._project)

    def _show_phase(self, phase: str, done: int, total: int) -> None:
        if phase != self._phase:
            self._phase = phase
            self._pace.restart()
        words = tr(_PHASES[phase], done=done, total=total)
        if total:
            words = with_pace(words, self._pace, done, total)
        self._tell(words)

    def _end(self, outcome: Outcome) -> None:
        if self._thread:
            self._thread.finish()
        self._thread, self._phase = None, ""
        if isinstance(outcome, Done):
            self._show_done(outcome.result)
        elif isinstance(outcome, Failed):
            self.problems.setText(problem_text(outcome.problem))
            if not self.isVisible():
                self._messages.trouble(problem_text(outcome.problem), act="apply")
        self._refresh()
        if isinstance(outcome, Stopped):
            self._tell(tr("Stopped. Apply again to go on where it was stopped."))

    def _show_done(self, done: Applied) -> None:
        if done.n_events is None:
            words = tr("{n} sample(s) scored; written to {path}.", "", done.n_samples, path=done.to)
        else:
            words = tr("{n} event(s) written to {path}.", "", done.n_events, path=done.to)
        self._messages.settle("apply")
        if not self.isVisible():
            self._messages.notice(words)
        if done.work:
            words += "\n\n" + tr(
                "The embeddings are kept for the next time: {path}", path=done.work
            )
        self.told.setText(words)
        if done.problems:
            more = len(done.problems) - _MOST_TOLD
            lines = [*done.problems[:_MOST_TOLD], *([f"+ {number(more)}"] if more > 0 else [])]
            self.problems.setText("\n".join(lines))
        self._project = done.to if done.to.suffix.lower() == ".aldesk" else None

    def _refresh(self) -> None:
        problem = self.fields.problem()
        is_running = self.is_running
        self.begin_button.setEnabled(not is_running and not problem)
        self.fields.setEnabled(not is_running)
        self.stop_button.setVisible(is_running)
        self.stop_button.setEnabled(is_running)
        self.open_button.setVisible(self._project is not None and not is_running)
        for part in (self.told, self.problems):
            part.setVisible(bool(part.text()))
        self.result_head.setVisible(bool(self.told.text() or self.problems.text()))
        if not is_running:
            self._tell(problem)

    def _tell(self, words: str) -> None:
        self.state.setText(words)
        set_tone(self.state, "muted")

    def _lay_out(self) -> None:
        content = QWidget()
        left = QVBoxLayout(content)
        left.setContentsMargins(24, 24, 24, 24)
        left.setSpacing(16)
        left.addWidget(label(tr("Apply to other data"), "title", wraps=True))
        left.addWidget(self.fields)
        left.addStretch()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(choices_column(content))
        row.addWidget(self._right(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        told = (self.stop_button, self.open_button, self.state)
        column.addWidget(foot(told, self.leave_button, self.begin_button))
        for each in self.findChildren(QLineEdit):
            each.setAcceptDrops(False)  # the window takes what is dropped

    def _right(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        steps = (
            tr("Recordings are cut into windows as those that the model was trained on."),
            tr("They are embedded with the model's encoder, each once: another threshold or a "
               "later model takes moments."),
            tr("Each window gets a probability for each class. Neighbouring windows above the "
               "threshold of a class are one event."),
            tr("It can be stopped at any time, and goes on there. You can label meanwhile."),
        )  # fmt: skip
        column.addWidget(label(tr("WHAT HAPPENS"), "heading"))
        told = (label(step, "muted", wraps=True) for step in steps)
        for part in (*told, self.result_head, self.told, self.problems):
            part.setMaximumWidth(LINE)
            column.addWidget(part)
        column.addStretch()
        return right
