"""The grid: a page of samples, to label many at once and to find the odd ones."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from aldesk.arrays import Rows
from aldesk.gui.browse.grid_bar import GridBar
from aldesk.gui.browse.grid_order import Wish, grid_rows
from aldesk.gui.browse.grid_tiles import TileModel, TileView
from aldesk.gui.browse.selection import SelectionPane
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.view import View
from aldesk.gui.kit.widgets import label
from aldesk.gui.render.thumbnails import Thumbnails
from aldesk.gui.sample.listening import Listen
from aldesk.gui.workspace.controller import SessionController
from aldesk.gui.workspace.projection_thread import ProjectionThread
from aldesk.session import Changes
from aldesk.session.overview import NONE, Overview, overview

PAGE = 200
_HOVER_MS = 150
_HOW = noop("Sweep with the mouse, or hold Shift with the arrow keys. Then press a class's key.")


class GridPane(View):
    """A page of tiles, sorted as the person wishes.

    The order stays as it is while they label, so that no tile moves under their hands; it is made
    anew when they ask for it.

    Signals
    -------
    opened
        The selected samples are to be labelled one by one.
    """

    opened = Signal()

    def __init__(
        self,
        controller: SessionController,
        projection: ProjectionThread,
        thumbnails: Thumbnails,
        listen: Listen,
    ) -> None:
        super().__init__()
        self._controller, self._session = controller, controller.session
        self._projection, self._thumbnails, self._listen = projection, thumbnails, listen
        self._overview: Overview = overview(self._session)
        self._rows: Rows = np.zeros(0, np.int64)
        self._alike: Rows | None = None
        self._cell = ""
        self._page = 0
        self._names: Rows = np.zeros(0, np.int64)
        self.model = TileModel(self._session.project)
        self.view = TileView(self.model, thumbnails)
        self.bar = GridBar()
        self.side = SelectionPane(controller, thumbnails)
        self._empty = label("", "muted", wraps=True)
        self._hover = QTimer(self, singleShot=True, interval=_HOVER_MS)
        self._hovered = NONE
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def selected(self) -> list[int]:
        """The rows that are selected, the current one last."""
        places = [index.row() for index in self.view.selectionModel().selectedIndexes()]
        current = self.view.currentIndex().row()
        places.sort(key=lambda place: (place == current, place))
        return [self.model.rows[place] for place in places]

    def enter(self) -> None:
        """Look at the samples anew: the pane is shown."""
        self.refresh(Changes(classes=True, settings=True))
        if not len(self._rows):
            self.sort()
        self.view.setFocus()

    def refresh(self, changes: Changes) -> None:
        """Take in what changed; the order stays."""
        if changes.classes:
            self.side.show_classes()
        before = self.bar.wish
        if changes.classes or changes.settings:
            self.bar.show_choice(
                self._session.labels.class_names, blind=self._session.settings.blind
            )
        if self.bar.wish != before and not self._cell:
            self.sort()
        elif changes:
            self._look()
            self._show_selection()
        if changes.predictions and not self.bar.is_newer:
            self.bar.show_newer(bool(len(self._rows)) and not self._cell)
        if changes.predictions and not len(self._rows):
            self.sort()

    def sort(self) -> None:
        """Make the order anew, from what is known now."""
        self._cell = ""
        wish = self.bar.wish
        if wish.sort == "similarity" and self._alike is None:
            self._ask_similar()
        self._look()
        alike = self._alike if wish.sort == "similarity" else None
        self._rows = grid_rows(self._overview, self._plain_order(wish), wish, alike)
        self.bar.show_newer(False)
        self._show_page(0)

    def show_rows(self, rows: Rows, title: str) -> None:
        """Show these samples and no others, such as those behind a cell of the confusion matrix."""
        self._cell, self._rows = title, rows
        self._look()
        self._show_page(0)

    def label(self, class_name: str) -> None:
        """Give all that are selected a class, as one act."""
        if rows := self.selected:
            self._controller.label_many([self._id(row) for row in rows], class_name)

    def open_selected(self) -> None:
        """Ask about the selected samples next, in the label view."""
        rows = sorted(self.selected)
        if rows and self._controller.queue_next([self._id(row) for row in rows]):
            self.opened.emit()

    def play(self) -> None:
        """Play the clip of the current tile."""
        if (place := self.view.currentIndex().row()) >= 0:
            self._listen.play(self.model.sample(place))

    def escape(self) -> None:
        """Select nothing, and go back from the samples of a cell to all."""
        if self.view.selectionModel().hasSelection():
            self.view.clearSelection()
        elif self._cell:
            self.sort()
        self.view.setFocus()

    def turn_page(self, by: int) -> None:
        """Show the next page, or the one before."""
        self._show_page(self._page + by)

    def _pass(self, by: int) -> None:
        """Go on from the last tile of a page to the next page's first one, or back."""
        before = self._page
        self._show_page(before + by)
        if self._page != before:
            place = 0 if by > 0 else len(self.model.rows) - 1
            self.view.setCurrentIndex(self.model.index(place))

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self.view.viewport().update()

    def _look(self) -> None:
        """Take in what is known of the samples now."""
        self._overview = overview(self._session)
        self.model.set_overview(self._overview, self._session.labels.classes_in_use)

    def _show_page(self, page: int) -> None:
        n_pages = max(1, -(-len(self._rows) // PAGE))
        self._page = min(max(0, page), n_pages - 1)
        start = self._page * PAGE
        self.model.set_rows(self._rows[start : start + PAGE].tolist())
        self.bar.show_page(start, len(self.model.rows), len(self._rows), self._cell)
        self.view.scrollToTop()
        if self.model.rows:
            self.view.selectionModel().setCurrentIndex(
                self.model.index(0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        self._show_empty()
        self._stack.setCurrentIndex(0 if self.model.rows else 1)
        self._show_selection()
        self._want()

    def _plain_order(self, wish: Wish) -> Rows:
        """Return all rows; by name, which takes its time with many, only where that is seen."""
        samples = self._session.project.samples
        if wish.sort != "name" and self._overview.has_predictions:
            return np.arange(len(samples))
        if len(self._names) != len(samples):
            self._names = _by_name([str(sample.path) for sample in samples])
        return self._names

    def _show_empty(self) -> None:
        self._empty.setText(self._empty_text())

    def _empty_text(self) -> str:
        wish = self.bar.wish
        if wish.show == "disagree":
            return tr("The model agrees with every label that it may be compared with.")
        if wish.show == "labelled":
            return tr("Nothing is labelled yet. Label some samples, then look at them here.")
        if wish.class_code != NONE and not self._overview.has_predictions:
            return tr(
                "There are no predictions yet. Label some samples first ({key}).",
                key=keys.text(Action.SHOW_LABEL),
            )
        return tr(
            "Nothing is left to show here. Choose “All samples” above to see what is labelled."
        )

    def _show_selection(self) -> None:
        self.side.show_rows(self.selected, self._overview, empty=tr(_HOW))

    def _want(self) -> None:
        self._thumbnails.want([self.model.sample(place) for place in self.view.visible_places()])

    def _ask_similar(self) -> None:
        """Ask what is like the selected sample or, with none, like the current one."""
        rows = self.selected
        current = self._session.queue.current
        if not rows and current is not None:
            rows = [self._session.project.row_of(current.sample.id)]
        key = self._session.project.meta.encoder_key
        if rows:
            self._projection.ask_similar(rows[-1], self._session.project.embeddings.shards(key))

    def _take_similar(self, row: int, rows: Rows) -> None:
        if self.bar.wish.sort == "similarity":
            self._alike = rows
            self.bar.show_like(self._session.project.samples[row].path.name)
            self.sort()
            self._alike = None

    def _point(self, place: int) -> None:
        self._hovered = place
        self._listen.stop()
        if place >= 0:
            self._hover.start()
        else:
            self._hover.stop()

    def _play_hovered(self) -> None:
        if 0 <= self._hovered < len(self.model.rows) and self.isVisible():
            self._listen.play(self.model.sample(self._hovered))

    def _on_thumbnail(self, sample_id: str) -> None:
        self.view.viewport().update()

    def _id(self, row: int) -> str:
        return self._session.project.samples[row].id

    def _connect(self) -> None:
        keys.changed.connect(self._show_empty)
        self.bar.changed.connect(self.sort)
        self.bar.turned.connect(self.turn_page)
        self.side.chosen.connect(self.label)
        self.side.next_wanted.connect(self.open_selected)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_selection())
        self.view.doubleClicked.connect(lambda _: self.open_selected())
        self.view.verticalScrollBar().valueChanged.connect(lambda _: self._want())
        self.view.pointed.connect(self._point)
        self.view.passed.connect(self._pass)
        self._hover.timeout.connect(self._play_hovered)
        self._thumbnails.ready.connect(self._on_thumbnail)
        self._thumbnails.forgotten.connect(self._want)
        self._thumbnails.forgotten.connect(self.view.viewport().update)
        self._projection.similar_found.connect(self._take_similar)

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        left = QVBoxLayout()
        left.setContentsMargins(theme.MARGIN - 6, 16, 8, 8)
        left.setSpacing(12)
        left.addWidget(self.bar)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)


def _by_name(names: Sequence[str]) -> Rows:
    return np.argsort(np.array(names), kind="stable").astype(np.int64)
