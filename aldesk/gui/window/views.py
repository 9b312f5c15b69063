"""The views of one project, of which one is in front."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from aldesk.arrays import Rows
from aldesk.core.decoding import Decoding
from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.browse.map_pane import MapPane
from aldesk.gui.kit.in_steps import InSteps
from aldesk.gui.kit.view import View, ViewId
from aldesk.gui.kit.widgets import lay_out_now
from aldesk.gui.label.pane import LabelPane
from aldesk.gui.render.thumbnails import Thumbnails
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.sample.listening import Listen
from aldesk.gui.study.pane import StudyPane
from aldesk.gui.window.view_parts import ViewParts
from aldesk.gui.workspace.controller import SessionController
from aldesk.gui.workspace.pool_embedding import PoolEmbedding
from aldesk.gui.workspace.projection_thread import ProjectionThread
from aldesk.session import Changes

_QUIET_MS, _BETWEEN_MS = 600, 100


class Views(QStackedWidget):
    """Holds the label view and, from the first look at each, the others.

    They are made ahead of that, too, a part at a time, while nothing has happened for a moment.

    Attributes
    ----------
    shown : ViewId
        Which view is in front.

    Signals
    -------
    turned_to : ViewId
        Another view is in front.
    validate_wanted : str
        The name of a class to validate.
    """

    turned_to = Signal(str)
    validate_wanted = Signal(str)

    def __init__(
        self, controller: SessionController, label: LabelPane, embedding: PoolEmbedding
    ) -> None:
        super().__init__()
        self._controller = controller
        self._embedding = embedding
        self._projection = ProjectionThread(self)
        self._thumbnails = Thumbnails(self)
        self._thumbnails.use_decoding(controller.session.project.meta.decoding)
        self._listen = Listen(label.player, label.prefetcher, self)
        self._made: dict[ViewId, View] = {"label": label}
        self.shown: ViewId = "label"
        self.addWidget(label)
        self._menu = label.sample_menu
        self._menu.similar_wanted.connect(self._show_similar)
        self._menu.example_wanted.connect(self._add_examples)
        self._menu.map_wanted.connect(self._show_on_map)
        label.side_panel.search.words.file_brought.connect(self._show_like_file)
        controller.changed.connect(self._refresh)
        self._parts = ViewParts(controller, self)
        self._ahead = InSteps(self, self._steps_ahead(), _QUIET_MS, _BETWEEN_MS)
        controller.changed.connect(self._ahead.postpone)
        self._projection.trouble.connect(controller.messages.trouble)

    @property
    def current(self) -> View:
        """The view that is in front."""
        return self._made[self.shown]

    def turn_to(self, view: ViewId) -> None:
        """Bring a view to the front."""
        self._listen.stop()
        self.shown = view
        made = self._view(view)
        self.setCurrentWidget(made)
        made.enter()
        lay_out_now()
        self.turned_to.emit(view)

    def make_ahead(self) -> None:
        """Begin to make the views that were not looked at yet."""
        self._ahead.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Let nobody see how the first view is laid out."""
        super().showEvent(event)
        lay_out_now()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self._parts.deleteLater()  # what no view has taken yet wears the other theme
        self._parts = ViewParts(self._controller, self)
        for view in self._made.values():
            view.apply_theme()

    def use_decoding(self, decoding: Decoding) -> None:
        """Show the samples anew, decoded by another rule."""
        self._thumbnails.use_decoding(decoding)
        label = self._made["label"]
        assert isinstance(label, LabelPane)  # noqa: S101 - given as such
        label.use_decoding(decoding)
        if self.shown != "label":
            self.current.enter()

    def stop(self) -> None:
        """End the threads and the process."""
        self._ahead.stop()
        self._projection.stop()
        self._thumbnails.stop()
        for view in self._made.values():
            view.stop()

    def _steps_ahead(self) -> Iterator[Callable[[], object]]:
        """Yield what there is to do ahead of the first looks, none of it for long."""
        yield partial(self._view, "grid")
        yield partial(self._view, "map")
        for part in ("curve", "several", "reliability"):
            yield partial(self._make_part_ahead, part, "results")
        yield partial(self._view, "results")
        for part in ("study_form", "study_results"):
            yield partial(self._make_part_ahead, part, "study")
        yield partial(self._view, "study")
        yield self._order_ahead
        yield self._fill_ahead

    def _make_part_ahead(self, part: str, view: ViewId) -> None:
        if view not in self._made:
            getattr(self._parts, part)  # made as it is first asked for

    def _order_ahead(self) -> None:
        grid = self._view("grid")
        assert isinstance(grid, GridPane)  # noqa: S101 - made as such
        grid.order_ahead()

    def _fill_ahead(self) -> None:
        """Read and draw the results once: at the first look only what has changed is left."""
        if self.shown != "results":
            self._view("results").refresh(Changes(curve=True))

    def _view(self, view: ViewId) -> View:
        if view not in self._made:
            made = self._make(view)
            self._made[view] = made
            self.addWidget(made)
        return self._made[view]

    def _make(self, view: ViewId) -> View:
        shared = self._thumbnails, self._listen, self._menu
        match view:
            case "grid":
                grid = GridPane(self._controller, *shared)
                grid.opened.connect(lambda: self.turn_to("label"))
                grid.teach_wanted.connect(self._teach_like)
                return grid
            case "map":
                points = MapPane(self._controller, self._projection, *shared, self._embedding)
                points.opened.connect(lambda: self.turn_to("label"))
                points.words.file_brought.connect(self._show_like_file)
                return points
            case "results":
                parts = self._parts
                results = ResultsPane(
                    self._controller, parts.curve, parts.several, parts.reliability
                )
                results.cell_opened.connect(self._show_cell)
                results.validate_wanted.connect(self.validate_wanted)
                return results
            case "study":
                parts = self._parts
                return StudyPane(self._controller, parts.study_form, parts.study_results)
        raise ValueError(f"There is no view {view!r}")

    def _show_cell(self, rows: Rows, title: str) -> None:
        grid = self._view("grid")
        assert isinstance(grid, GridPane)  # noqa: S101 - made as such
        grid.show_rows(rows, title)
        self.turn_to("grid")

    def _show_similar(self, sample_ids: Sequence[str]) -> None:
        self._turn_to_grid().show_similar(sample_ids)

    def _add_examples(self, sample_ids: Sequence[str], is_counter: bool) -> None:
        self._turn_to_grid().add_examples(sample_ids, is_counter=is_counter)

    def _show_like_file(self, path: Path) -> None:
        self._turn_to_grid().show_like_file(path)

    def _teach_like(self, examples: Sequence[str], likely: Sequence[str]) -> None:
        label = self._made["label"]
        assert isinstance(label, LabelPane)  # noqa: S101 - given as such
        self.turn_to("label")
        label.teach_like(examples, likely)

    def _show_on_map(self, sample_ids: Sequence[str]) -> None:
        row_of = self._controller.session.project.row_of
        points = self._view("map")
        assert isinstance(points, MapPane)  # noqa: S101 - made as such
        self.turn_to("map")
        points.show_rows(np.array([row_of(sample_id) for sample_id in sample_ids], np.int64))

    def _turn_to_grid(self) -> GridPane:
        grid = self._view("grid")
        assert isinstance(grid, GridPane)  # noqa: S101 - made as such
        self.turn_to("grid")
        return grid

    def _refresh(self, changes: Changes) -> None:
        if self.shown != "label":  # which looks always, since it prepares the next sample
            self.current.refresh(changes)
