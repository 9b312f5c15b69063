"""The window: one project, or the start page while there is none."""

import sys
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from aldesk.core.errors import Problem
from aldesk.core.outcome import Done, Outcome
from aldesk.gui.begin import recent
from aldesk.gui.begin.import_report import ReportPane
from aldesk.gui.begin.start_flow import StartFlow
from aldesk.gui.classes.keys import class_keys
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action, Scope
from aldesk.gui.kit.actions import ClassKeys, install
from aldesk.gui.kit.field_keys import leave_keys_to_fields
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.view import View, ViewId
from aldesk.gui.kit.view_settings import SettingsKeeper
from aldesk.gui.sample.actions import sample_runs
from aldesk.gui.sample.pane import SamplePane
from aldesk.gui.window.command_palette import CommandPalette
from aldesk.gui.window.encoder_change import EncoderChange
from aldesk.gui.window.export_line import ExportLine
from aldesk.gui.window.label_actions import label_runs
from aldesk.gui.window.label_imports import LabelImports
from aldesk.gui.window.menus import Menus
from aldesk.gui.window.message_line import MessageLine
from aldesk.gui.window.open_project import OpenProject
from aldesk.gui.window.possible import scopes_now
from aldesk.gui.window.program_pages import ProgramPages
from aldesk.gui.window.status_line import StatusLine
from aldesk.gui.window.top_bar import TopBar
from aldesk.gui.window.view_actions import view_runs
from aldesk.gui.workspace.import_thread import ImportThread
from aldesk.session import Changes
from aldesk.sources import Options
from aldesk.sources.listing import names_files
from aldesk.store.project import Project


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
        self.setMinimumSize(960, 600)
        self.setAcceptDrops(True)
        self.messages = Messages(self)
        self.open_project: OpenProject | None = None
        self._top = TopBar()
        self._status = StatusLine()
        self._line = MessageLine(self.messages)
        self._export = ExportLine(self.messages, self._focus_view)
        self._stack = QStackedWidget()
        self.start_flow = StartFlow(self._stack, self.messages)
        self.report = ReportPane(self.messages)
        self._stack.addWidget(self.report)
        self.label_imports = LabelImports(self._stack, self.messages, self._show_views)
        self.encoders = EncoderChange(self._stack, self._show_views)
        self.pages = ProgramPages(self._stack, self.messages, self._show_views)
        self._lay_out()
        self._class_keys = ClassKeys(self, self._label)
        self._commands = CommandPalette(self, self.scopes)
        self._install_actions()
        self.menus = Menus(self, self.scopes, self.start_flow.open_path)
        if sys.platform == "darwin":
            self.menus.fill_bar(self.menuBar())
        leave_keys_to_fields(self)
        self._connect()
        self._status.widget.hide()
        self.messages.listen()

    # Opening and closing a project

    def show_project(self, project: Project, thread: ImportThread | None = None) -> None:
        """Show a project in the place of the one before; close one that cannot be used.

        Parameters
        ----------
        project : Project
            Open; from now on the window's to close.
        thread : ImportThread, optional
            Reads the rest of a project that was just begun.
        """
        self.close_project()
        try:
            opened = OpenProject(project, self.messages)
        except Problem as problem:
            project.close()
            self._refuse(problem, thread)
            return
        self._follow(opened)
        try:
            opened.start(thread)
        except Problem as problem:
            self.close_project()
            self._refuse(problem, thread)
            return
        self.report.show_project(project)
        recent.remember(project.path, project.name, opened.session.labels.n_labeled)
        self._tell_broken(tr("Import"), project.embeddings.broken())
        self.opened.emit()

    def close_project(self) -> None:
        """End what runs behind, and close the file."""
        self._export.stop()
        self._export.hide()
        self.report.show_project(None)
        self.label_imports.forget()
        if opened := self.open_project:
            self.open_project = None
            self.encoders.forget()
            project = opened.project
            recent.remember(project.path, project.name, opened.session.labels.n_labeled)
            opened.close()
            if not self.start_flow.is_asking:
                self._stack.setCurrentWidget(self.start_flow.start)
            self._stack.removeWidget(opened.views)

    def leave_project(self) -> None:
        """Close the project, and show the start page."""
        self.close_project()
        self.setWindowTitle("ALDesk")
        self._top.show_nothing()
        self._status.widget.hide()
        self._show_views()

    def _follow(self, opened: OpenProject) -> None:
        """Show an open project, and what is told of it from now on."""
        self.open_project = opened
        top, status = self._top, self._status
        self._stack.addWidget(opened.views)
        self._stack.setCurrentWidget(opened.views)
        self.setWindowTitle(f"{opened.project.name} — ALDesk")
        opened.views.turned_to.connect(top.show_view)
        opened.controller.changed.connect(self._refresh)
        opened.controller.refused.connect(lambda: status.show_saved(False))
        opened.refits.engine_state.connect(status.show_engine)
        opened.embedding.progressed.connect(top.show_embedding)
        opened.embedding.ended.connect(self._embedding_ended)
        opened.importing.progressed.connect(status.show_import)
        opened.importing.problems_counted.connect(status.show_problems)
        opened.importing.problems_counted.connect(lambda _: self.report.follow())
        opened.moved.progressed.connect(status.show_search)
        status.goal.begin(opened.session.labels.n_labeled)
        status.widget.show()
        self._bind_classes()
        self._refresh(Changes(queue=True))
        opened.views.turn_to("label")

    def _refuse(self, problem: Problem, thread: ImportThread | None) -> None:
        if thread:
            thread.stop()
        self.messages.trouble(str(problem))

    # What is in front

    @property
    def project_path(self) -> Path:
        """The file of the open project; the empty path while there is none."""
        return self.open_project.project.path if self.open_project else Path()

    @property
    def in_front(self) -> OpenProject | None:
        """The open project while its views are shown, and so are what the keys act on."""
        opened = self.open_project
        return opened if opened and self._stack.currentWidget() is opened.views else None

    @property
    def view(self) -> View | None:
        """The view of the open project that is in front, or that comes back to the front."""
        return self.open_project.views.current if self.open_project else None

    def scopes(self) -> frozenset[Scope]:
        """Return where the window is now, which says what can be done."""
        on_start_page = self._stack.currentWidget() is self.start_flow.start
        return scopes_now(self.open_project, self.in_front, on_start_page=on_start_page)

    def turn_to(self, view: ViewId) -> None:
        """Show one of the project's views, if one is open."""
        if opened := self.open_project:
            self._stack.setCurrentWidget(opened.views)
            opened.views.turn_to(view)

    def _show_views(self) -> None:
        """Show the project again, or the start page if none is open."""
        if opened := self.open_project:
            self.turn_to(opened.views.shown)
        else:
            self._stack.setCurrentWidget(self.start_flow.start)

    def _focus_view(self) -> None:
        """Give the keys back to the view that is shown."""
        if opened := self.open_project:
            opened.views.turn_to(opened.views.shown)

    def toggle_report(self) -> None:
        """Show the import report, or the views again."""
        if self._stack.currentWidget() is self.report:
            self._show_views()
        elif self.open_project:
            self.report.refresh()
            self._stack.setCurrentWidget(self.report)
            self.report.kind_view.setFocus()

    # Events of the system

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already, so closing asks nothing."""
        self.start_flow.stop()
        self.encoders.page.stop()
        self.pages.stop()
        self.close_project()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one folder, table or project."""
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project; take a folder or a table into the one that is open."""
        path = Path(event.mimeData().urls()[0].toLocalFile())
        is_project = path.suffix == ".aldesk"
        if (opened := self.open_project) and not (is_project or self.start_flow.is_asking):
            if names_files(path):
                self.label_imports.show(opened, path, or_add=True)
            else:
                opened.importing.add(path)
        elif self.start_flow.is_asking and not is_project:
            self.start_flow.wizard.take(str(path))
        else:
            self.start_flow.open_path(path)

    def apply_theme(self) -> None:
        """Follow the system's change between light and dark."""
        theme.apply(self._theme_choice)
        if opened := self.open_project:
            opened.views.apply_theme()
        self.themed.emit()

    # What is told of the project

    def _refresh(self, changes: Changes) -> None:
        assert self.open_project  # noqa: S101 - only its signal calls this
        session, controller = self.open_project.session, self.open_project.controller
        if changes.classes:
            self._bind_classes()
        self._top.show_session(session)
        self._status.show_session(session, controller.label_times)

    def _bind_classes(self) -> None:
        if opened := self.open_project:
            of_classes = class_keys(opened.project.journal)
            self._class_keys.set_classes(opened.session.labels.classes_in_use, of_classes)

    def _embedding_ended(self, outcome: Outcome) -> None:
        opened = self.open_project
        if isinstance(outcome, Done) or (opened and opened.embedding.is_complete):
            self._top.hide_embedding()
        else:
            self._top.show_resume()
        if opened:
            key = opened.project.meta.encoder_key
            self._tell_broken(tr("Not embedded"), opened.project.embeddings.broken(key))

    def _tell_broken(self, title: str, broken: list[tuple[Path, int | None, str]]) -> None:
        """Name the first of the files that something is wrong with, and count the others."""
        if broken:
            path, _, reason = broken[0]
            more = tr(", and {n} more", n=len(broken) - 1) if len(broken) > 1 else ""
            self.messages.notice(f"{title}: {path.name} ({reason.rstrip('.')}){more}.", once=True)

    # Actions

    def _install_actions(self) -> None:
        install(
            self,
            label_runs(lambda: self.in_front),
            sample_runs(self._sample_in_front),
            view_runs(self.turn_to, lambda: self.view),
            {
                Action.ACCEPT: self._accept,
                Action.PLAY: self._play,
                Action.LEAVE: self._escape,
                Action.EXPORT_LABELS: self._ask_export,
                Action.SET_GOAL: self._set_goal,
                Action.ALL_ACTIONS: self._commands.toggle,
                Action.NEW_PROJECT: self.start_flow.new,
                Action.OPEN_PROJECT: self.start_flow.ask_project,
                Action.CLOSE_PROJECT: self.leave_project,
                Action.ADD_SAMPLES: self._ask_samples,
                Action.IMPORT_LABELS: self._ask_labels,
                Action.IMPORT_REPORT: self.toggle_report,
                Action.FIND_MOVED: self._find_moved,
                Action.ENCODER: self._ask_encoder,
                Action.PAUSE_EMBEDDING: self._toggle_embedding,
                Action.MENU: self._open_menu,
                Action.SETTINGS: self._toggle_settings,
                Action.ABOUT: lambda: self.pages.toggle(self.pages.about),
                Action.QUIT: self._quit,
            },
        )

    def _sample_in_front(self) -> SamplePane | None:
        opened = self.in_front
        return opened.label.sample if opened and opened.shows_label else None

    def _quit(self) -> None:
        self.close()  # everything is saved, and the program ends with its only window

    def _open_menu(self) -> None:
        self.menus.open_below(self._top.menu)

    def _toggle_settings(self) -> None:
        self.pages.settings.show_settings(self._theme_choice, self._view_settings.now.device)
        self.pages.toggle(self.pages.settings)

    def _take_theme(self, choice: str) -> None:
        self._theme_choice = cast(theme.Choice, choice)
        self.apply_theme()

    @property
    def _view_settings(self) -> SettingsKeeper:
        """Those of the open project's views; without one, those kept for the next."""
        return self.open_project.label.sample.settings if self.open_project else SettingsKeeper()

    def _label(self, class_name: str) -> None:
        if opened := self.in_front:
            opened.views.current.label(class_name)

    def _play(self) -> None:
        if opened := self.in_front:
            opened.views.current.play()

    def _accept(self) -> None:
        if self.start_flow.is_asking:
            self.start_flow.wizard.begin()
        elif self.label_imports.is_asking:
            self.label_imports.page.take()
        elif self.encoders.is_asking:
            self.encoders.page.begin()
        elif opened := self.in_front:
            opened.views.current.open_selected()

    def _escape(self) -> None:
        self._line.hide()
        if self._export.isVisible():
            self._export.leave()
            return
        self._status.goal.leave()
        if self.pages.is_shown:
            self.pages.leave()
        elif self.start_flow.is_asking:
            self.start_flow.wizard.leave()
        elif self.encoders.is_asking:
            self.encoders.page.leave()
        elif opened := self.in_front:
            opened.views.current.escape()
        else:
            self._show_views()

    def _set_goal(self) -> None:
        if self.open_project:
            self._status.goal.edit()

    def _ask_export(self) -> None:
        if opened := self.open_project:
            self._export.open(opened.project.path)

    def _ask_samples(self) -> None:
        if opened := self.open_project:
            self.start_flow.add_to(opened.project)
        else:
            self.messages.notice(tr("Open a project first, or start a new one with these samples."))

    def _add(self, where: str, options: Options | None) -> None:
        self._show_views()
        if opened := self.open_project:
            opened.importing.add(where, options)

    def _ask_labels(self) -> None:
        if opened := self.open_project:
            self.label_imports.ask(opened)

    def _find_moved(self) -> None:
        """Let the person choose a folder, and look for moved files in it."""
        if opened := self.open_project:
            title = tr("Folder that the files may be in now")
            if name := QFileDialog.getExistingDirectory(self, title):
                opened.moved.search(Path(name))

    def _ask_encoder(self) -> None:
        if opened := self.open_project:
            self.encoders.ask(opened)

    def _toggle_embedding(self) -> None:
        """Pause the embedding, or go on with it."""
        if opened := self.open_project:
            if opened.embedding.is_running and not opened.embedding.is_paused:
                opened.embedding.pause()
                self._top.show_resume(can_stop=True)
            else:
                opened.embedding.resume()

    def _stop_embedding(self) -> None:
        if opened := self.open_project:
            opened.embedding.cancel()

    # Inside

    def _connect(self) -> None:
        self.start_flow.chosen.connect(self.show_project)
        self.start_flow.begun.connect(self.show_project)
        self.start_flow.add_wanted.connect(self._add)
        self.start_flow.left.connect(self._show_views)
        self.report.closed.connect(self._show_views)
        self.report.moved_wanted.connect(self._find_moved)
        self._status.problems.clicked.connect(self.toggle_report)
        keys.changed.connect(self._bind_classes)
        self.pages.theme_chosen.connect(self._take_theme)
        self.pages.device_chosen.connect(lambda name: self._view_settings.change(device=name))
        self._top.menu_wanted.connect(self._open_menu)
        self._top.commands_wanted.connect(self._commands.toggle)
        self._top.view_chosen.connect(self.turn_to)
        self._top.embedding_toggled.connect(self._toggle_embedding)
        self._top.embedding_stopped.connect(self._stop_embedding)

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._stack, 1)
        column.addWidget(self._line)
        column.addWidget(self._export)
        column.addWidget(self._status.widget)
        whole.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCentralWidget(whole)
