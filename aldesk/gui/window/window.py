"""The window: one project, or the start page while there is none."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from aldesk.core.errors import Damaged, Problem
from aldesk.gui.begin import recent
from aldesk.gui.classes.keys import class_keys
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.actions import ClassKeys, install
from aldesk.gui.kit.field_keys import leave_keys_to_fields
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.kit.tips import window_title
from aldesk.gui.kit.widgets import lay_out_now
from aldesk.gui.label.review_keys import ReviewKeys
from aldesk.gui.sample.actions import sample_runs
from aldesk.gui.window.command_palette import CommandPalette
from aldesk.gui.window.first_hints import FirstHints
from aldesk.gui.window.floating import Floating
from aldesk.gui.window.label_actions import label_runs
from aldesk.gui.window.menus import Menus
from aldesk.gui.window.message_line import MessageLine
from aldesk.gui.window.page_actions import page_runs
from aldesk.gui.window.pages import Pages
from aldesk.gui.window.project_actions import project_runs
from aldesk.gui.window.project_bars import ProjectBars
from aldesk.gui.window.status_line import StatusLine
from aldesk.gui.window.top_bar import TopBar
from aldesk.gui.window.view_actions import view_runs

if TYPE_CHECKING:  # and imported where a project opens: the start page waits for none of it
    from aldesk.gui.kit.view_settings import SettingsKeeper
    from aldesk.gui.sample.pane import SamplePane
    from aldesk.gui.window.export_line import ExportLine
    from aldesk.gui.window.merging import Merging
    from aldesk.gui.window.open_project import OpenProject
    from aldesk.gui.window.restoring import Restoring
    from aldesk.gui.workspace.import_thread import ImportThread
    from aldesk.session import Changes
    from aldesk.session.review import Said
    from aldesk.sources import Options
    from aldesk.store.project import Project

_LEAST = 800, 480
"""Fits a screen of 1920 × 1080 at 200 % beside the system's own bars."""


class Window(QMainWindow):
    """Shows a project, or the start page.

    Attributes
    ----------
    open_project : OpenProject or None
        None while no project is open.

    Signals
    -------
    opened
        A project is shown.
    themed
        The window wears another theme.
    """

    opened = Signal()
    themed = Signal()

    def __init__(self, theme_choice: theme.Choice = "auto") -> None:
        super().__init__()
        keys.load()
        self._theme_choice: theme.Choice = theme_choice
        self.setWindowTitle("ALDesk")
        self.resize(1280, 800)
        self.setMinimumSize(*_LEAST)
        self.setAcceptDrops(True)
        self.messages = Messages(self)
        self.open_project: OpenProject | None = None
        self.pages = Pages(self.messages, lambda: self.open_project)
        self.start_flow = self.pages.start_flow
        self._top = TopBar()
        self._status = StatusLine()
        self._bars = ProjectBars(self._top, self._status, self.messages, lambda: self.open_project)
        self._line = MessageLine(self.messages)
        self._export_line: ExportLine | None = None
        self._restoring: Restoring | None = None
        self._merging: Merging | None = None
        self.first_hints = FirstHints()
        self._floating = Floating(self.pages, [self._line, self.first_hints])
        self._lay_out()
        self._class_keys = ClassKeys(self, self._label)
        self._review_keys = ReviewKeys(self, self._say)
        self._commands = CommandPalette(self, self.pages.scopes)
        self._install_actions()
        self.menus = Menus(self, self.pages.scopes, self.start_flow.open_path)
        if sys.platform == "darwin":
            self.menus.fill_bar(self.menuBar())
        leave_keys_to_fields(self)
        self._connect()
        self.messages.listen()

    # Opening and closing a project

    def show_project(self, project: "Project", thread: "ImportThread | None" = None) -> None:
        """Show a project in the place of the one before; close one that cannot be used.

        Parameters
        ----------
        project : Project
            Open; from now on the window's to close.
        thread : ImportThread, optional
            Reads the rest of a project that was just begun.
        """
        from aldesk.gui.window.cautions import tell_cautions
        from aldesk.gui.window.open_project import OpenProject

        self.close_project()
        try:
            opened = OpenProject(project, self.messages)
        except Problem as problem:
            project.close()
            self._refuse(problem, thread, project.path)
            return
        try:
            self._follow(opened)
            opened.start(thread)
            self.pages.show_project(project)
            recent.remember(project.path, project.name, opened.session.labels.n_labeled)
            self._bars.tell_broken(tr("Import"), project.embeddings.broken())
        except Problem as problem:
            self.close_project()
            self._refuse(problem, thread, project.path)
            return
        self._tell_first_scores(opened)
        tell_cautions(project, self.messages)
        lay_out_now()
        self.opened.emit()

    def _tell_first_scores(self, opened: "OpenProject") -> None:
        first, n = opened.session.first_scores, opened.session.labels.n_labeled
        if first and n < first.n_enough:
            words = tr("The predictions are those of the model that was applied, until there are "
                       "{n} label(s).", "", first.n_enough)  # fmt: skip
            self.messages.notice(words)

    def close_project(self) -> None:
        """End what runs behind, and close the file."""
        if self._export_line:
            self._export_line.stop()
            self._export_line.hide()
        self.pages.forget_project()
        if opened := self.open_project:
            self.open_project = None
            project = opened.project
            with suppress(Problem):  # where the disk fails, the list stays as it is
                recent.remember(project.path, project.name, opened.session.labels.n_labeled)
            opened.close()
            self.pages.remove_views(opened)

    def leave_project(self) -> None:
        """Close the project, and show the start page."""
        self.close_project()
        self.setWindowTitle("ALDesk")
        self._bars.show_nothing()
        self.pages.show_views()

    def _follow(self, opened: "OpenProject") -> None:
        """Show an open project, and what is told of it from now on."""
        self.open_project = opened
        self.pages.add_views(opened)
        self.setWindowTitle(window_title(f"{opened.project.name} — ALDesk"))
        self._bars.follow(opened)
        opened.views.turned_to.connect(lambda _: self._leave_page())
        opened.controller.changed.connect(self._refresh)
        opened.controller.reviewing.turned.connect(self._bind_classes)
        opened.importing.problems_counted.connect(lambda _: self.pages.follow_report())
        self._bind_classes()
        opened.views.turn_to("label")

    def _refuse(self, problem: Problem, thread: "ImportThread | None", path: Path) -> None:
        if thread:
            thread.stop()
        if isinstance(problem, Damaged):
            self.start_flow.rescue.offer(path, problem)
            return
        self.messages.trouble(problem_text(problem), act="open")

    @property
    def project_path(self) -> Path:
        """The file of the open project; the empty path while there is none."""
        return self.open_project.project.path if self.open_project else Path()

    # What follows the project and the page in front

    def _refresh(self, changes: "Changes") -> None:
        if changes.classes:
            self._bind_classes()
        self._look_for_hint()

    def _bind_classes(self) -> None:
        if opened := self.open_project:
            is_review = opened.controller.reviewing.review is not None
            classes = () if is_review else opened.session.labels.classes_in_use
            of_classes = () if is_review else class_keys(opened.project.journal)
            self._class_keys.set_classes(classes, of_classes)
            self._review_keys.bind(wanted=is_review)

    def _leave_page(self) -> None:
        """Take away what lay over the page before and does not belong to this one."""
        self._line.leave_page()
        self._look_for_hint()

    def _look_for_hint(self) -> None:
        if opened := self.open_project:
            is_in_front = opened is self.pages.in_front and opened.shows_label
            is_free = self._line.isHidden()
            self.first_hints.look(opened.controller, is_in_front=is_in_front, is_free=is_free)
        else:
            self.first_hints.leave()

    # Events of the system

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already, so closing asks nothing."""
        for made in (self._restoring, self._merging):
            if made:
                made.stop()
        self.pages.stop()
        self.close_project()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a folder, a project, or tables."""
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it in where it belongs."""
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        self.pages.take(*(Path(url.toLocalFile()) for url in urls))

    def apply_theme(self) -> None:
        """Follow the system's change between light and dark."""
        theme.apply(self._theme_choice)
        self.pages.apply_theme()
        self.themed.emit()

    # Actions

    def _install_actions(self) -> None:
        of_project = project_runs(lambda: self.open_project, self.pages, self.messages)
        self.pages.moved_wanted.connect(of_project[Action.FIND_MOVED])
        install(
            self,
            label_runs(lambda: self.pages.in_front, lambda: self.pages.answered),
            sample_runs(self._sample_in_front),
            view_runs(self.pages),
            page_runs(self.pages),
            of_project,
            {
                Action.LEAVE: self._escape,
                Action.CLOSE_PROJECT: self.leave_project,
                Action.RESTORE: self._ask_copy,
                Action.MERGE: self._ask_other,
                Action.EXPORT_LABELS: self._ask_export,
                Action.SET_GOAL: self._set_goal,
                Action.PAUSE_EMBEDDING: self._bars.toggle_embedding,
                Action.START_ENGINE: self._bars.start_engine,
                Action.ALL_ACTIONS: self._commands.toggle,
                Action.MENU: self._open_menu,
                Action.SETTINGS: self._toggle_settings,
                Action.QUIT: self._quit,
            },
        )

    def _sample_in_front(self) -> "SamplePane | None":
        opened = self.pages.in_front
        return opened.label.sample if opened and opened.shows_label else None

    def _label(self, class_name: str) -> None:
        if opened := self.pages.in_front:
            opened.views.current.label(class_name)

    def _say(self, said: "Said") -> None:
        if (opened := self.pages.in_front) and opened.shows_label:
            opened.controller.say(said)

    def _escape(self) -> None:
        """Take away what lies over the page; then leave what is being done on it."""
        had_hint = not self.first_hints.isHidden()
        self._line.dismiss()  # a hint that waited for this begins now
        if had_hint:
            self.first_hints.leave()
        if self._export_line and self._export_line.isVisible():
            self._export_line.leave()
            return
        self._status.goal.leave()
        self.pages.escape()

    def _ask_export(self) -> None:
        if opened := self.open_project:
            has_events = opened.project.samples.has_stretches
            is_several = opened.session.labels.is_several
            self._export.open(opened.project.path, has_events=has_events, is_several=is_several)

    def _cancel_export(self) -> None:
        self._export.cancel()

    def _ask_copy(self) -> None:
        self.restoring.ask()

    def _ask_other(self) -> None:
        self.merging.ask()

    def _focus_view(self) -> None:
        """Give the keys back to the view that is shown."""
        if opened := self.open_project:
            opened.views.turn_to(opened.views.shown)

    def _add(self, where: str, options: "Options | None") -> None:
        self.pages.show_views()
        if opened := self.open_project:
            opened.importing.add(where, options)

    def _import_annotations(self, folder: Path) -> None:
        if opened := self.open_project:
            self.pages.label_imports.show_when_read(opened, folder)

    def _set_goal(self) -> None:
        if self.open_project:
            self._status.goal.edit()

    def _open_menu(self) -> None:
        self.menus.open_below(self._top.menu)

    def _quit(self) -> None:
        self.close()  # everything is saved, and the program ends with its only window

    # Settings

    def _toggle_settings(self) -> None:
        settings = self.pages.program.settings
        settings.show_settings(self._theme_choice, self._view_settings.now.device)
        self.pages.program.toggle(settings)

    def _take_theme(self, choice: str) -> None:
        self._theme_choice = cast(theme.Choice, choice)
        self.apply_theme()

    def _take_annotator(self) -> None:
        if self.open_project:
            self.open_project.take_annotator()

    def _take_device(self, name: str) -> None:
        self._view_settings.change(device=name)

    @property
    def _view_settings(self) -> "SettingsKeeper":
        """Those of the open project's views; without one, those kept for the next."""
        from aldesk.gui.kit.view_settings import SettingsKeeper

        return self.open_project.label.sample.settings if self.open_project else SettingsKeeper()

    # What is made when it is first asked for

    @property
    def restoring(self) -> "Restoring":
        """Puts a copy in a project's place."""
        if self._restoring is None:
            from aldesk.gui.window.restoring import Restoring

            at, leave = lambda: self.project_path, self.leave_project
            self._restoring = Restoring(self, self.messages, at, leave, self.start_flow.open_path)
        return self._restoring

    @property
    def merging(self) -> "Merging":
        """Joins the open project with another copy of it."""
        if self._merging is None:
            from aldesk.gui.window.merging import Merging

            at, open_path = lambda: self.project_path, self.start_flow.open_path
            self._merging = Merging(self, self.messages, at, open_path)
        return self._merging

    @property
    def _export(self) -> "ExportLine":
        if self._export_line is None:
            from aldesk.gui.window.export_line import ExportLine

            self._export_line = ExportLine(self.messages, self._focus_view)
            self._export_line.progressed.connect(self._status.show_export)
            self._floating.set_foot(self._export_line)
        return self._export_line

    # Inside

    def _connect(self) -> None:
        self.pages.currentChanged.connect(lambda _: self._leave_page())
        self._line.gone.connect(self._look_for_hint)
        self.start_flow.chosen.connect(self.show_project)
        self.start_flow.begun.connect(self.show_project)
        self.start_flow.add_wanted.connect(self._add)
        self.start_flow.annotated.connect(self._import_annotations)
        keys.changed.connect(self._bind_classes)
        self.pages.program.theme_chosen.connect(self._take_theme)
        self.pages.program.device_chosen.connect(self._take_device)
        self.pages.program.annotator_named.connect(self._take_annotator)
        self._top.menu_wanted.connect(self._open_menu)
        self._top.view_chosen.connect(self.pages.turn_to)
        self._status.problems.clicked.connect(self.pages.toggle_report)
        self._status.all_actions.clicked.connect(self._commands.toggle)
        self._status.export.stopped.connect(self._cancel_export)

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self.pages, 1)
        column.addWidget(self._status.widget)
        whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCentralWidget(whole)
