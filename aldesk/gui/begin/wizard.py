"""From a source to a project, or into the one that is open: look at it, choose, begin."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from aldesk.core.errors import Problem
from aldesk.core.outcome import Failed, Outcome
from aldesk.core.recording import WindowRule
from aldesk.embed.model_file import window_seconds
from aldesk.engine.importing.sinks import kept_rule
from aldesk.gui.begin.project_maker import ProjectMaker
from aldesk.gui.begin.source_peek import SourcePeek
from aldesk.gui.begin.wizard_page import WizardPage
from aldesk.gui.kit.general_settings import general_settings
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.reach import Reach
from aldesk.gui.kit.short_path import short_path
from aldesk.gui.kit.widgets import set_tone
from aldesk.session.new_project import NewProject
from aldesk.sources import Options, Preview
from aldesk.sources.location import hub_id
from aldesk.store.project import Project
from aldesk.tables import is_table


class Wizard(WizardPage):
    """A page on which Enter begins at once, since nothing has to be chosen.

    Signals
    -------
    begun : (Project, ImportThread)
        See `ProjectMaker`.
    add_wanted : (str, Options or None)
        A source to take into the open project.
    annotated : Path
        After `begun` or `add_wanted`: the folder's annotation files are wanted as labels.
    open_wanted : Path
        A project that is there already.
    closed

    Parameters
    ----------
    reach : Reach
        Touches what is typed or chosen first.
    """

    begun = Signal(object, object)
    add_wanted = Signal(str, object)
    annotated = Signal(object)
    open_wanted = Signal(object)
    closed = Signal()

    def __init__(self, reach: Reach) -> None:
        super().__init__()
        self._reach = reach
        self.source = ""
        self._project_name = self._encoder = ""
        self._expansion = 1
        self._kept: WindowRule | None = None
        self._is_away = False
        self._is_unreadable = False
        self._is_looking = self._begins_then = self._says_place = False
        self.maker = ProjectMaker(self)
        self.peek = SourcePeek(self)
        self._connect()

    # What is looked at

    def open(self, source: str = "", project: Project | None = None) -> None:
        """Look at a source; with a project, to add it to that."""
        self._project_name = project_name = project.name if project else ""
        self._kept = kept_rule(project) if project else None
        self._encoder = project.meta.encoder if project else ""
        self._expansion = project.meta.decoding.expansion if project else 1
        self.title.setText(
            tr("Add samples to {name}", name=project_name) if project_name else tr("New project")
        )
        self.begin_button.setText(
            tr("Add to {name}", name=project_name) if project_name else tr("Start labelling")
        )
        self.own.setVisible(not project_name)
        self.form.keep.ask(not project_name)
        self.form.several.ask(not project_name)
        self.encoder.reset()
        self.decoding.reset()
        self._suit_windows()
        self._rest("")
        self.name(source)

    def name(self, source: str) -> None:
        """Look at another source; what was chosen for the one before is forgotten."""
        self.offer.cancel()
        self.source, self._is_away = source, bool(source and hub_id(source))
        self._is_unreadable = self._is_looking = self._begins_then = False
        self.where.field.setText(source)
        self.form.clear()
        self.form.ask_media_folder(bool(source) and is_table(Path(source)))
        self.encoder.show_media(None)
        self.decoding.reset()
        self.decoding.show_media(None)
        self.place.suggest(source)
        self.choices.setVisible(bool(source))
        if source:
            self.preview.show_words(tr("Looking …"), short_path(source))
            self.right.setCurrentWidget(self.preview)
            self._look()
        else:
            self.peek.forget()
            self._say_empty()
        self._tell("")
        self._show_ready()
        (self.begin_button if self.begin_button.isEnabled() else self.where.field).setFocus()

    def take(self, source: str) -> None:
        """Look at what was chosen or dropped, unless a project is being made."""
        if not self.maker.is_running and source != self.source:
            self._name_reached(source)

    def _name_reached(self, source: str) -> None:
        self._reach.when_it_answers(Path(source), partial(self.name, source))

    def _look(self) -> None:
        if not self.maker.is_running:
            self._is_looking = True
            options = self.form.options()
            cuts = options.window > 0 or not self.form.has_seen  # the form proposes it after a look
            self.peek.look(self.source, options, self.decoding.decoding(), cuts=cuts)

    def _show_seen(self, seen: Preview) -> None:
        self._is_looking = False
        self._is_away, self._is_unreadable = not seen.is_here, False
        self.choices.show()
        if not seen.is_here and (name := hub_id(self.source)):
            self.offer.offer(name, self.form.options().config)
            self.right.setCurrentWidget(self.offer)
        else:
            self.preview.show_preview(seen)
            self.right.setCurrentWidget(self.preview)
            self.encoder.show_media(seen.media)
            self.decoding.show_media(seen.media)
        self.form.show_preview(seen)
        self._show_ready()
        if not (seen.n_classes or self._project_name) and self.begin_button.hasFocus():
            self.form.classes.setFocus()  # nothing can be labelled before there is a class
        if self._begins_then:
            self._begins_then = False
            self._tell("")
            self.begin()

    def _show_failure(self, problem: Problem) -> None:
        self._is_looking = self._begins_then = False
        self._is_away, self._is_unreadable = bool(hub_id(self.source)), True
        # What was chosen, or is to be chosen, may be the cause.
        self.choices.setVisible(self.form.has_seen or is_table(Path(self.source)))
        todo = f"{problem.todo}." if problem.todo else ""
        self.preview.show_words(
            f"{problem.what}.", f"{short_path(problem.subject)}\n{todo}".strip(), "warn"
        )
        self.right.setCurrentWidget(self.preview)
        self._show_ready()

    def _say_empty(self) -> None:
        self.preview.show_words(
            tr("What do you want to label?"),
            tr(
                "A folder of recordings, clips or pictures, a table with paths, a Parquet or "
                "Arrow file, a data set saved with save_to_disk, or the id of a data set on the "
                "Hugging Face hub. Choose one at the left, or drop it here."
            ),
        )
        self.right.setCurrentWidget(self.preview)

    # Beginning

    def begin(self) -> None:
        """Make the project, or add to the one that is open; say in place what keeps it from it."""
        if self.maker.is_running or self._looks_first():
            return
        if self._is_away:
            self._tell(tr("Download this data set first."), "warn")
            return
        options = self.form.options()
        if self._project_name:
            is_as_before = options == Options().cut_by(self._kept)
            self.add_wanted.emit(self.source, None if is_as_before else options)
            self._tell_annotated()
            return
        if problem := self.encoder.problem() or self.place.problem():
            self._tell(problem, "warn")
            return
        self._make(options)

    def _suit_windows(self) -> None:
        """Propose windows as the encoder takes them, or as the project's recordings have them."""
        encoder = self._encoder if self._project_name else self.encoder.encoder()
        decoding = self.decoding.decoding()
        slower = self._expansion if self._project_name else decoding.expansion
        window = window_seconds(encoder, slower) if encoder else None
        self.form.windows.suit(window, self._kept)

    def _looks_first(self) -> bool:
        """Tell whether the source is still to be looked at, and see to it."""
        if self.where.text != self.source or not self.source:
            self._name_reached(self.where.text)
        elif self._is_looking:
            self._begins_then = True
            self._tell(tr("Starts when the source has been looked at …"))
        elif self._is_unreadable:
            self.preview.show_words(tr("Looking …"), short_path(self.source))
            self._look()  # what was missing may be there by now
        else:
            return False
        return True

    def _make(self, options: Options) -> None:
        file, encoder = self.place.file(), self.encoder.encoder()
        self.peek.forget()
        self._show_progress(0, 0)
        self.bar.show()
        for part in (self.where, self.choices, self.begin_button):
            part.setEnabled(False)
        self.cancel_button.setText(tr("Stop"))
        self.maker.make(
            NewProject(
                file,
                Path(self.source),
                replace(options, several=self.form.several.is_several),
                encoder,
                decoding=self.decoding.decoding(),
                keep_together=self.form.keep.by,
                audit_rate=general_settings().audit_percent / 100,
            ),
            str(self.encoder.pooling.currentData()),
            str(self.encoder.precision.currentData()),
        )

    def leave(self) -> None:
        """Stop what runs; if nothing does, leave the page."""
        if self.maker.is_running:
            self.maker.cancel()
            return
        self._reach.forget()
        self.peek.forget()
        self.offer.cancel()
        self.closed.emit()

    def stop(self) -> None:
        """End the threads that look at a source and that make a project."""
        self.maker.stop()
        self.peek.stop()
        self.offer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin by Enter from any field, which all pass it on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin()
        else:
            super().keyPressEvent(event)

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total if done else 0)
        self.bar.setValue(done)
        self._tell(
            tr("{n} file(s) so far …", "", total)
            if total
            else tr("Reading {source} …", source=short_path(self.source))
        )

    def _ended(self, outcome: Outcome) -> None:
        problem = outcome.problem if isinstance(outcome, Failed) else None
        if problem and problem.subject == self.source:  # nothing in it can be labelled
            self._rest("")
            self._show_failure(problem)
        else:
            self._rest(str(problem or ""))

    def _hand_over(self, project: object, thread: object) -> None:
        self._rest("")
        self.begun.emit(project, thread)
        self._tell_annotated()

    def _tell_annotated(self) -> None:
        if self.form.labels.wants_annotations:
            self.annotated.emit(Path(self.source))

    def _rest(self, problem: str) -> None:
        self.bar.hide()
        for part in (self.where, self.choices):
            part.setEnabled(True)
        self.cancel_button.setText(tr("Cancel"))
        self._tell(problem, "warn")
        self._show_ready()

    def _show_ready(self) -> None:
        is_ready = bool(self.source) and not (self._is_away or self._is_unreadable)
        if not is_ready and self.begin_button.hasFocus():
            self.where.field.setFocus()
        self.begin_button.setEnabled(is_ready)
        if self._says_place or not self.state.text():
            self._tell("")

    def _tell(self, words: str, tone: str = "muted") -> None:
        """Say something at the foot; where the project will be if there is nothing to say."""
        is_open = self.begin_button.isEnabled() and not self._project_name
        self._says_place = not words and is_open and not self.place.problem()
        if self._says_place:
            words, tone = tr("Project file: {file}", file=short_path(self.place.file())), "muted"
        self.state.setText(words)
        set_tone(self.state, tone)

    def _connect(self) -> None:
        self.where.named.connect(self.take)
        self.form.changed.connect(self._look)
        self.form.pattern.read.connect(
            lambda samples: self.preview.show_labels([sample.called for sample in samples])
        )
        self.peek.seen.connect(self._show_seen)
        self.peek.failed.connect(self._show_failure)
        self.peek.pictured.connect(self.preview.show_picture)
        self.peek.measured.connect(self.decoding.show_rate)
        self.decoding.changed.connect(self._look)
        self.decoding.changed.connect(self._suit_windows)
        self.encoder.changed.connect(self._suit_windows)
        self.offer.fetched.connect(self._look)
        self.place.open_wanted.connect(self.open_wanted)
        self.place.changed.connect(lambda: self._tell(""))
        self.begin_button.clicked.connect(self.begin)
        self.cancel_button.clicked.connect(self.leave)
        self.maker.begun.connect(self._hand_over)
        self.maker.progressed.connect(self._show_progress)
        self.maker.ended.connect(self._ended)
