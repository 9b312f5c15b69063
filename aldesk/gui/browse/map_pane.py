"""The map: all embedded samples as points, to see groups and to label or ask about them."""

from typing import cast

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from aldesk.arrays import Rows
from aldesk.engine.projection.client import Layout, MapJob
from aldesk.gui.browse.grid_bar import words_filter
from aldesk.gui.browse.legend import Legend
from aldesk.gui.browse.map_canvas import MapCanvas
from aldesk.gui.browse.map_colors import By, core_colors, legend, point_colors
from aldesk.gui.browse.map_groups import MapGroups, group_colors, group_legend
from aldesk.gui.browse.map_hints import MapHints
from aldesk.gui.browse.map_progress import MapProgress
from aldesk.gui.browse.selection import SelectionPane
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.right_click import RightClick
from aldesk.gui.kit.settings_field import allow, choice, translated
from aldesk.gui.kit.view import View
from aldesk.gui.kit.widgets import ElidedLabel, label
from aldesk.gui.render.thumbnails import Thumbnails
from aldesk.gui.sample.listening import Listen
from aldesk.gui.sample.menu import SampleMenu
from aldesk.gui.sample.text import by_words_text
from aldesk.gui.workspace.controller import SessionController
from aldesk.gui.workspace.pool_embedding import PoolEmbedding
from aldesk.gui.workspace.projection_thread import ProjectionThread
from aldesk.session import Changes
from aldesk.session.overview import NONE, Overview, overview

_BYS: tuple[tuple[str, By], ...] = (
    (noop("Colour by label"), "label"),
    (noop("Colour by prediction"), "prediction"),
    (noop("Colour by uncertainty"), "uncertainty"),
    (noop("Colour by split"), "split"),
)
_OF_PREDICTIONS = ("prediction", "uncertainty")
_HOW = noop(
    "Draw a line around points, click one, or use the arrow keys. Then press a class's key."
)


class MapPane(View):
    """The map, what it is coloured by, and what is selected.

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
        menu: SampleMenu,
        embedding: PoolEmbedding,
    ) -> None:
        super().__init__()
        self._controller, self._session = controller, controller.session
        self._embedding, self._menu = embedding, menu
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._projection, self._thumbnails, self._listen = projection, thumbnails, listen
        self._overview: Overview = overview(self._session)
        self._rows: Rows = np.zeros(0, np.int64)
        self._asked_for = (-1, "")
        self._groups = MapGroups(self._session.project.samples)
        self.canvas = MapCanvas()
        self.by = choice(tr("Colour by"), translated(_BYS), tr("What the colours mean"))
        self.by.setMinimumContentsLength(5)  # may be narrower than its longest entry
        self.words = words_filter()
        self.words.propose(self._session.search.columns.proposals)
        self._layout: Layout | None = None
        self._wanted: Rows | None = None
        self._state = ElidedLabel("muted")
        self._count = ""
        self.progress = MapProgress()
        self._hints = MapHints()
        self._legend = Legend()
        self.side = SelectionPane(controller, thumbnails)
        self._empty = label("", "muted", wraps=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self.by.currentIndexChanged.connect(lambda _: self._show_colors())
        self.words.wanted.connect(self._show_layout)
        self.words.returnPressed.connect(self._take_focus)
        self.canvas.selected.connect(self._on_selected)
        self.canvas.opened.connect(self._open)
        self.side.chosen.connect(self.label)
        RightClick(self.canvas).wanted.connect(self._show_menu_at)
        self.progress.stopped.connect(projection.stop_map)
        self.progress.resumed.connect(self._ask_again)
        self.side.next_wanted.connect(self.open_selected)
        projection.laid_out.connect(self._take_layout)
        embedding.ended.connect(self._ask_if_shown)
        embedding.encoder_changed.connect(self._ask_if_shown)
        keys.changed.connect(self._say_why_empty)

    @property
    def selected(self) -> list[int]:
        """The rows that are selected, the current one last."""
        return [int(row) for row in self._rows[self.canvas.selection]]

    def enter(self) -> None:
        """Look at the samples anew: the pane is shown."""
        self._ask()
        self._offer_groups()
        self.refresh(Changes(classes=True, settings=True))
        self._take_focus()

    def refresh(self, changes: Changes) -> None:
        """Look at the samples again, and colour the points anew."""
        if changes.classes:
            self.side.show_classes()
        if changes.settings:
            self._allow_predictions(not self._session.settings.blind)
        if changes:
            self._overview = overview(self._session)
            if self._layout is not None:
                self._show_state()
            self._show_colors()
            self._mark_current()
            self._show_selection()

    def show_rows(self, rows: Rows) -> None:
        """Select these samples, now or when the map is there; without words that hide some."""
        self.words.clear()
        self._wanted = rows
        self._select_wanted()

    def _select_wanted(self) -> None:
        if self._wanted is not None and self._layout is not None:
            self._show_layout()
            wanted, self._wanted = self._wanted, None
            self.canvas.select(np.flatnonzero(np.isin(self._rows, wanted)))

    def label(self, class_name: str) -> None:
        """Give all that are selected a class, as one act; see `SessionController.label_many`."""
        if rows := self.selected:
            self._controller.label_many([self._id(row) for row in rows], class_name)

    def open_selected(self) -> None:
        """Ask about the selected samples next, in the label view."""
        rows = self.selected
        if rows and self._controller.queue_next([self._id(row) for row in rows]):
            self.opened.emit()

    def find_samples(self) -> None:
        """Put the cursor where samples are found by words."""
        self.words.setFocus()
        self.words.selectAll()

    def play(self) -> None:
        """Play the clip that was selected last."""
        if rows := self.selected:
            self._listen.play(self._session.project.samples[rows[-1]])

    def show_menu(self) -> None:
        """Show the menu of what is selected."""
        if len(self.canvas.selection):
            place = self.canvas.place_of(int(self.canvas.selection[-1]))
            self._show_menu(self.canvas.mapToGlobal(place.toPoint()))

    def escape(self) -> None:
        """Clear the selection, and give the keys to the map."""
        self.canvas.select(np.zeros(0, np.int64))
        self._take_focus()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self._show_colors()

    def _take_focus(self) -> None:
        (self.canvas if self._stack.currentIndex() == 0 else self).setFocus()

    def _ask_if_shown(self) -> None:
        if not self.isHidden():
            self._ask()

    def _ask(self) -> None:
        """Ask for the map, unless it is there or on its way."""
        project = self._session.project
        key = project.meta.encoder_key
        shards = project.embeddings.shards(key) if key else ()
        n = sum(len(shard.rows) for shard in shards)
        self._show_emptiness(n)
        if not n or self._asked_for == (n, key):
            return
        if key != self._asked_for[1]:
            self._forget()
        self._asked_for = (n, key)
        self.progress.begin()
        self._hints.hide()
        file = project.embeddings.folder / "map.safetensors"
        self._projection.ask_map(MapJob(shards, key, file))

    def _ask_again(self) -> None:
        self._asked_for = (-1, self._asked_for[1])
        self._ask()

    def _forget(self) -> None:
        """Draw no place that another encoder's embeddings have."""
        self._layout, self._rows = None, np.zeros(0, np.int64)
        self.canvas.show_points(np.zeros((0, 2), np.float32))
        self._show_selection()

    def _show_emptiness(self, n_embedded: int) -> None:
        is_empty = not n_embedded
        self._stack.setCurrentIndex(1 if is_empty else 0)
        for part in (self.by, self.words, self._legend, self._state):
            part.setVisible(not is_empty)
        self._hints.setVisible(not is_empty and self.progress.isHidden())
        self._say_why_empty()

    def _say_why_empty(self) -> None:
        self._empty.setText(
            tr(
                "The map is drawn from the embeddings, and they are being made. "
                "It appears here as soon as there are some."
            )
            if self._embedding.is_running
            else tr(
                "The map is drawn from embeddings, and there are none. {key} chooses the "
                "encoder that makes them.",
                key=keys.text(Action.ENCODER),
            )
        )

    def _take_layout(self, layout: Layout) -> None:
        if layout.key != self._asked_for[1]:
            return  # of the encoder before
        self._layout = layout
        self._show_layout()
        self._select_wanted()
        self.progress.show_done(layout.done)
        self._hints.setHidden(not self.progress.isHidden())

    def _show_layout(self) -> None:
        """Show the samples of the map that have the words."""
        if (layout := self._layout) is None:
            return
        text = self.words.text().strip()
        shown = self._session.where(text)[layout.rows] if text else np.ones(len(layout.rows), bool)
        rows = layout.rows[shown]
        same = np.array_equal(rows, self._rows)
        selected = set() if same else set(self.selected)
        self._rows = rows
        self.canvas.show_points(layout.xy[shown])
        if not same:
            kept = [i for i, row in enumerate(self._rows.tolist()) if row in selected]
            self.canvas.select(np.array(kept, np.int64))
            self._show_colors()
            self._mark_current()
        n = tr("{n} sample(s)", "", len(self._rows))
        if text:
            n = tr("{n} of {total}", n=len(rows), total=tr("{n} sample(s)", "", len(shown)))
        self._count = f"{n} · {layout.method}"
        self._show_state()

    def _show_state(self) -> None:
        """Say how many points there are, and where predictions are by words alone."""
        is_by_words = self._session.predictions.is_by_words and self._overview.has_predictions
        self._state.set_whole(" · ".join([by_words_text()] * is_by_words + [self._count]))

    def _offer_groups(self) -> None:
        """Offer the columns that there are to colour by; what is chosen stays."""
        offered = [*translated(_BYS), *self._groups.choices()]
        if [self.by.itemData(place) for place in range(self.by.count())] != [b for _, b in offered]:
            chosen = self.by.currentData()
            with QSignalBlocker(self.by):
                self.by.clear()
                for words, by in offered:
                    self.by.addItem(words, by)
                self.by.setCurrentIndex(max(0, self.by.findData(chosen)))
            self._allow_predictions(not self._session.settings.blind)

    def _show_colors(self) -> None:
        if groups := self._groups.groups(str(self.by.currentData())):
            n_groups = len(groups.values)
            if len(self._rows):
                self.canvas.show_colors(*group_colors(groups.codes[self._rows], n_groups))
            self._legend.show_entries(group_legend(groups))
            return
        by = cast(By, self.by.currentData())
        if len(self._rows):
            colors = [item.color for item in self._session.labels.classes_in_use]
            wanted = self._overview, self._rows, by, colors
            self.canvas.show_colors(*point_colors(*wanted), core_colors(*wanted))
        self._legend.show_entries(legend(by, several=self._session.labels.is_several))

    def _mark_current(self) -> None:
        current = self._controller.current
        point = NONE
        if current is not None:
            row = self._session.project.row_of(current.sample.id)
            place = np.flatnonzero(self._rows == row)
            point = int(place[0]) if len(place) else NONE
        self.canvas.mark(point)

    def _on_selected(self) -> None:
        self._listen.stop()
        if rows := self.selected:
            self._thumbnails.want([self._session.project.samples[rows[-1]]])
        self._show_selection()
        if len(rows) == 1:
            self.play()

    def _show_menu_at(self, at: QPoint) -> None:
        """Show the menu of the points selected, or of the one at this place of the screen."""
        point = self.canvas.point_at(QPointF(self.canvas.mapFromGlobal(at)))
        if point is not None and point not in self.canvas.selection:
            self.canvas.select(np.array([point], np.int64))
        self._show_menu(at)

    def _show_menu(self, at: QPoint) -> None:
        self._menu.show(self, at, [self._id(row) for row in self.selected], self.label)

    def _show_selection(self) -> None:
        self.side.show_rows(self.selected, self._overview, empty=tr(_HOW))

    def _open(self, point: int) -> None:
        self.canvas.select(np.array([point], np.int64))
        self.open_selected()

    def _allow_predictions(self, allowed: bool) -> None:
        hidden = tr("Not while predictions are hidden ({key})", key=keys.text(Action.BLIND))
        allow(self.by, _OF_PREDICTIONS, "" if allowed else hidden)
        if not allowed and self.by.currentData() in _OF_PREDICTIONS:
            self.by.setCurrentIndex(0)

    def _id(self, row: int) -> str:
        return self._session.project.samples[row].id

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.by)
        head.addWidget(self.words)
        head.addWidget(self._legend)
        head.addStretch()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(96, 48, 96, 48)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self._empty)
        left = QVBoxLayout()
        left.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, 16)
        left.setSpacing(12)
        left.addLayout(head)
        left.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._hints, 1)
        foot.addWidget(self.progress, 1)
        foot.addWidget(self._state)
        left.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)
