"""The window: one project, or the start page while there is none."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from aldesk.core.errors import Problem
from aldesk.gui.begin import recent
from aldesk.gui.begin.import_report import ReportPane
from aldesk.gui.begin.start_flow import StartFlow
from aldesk.gui.kit import theme
from aldesk.gui.kit.actions import ClassKeys, Entry, install, leave_keys_to_fields
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.label.pane import LabelPane
from aldesk.gui.sample.actions import sample_entries
from aldesk.gui.window.command_palette import CommandPalette
from aldesk.gui.window.export_line import ExportLine
from aldesk.gui.window.label_actions import label_entries
from aldesk.gui.window.message_line import MessageLine
from aldesk.gui.window.project_actions import find_moved, project_entries
from aldesk.gui.window.status_line import StatusLine
from aldesk.gui.window.top_bar import TopBar
from aldesk.gui.window.view_actions import view_entries
from aldesk.gui.window.views import LABEL, Views
from aldesk.gui.workspace.controller import SessionController
from aldesk.gui.workspace.import_thread import ImportThread
from aldesk.session import Changes, LabelSession
from aldesk.sources import Options
from aldesk.store.project import Project


class Window(QMainWindow):
    """Shows a project; owns it, its session and its background processes while it is open.

    Signals
    -------
    opened
        A project is shown.
    """

    opened = Signal()

    def __init__(self, theme_choice: theme.Choice = "auto") -> None:
        super().__init__()
        self._theme_choice: theme.Choice = theme_choice
        self.setWindowTitle("ALDesk")
        self.resize(1280, 800)
        self.setMinimumSize(960, 600)
        self.setAcceptDrops(True)
        self.messages = Messages(self)
        self.controller: SessionController | None = None
        self.pane: LabelPane | None = None
        self.views: Views | None = None
        self._project: Project | None = None
        self._top = TopBar()
        self._status = StatusLine()
        self._line = MessageLine(self.messages)
        self._export = ExportLine(self.messages, self._focus_view)
        self._stack = QStackedWidget()
        self.start_flow = StartFlow(self._stack, self.messages)
        self.start_flow.chosen.connect(self.open_project)
        self.start_flow.begun.connect(self._open_begun)
        self.start_flow.add_wanted.connect(self._add)
        self.start_flow.left.connect(self._show_views)
        self.report = ReportPane(self.messages)
        self.report.closed.connect(self._show_views)
        self.report.moved_wanted.connect(lambda: find_moved(self))
        self._status.problems.clicked.connect(self.toggle_report)
        self._stack.addWidget(self.report)
        self._lay_out()
        self._class_keys = ClassKeys(self, self._label)
        self._commands = CommandPalette(self)
        self._commands.keys_changed.connect(self._show_keys)
        self._install_actions()
        leave_keys_to_fields(self)
        self._top.hide()
        self._status.widget.hide()
        self._top.embedding_toggled.connect(self.toggle_embedding)
        self._top.view_chosen.connect(self.turn_to)
        self._top.embedding_stopped.connect(self._stop_embedding)
        self.messages.listen()

    def open_project(self, project: Project, thread: ImportThread | None = None) -> None:
        """Show a project in the place of the one before; close one that cannot be used."""
        self.close_project()
        try:
            self._show_project(project, thread)
        except Problem as problem:
            self.close_project()
            project.close()
            self.messages.trouble(str(problem))

    def _open_begun(self, project: Project, thread: ImportThread) -> None:
        """Show a project whose files are still being read."""
        self.open_project(project, thread)
        if self._project is not project:
            thread.stop()

    def _show_project(self, project: Project, thread: ImportThread | None) -> None:
        session = LabelSession(project)
        self._project = project
        self.controller = SessionController(session, self.messages)
        self.controller.start_session()
        self.pane = LabelPane(self.controller)
        self.views = Views(self.controller, self.pane)
        self.views.turned_to.connect(self._top.show_view)
        self._stack.addWidget(self.views)
        self._stack.setCurrentWidget(self.views)
        self._top.show_view(LABEL)
        self.setWindowTitle(f"{project.name} — ALDesk")
        self._top.show()
        self._status.widget.show()
        self.controller.changed.connect(self._refresh)
        self.controller.engine_state.connect(self._status.show_engine)
        self.controller.embedding.progressed.connect(self._top.show_embedding)
        self.controller.embedding.ended.connect(self._embedding_ended)
        self.controller.importing.progressed.connect(self._status.show_import)
        self.controller.importing.problems_counted.connect(self._status.show_problems)
        self.controller.importing.problems_counted.connect(lambda _: self.report.follow())
        self.controller.moved.progressed.connect(self._status.show_search)
        self.controller.refused.connect(lambda: self._status.show_saved(False))
        self._status.goal.begin(session.n_labeled)
        self._show_keys()
        self._refresh(Changes(queue=True))
        self.pane.setFocus()
        if thread:
            self.controller.importing.adopt(thread)
        self.controller.start_engine()
        self.report.show_project(project)
        recent.remember(project.path, project.name, session.n_labeled)
        self._report(tr("Import"), project.embeddings.broken())
        self.opened.emit()

    @property
    def project_path(self) -> Path:
        """The file of the project that is shown; the empty path while there is none."""
        return self._project.path if self._project else Path()

    @property
    def is_in_front(self) -> bool:
        """Whether the project's views are shown, and so are what the keys act on."""
        return self.views is not None and self._stack.currentWidget() is self.views

    @property
    def shows_label_view(self) -> bool:
        """Whether the sample to label is what is seen."""
        return self.is_in_front and self.views is not None and self.views.browser is None

    def close_project(self) -> None:
        """End what runs behind, and close the file."""
        self._export.stop()
        self._export.hide()
        self.report.show_project(None)
        if self.controller:
            session = self.controller.session
            recent.remember(session.project.path, session.project.name, session.n_labeled)
            self.controller.stop()
        if self.views:
            self.views.stop()
            if not self.start_flow.is_asking:
                self._stack.setCurrentWidget(self.start_flow.start)
            self._stack.removeWidget(self.views)
            self.views.deleteLater()
        elif self.pane:
            self.pane.stop()
        if self._project:
            self._project.close()
        self.controller = self.pane = self.views = self._project = None

    def leave_project(self) -> None:
        """Close the project, and show the start page."""
        self.close_project()
        self.setWindowTitle("ALDesk")
        self._top.hide()
        self._status.widget.hide()
        self._show_views()

    def toggle_report(self) -> None:
        """Show the import report, or the views again."""
        if self._stack.currentWidget() is self.report:
            self._show_views()
        elif self._project:
            self.report.refresh()
            self._stack.setCurrentWidget(self.report)
            self.report.kind_view.setFocus()

    def turn_to(self, view: int) -> None:
        """Show one of the project's views, if one is open."""
        if self.views:
            self._stack.setCurrentWidget(self.views)
            self.views.turn_to(view)

    def _show_views(self) -> None:
        """Show the project again, or the start page if none is open."""
        self._stack.setCurrentWidget(self.views or self.start_flow.start)
        if self.views:
            self.views.turn_to(self.views.view)

    def _add(self, where: str, options: Options | None) -> None:
        self._show_views()
        if self.controller:
            self.controller.importing.add(where, options)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already, so closing asks nothing."""
        self.start_flow.stop()
        self.close_project()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one folder, table or project."""
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a project; take a folder or a table into the one that is open."""
        path = Path(event.mimeData().urls()[0].toLocalFile())
        if self.controller and self.is_in_front and path.suffix != ".aldesk":
            self.controller.importing.add(path)
        elif self.start_flow.is_asking and path.suffix != ".aldesk":
            self.start_flow.wizard.take(str(path))
        else:
            self.start_flow.open_path(path)

    def apply_theme(self) -> None:
        """Follow the system's change between light and dark."""
        theme.apply(self._theme_choice)
        if self.views:
            self.views.apply_theme()

    def _refresh(self, changes: Changes) -> None:
        assert self.controller  # noqa: S101 - only its signal calls this
        session = self.controller.session
        if changes.classes and self.pane:
            self._class_keys.set_classes(session.label_classes, self.pane.class_keys())
        self._top.show_session(session)
        self._status.show_session(session, self.controller.label_times)

    def _show_keys(self) -> None:
        """Show the keys that the actions have now, and bind those of the classes."""
        if self.controller and self.pane:
            self.pane.show_keys(self.actions())
            keys = self.pane.class_keys()
            self._class_keys.set_classes(self.controller.session.label_classes, keys)

    def _label(self, class_name: str) -> None:
        if self.views and self.is_in_front:
            self.views.label(class_name)

    def toggle_embedding(self) -> None:
        """Pause the embedding, or go on with it."""
        if self.controller:
            embedding = self.controller.embedding
            if embedding.is_running and not embedding.is_paused:
                embedding.pause()
                self._top.show_resume(can_stop=True)
            else:
                embedding.resume()

    def _stop_embedding(self) -> None:
        if self.controller:
            self.controller.embedding.cancel()

    def _embedding_ended(self, outcome: str) -> None:
        if outcome:
            self._top.show_resume()
        else:
            self._top.hide_embedding()
        if self._project:
            key = self._project.meta("encoder_key", "")
            self._report(tr("Not embedded"), self._project.embeddings.broken(key))

    def _report(self, title: str, broken: list[tuple[Path, int | None, str]]) -> None:
        """Name the first of the files that something is wrong with, and count the others."""
        if broken:
            path, _, reason = broken[0]
            more = tr(", and {n} more", n=len(broken) - 1) if len(broken) > 1 else ""
            self.messages.notice(f"{title}: {path.name} ({reason.rstrip('.')}){more}.", once=True)

    def _install_actions(self) -> None:
        own = [
            Entry("Accept the prediction", ("Return", "Enter"), self._accept),
            Entry("Play or stop", ("Space",), self._play),
            Entry("Leave", ("Esc",), self._escape),
            Entry("Export labels", ("Ctrl+Shift+E",), self._ask_export),
            Entry("Set a goal", ("Ctrl+G",), self._set_goal),
            Entry("All actions", ("Ctrl+K",), self._commands.toggle),
        ]
        on_sample = sample_entries(
            lambda: self.pane.sample if self.pane and self.is_in_front else None
        )
        install(
            self,
            [
                *label_entries(self),
                *own,
                *on_sample,
                *view_entries(self),
                *project_entries(self),
            ],
        )

    def _set_goal(self) -> None:
        if self.pane:
            self._status.goal.edit()

    def _ask_export(self) -> None:
        if self._project:
            self._export.open(self._project.path)

    def _focus_view(self) -> None:
        """Give the keys back to the view that is shown."""
        if self.views:
            self.views.turn_to(self.views.view)

    def _play(self) -> None:
        if self.views and self.is_in_front:
            self.views.play()

    def _accept(self) -> None:
        if self.start_flow.is_asking:
            self.start_flow.wizard.begin()
        elif self.views and self.is_in_front:
            self.views.accept()

    def _escape(self) -> None:
        self._line.hide()
        if self._export.isVisible():
            self._export.leave()
            return
        self._status.goal.leave()
        if self.start_flow.is_asking:
            self.start_flow.wizard.leave()
        elif not self.is_in_front:
            self._show_views()
        elif self.views:
            self.views.escape()

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
