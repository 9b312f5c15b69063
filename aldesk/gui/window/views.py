"""The views of one project: label, grid, map, results and study."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from aldesk.core.refit import Rows
from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.browse.map_pane import MapPane
from aldesk.gui.kit.shortcuts import show_keys_in_tooltips
from aldesk.gui.label.pane import LabelPane
from aldesk.gui.render.thumbnails import Thumbnails
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.sample.listening import Listen
from aldesk.gui.study.pane import StudyPane
from aldesk.gui.window.top_bar import NAMES
from aldesk.gui.workspace.controller import SessionController
from aldesk.gui.workspace.projection_thread import ProjectionThread
from aldesk.session import Changes

LABEL, GRID, MAP, RESULTS, STUDY = range(len(NAMES))
_Browser = GridPane | MapPane | ResultsPane | StudyPane


class Views(QStackedWidget):
    """Holds the label pane and, from the first look at each, the others.

    Signals
    -------
    turned_to : int
        Which view is shown now.
    """

    turned_to = Signal(int)

    def __init__(self, controller: SessionController, pane: LabelPane) -> None:
        super().__init__()
        self._controller = controller
        self._pane = pane
        self._projection = ProjectionThread(self)
        self._thumbnails = Thumbnails(self)
        self._listen = Listen(pane.player, pane.prefetcher, self)
        self._browsers: dict[int, _Browser] = {}
        self.view = LABEL
        self.addWidget(pane)
        controller.changed.connect(self._refresh)
        controller.embedding.ended.connect(lambda _: self._refresh_embeddings())
        self._projection.trouble.connect(controller.messages.trouble)

    @property
    def browser(self) -> _Browser | None:
        """The grid, the map, the results or the study; None for the label view."""
        return self._browsers.get(self.view)

    def turn_to(self, view: int) -> None:
        """Show a view: `LABEL`, `GRID`, `MAP`, `RESULTS` or `STUDY`."""
        self._listen.stop()
        self.view = view
        if view == LABEL:
            self.setCurrentWidget(self._pane)
            self._pane.setFocus()
        else:
            browser = self._browser(view)
            self.setCurrentWidget(browser)
            browser.enter()
        self.turned_to.emit(view)

    def label(self, class_name: str) -> None:
        """Give the current sample a class; in another view, the selected ones."""
        if self.browser:
            self.browser.label_selected(class_name)
        else:
            self._controller.label(class_name)

    def play(self) -> None:
        """Play what is shown, or stop it."""
        (self.browser or self._pane).play()

    def accept(self) -> None:
        """Take the prediction for the label; in another view, open what is selected."""
        if self.browser:
            self.browser.open_selected()
        else:
            self._pane.accept()

    def escape(self) -> None:
        """Leave what is being done in the view that is shown."""
        if self.browser:
            self.browser.escape()
        else:
            self._pane.leave_fields()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self._pane.apply_theme()
        for browser in self._browsers.values():
            browser.apply_theme()

    def stop(self) -> None:
        """End the threads and the process."""
        if isinstance(study := self._browsers.get(STUDY), StudyPane):
            study.stop()
        self._projection.stop()
        self._thumbnails.stop()
        self._pane.stop()

    def _browser(self, view: int) -> _Browser:
        if view not in self._browsers:
            made = self._make(view)
            self._browsers[view] = made
            self.addWidget(made)
            show_keys_in_tooltips(made, self.window().actions())
        return self._browsers[view]

    def _make(self, view: int) -> _Browser:
        if view == RESULTS:
            results = ResultsPane(self._controller)
            results.cell_opened.connect(self._show_cell)
            return results
        if view == STUDY:
            return StudyPane(self._controller)
        kind = GridPane if view == GRID else MapPane
        made = kind(self._controller, self._projection, self._thumbnails, self._listen)
        made.opened.connect(lambda: self.turn_to(LABEL))
        return made

    def _show_cell(self, rows: Rows, title: str) -> None:
        grid = self._browser(GRID)
        assert isinstance(grid, GridPane)  # noqa: S101 - made as such
        grid.show_rows(rows, title)
        self.turn_to(GRID)

    def _refresh(self, changes: Changes) -> None:
        if self.browser is not None:
            self.browser.refresh(changes)

    def _refresh_embeddings(self) -> None:
        if isinstance(self.browser, MapPane):
            self.browser.refresh_embeddings()
