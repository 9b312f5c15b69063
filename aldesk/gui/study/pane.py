"""The study view: which query strategy suits these data."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from aldesk.core.errors import Problem
from aldesk.core.outcome import Failed, Outcome, Stopped
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.image_files import write_file
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.view import View
from aldesk.gui.kit.widgets import button, label, scrolled, set_tone, surface
from aldesk.gui.study.control import StudyControl
from aldesk.gui.study.form import StudyForm, first_plan
from aldesk.gui.study.progress import StudyProgress
from aldesk.gui.study.results import StudyResults
from aldesk.gui.workspace.controller import SessionController
from aldesk.study.earlier_run import kept_plan, last_study
from aldesk.study.plan_file import PlanFile, parse_plan, plan_file, read_plan
from aldesk.study.plan_write import write_plan

_LEFT = 376
_PLANS = noop("Plan (*.toml)")


class StudyPane(View):
    """Composes a plan, runs it beside the labelling, and shows what comes of it."""

    def __init__(self, controller: SessionController) -> None:
        super().__init__()
        self._controller = controller
        project = controller.session.project.path
        self._folder = project.absolute().parent
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.control = StudyControl(project, self)
        self.form = StudyForm()
        self.results = StudyResults(controller.messages)
        self._said = label("", "muted", wraps=True)
        self.estimate = button(tr("Estimate the time"), tr("Time the first cycle of each strategy"))
        self.start = button(tr("Start"), tr("Start the study"), "primary")
        self._open = button(tr("Open …"), tr("Open a plan file"), "quiet")
        self._save = button(tr("Save …"), tr("Save the plan as a file"), "quiet")
        self.progress = StudyProgress()
        self._lay_out()
        self._connect()
        self._begin(project)

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self.results.curves.apply_theme()
        self._show_results()

    def stop(self) -> None:
        """End what runs; it can be resumed."""
        self.control.stop()

    def plan_file(self) -> PlanFile | None:
        """Return the plan that the form says; where it makes none, say why under the form."""
        plan = self.form.plan()
        if problem := self.form.problem(plan):
            self._say(problem, "warn")
            return None
        return plan_file(plan, self._folder)

    def open_plan(self, path: Path) -> None:
        """Take a plan file into the form; raises Problem."""
        file = read_plan(path)
        self._folder = file.folder
        self.form.show_plan(file.plan)

    def save_plan(self, path: Path) -> None:
        """Write the form's plan to a file; raises Problem."""
        write_file(write_plan(self.form.plan()).encode(), path)

    def _begin(self, project: Path) -> None:
        """Show the last study of this project, or the plan to begin with."""
        self.form.show_plan(first_plan(project.absolute()))
        if out := last_study(self.control.folder):
            try:
                file = parse_plan(kept_plan(out), "", self._folder)
            except Problem:
                return  # written by another version: it is left alone
            self.form.show_plan(file.plan)
            self.control.show_kept(out, file)

    def _start(self) -> None:
        if file := self.plan_file():
            self.control.start(file)

    def _estimate(self) -> None:
        if file := self.plan_file():
            self.control.estimate(file)

    def _toggle_pause(self) -> None:
        self.control.pause(self.control.state == "running")

    def _check(self) -> None:
        """Say what is wrong with the plan while it is written."""
        if self.plan_file():
            self._say("", "muted")
        self._show_state()

    def _say(self, text: str, tone: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        set_tone(self._said, tone)

    def _show_state(self) -> None:
        is_idle = self.control.state == "idle"
        self.progress.show_state(self.control.state)
        for field in (self.start, self.estimate, self.form, self._open):
            field.setEnabled(is_idle)
        if is_idle:
            file = self.plan_file()
            can_resume = file is not None and self.control.can_resume(file)
            self.start.setText(tr("Resume") if can_resume else tr("Start"))
            for act in (self.start, self.estimate):
                act.setEnabled(file is not None)

    def _show_results(self) -> None:
        control = self.control
        self.results.show_study(control.curves, control.out, control.failures)

    def _tell_end(self, outcome: Outcome) -> None:
        self._show_results()
        if isinstance(outcome, Stopped):
            self._say(tr("Cancelled. What is complete is kept, and can be gone on with."), "muted")
        elif isinstance(outcome, Failed):
            self._say(str(outcome.problem), "warn")
        else:
            self._say("", "muted")
            key = keys.text(Action.SHOW_STUDY)
            self._controller.messages.notice(tr("The study has ended ({key}).", key=key))

    def _choose_plan(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Open a plan"), str(self._folder), tr(_PLANS)
        )
        if chosen:
            self._try(self.open_plan, Path(chosen))

    def _choose_file(self) -> None:
        start = str(self._folder / "plan.toml")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save the plan"), start, tr(_PLANS))
        if chosen:
            path = Path(chosen)
            self._try(self.save_plan, path if path.suffix else path.with_suffix(".toml"))

    def _try(self, act: Callable[[Path], None], path: Path) -> None:
        try:
            act(path)
        except Problem as problem:
            self._say(str(problem), "warn")

    def _connect(self) -> None:
        control = self.control
        self.form.changed.connect(self._check)
        self.start.clicked.connect(self._start)
        self.estimate.clicked.connect(self._estimate)
        self.progress.pause_toggled.connect(self._toggle_pause)
        self.progress.cancelled.connect(control.cancel)
        self._open.clicked.connect(self._choose_plan)
        self._save.clicked.connect(self._choose_file)
        control.state_changed.connect(self._show_state)
        control.curves_changed.connect(self._show_results)
        control.progressed.connect(self.progress.show_progress)
        control.cost_known.connect(lambda text: self._say(text, "muted"))
        control.ended.connect(self._tell_end)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(theme.MARGIN, 20, theme.MARGIN, 20)
        right.setSpacing(16)
        right.addWidget(self.progress)
        right.addWidget(self.results, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addLayout(right, 1)

    def _left(self) -> QWidget:
        head = QHBoxLayout()
        head.setContentsMargins(16, 16, 16, 0)
        head.addWidget(label(tr("STUDY"), "heading"))
        head.addStretch()
        head.addWidget(self._open)
        head.addWidget(self._save)
        inside = QWidget()
        content = QVBoxLayout(inside)
        content.setContentsMargins(16, 8, 8, 16)  # and the scroll bar
        content.addWidget(self.form)
        content.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.estimate)
        buttons.addStretch()
        buttons.addWidget(self.start)
        foot = surface("top")
        below = QVBoxLayout(foot)
        below.setContentsMargins(16, 12, 16, 12)
        below.setSpacing(8)
        below.addWidget(self._said)
        below.addLayout(buttons)
        edge = surface("right")
        edge.setFixedWidth(theme.pane_px(_LEFT))
        column = QVBoxLayout(edge)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scrolled(inside), 1)
        column.addWidget(foot)
        return edge
