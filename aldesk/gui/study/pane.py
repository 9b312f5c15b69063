"""The study view: which query strategy suits these data."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from aldesk.core.errors import Problem
from aldesk.core.outcome import Failed, Outcome, Stopped
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.file_dialog import ask_file, ask_new_file
from aldesk.gui.kit.i18n import day, noop, tr
from aldesk.gui.kit.image_files import write_file
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.kit.view import View
from aldesk.gui.kit.widgets import button, label, scrolled, set_tone, surface
from aldesk.gui.study.control import StudyControl
from aldesk.gui.study.form import StudyForm, first_plan
from aldesk.gui.study.progress import StudyProgress
from aldesk.gui.study.results import StudyResults
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import Changes
from aldesk.study.earlier_run import kept_plan, last_study, studies
from aldesk.study.folder import PLAN
from aldesk.study.labelled import DEFAULT_TEST, pool_size, share_to_test
from aldesk.study.plan_file import PlanFile, parse_plan, plan_file, read_plan
from aldesk.study.plan_write import write_plan

_LEFT = 376
_PLANS = noop("Plan (*.toml)")


class StudyPane(View):
    """Composes a plan, runs it beside the labelling, and shows what comes of it.

    Parameters
    ----------
    controller : SessionController
    form : StudyForm
    results : StudyResults
    """

    def __init__(
        self, controller: SessionController, form: StudyForm, results: StudyResults
    ) -> None:
        super().__init__()
        self._controller = controller
        project = controller.session.project.path
        self._folder = project.absolute().parent
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.control = StudyControl(project, self)
        self.form, self.results = form, results
        self._said = label("", "muted", wraps=True)
        self.estimate = button(tr("Estimate the time"), tr("Time the first cycle of each strategy"))
        self.start = button(tr("Start"), tr("Start the study"), "primary")
        self._open = button(tr("Open …"), tr("Open a plan file"), "quiet")
        self._save = button(tr("Save …"), tr("Save the plan as a file"), "quiet")
        self._earlier = button(
            tr("Earlier …"), tr("Show an earlier study of this project"), "quiet"
        )
        self.progress = StudyProgress()
        self._lay_out()
        self._connect()
        self._begin(project)

    def enter(self) -> None:
        """Come to the front, and count the labels that a study can use now."""
        super().enter()
        self._count_pool()

    def refresh(self, changes: Changes) -> None:
        """Count the labels anew where some came or went."""
        if changes and self.control.state == "idle":
            self._count_pool()

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
        file = plan_file(plan, self._folder)
        # A study that goes on has the labels of its start.
        is_free = self.control.state == "idle" and not self.control.can_resume(file)
        if problem := self.form.problem(plan) or (self.form.misfit(plan) if is_free else ""):
            self._say(problem, "warn")
            return None
        return file

    def open_plan(self, path: Path) -> None:
        """Take a plan file into the form; raises Problem."""
        file = read_plan(path)
        self._folder = file.folder
        self.form.show_plan(file.plan)
        self._count_pool()

    def save_plan(self, path: Path) -> None:
        """Write the form's plan to a file; raises Problem."""
        write_file(write_plan(self.form.plan()).encode(), path)

    def _begin(self, project: Path) -> None:
        """Show the last study of this project, or the plan to begin with."""
        self.form.show_plan(first_plan(project.absolute()), fits_pool=True)
        if out := last_study(self.control.folder):
            with suppress(Problem):  # written by another version: it is left alone
                self.show_study(out)

    def show_study(self, out: Path) -> None:
        """Show a study of this project again, with its plan; raises Problem."""
        file = parse_plan(kept_plan(out), "", self._folder)
        self.form.show_plan(file.plan)
        self.control.show_kept(out, file)
        self._count_pool()

    def _count_pool(self) -> None:
        """Tell the form how many labelled samples its plan has, where that is known."""
        data, project = self.form.plan().data, self._controller.session.project
        is_ours = bool(data.project) and self._folder / data.project == project.path.absolute()
        share = share_to_test(data.test) or DEFAULT_TEST
        self.form.show_pool(pool_size(project, share) if is_ours else None)

    def _show_earlier(self) -> None:
        """List the studies of this project, to show one again."""
        menu = QMenu(self._earlier)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for out in studies(self.control.folder):
            name, when = self._told(out)
            action = menu.addAction(f"{name} · {when}".replace("&", "&&"))
            action.triggered.connect(partial(self._try, self.show_study, out))
        if menu.isEmpty():
            menu.addAction(tr("No study yet")).setEnabled(False)
        menu.popup(self._earlier.mapToGlobal(self._earlier.rect().bottomLeft()))

    def _told(self, out: Path) -> tuple[str, str]:
        """Return what a study is called, and when it was begun, as far as the disk knows."""
        try:
            begun = day(datetime.fromtimestamp((out / PLAN).stat().st_mtime), with_year=True)
        except (ValueError, OverflowError, OSError):
            begun = "?"
        try:
            name = parse_plan(kept_plan(out), "", self._folder).plan.name
        except Problem:
            name = out.name
        return name, begun

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
        for field in (self.start, self.estimate, self.form, self._open, self._earlier):
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
            self._say(tr("Cancelled. What is complete is kept; you can resume it."), "muted")
        elif isinstance(outcome, Failed):
            self._say(problem_text(outcome.problem), "warn")
        else:
            self._say("", "muted")
            key = keys.text(Action.SHOW_STUDY)
            self._controller.messages.notice(tr("The study has ended ({key}).", key=key))

    def _choose_plan(self) -> None:
        title = tr("Open a plan")
        if chosen := ask_file(self, "plan", title, tr(_PLANS), str(self._folder)):
            self._try(self.open_plan, Path(chosen))

    def _choose_file(self) -> None:
        start = self._folder / "plan.toml"
        chosen, _ = ask_new_file(self, "plan", tr("Save the plan"), tr(_PLANS), start)
        if chosen:
            path = Path(chosen)
            self._try(self.save_plan, path if path.suffix else path.with_suffix(".toml"))

    def _try(self, act: Callable[[Path], None], path: Path, _checked: bool = False) -> None:
        try:
            act(path)
        except Problem as problem:
            self._say(problem_text(problem), "warn")

    def _connect(self) -> None:
        control = self.control
        self.form.changed.connect(self._check)
        self.start.clicked.connect(self._start)
        self.estimate.clicked.connect(self._estimate)
        self.progress.pause_toggled.connect(self._toggle_pause)
        self.progress.cancelled.connect(control.cancel)
        self._open.clicked.connect(self._choose_plan)
        self._save.clicked.connect(self._choose_file)
        self._earlier.clicked.connect(self._show_earlier)
        control.state_changed.connect(self._show_state)
        control.curves_changed.connect(self._show_results)
        control.progressed.connect(self.progress.show_progress)
        control.prepared.connect(self.progress.show_preparing)
        control.cost_known.connect(lambda text: self._say(text, "muted"))
        control.ended.connect(self._tell_end)

    def _lay_out(self) -> None:
        self.progress.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 0)
        self.results.setContentsMargins(theme.MARGIN, 20, theme.MARGIN, 20)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.progress)
        right.addWidget(scrolled(self.results), 1)
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
        head.addWidget(self._earlier)
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
