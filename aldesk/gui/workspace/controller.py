"""Between the session and the panes: every act goes in here, every change comes out as a signal."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Literal, ParamSpec

from PySide6.QtCore import QObject, Signal

from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.workspace.act_text import act_text, toggled_text
from aldesk.gui.workspace.browse_trail import BrowseTrail
from aldesk.gui.workspace.reviewing import Reviewing
from aldesk.session import Changes, LabelSession, QueueItem, Settings
from aldesk.session.answer_import import take_over, take_truth
from aldesk.session.label_import import LabelImport
from aldesk.session.model_labels import check_more, label_rest
from aldesk.session.review import Said
from aldesk.strategies.catalogue import BY_NAME

P = ParamSpec("P")
Do = Callable[..., bool]
"""`SessionController.do`, for those who act on the session from behind."""


class SessionController(QObject):
    """Lets the person act on a session, and tells who looks at it what changed.

    Attributes
    ----------
    trail : BrowseTrail
        Which samples are looked at in the place of the queue.
    reviewing : Reviewing
        The review, or the second looks, that go on in the place of the queue.
    label_times : list of float
        When labels were given, in seconds of `time.monotonic`.

    Signals
    -------
    changed : Changes
    refit_wanted
        There is something to fit on that was not there before, and a next batch to choose.
    refused
        The last act could not be saved, and changed nothing.
    """

    changed = Signal(object)
    refit_wanted = Signal()
    refused = Signal()

    def __init__(self, session: LabelSession, messages: Messages) -> None:
        super().__init__()
        self.session = session
        self.messages = messages
        self.label_times: list[float] = []
        self.trail = BrowseTrail(session, self)
        self.trail.moved.connect(lambda: self.changed.emit(Changes(queue=True)))
        self.trail.stopped.connect(self._tell_start)
        self.reviewing = Reviewing(session, self.do, self)
        self.reviewing.turned.connect(self._turn_to_review)
        self.reviewing.refit_wanted.connect(self.refit_wanted)

    @property
    def current(self) -> QueueItem | None:
        """The sample to show now: one that the person opened, or the first of the queue."""
        if trail := self.trail.now:
            return self.session.queue_item(trail.sample_id)
        review = self.reviewing.now
        return review.current if review else self.session.queue.current

    def do(
        self, act: Callable[P, Changes | None], /, *arguments: P.args, **named: P.kwargs
    ) -> bool:
        """Act, move on in the queue, and tell the panes; a problem is told and changes nothing."""
        name = getattr(act, "__qualname__", "")
        try:
            changes = act(*arguments, **named) or Changes()
        except Problem as problem:
            self._tell_refusal(problem, name)
            return False
        batch = self._hand_out() if changes.queue or changes.pool else None
        if changes:
            self.reviewing.heed(changes)
            self.changed.emit(changes)
            self.reviewing.end_if_complete()
        self.messages.settle(name)
        if batch is not None:
            self.refit_wanted.emit()  # what it takes to ask for one, the next sample need not wait
        return True

    def advance(self) -> bool:
        """Hand out the next batch if this one is answered, and let the one after be chosen."""
        if (batch := self._hand_out()) is None:
            return False
        self.refit_wanted.emit()
        return bool(batch)

    # On the sample that is shown

    def label(self, class_name: str) -> None:
        """Give the sample on the screen its class."""
        asked = self.current
        if self._answer(self.session.label, class_name):
            self.label_times.append(time.monotonic())
            if asked:
                self._tell_contradiction(asked)

    def toggle(self, class_name: str) -> None:
        """Tick a class of the sample on the screen, or take the tick away; it stays there."""
        if asked := self._asked():
            hidden = self.reviewing.hiding(asked.sample.id)
            act = self.session.toggle if hidden is None else hidden.tick
            self.do(act, asked.sample.id, class_name)

    def ticked(self, sample_id: str) -> list[ClassId]:
        """Return the classes that a sample is shown to have; of a hidden one, its ticks of now."""
        hidden = self.reviewing.hiding(sample_id)
        labels = self.session.labels
        return labels.classes_of(sample_id) if hidden is None else hidden.ticks(sample_id)

    def answer(self) -> None:
        """Say that the sample on the screen has the classes that are ticked, and no others."""
        if asked := self.current:
            names = [self.session.labels.classes[c] for c in self.ticked(asked.sample.id)]
            if self._answer(self.session.answer, names):
                self.label_times.append(time.monotonic())
                self._tell_contradiction(asked)

    def skip(self) -> None:
        """Leave the sample on the screen out."""
        self._answer(self.session.skip)

    def cant_tell(self) -> None:
        """Say that nobody can tell the class of the sample on the screen."""
        self._answer(self.session.cant_tell)

    def flag(self, note: str = "") -> None:
        """Mark the sample on the screen for a second look, or take the mark off."""
        if asked := self._asked():
            self.do(self.session.flag, asked.sample.id, note)

    def say(self, said: Said) -> None:
        """Answer the question of the review; one that looks back comes back to it first."""
        if not self.trail.leave():
            self.reviewing.say(said)

    # On many samples

    def label_many(self, sample_ids: Iterable[str], class_name: str) -> bool:
        """Give samples a class as one act, and refit with them; tell whether it was done.

        Where they may have several, it is one more class of theirs, or taken away where all have it
        already; which of both is said, as a selection may have had it in part.
        """
        ids, session = tuple(sample_ids), self.session
        is_several, n_acts = session.labels.is_several, len(session.labels.done)
        n_before = session.queue.n_batches
        act = session.toggle_many if is_several else session.label_many
        if not self.do(act, ids, class_name):
            return False
        if is_several and len(session.labels.done) > n_acts:
            self.messages.notice(toggled_text(session))
        self.refit_wanted.emit()
        self._tell_checks(n_before)
        return True

    def label_together(
        self,
        sample_ids: Iterable[str],
        class_name: str,
        others: Iterable[str],
        verdict: Literal["present", "absent"] = "present",
    ) -> bool:
        """Give samples that look alike a class as one act, and refit; tell whether it was done."""
        session = self.session
        n_before = session.queue.n_batches
        ids = tuple(sample_ids)
        if not self.do(session.label_together, ids, class_name, tuple(others), verdict):
            return False
        self.refit_wanted.emit()
        self._tell_checks(n_before)
        return True

    def label_rest(self, class_name: str, least: float, n_check: int) -> None:
        """Take what the model is sure of as labels by the model, and say how many there are."""
        n_before = len(self.session.labels.done)
        if not self.do(label_rest, self.session, class_name, least, n_check):
            return
        if len(self.session.labels.done) > n_before:
            n = len(self.session.labels.act(self.session.labels.done[-1]))
            said = tr("{n} sample(s) labelled “{name}” by the model.", "", n, name=class_name)
            self.messages.notice(said)

    def check_model_labels(self, class_name: str, n: int) -> None:
        """Ask about so many labels by the model next, drawn at random."""
        self.do(check_more, self.session, class_name, n)

    def queue_next(self, sample_ids: Iterable[str]) -> bool:
        """Ask about these samples next; if all have been asked about, show them again.

        Tell whether there is one to show.
        """
        ids, session = tuple(sample_ids), self.session
        n_before = session.queue.n_batches
        if not self.do(session.queue_next, ids):
            return False
        if session.queue.n_batches > n_before:
            return True
        if known := self._may_be_opened(ids):
            self.trail.open(known)
        return bool(known)

    def look_at(self, sample_ids: Sequence[str]) -> None:
        """Show samples of the past, changing nothing."""
        if sample_ids and (known := self._may_be_opened(sample_ids)):
            self.trail.look_at(known)

    def import_labels(
        self, found: LabelImport, *, adds_classes: bool, is_truth: bool = False
    ) -> int | None:
        """Take over labels of a table, and refit with them; return how many, or None for none.

        Parameters
        ----------
        found : LabelImport
        adds_classes : bool
            Add the classes that are new; else labels of those are left out.
        is_truth : bool, default False
            They are for studies and the test alone.
        """
        if is_truth:
            if not self.do(take_truth, self.session, found, adds_classes=adds_classes):
                return None
        else:
            if not self.do(take_over, self.session, found, adds_classes=adds_classes):
                return None
            self.refit_wanted.emit()
        return found.n_taken(adds_classes=adds_classes)

    # On acts, classes and settings

    def undo(self) -> None:
        """Take back the last act."""
        if self.reviewing.turn_back(is_undo=True):
            return
        self._turn(self.session.undo, self.session.labels.done[-1:], tr("Undone"))

    def redo(self) -> None:
        """Do the act that was undone last again."""
        if self.reviewing.turn_back(is_undo=False):
            return
        self._turn(self.session.redo, self.session.labels.undone[-1:], tr("Done again"))

    def go_to(self, act: int) -> None:
        """Go back, or forth again, to the state after an act."""
        self._go(self.session.go_to, act)

    def restore(self, act: int) -> None:
        """Make everything as it was after the last act of an undone branch."""
        self._go(self.session.restore, act)

    def add_class(self, name: str) -> None:
        """Add a class at the end."""
        self.do(self.session.add_class, name)

    def change_classes(self, change: Callable[[LabelSession], Changes]) -> bool:
        """Rename, merge, move … classes; tell whether it could be done."""
        return self.do(change, self.session)

    def allow_several(self, only_named: bool) -> None:
        """Let samples have several classes from now on, and refit; say so."""
        session = self.session
        n_labels, strategy = session.labels.n_labeled, session.settings.recipe.strategy
        if not self.do(session.allow_several, only_named=only_named):
            return
        self.refit_wanted.emit()
        told = [tr("A sample can have several classes now.")]
        if n_labels:
            told.append(tr("A copy from before is in “{name}”.", name=session.project.backups.name))
        if session.settings.recipe.strategy != strategy:
            before, now = (
                tr(BY_NAME[s].title) for s in (strategy, session.settings.recipe.strategy)
            )
            told.append(
                tr("{title} chooses now: {before} is for one class.", title=now, before=before)
            )
        self.messages.notice(" ".join(told))

    def change_settings(self, settings: Settings) -> None:
        """Choose anew, and refit with the new choice."""
        recipe_changed = settings.recipe != self.session.settings.recipe
        if self.do(self.session.change_settings, settings) and recipe_changed:
            self.refit_wanted.emit()

    def toggle_blind(self) -> None:
        """Hide or show the predictions."""
        settings = self.session.settings
        self.change_settings(replace(settings, blind=not settings.blind))

    # Inside

    def _hand_out(self) -> Sequence[QueueItem] | None:
        """Hand out the next batch, which may be empty; None where this one is not answered yet."""
        if self.session.queue.current is not None:
            return None
        try:
            batch = self.session.next_batch()
        except Problem as problem:
            self._tell_refusal(problem, "next batch")
            return None
        self.messages.settle("next batch")
        return batch

    def _answer(self, act: Callable[..., Changes], *arguments: str | Sequence[str]) -> bool:
        """Answer the sample on the screen, and move on from it."""
        if (asked := self._asked()) is None:
            return False
        trail = self.trail.now
        self.trail.now = trail and trail.answered()
        if not self.do(act, asked.sample.id, *arguments):
            self.trail.now = trail
            return False
        if trail and trail.step < 0 and trail.is_at_start:
            self._tell_start()  # an answer leads to what is shown already
        return True

    def _tell_contradiction(self, asked: QueueItem) -> None:
        """Say that a blind check contradicts the act that it checks: either may be a slip."""
        labels, id_ = self.session.labels, asked.sample.id
        act = asked.reason == "bulk_check" and self.session.bulk.of_row(
            self.session.project.row_of(id_)
        )
        if not act or act.class_id not in labels.classes:
            return
        if labels.verdict(id_, act.class_id) not in (act.verdict, "not judged"):
            taken = noop("With others it was taken as “{name}”. A slip now? Undo takes it back.")
            lacks = noop(
                "With others it was judged not to have “{name}”. A slip? Undo takes it back."
            )
            text = taken if act.verdict == "present" else lacks
            self.messages.notice(tr(text, name=labels.classes[act.class_id]))

    def _tell_checks(self, n_before: int) -> None:
        """Say once that an act, before which there were so many queries, is checked blind."""
        if self.session.queue.n_batches > n_before:
            self.messages.notice(tr("Some of these come back later, blind, as a check."), once=True)

    def _turn_to_review(self) -> None:
        self.trail.leave()
        self.changed.emit(Changes(queue=True))

    def _tell_start(self) -> None:
        self.messages.notice(tr("There is no sample before this one."))

    def _go(self, act: Callable[[int], Changes], number: int) -> None:
        """Go to another state, back in the queue; what was refused leaves all as it is shown."""
        trail, self.trail.now = self.trail.now, None
        if not self.do(act, number):
            self.trail.now = trail

    def _turn(self, act: Callable[[], Changes], acts: Sequence[int], verb: str) -> None:
        """Undo or redo; tell what it was if it is not to be seen on the screen."""
        if not acts:
            return
        events, seen = self.session.labels.act(acts[0]), self._current_ids()
        text = act_text(events, self.session).line

        def turn() -> Changes:
            changes = act()
            self.trail.stay_at(events[0].sample)
            return changes

        if self.do(turn) and events[0].sample not in seen | self._current_ids():
            self.messages.notice(f"{verb}: {text}.")

    def _may_be_opened(self, sample_ids: Sequence[str]) -> list[str]:
        """Return the samples that not only the queue may bring; say so if there are none."""
        hidden = self.session.pool.hidden_from_search
        known = [i for i in sample_ids if not hidden[self.session.project.row_of(i)]]
        if not known:
            self.messages.notice(
                tr("These samples measure the accuracy: only the queue brings them.")
            )
        return known

    def _current_ids(self) -> set[str]:
        return {self.current.sample.id} if self.current else set()

    def _asked(self) -> QueueItem | None:
        """Return the current sample; try once more to hand out a batch that was refused."""
        if self.current is None and self.advance():
            self.changed.emit(Changes(queue=True))
            return None  # it is shown first, and answered next
        return self.current

    def _tell_refusal(self, problem: Problem, act: str) -> None:
        self.messages.trouble(problem_text(problem), act=act)
        self.refused.emit()
