"""The grid: many samples, to label them at once and to find the odd ones."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from aldesk.arrays import Doubles, Floats, Mask, Rows
from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId
from aldesk.core.path_order import rows_in_path_order
from aldesk.core.sample_times import sample_times
from aldesk.embed.nearest.cosine_search import Nearest
from aldesk.gui.browse.alone_keys import AloneKeys
from aldesk.gui.browse.cohort_line import CohortLine
from aldesk.gui.browse.cohort_text import cohorts_text, suggestion_text
from aldesk.gui.browse.example_line import ExampleLine
from aldesk.gui.browse.examples import rows_of
from aldesk.gui.browse.first_words import FirstWords
from aldesk.gui.browse.grid_bar import GridBar
from aldesk.gui.browse.grid_foot import GridFoot
from aldesk.gui.browse.grid_order import Values, Wish, grid_rows
from aldesk.gui.browse.grid_text import empty_text, unseen_text
from aldesk.gui.browse.hover_play import HoverPlay
from aldesk.gui.browse.look_alikes import LookAlikes
from aldesk.gui.browse.selection import SelectionPane
from aldesk.gui.browse.similar import Similar
from aldesk.gui.browse.tile_look import TileLook, keep_look
from aldesk.gui.browse.tile_model import Similarities, TileModel
from aldesk.gui.browse.tile_view import TileView
from aldesk.gui.browse.words_offer import WordsOffer
from aldesk.gui.classes.keys import class_keys
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.kit.right_click import RightClick
from aldesk.gui.kit.view import View
from aldesk.gui.kit.widgets import label
from aldesk.gui.render.thumbnails import Thumbnails
from aldesk.gui.sample.listening import Listen
from aldesk.gui.sample.menu import SampleMenu
from aldesk.gui.sample.text import by_words_text
from aldesk.gui.workspace.bulk_text import bulk_text
from aldesk.gui.workspace.controller import SessionController
from aldesk.gui.workspace.word_search import WordSearch, WordsFound
from aldesk.session import Changes
from aldesk.session.bulk_checks import bulk_error
from aldesk.session.by_words import Question, first_question, order_by, own_words, reader_of
from aldesk.session.cohorts import Kind, facts
from aldesk.session.model_order import sort_values
from aldesk.session.overview import NONE, Overview, overview
from aldesk.session.several_seen import where_class_is

_HOW = noop("Sweep with the mouse, or hold Shift with the arrow keys. Then press a class's key.")
_ORDER_WORDS = {
    "similarity": noop("select a sample, then sort again, to see what is like it"),
    "duplicates": noop("similarity to the nearest other sample"),
    "atypical": noop("similarity to the nearest of 256 random samples"),
}
_MOST_LIKELY = 500
_NOT_ALL = noop("of so many samples not all are compared with each other: pairs may be missing")
_BY_SEARCH = tuple(_ORDER_WORDS)
_MOST_TOGETHER, _LEAST_TOGETHER = 60, 6
_OUT_OF_SEVERAL = noop("Click what differs, or press {key}. Enter says yes of the others.")
_OUT = noop(
    "Point at what does not belong and press Alt and its class's key; or click it, or press {key}, "
    "to take it out. Enter takes the others."
)
_IN_COHORTS: dict[str, Kind] = {"alike": "alike", "burst": "burst"}


class GridPane(View):
    """Tiles, sorted as the person wishes.

    The order stays as it is while they label, so that no tile moves under their hands; it is made
    anew when they ask for it. Only what has been on the screen since then is ever labelled.

    Signals
    -------
    opened
        The selected samples are to be labelled one by one.
    teach_wanted : (list of str, list of str)
        A class is to be taught that these examples have, and these other samples likely, too.
    """

    opened = Signal()
    teach_wanted = Signal(object, object)

    def __init__(
        self,
        controller: SessionController,
        thumbnails: Thumbnails,
        listen: Listen,
        menu: SampleMenu,
    ) -> None:
        super().__init__()
        self._controller, self._session = controller, controller.session
        self._thumbnails, self._listen = thumbnails, listen
        self._menu = menu
        self._overview: Overview = overview(self._session)
        self._rows: Rows = np.zeros(0, np.int64)
        self._seen: set[int] = set()
        self._nearest: Nearest | None = None
        self._cell = ""
        self._scores: Similarities | None = None
        self._names: Rows = np.zeros(0, np.int64)
        self.model = TileModel(self._session.project)
        self.foot = GridFoot()
        self.view = TileView(self.model, thumbnails, self.foot.look)
        self.bar = GridBar()
        self.side = SelectionPane(controller, thumbnails)
        self._empty = label("", "muted", wraps=True)
        self._similar = Similar(controller, self)
        self._example_line = ExampleLine()
        self._words = WordSearch(controller, self._similar.lookup, self)
        self.offer = WordsOffer(lambda: reader_of(self._session.project))
        self.first_words = FirstWords()
        self._score_text = ""
        self.cohorts = LookAlikes(controller, self._wanted_rows, self)
        self._cohort_line = CohortLine()
        self._alone_keys = AloneKeys(self, self.label_alone)
        self._crossed: set[int] = set()
        self._hover = HoverPlay(self, self.model, listen)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def selected(self) -> list[int]:
        """The rows that are selected, the current one last."""
        return [self.model.rows[place] for place in self.view.selected_places]

    def enter(self) -> None:
        """Look at the samples anew: the pane is shown."""
        changes, has_order = Changes(classes=True, settings=True), len(self._rows) > 0
        if has_order:
            self.refresh(changes)
        else:
            self._show_choice(changes)
        if not has_order or self.cohorts.is_on:
            self.sort()
        self._look_around()
        self.view.setFocus()

    def order_ahead(self) -> None:
        """Bring the samples into the order that the first look shows."""
        self._plain_order(self.bar.wish)

    def refresh(self, changes: Changes) -> None:
        """Take in what changed; the order stays."""
        before = self.bar.wish
        self._show_choice(changes)
        if self.bar.wish != before and not self._cell:
            self.sort()
        elif changes:
            self._look()
            self._show_selection()
            if changes.samples and self.isVisible():
                self._show_place(self.view.on_screen())
        if self.cohorts.is_on:
            self._heed_cohorts(changes)
        elif (changes.predictions or changes.samples) and not self.bar.is_newer:
            self.bar.show_newer(bool(len(self._rows)) and not self._cell)
        if changes.predictions and self._session.predictions.is_by_words:
            self.offer.hide()
            if not self._cell:
                self.sort()
        if changes.predictions and not len(self._rows):
            self.sort()

    def _show_choice(self, changes: Changes) -> None:
        """Show what can be chosen now: the classes, and what the tiles may tell."""
        if changes.classes:
            self.side.show_classes()
            of_classes = class_keys(self._session.project.journal)
            self._alone_keys.set_classes(self._session.labels.classes_in_use, of_classes)
        if changes.classes or changes.settings:
            self.bar.show_choice(self._session.labels.classes, blind=self._session.settings.blind)

    def sort(self) -> None:
        """Make the order anew, from what is known now."""
        self._cell, self._scores = "", None
        wish = self.bar.wish
        if wish.sort in _IN_COHORTS:
            self._similar.forget()
            self._nearest = None
            n_seen = min(_MOST_TOGETHER, max(_LEAST_TOGETHER, self.view.n_at_a_glance))
            self.cohorts.start(_IN_COHORTS[wish.sort], n_seen)
            return
        self._leave_cohorts()
        if wish.sort == "similarity":
            self._ask_similar()
            return
        self._similar.forget()
        if wish.sort in ("duplicates", "atypical"):
            self._similar.order(wish.sort)
            return
        self._nearest = None
        self._sort(wish)

    def _wanted_rows(self) -> Rows:
        """Return the samples that may be in a cohort, as they are chosen above the tiles."""
        self._look()
        wish = self.bar.wish
        found = self._session.where(wish.words) if wish.words else None
        every = np.arange(len(self._session.project.samples))
        return grid_rows(self._overview, every, wish, None, None, found, self._of_class(wish))

    def _show_cohort(self) -> None:
        cohort = self.cohorts.now
        self._rows = cohort.rows if cohort else np.zeros(0, np.int64)
        self.bar.show_newer(False)
        self.view.take_out(is_on=True)
        self._alone_keys.turn(on=True)
        self._look()
        self._show_rows()

    def _leave_cohorts(self) -> None:
        self.cohorts.leave()
        self.view.take_out(is_on=False)
        self._alone_keys.turn(on=False)
        self._say_cohort()

    def _heed_cohorts(self, changes: Changes) -> None:
        if changes.predictions:
            self.cohorts.heed_predictions()
        if changes.samples:
            self.cohorts.heed_acts()
            self._cross_out()

    def _say_cohort(self) -> None:
        """Say what is suggested for the cohort, less what was taken out."""
        cohort, n_out = self.cohorts.now, len(self.view.selected_places)
        if cohort is None:
            self._cohort_line.show_suggestion("", "", "", n=0, has_class=False)
            return
        told = facts(self._session, self._overview, cohort, self.cohorts.kind)
        said, short = suggestion_text(told, self._session.labels.class_names)
        place, total = self.cohorts.place
        where = tr("{place} of {total}", place=place, total=total)
        n, has_class = told.n - n_out, cohort.code != NONE
        self._cohort_line.show_suggestion(
            said,
            short,
            where,
            n=n,
            has_class=has_class,
            asks=self._session.labels.is_several and has_class,
        )

    def refuse(self) -> None:
        """Label nobody of the cohort; where samples may have several, say no of its class."""
        cohort = self.cohorts.now
        if cohort and cohort.code != NONE and self._session.labels.is_several:
            self._deny(self._session.labels.class_names[cohort.code])
        elif self.cohorts.is_on:
            self.cohorts.refuse()

    def _deny(self, class_name: str) -> None:
        """Say that the cohort has not a class; of what was taken out nothing is said."""
        seen, n_unseen = self._seen_of_cohort()
        if seen:
            self.cohorts.deny(class_name, seen)
        if n_unseen:
            self._controller.messages.notice(unseen_text(n_unseen))

    def _seen_of_cohort(self) -> tuple[list[int], int]:
        """Return what is in and was seen, and how many nobody has seen."""
        out = {*self.selected, *self.cohorts.alone}
        members = [row for row in self.model.rows if row not in out]
        seen = [row for row in members if row in self._seen]
        return seen, len(members) - len(seen)

    def take_out(self) -> None:
        """Take the current tile out of the cohort, or in again."""
        if self.cohorts.now and (index := self.view.currentIndex()).isValid():
            toggle = QItemSelectionModel.SelectionFlag.Toggle
            self.view.selectionModel().select(index, toggle)

    def label_alone(self, class_name: str) -> None:
        """Give the current tile its own class, or all that were taken out, if it is one of them."""
        if rows := [row for row in self._alone_rows() if row in self._seen]:
            self.cohorts.take_alone(class_name, rows)
            self._cross_out()

    def _alone_rows(self) -> list[int]:
        """Return what is meant by a class's key for one tile, or by its menu."""
        if not self.cohorts.now or not (index := self.view.currentIndex()).isValid():
            return []
        current, alone = self.model.rows[index.row()], self.cohorts.alone
        out = [row for row in self.selected if row not in alone]
        return out if current in out else [current]

    def _cross_out(self) -> None:
        """Cross out what was given a class of its own, and no more what that was undone of."""
        alone, was_alone = self.cohorts.alone, self._crossed
        self._crossed = alone
        come, go = QItemSelection(), QItemSelection()
        for place, row in enumerate(self.model.rows):
            index = self.model.index(place)
            if row in alone:
                come.select(index, index)
            elif row in was_alone:
                go.select(index, index)
        flags, selection = QItemSelectionModel.SelectionFlag, self.view.selectionModel()
        selection.select(come, flags.Select)
        selection.select(go, flags.Deselect)

    def _follow_pointer(self, place: int) -> None:
        """In a cohort, let the keys mean the tile that the mouse points at."""
        if self.cohorts.is_on and place >= 0:
            self.view.make_current(place)

    def _take(self, class_name: str) -> None:
        """Give the cohort a class, but for what was taken out, or nobody has seen."""
        seen, n_unseen = self._seen_of_cohort()
        if seen:
            alone = self.cohorts.alone
            self.cohorts.take(class_name, seen, [row for row in self.selected if row not in alone])
        if n_unseen:
            self._controller.messages.notice(unseen_text(n_unseen))

    def _take_suggested(self) -> None:
        if (cohort := self.cohorts.now) and cohort.code != NONE:
            self._take(self._session.labels.class_names[cohort.code])

    def _sort(self, wish: Wish) -> None:
        self._look()
        alike = self._nearest.rows if self._nearest else None
        values: Values | None = None
        if wish.sort == "time":
            values = sample_times(self._session.project.samples)
        if wish.sort in ("uncertainty", "certainty", "disagreement"):
            values = sort_values(self._session, self._overview, wish.sort)
        found = self._session.where(wish.words) if wish.words else None
        plain = self._plain_order(wish)
        of_class = self._of_class(wish)
        self._rows = grid_rows(self._overview, plain, wish, alike, values, found, of_class)
        self.bar.show_newer(False)
        self._show_rows()

    def show_rows(self, rows: Rows, title: str, scores: Similarities | None = None) -> None:
        """Show these samples and no others, such as those behind a cell of the confusion matrix.

        With `scores`, (n_samples,), each tile tells its own.
        """
        self._leave_cohorts()
        self._cell, self._rows, self._scores = title, rows, scores
        self.bar.show_newer(False)
        self._look()
        self._show_rows()

    def show_words(self, found: WordsFound) -> None:
        """Show all samples that may be shown, those that fit words best first."""
        order = order_by(self._session.pool, found.rows, found.scores)
        scores = self._by_row(found.rows, found.scores)
        own = tr("score: the encoder's own, 0 to 1")
        self._score_text = tr("score: cosine with the words") if found.is_cosine else own
        self.offer.hide()
        self.show_rows(found.rows[order], tr("By words: “{text}”", text=found.text), scores)
        self.view.setFocus()

    def ask_first_words(self) -> None:
        """Ask what stands for each class, to predict by that before anything is learned."""
        session = self._session
        reader = reader_of(session.project)
        try:
            session.refuse_words()
        except Problem as problem:
            self._controller.messages.notice(problem_text(problem))
            return
        if not reader.kind or not session.labels.classes:
            why = reader.why_not or tr("There is no class yet.")
            self._controller.messages.notice(why)
            return
        words = own_words(session.project, reader)
        self.first_words.ask(session.labels.classes_in_use, words, reader)
        self._stack.setCurrentWidget(self.first_words)

    def _predict(self, words: dict[ClassId, str]) -> None:
        project = self._session.project
        try:
            question, class_ids = first_question(project, reader_of(project), words)
        except Problem as problem:
            self._controller.messages.notice(problem_text(problem))
            return
        self._leave_first_words()
        self._words.predict(question, class_ids)
        self.offer.show_looking(tr("the classes"))

    def _leave_first_words(self) -> None:
        self._show_rows()
        self.view.setFocus()

    def _find_words(self, question: Question, text: str) -> None:
        with QSignalBlocker(self.bar.words):
            self.bar.words.clear()
        self.bar.words.want_now()  # so that nothing is sorted after the answer
        self.sort()
        self.offer.show_looking(text)
        self._words.find(question, text)

    def show_similar(self, sample_ids: Sequence[str]) -> None:
        """Show all samples that may be shown, those most like some of them first."""
        self._turn_to_similar()
        self._similar.start(self._row(sample_id) for sample_id in sample_ids)

    def add_examples(self, sample_ids: Sequence[str], *, is_counter: bool) -> None:
        """Compare with these samples, too; without examples they are the first."""
        self._turn_to_similar()
        rows = (self._row(sample_id) for sample_id in sample_ids)
        self._similar.add(rows, is_counter=is_counter)

    def show_like_file(self, path: Path) -> None:
        """Show all samples that may be shown, those most like a file first."""
        self._turn_to_similar()
        self._similar.bring(path)

    @property
    def has_examples(self) -> bool:
        """Whether the tiles are compared with examples."""
        return bool(self._similar.examples.like)

    def _turn_to_similar(self) -> None:
        self._cell, self._scores = "", None
        self.bar.show_title("")
        self.view.clearSelection()
        self.bar.show_similar()

    def leave_similar(self) -> None:
        """Go back to the order before."""
        self.bar.show_before()
        self.sort()

    def _ask_similar(self) -> None:
        """Look for what is like the examples of now, or else what is selected."""
        if self.has_examples:
            self._similar.ask()
        else:
            self._similar.start_from(self.selected)
        if not self.has_examples:
            self._nearest = None
            self._sort(self.bar.wish)

    def label(self, class_name: str) -> None:
        """Give all that are selected a class, as one act, but for what nobody has seen.

        Where they may have several, it is added, or taken away where all of them have it.
        """
        if self.cohorts.is_on:
            self._take(class_name)
            return
        rows = self.selected
        seen = [row for row in rows if row in self._seen]
        if seen and not self._controller.label_many([self._id(row) for row in seen], class_name):
            return
        if n_unseen := len(rows) - len(seen):
            self._controller.messages.notice(unseen_text(n_unseen))

    def find_samples(self) -> None:
        """Put the cursor where samples are found by words."""
        if self._cell:
            self.sort()
        self.bar.words.setFocus()
        self.bar.words.selectAll()

    def _leave_words(self) -> None:
        if self.model.rows:
            self.view.setFocus()

    def open_selected(self) -> None:
        """Ask about the selected samples next, in the label view; or take the cohort."""
        if self.cohorts.is_on:
            self._take_suggested()
        else:
            self._ask_selected()

    def _open_one(self) -> None:
        if not self.cohorts.is_on:
            self._ask_selected()

    def _ask_selected(self) -> None:
        rows = sorted(self.selected)
        if rows and self._controller.queue_next([self._id(row) for row in rows]):
            self.opened.emit()

    def play(self) -> None:
        """Play the clip of the current tile; a picture is taken out of its cohort."""
        if (place := self.view.currentIndex().row()) < 0:
            return
        if self.cohorts.is_on and self.model.sample(place).media == "picture":
            self.take_out()
        else:
            self._listen.play(self.model.sample(place))

    def escape(self) -> None:
        """Select nothing, and go back from the samples of a cell to all."""
        if self._stack.currentWidget() is self.first_words:
            self._leave_first_words()
        elif self.view.selectionModel().hasSelection():
            self.view.clearSelection()
        elif self._cell:
            self.sort()
        elif self.bar.wish.sort == "similarity":
            self.leave_similar()
        self.view.setFocus()

    def turn_page(self, by: int) -> None:
        """Scroll by what is on the screen; or go to another cohort."""
        if self.cohorts.is_on:
            self.cohorts.step(by)
            return
        shown = self.view.on_screen()
        if not len(shown):
            return
        place = min(max(0, shown[0] + by * len(shown)), len(self.model.rows) - 1)
        self.view.go_to(place)
        self._make_current(place)

    def show_menu(self) -> None:
        """Show the menu of what is selected."""
        rect = self.view.visualRect(self.view.currentIndex())
        self._show_menu_at(self.view.viewport().mapToGlobal(rect.center()))

    def _show_menu_at(self, at: QPoint) -> None:
        if self.cohorts.is_on:
            self._menu.show(self, at, list(map(self._id, self._alone_rows())), self.label_alone)
            return
        self._menu.show(self, at, [self._id(row) for row in self.selected], self.label)

    def stop(self) -> None:
        """Take in nothing more of what is on its way."""
        self._words.stop()
        self._similar.stop()
        self.cohorts.stop()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self.view.viewport().update()

    def _look(self) -> None:
        """Take in what is known of the samples now."""
        self._overview = overview(self._session)
        self.model.set_overview(self._overview, self._session.labels.classes_in_use)
        self.model.tell_changed(self.view.on_screen())
        self.view.viewport().update()

    def _show_rows(self) -> None:
        """Show the tiles of the order of now, the first ones on the screen."""
        self._seen.clear()
        values, nearest = self._scores, None if self._cell else self._nearest
        if values is None and nearest is not None:
            values = self._by_row(nearest.rows, nearest.similarity)
        self.model.set_rows(self._rows.tolist(), values)
        self.bar.show_title(self._cell, teaches=self._scores is not None)
        self._show_examples()
        self.view.scrollToTop()
        if self.model.rows:
            self._make_current(0)
        self._show_empty()
        self._stack.setCurrentIndex(0 if self.model.rows else 1)
        self._show_selection()
        self._look_around()

    def _make_current(self, place: int) -> None:
        """Let the keys go on from a tile, without selecting it."""
        self.view.selectionModel().setCurrentIndex(
            self.model.index(place), QItemSelectionModel.SelectionFlag.NoUpdate
        )

    def _of_class(self, wish: Wish) -> Mask | None:
        if wish.class_code == NONE or self._overview.several is None:
            return None
        hidden = self._overview.predictions == NONE
        return where_class_is(self._session, wish.class_code, hidden)

    def _plain_order(self, wish: Wish) -> Rows:
        """Return all rows; by name, which takes its time with many, only where that is seen."""
        samples = self._session.project.samples
        if wish.sort not in ("name", "time") and self._overview.has_predictions:
            return np.arange(len(samples))
        if len(self._names) != len(samples):
            self._names = rows_in_path_order(samples, str)
        return self._names

    def _show_empty(self) -> None:
        if self.cohorts.is_on:
            self._empty.setText(cohorts_text(self.cohorts))
            return
        has_predictions = self._overview.has_predictions
        self._empty.setText(empty_text(self.bar.wish, has_predictions=has_predictions))

    def _show_selection(self) -> None:
        if self.cohorts.alone - set(self.selected):
            self._cross_out()
        is_on = self.cohorts.is_on
        out = _OUT_OF_SEVERAL if self._session.labels.is_several else _OUT
        how = tr(out, key=keys.text(Action.TAKE_OUT)) if is_on else tr(_HOW)
        self.side.show_rows(self.selected, self._overview, empty=how, are_out=is_on)
        self._say_cohort()

    def _look_around(self) -> None:
        """Take note of what is on the screen, and have the pictures around it made."""
        if self.isVisible():
            shown = self.view.on_screen()
            self._seen.update(self.model.rows[shown.start : shown.stop])
            self._show_place(shown)
        self._want()

    def _show_place(self, shown: range) -> None:
        sort = "" if self._cell or self.has_examples else self.bar.wish.sort
        order = tr(_ORDER_WORDS[sort]) if sort in _ORDER_WORDS else ""
        if sort == "duplicates" and self._nearest and not self._nearest.is_whole:
            order = tr(_NOT_ALL)
        if self.cohorts.is_on:
            order = ""
        elif self._scores is not None:
            order = self._score_text
        elif self._session.predictions.is_by_words and self._overview.has_predictions:
            order = " · ".join(filter(None, (order, by_words_text())))
        checks = bulk_text(bulk_error(self._session.bulk.acts()))
        said = " · ".join(filter(None, (order, checks)))
        self.foot.show_place(shown.start + 1, shown.stop, len(self.model.rows), said)

    def _want(self) -> None:
        self._thumbnails.want([self.model.sample(place) for place in self.view.wanted_places()])

    def _take_similar(self, found: Nearest) -> None:
        if self.bar.wish.sort in _BY_SEARCH and not self._cell:
            self._nearest = found
            self._sort(self.bar.wish)

    def _show_examples(self) -> None:
        said, short = ("", "") if self._cell else self._similar.text()
        self._example_line.show_text(said, short, self._similar.examples)
        self._menu.has_examples = self.has_examples

    def _teach(self) -> None:
        """Let the class of the examples be taught; what was found is likely to have it, too."""
        rows = [] if self._cell else rows_of(self._similar.examples.like)
        likely = self._rows[:_MOST_LIKELY].tolist()
        self.teach_wanted.emit(*([self._id(row) for row in some] for some in (rows, likely)))

    def _give_up_similar(self) -> None:
        """Go back where there is no answer; examples that were there before are compared with."""
        if not self.has_examples or self._nearest is None:
            self._nearest = None
            self.leave_similar()
        self._show_examples()

    def _by_row(self, rows: Rows, values: Floats | Doubles) -> Similarities:
        by_row = np.full(len(self._session.project.samples), np.nan, np.float32)
        by_row[rows] = values
        return by_row

    def _on_thumbnail(self, sample_id: str) -> None:
        """Paint its tile, if it is seen: to paint all for each that arrives would take long."""
        row = self._row(sample_id)
        for place in self.view.touched():
            if self.model.rows[place] == row:
                self.view.update(self.model.index(place))

    def _row(self, sample_id: str) -> int:
        return self._session.project.row_of(sample_id)

    def _id(self, row: int) -> str:
        return self._session.project.samples[row].id

    def _resize_tiles(self, look: TileLook) -> None:
        keep_look(look)
        self.view.set_look(look)

    def _connect(self) -> None:
        keys.changed.connect(self._show_empty)
        self.bar.changed.connect(self.sort)
        self.bar.words.returnPressed.connect(self._leave_words)
        self.bar.words.propose(self._session.search.columns.proposals)
        self.side.chosen.connect(self.label)
        self.side.next_wanted.connect(self._ask_selected)
        self.cohorts.moved.connect(self._show_cohort)
        self._cohort_line.taken.connect(self._take_suggested)
        self._cohort_line.refused.connect(self.refuse)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_selection())
        self.view.doubleClicked.connect(lambda _: self._open_one())
        self.view.moved.connect(self._look_around)
        self.view.pointed.connect(self._hover.point)
        self.view.pointed.connect(self._follow_pointer)
        self.view.size_wanted.connect(self.foot.change_size)
        self.foot.changed.connect(self._resize_tiles)
        RightClick(self.view).wanted.connect(self._show_menu_at)
        self._thumbnails.ready.connect(self._on_thumbnail)
        self._thumbnails.forgotten.connect(self._want)
        self._thumbnails.forgotten.connect(self.view.viewport().update)
        self._similar.found.connect(self._take_similar)
        self.bar.words.textChanged.connect(self.offer.show_for)
        self.offer.wanted.connect(self._find_words)
        self._words.found.connect(self.show_words)
        self._words.failed.connect(self.offer.hide)
        self.first_words.chosen.connect(self._predict)
        self.first_words.left.connect(self._leave_first_words)
        self._similar.began.connect(self._show_examples)
        self._similar.moved.connect(self._show_examples)
        self._similar.failed.connect(self._give_up_similar)
        self._example_line.left.connect(self.leave_similar)
        for each in (self._example_line.teach_wanted, self.bar.teach.clicked):
            each.connect(lambda *_: self._teach())
        self.bar.words.file_brought.connect(self.show_like_file)

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.first_words)
        left = QVBoxLayout()
        left.setContentsMargins(theme.MARGIN - 6, 16, 8, 8)
        left.setSpacing(8)
        left.addWidget(self.bar)
        left.addWidget(self.offer)
        left.addWidget(self._example_line)
        left.addWidget(self._cohort_line)
        left.addWidget(self._stack, 1)
        left.addWidget(self.foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)
