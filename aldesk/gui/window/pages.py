"""The pages of the window: the start page or a project's views, and what lies over them a while."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from aldesk.gui.begin.start_flow import StartFlow
from aldesk.gui.guide.places import Place
from aldesk.gui.kit.action_table import Scope
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.view import View, ViewId
from aldesk.gui.window.applying import Applying
from aldesk.gui.window.encoder_change import EncoderChange
from aldesk.gui.window.guide_page import GuidePage
from aldesk.gui.window.label_imports import LabelImports
from aldesk.gui.window.possible import scopes_now
from aldesk.gui.window.program_pages import ProgramPages
from aldesk.gui.window.validation import Validation

if TYPE_CHECKING:
    from aldesk.gui.begin.import_report import ReportPane
    from aldesk.gui.window.open_project import OpenProject
    from aldesk.store.project import Project


class Pages(QStackedWidget):
    """Knows which page is in front, and so what Enter, Esc and the guide mean there.

    Parameters
    ----------
    messages : Messages
    opened : callable
        Returns the open project, or None.

    Signals
    -------
    moved_wanted
        The person wants to find files that were moved.
    """

    moved_wanted = Signal()

    def __init__(self, messages: Messages, opened: "Callable[[], OpenProject | None]") -> None:
        super().__init__()
        self._messages, self._opened = messages, opened
        self._report: ReportPane | None = None
        self.start_flow = StartFlow(self, messages)
        self.label_imports = LabelImports(self, messages, self.show_views)
        self.encoders = EncoderChange(self, self.show_views)
        self.applying = Applying(self, messages, opened, self.show_views, self.start_flow.open_path)
        self.validation = Validation(self, self.show_views)
        self.program = ProgramPages(self, messages, self.show_views)
        self.guide = GuidePage(self, self._place, self.show_views)
        self.start_flow.left.connect(self.show_views)

    @property
    def report(self) -> "ReportPane":
        """The import report, made when it is first asked for."""
        if self._report is None:
            from aldesk.gui.begin.import_report import ReportPane

            self._report = made = ReportPane(self._messages)
            self.addWidget(made)
            made.closed.connect(self.show_views)
            made.moved_wanted.connect(self.moved_wanted)
            if opened := self._opened():
                made.show_project(opened.project)
        return self._report

    # What is in front

    @property
    def in_front(self) -> "OpenProject | None":
        """The open project while its views are shown, and so are what the keys act on."""
        opened = self._opened()
        return opened if opened and self.currentWidget() is opened.views else None

    @property
    def answered(self) -> "OpenProject | None":
        """The open project while samples are answered: in its views, or for a validation."""
        return self._opened() if self.validation.is_shown else self.in_front

    @property
    def view(self) -> View | None:
        """The view of the open project that is in front, or that comes back to the front."""
        opened = self._opened()
        return opened.views.current if opened else None

    def scopes(self) -> frozenset[Scope]:
        """Return where the window is now, which says what can be done."""
        on_start_page = self.currentWidget() is self.start_flow.start
        return scopes_now(self._opened(), self.in_front, self.answered, on_start_page=on_start_page)

    def _place(self) -> Place:
        """Return what is in front, for the guide."""
        pages: tuple[tuple[Place, bool], ...] = (
            ("start", self.currentWidget() is self.start_flow.start),
            ("wizard", self.start_flow.is_asking),
            ("report", self._shows_report),
            ("labels", self.label_imports.is_asking),
            ("encoder", self.encoders.is_asking),
            ("apply", self.applying.is_asking),
            ("validation", self.validation.is_shown),
        )
        if shown := next((place for place, is_shown in pages if is_shown), None):
            return shown
        if self.program.is_shown:
            return self.program.place
        if not (opened := self._opened()):
            return "start"
        asks_next = opened.views.shown == "label" and opened.label.strategy.isVisible()
        return "strategy" if asks_next else opened.views.shown

    # What comes to the front

    def turn_to(self, view: ViewId) -> None:
        """Show one of the project's views, if one is open."""
        if opened := self._opened():
            self.setCurrentWidget(opened.views)
            opened.views.turn_to(view)

    def show_views(self) -> None:
        """Show the project again, or the start page if none is open."""
        if opened := self._opened():
            self.turn_to(opened.views.shown)
        else:
            self.setCurrentWidget(self.start_flow.start)

    def toggle_report(self) -> None:
        """Show the import report, or the views again."""
        if self._shows_report:
            self.show_views()
        elif self._opened():
            self.report.refresh()
            self.setCurrentWidget(self.report)
            self.report.kind_view.setFocus()

    @property
    def _shows_report(self) -> bool:
        return self._report is not None and self.currentWidget() is self._report

    def take(self, path: Path, *more: Path) -> None:
        """Open a project; take a folder or a table, or several tables, into the one that is open.

        Of several others only the first is taken. It is done at once if the drive of the first
        answers at once, else when it does.
        """
        self.start_flow.reach.when_it_answers(path, partial(self._take_reached, path, *more))

    def _take_reached(self, path: Path, *more: Path) -> None:
        from aldesk.sources.listing import names_files, tables_alone

        is_project = path.suffix == ".aldesk"
        if (opened := self._opened()) and not (is_project or self.start_flow.is_asking):
            tables = tables_alone(path)
            if names_files(path):
                tables = [one for one in (path, *more) if names_files(one)]
            if tables:
                self.label_imports.show(opened, *tables, or_add=True)
            else:
                opened.importing.add(path)
        elif self.start_flow.is_asking and not is_project:
            self.start_flow.wizard.take(str(path))
        else:
            self.start_flow.open_path(path)

    # What the keys mean on the page in front

    def accept(self) -> None:
        """Do what Enter stands for."""
        if self.start_flow.is_asking:
            self.start_flow.wizard.begin()
        elif self.label_imports.is_asking:
            self.label_imports.page.take()
        elif self.encoders.is_asking:
            self.encoders.page.begin()
        elif self.applying.is_asking:
            self.applying.page.begin()
        elif self.validation.is_shown:
            self.validation.page.accept()
        elif opened := self.in_front:
            opened.views.current.open_selected()

    def escape(self) -> None:
        """Leave the page, or what is being done on it."""
        if self.program.is_shown:
            self.program.leave()
        elif self.guide.is_shown:
            self.guide.pane.escape()
        elif self.start_flow.is_asking:
            self.start_flow.wizard.leave()
        elif self.encoders.is_asking:
            self.encoders.page.leave()
        elif self.applying.is_asking:
            self.applying.leave()
        elif self.validation.is_shown:
            self.validation.page.leave()
        elif opened := self.in_front:
            opened.views.current.escape()
        else:
            self.show_views()

    # The life of a project and of the window

    def add_views(self, opened: "OpenProject") -> None:
        """Bring the views of a project that opens to the front."""
        self.addWidget(opened.views)
        opened.views.validate_wanted.connect(partial(self.validation.show, opened))
        self.setCurrentWidget(opened.views)

    def remove_views(self, opened: "OpenProject") -> None:
        """Put the start page in the place of a project that was closed."""
        if not self.start_flow.is_asking:
            self.setCurrentWidget(self.start_flow.start)
        self.removeWidget(opened.views)

    def show_project(self, project: "Project") -> None:
        """Let the pages know which project is open."""
        if self._report:
            self._report.show_project(project)

    def follow_report(self) -> None:
        """Look at the import report again, as there may be more."""
        if self._report:
            self._report.follow()

    def forget_project(self) -> None:
        """Show nothing any more of a project that is being closed."""
        if self._report:
            self._report.show_project(None)
        self.label_imports.forget()
        self.encoders.forget()
        self.validation.forget()
        self.start_flow.reach.forget()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self.guide.apply_theme()
        self.validation.apply_theme()
        if opened := self._opened():
            opened.views.apply_theme()

    def stop(self) -> None:
        """End the threads of the pages."""
        self.start_flow.stop()
        self.encoders.stop()
        self.applying.stop()
        self.program.stop()
