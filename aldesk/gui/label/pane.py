"""The labelling view: sample, batch and key hints on the left, classes and curve on the right."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aldesk.core.classes import LabelClass
from aldesk.core.decoding import Decoding
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.one_class import Order
from aldesk.gui.classes.editor import ClassEditor
from aldesk.gui.classes.keys import class_keys
from aldesk.gui.classes.palette import ClassPalette
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.hint_row import HintRow
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.view import View
from aldesk.gui.kit.view_settings import ViewSettings
from aldesk.gui.kit.widgets import surface
from aldesk.gui.label.accuracy import AccuracyPane
from aldesk.gui.label.ahead import samples_ahead
from aldesk.gui.label.batch_row import BatchRow
from aldesk.gui.label.classes_and_curve import ClassesAndCurve
from aldesk.gui.label.in_place import InPlace
from aldesk.gui.label.menus import LabelMenus
from aldesk.gui.label.model_labels import ModelLabelsPane
from aldesk.gui.label.note_line import NoteLine
from aldesk.gui.label.prediction import shown_prediction
from aldesk.gui.label.review import ReviewPane
from aldesk.gui.label.review_start import Start, class_of_all
from aldesk.gui.label.side_panel import SidePanel
from aldesk.gui.label.strategy import StrategyPane
from aldesk.gui.render.prefetch import Prefetcher
from aldesk.gui.sample.menu import SampleMenu
from aldesk.gui.sample.pane import SamplePane
from aldesk.gui.sample.text import back_text, note_text, trail_text
from aldesk.gui.sound.player import Player
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import Changes, LabelSession, QueueItem
from aldesk.session.teaching import Teaching
from aldesk.strategies.catalogue import BY_NAME

_RIGHT = 344
_HELD_AHEAD = 2
"""Samples of a review that do not change when it learns: the next one is decoded already."""
_HINTS = (
    (Action.PLAY, noop("play")),
    (Action.ACCEPT, noop("accept")),
    (Action.SKIP, noop("skip")),
    (Action.CANT_TELL, noop("can't tell")),
    (Action.FLAG, noop("flag")),
    (Action.BLIND, noop("hide predictions")),
    (Action.UNDO, noop("undo")),
)


class LabelPane(View):
    """Everything that the annotator looks at; refreshes what a change concerns."""

    def __init__(self, controller: SessionController) -> None:
        super().__init__()
        self._controller = controller
        self._session = controller.session
        self.player = Player(self)
        self.prefetcher = Prefetcher(self)
        self.prefetcher.use_decoding(self._session.project.meta.decoding)
        self.prefetcher.use_seen(self._session.project.imports.seen_at)
        self.sample = SamplePane(self.player, self.prefetcher)
        self.sample_menu = SampleMenu(controller, self)
        self.class_palette = ClassPalette()
        self.accuracy = AccuracyPane()
        self.strategy = StrategyPane()
        self.editor = ClassEditor()
        self.model_labels = ModelLabelsPane()
        self.review = ReviewPane()
        self._start = Start()
        self.side_panel = SidePanel()
        self._menus = LabelMenus(self, self.sample_menu, controller, self.sample, self.side_panel)
        self.note = NoteLine()
        self.hints = HintRow([(action, tr(words)) for action, words in _HINTS])
        self._foot = QStackedWidget()
        self._batch = BatchRow()
        self.in_place = InPlace(controller, self)
        self._shown_for_prediction = ""
        self._right = QStackedWidget()
        self._lay_out()
        self._connect(controller)
        self.refresh(Changes(queue=True, classes=True, curve=True, settings=True, pool=True))

    def _connect(self, controller: SessionController) -> None:
        tell, end = controller.messages.tell_lasting, controller.messages.end_lasting
        self.player.silent.connect(lambda text: controller.messages.notice(text, once=True))
        self.player.lost.connect(lambda text: tell("sound", text))
        self.player.sounds.connect(lambda: end("sound"))
        self.sample.noticed.connect(controller.messages.notice)
        self.class_palette.chosen.connect(self.label)
        self.class_palette.added.connect(controller.add_class)
        self.class_palette.edit_wanted.connect(self.toggle_class_editor)
        self.class_palette.has_labels = self._has_labels
        self.class_palette.asked.connect(self._do_with_class)
        self.editor.wanted.connect(controller.change_classes)
        self.editor.done.connect(controller.messages.notice)
        self.editor.find_wanted.connect(self.find_of_class)
        self.editor.several_wanted.connect(controller.allow_several)
        self.editor.closed.connect(self.toggle_class_editor)
        self.side_panel.history.looked_at.connect(controller.look_at)
        self.side_panel.history.wanted.connect(controller.go_to)
        self.side_panel.history.restore_wanted.connect(controller.restore)
        self.side_panel.search.opened.connect(controller.trail.open)
        self.side_panel.left.connect(self.setFocus)
        self.sample.settings.changed.connect(self._look_in_place)
        self.sample.sound.heard.connect(self.in_place.show_head)
        self.sample.sound.graph.region_changed.connect(self._tell_of_region)
        self.player.stopped.connect(lambda: self.in_place.show_head(None))
        self.note.written.connect(controller.flag)
        self.note.closed.connect(self._close_note)
        self.strategy.changed.connect(controller.change_settings)
        self.strategy.kept.connect(self._keep_together)
        self.strategy.closed.connect(self.toggle_strategy)
        self.review.begun.connect(self._begin_teaching)
        self.review.said.connect(controller.say)
        self.review.order_chosen.connect(controller.reviewing.change_order)
        self.review.closed.connect(self.toggle_review)
        controller.reviewing.turned.connect(self._follow_review)
        self.model_labels.wanted.connect(controller.label_rest)
        self.model_labels.check_wanted.connect(controller.check_model_labels)
        self.model_labels.closed.connect(self.toggle_model_labels)
        self.accuracy.chip.clicked.connect(self.toggle_strategy)
        controller.changed.connect(self.refresh)
        keys.changed.connect(self._show_keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the sample its room."""
        self.side_panel.fit(event.size().width())

    def refresh(self, changes: Changes) -> None:
        """Look again at what changed."""
        if changes.classes:
            self.show_classes()
        elif changes.samples and self.editor.isVisible():
            self.editor.count()
        if changes.pool:
            self.sample.keep_columns_line(self._session.project.samples.has_columns)
        current = self._controller.current
        if changes:  # first the sample, then what the model believes of it, each painted at once
            self._show_sample(current, changes)
        if changes.predictions or changes.queue or changes.classes or changes.settings:
            self._show_prediction()
        if changes:
            trail, review = self._controller.trail.now, self._controller.reviewing.now
            if current:
                self.sample.want([current, *samples_ahead(self._session, trail, review)])
            self._batch.show_batch(None if review else self._session, current)
            self._show_recording(changes)
            is_sound = current is not None and current.sample.media == "sound"
            self.hints.set_visible(Action.PLAY, is_sound)
        if changes.predictions or changes.queue or changes.classes or changes.settings:
            self._show_what_enter_does()
        if changes.curve or changes.settings:
            self.accuracy.show_session(self._session)
        if changes.settings:
            self._show_settings()
        self.side_panel.refresh(self._session, changes, self._controller.trail.now)
        if changes and (shown := self._controller.reviewing.review):
            self.review.show_review(shown)
        if changes and self._right.currentWidget() is self.model_labels:
            self.model_labels.show_session(self._session)

    def use_decoding(self, decoding: Decoding) -> None:
        """Show the sample and its recording anew, decoded by another rule."""
        self.sample.use_decoding(decoding)
        self.in_place.use_decoding(decoding)
        self._look_in_place(self.sample.settings.now)

    def show_classes(self) -> None:
        """Show the classes of now with their keys."""
        of_classes = class_keys(self._session.project.journal)
        is_several = self._session.labels.is_several
        self.class_palette.set_classes(self._session.labels.classes_in_use, of_classes)
        self.class_palette.allow_several(several=is_several)
        self.editor.show_session(self._session, of_classes)

    def label(self, class_name: str) -> None:
        """Give the sample a class, or all windows that are chosen in the recording.

        Where it may have several, the class is ticked, or the tick is taken away.
        """
        if self.in_place.label_run(class_name):
            return
        if self._session.labels.is_several:
            self._controller.toggle(class_name)
        else:
            self._controller.label(class_name)

    def pick_region(self) -> None:
        """Make a sample of its own of the region that is marked in a recording."""
        self.in_place.pick(self.sample.sound.marked)

    def open_selected(self) -> None:
        """Give the sample the class that the model finds most probable.

        Where it may have several, say that it has those that are ticked, and no others.
        """
        if self._controller.reviewing.review:
            self._controller.say("present")
        elif self._session.labels.is_several:
            self._controller.answer()
        elif self._is_believed and (best := self.class_palette.model.best) is not None:
            self._controller.label(self._session.labels.class_names[best])

    def toggle_strategy(self) -> None:
        """Open or close the strategy pane."""
        self.strategy.show_session(self._session)
        self._toggle_right(self.strategy, self.strategy.strategy)

    def toggle_review(self) -> None:
        """Ask which class is to be taught by yes and no; or leave that."""
        if self._controller.reviewing.leave():
            return
        self._start = Start()
        self.review.offer(self._session)
        self._toggle_right(self.review, self.review.class_choice)

    def teach(self, class_name: str) -> None:
        """Ask about one class, the likeliest samples first."""
        self._start = Start()
        self._begin_teaching(class_name, "top")

    def teach_like(self, examples: Sequence[str], likely: Sequence[str]) -> None:
        """Ask about the class of examples, and first about them; if it is not known, ask for it."""
        self._start = Start(examples, likely)
        if name := class_of_all(self._session, examples):
            self._begin_teaching(name, "top")
        else:
            self.review.offer(self._session, is_begun=True)
            self._right.setCurrentWidget(self.review)
            self.review.class_choice.setFocus()

    def _begin_teaching(self, class_name: str, order: Order) -> None:
        """Ask about one class, which is added if there is none of that name."""
        session, start = self._session, self._start
        if session.labels.class_id(class_name) is None and not self._controller.change_classes(
            lambda session: session.add_class(class_name)
        ):
            return
        self._controller.reviewing.begin(
            Teaching(
                session,
                class_name,
                order=order,
                examples=start.examples,
                likely=start.likely,
                holds=_HELD_AHEAD,
            )
        )

    def _follow_review(self) -> None:
        """Show the question in the place of the classes, or the classes again."""
        if review := self._controller.reviewing.review:
            self.review.show_review(review)
            self._right.setCurrentWidget(self.review)
        else:
            self._right.setCurrentIndex(0)
        if self._controller.reviewing.second_looks:
            self.side_panel.hide()
        self.setFocus()

    def _hides_label(self, asked: QueueItem) -> bool:
        """Whether a sample is still to be answered once more: nothing may be told of it."""
        return self._controller.reviewing.hiding(asked.sample.id) is not None

    def _tells_labels(self) -> bool:
        """Whether labels may be listed now; say so if not."""
        if self._controller.reviewing.second_looks is None:
            return True
        text = tr(
            "Labels stay hidden during second looks; {key} ends them.", key=keys.text(Action.LEAVE)
        )
        self._controller.messages.notice(text)
        return False

    def toggle_model_labels(self) -> None:
        """Open or close the pane where predictions are taken as labels."""
        self.model_labels.show_session(self._session)
        self.model_labels.propose()
        self._toggle_right(self.model_labels, self.model_labels.class_choice)

    def _keep_together(self, by: str) -> None:
        self._controller.do(self._session.keep_together, by)
        self.strategy.show_session(self._session)

    def toggle_class_editor(self) -> None:
        """Open or close the pane where classes are renamed, merged, moved …."""
        self.editor.count()
        self._toggle_right(self.editor, self.editor.view)

    def ask_several(self) -> None:
        """Ask in the class editor whether samples may have several classes from now on."""
        if self._right.currentWidget() is not self.editor:
            self.toggle_class_editor()
        self.editor.ask_several()

    def _do_with_class(self, what: str, item: LabelClass) -> None:
        if what == "teach":
            self.teach(item.name)
            return
        if what in ("rename", "merge") and self._right.currentWidget() is not self.editor:
            self.toggle_class_editor()
        self.editor.do(what, item)

    def _has_labels(self, class_id: ClassId) -> bool:
        return bool(self._session.labels.labelled_as(class_id))

    def find_of_class(self, class_id: str) -> None:
        """Open the search with the samples of a class."""
        search = self.side_panel.search
        if not search.isVisible():
            self.find_samples()
        search.class_choice.setCurrentIndex(max(0, search.class_choice.findData(class_id)))

    def _toggle_right(self, pane: QWidget, first: QWidget) -> None:
        self._controller.reviewing.leave()
        if self._right.currentWidget() is pane:
            self._right.setCurrentIndex(0)
            self.setFocus()
        else:
            self._right.setCurrentWidget(pane)
            first.setFocus()

    def toggle_history(self) -> None:
        """Open or close the list of all acts."""
        if self._tells_labels():
            self.side_panel.toggle(self.side_panel.history, self._session)

    def find_samples(self) -> None:
        """Open or close the search."""
        if self._tells_labels():
            self.side_panel.toggle(self.side_panel.search, self._session)

    def find_class(self) -> None:
        """Put the cursor where a class is found by its letters."""
        self._right.setCurrentIndex(0)
        self.class_palette.find_class()

    def write_note(self) -> None:
        """Flag the sample with a note, or change the note."""
        if asked := self._controller.current:
            self._foot.setCurrentWidget(self.note)
            self.note.open(self._session.labels.flags.get(asked.sample.id, ""))

    def _close_note(self) -> None:
        self._foot.setCurrentWidget(self.hints)
        self.setFocus()

    def play(self) -> None:
        """Play or stop, if the sample is a clip."""
        self.sample.play()

    def show_menu(self) -> None:
        """Show the menu of the sample, or of what is chosen in the search or in the history."""
        self._menus.show()

    def toggle_playing_by_itself(self) -> None:
        """Play each clip when it arrives, or only when asked to."""
        self.sample.toggle_playing_by_itself()

    def replay(self) -> None:
        """Play from the start, if the sample is a clip."""
        self.sample.replay()

    def escape(self) -> None:
        """Give the keys back to the labels; then show the queue again; then close the panel."""
        if self.editor.step_back():
            return
        self.editor.forget_typed()
        if self._controller.reviewing.now:
            if not self._controller.trail.leave():
                self._controller.reviewing.leave()
            return
        was_elsewhere = self._right.currentIndex() > 0 or self.class_palette.finder.hasFocus()
        self._right.setCurrentIndex(0)
        self.class_palette.leave()
        self._close_note()
        if was_elsewhere or self.in_place.forget_run() or self._controller.trail.leave():
            return
        self.side_panel.hide()

    def add_class(self) -> None:
        """Put the cursor where a class is added."""
        self._right.setCurrentIndex(0)
        self.class_palette.new_class.setFocus()

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self.accuracy.apply_theme()
        self.sample.apply_theme()

    def stop(self) -> None:
        """End the threads that decode and play."""
        self.sample.stop()
        self.in_place.stop()
        self.prefetcher.stop()
        self.player.close()

    def _show_keys(self) -> None:
        """Write anew what names a key of now; a class whose key was taken does without."""
        self.show_classes()
        self.refresh(Changes(queue=True))

    def _look_in_place(self, settings: ViewSettings) -> None:
        self.in_place.refresh(Changes(), settings.color_map)

    def _tell_of_region(self) -> None:
        if self.sample.sound.marked:
            text = tr("{key} makes it a sample of its own.", key=keys.text(Action.PICK_REGION))
            self._controller.messages.notice(text, once=True)

    def _why(self, current: QueueItem) -> str:
        """Return what stands over the sample; empty for one of the queue without a note."""
        reviewing = self._controller.reviewing
        if self._controller.trail.now and self._hides_label(current):
            return tr("second look") if reviewing.second_looks else ""
        if reviewing.now and not self._controller.trail.now:
            if review := reviewing.review:
                validates = tr("drawn for the validation")
                asked = tr("asked about “{name}”", name=review.class_name)
                return validates if review.is_blind else asked
            done = reviewing.now.progress
            n = min(done.n_said + 1, done.total or 1)
            return tr("second look {n} of {total}", n=n, total=done.total)
        text = trail_text if self._controller.trail.now else note_text
        return text(self._session.labels, current.sample.id)

    @property
    def _is_believed(self) -> bool:
        """Whether what the palette shows of the model is of the sample that is shown."""
        current = self._controller.current
        return current is not None and current.sample.id == self._shown_for_prediction

    def _show_sample(self, current: QueueItem | None, changes: Changes) -> None:
        flagged = current is not None and current.sample.id in self._session.labels.flags
        why = self._why(current) if current else ""
        back = back_text() if self._controller.trail.now else ""
        is_hidden = current is not None and self._hides_label(current)
        self.side_panel.cover(is_covered=is_hidden)
        if is_hidden:  # its label is gone from the recording before it is painted itself
            self._show_recording(changes)
        self.sample.show_asked(current, flagged=flagged, why=why, back=back)

    def _show_recording(self, changes: Changes) -> None:
        self.in_place.refresh(changes, self.sample.settings.now.color_map)

    def _show_prediction(self) -> None:
        current, session = self._controller.current, self._session
        sample_id = current.sample.id if current else SampleId("")
        proba, state = shown_prediction(session, current)
        is_hidden = current is not None and self._hides_label(current)
        if is_hidden and self._controller.reviewing.second_looks:
            proba, state = None, tr("prediction hidden: a second look")
        given = self._controller.ticked(sample_id) if current else []
        is_new = sample_id != self._shown_for_prediction
        self.class_palette.show_prediction(
            proba,
            state,
            recent=session.project.journal.recent_classes(),
            given=given,
            absent=() if is_hidden else session.labels.absent_of(sample_id),
            is_new=is_new,
        )
        self._shown_for_prediction = sample_id
        if is_new:
            self.class_palette.paint_now()

    def _show_what_enter_does(self) -> None:
        current, session = self._controller.current, self._session
        given = self._controller.ticked(current.sample.id) if current else []
        is_review = self._controller.reviewing.review is not None
        said = tr("yes") if is_review else _what_enter_says(session, has_any=bool(given))
        self.hints.say(Action.ACCEPT, said)
        can_accept = session.labels.is_several or is_review
        can_accept |= self.class_palette.model.best is not None
        self.hints.set_enabled(Action.ACCEPT, can_accept and current is not None)

    def _show_settings(self) -> None:
        recipe = self._session.settings.recipe
        title = tr(BY_NAME[recipe.strategy].title)
        self.accuracy.chip.setText(f"{title} · {recipe.batch_size}  ›")

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(theme.MARGIN, 20, theme.MARGIN, 16)
        left.setSpacing(14)
        left.addWidget(self.sample, 1)
        left.addWidget(self.in_place.strip)
        left.addLayout(self._batch)
        for line in (self.hints, self.note):  # as high as the higher one, whichever is shown
            self._foot.addWidget(line)
        left.addWidget(self._foot)
        self._right.addWidget(ClassesAndCurve(self.class_palette, self.accuracy))
        self._right.addWidget(self.strategy)
        self._right.addWidget(self.editor)
        self._right.addWidget(self.model_labels)
        self._right.addWidget(self.review)
        edge = surface("left")
        edge.setFixedWidth(theme.pane_px(_RIGHT))
        inside = QVBoxLayout(edge)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._right)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side_panel)
        row.addLayout(left, 1)
        row.addWidget(edge)


def _what_enter_says(session: LabelSession, *, has_any: bool) -> str:
    if not session.labels.is_several:
        return tr("accept")
    return tr("these and no others") if has_any else tr("none of the classes")
