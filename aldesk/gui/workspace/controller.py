"""Between the session and the panes: every act goes in here, every change comes out as a signal."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from aldesk.core.errors import Problem
from aldesk.core.refit import RefitResult
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.workspace.act_text import describe
from aldesk.gui.workspace.browse_trail import BrowseTrail
from aldesk.gui.workspace.moved_files import MovedFiles
from aldesk.gui.workspace.pool_embedding import PoolEmbedding
from aldesk.gui.workspace.pool_import import PoolImport
from aldesk.gui.workspace.refit_thread import EngineThread
from aldesk.session import Changes, LabelSession, QueueItem, Settings

_SECONDS_BETWEEN_REFITS_WHILE_EMBEDDING = 5.0
_BACKUP_CHECK_MS = 60_000
_READING_MS, _READ_AT_ONCE = 10, 500


class SessionController(QObject):
    """Drives one session for the window.

    Signals
    -------
    changed : Changes
    engine_state : str
    refused
        The last act could not be saved, and changed nothing.
    """

    changed = Signal(object)
    engine_state = Signal(str)
    refused = Signal()

    def __init__(self, session: LabelSession, messages: Messages) -> None:
        super().__init__()
        self.session = session
        self.messages = messages
        self.n_refits = 0
        self.trail: BrowseTrail | None = None
        self.label_times: list[float] = []
        self._last_request = 0.0
        self.embedding = PoolEmbedding(session, self._do, messages, self)
        self.embedding.shard_kept.connect(self._refit_now_and_then)
        self.embedding.ended.connect(lambda _: self.request_refit())
        self.importing = PoolImport(session, self._do, messages, self)
        self.moved = MovedFiles(session, self._do, messages, self)
        self._backup = QTimer(self, interval=_BACKUP_CHECK_MS)
        self._backup.timeout.connect(self._back_up)
        self._reader = QTimer(self, interval=_READING_MS)
        self._reader.timeout.connect(self._read_words)
        self.engine = EngineThread(self)
        self.engine.refitted.connect(self._accept)
        self.engine.state.connect(self._on_engine_state)
        self.engine.trouble.connect(self._on_trouble)

    def start_session(self) -> None:
        """Hand out the first batch, if nothing is open from before."""
        self._advance()

    def start_engine(self) -> None:
        """Start the engine, embed what is missing, and keep copies of the project."""
        self._back_up()
        self._backup.start()
        self._reader.start()
        self.engine.start()
        self.request_refit()
        self.embedding.start()
        self.importing.resume()

    def stop(self) -> None:
        """End all threads and processes, in bounded time."""
        self.importing.stop()
        self.embedding.stop()
        self.moved.stop()
        self.engine.stop()
        self._backup.stop()
        self._reader.stop()
        # No thread runs any more; what the last refit said came too late for a closed project.
        QCoreApplication.removePostedEvents(self)

    # Acts

    def label(self, class_name: str) -> None:
        """Give the sample on the screen its class."""
        if self._answer(lambda sample_id: self.session.label(sample_id, class_name)):
            self.label_times.append(time.monotonic())

    def label_many(self, sample_ids: Iterable[str], class_name: str) -> bool:
        """Give samples a class as one act, and refit with them; tell whether it was done."""
        ids = tuple(sample_ids)
        is_done = self._do(lambda: self.session.label_many(ids, class_name))
        if is_done and self.engine.isRunning():
            self.request_refit()
        return is_done

    def queue_next(self, sample_ids: Iterable[str]) -> bool:
        """Ask about these samples next; if all have been asked about, show them again.

        Tell whether there is one to show.
        """
        ids, session = tuple(sample_ids), self.session
        n_before = session.n_batches
        if not self._do(lambda: session.queue_next(ids)):
            return False
        if session.n_batches > n_before:
            return True
        closed = session.pool.hidden_from_search
        if known := [i for i in ids if not closed[session.project.row_of(i)]]:
            self.open_samples(known)
            return True
        self.messages.notice(tr("These measure the accuracy: only the queue may bring them."))
        return False

    def skip(self) -> None:
        """Leave the sample on the screen out."""
        self._answer(self.session.skip)

    def cant_tell(self) -> None:
        """Say that nobody can tell the class of the sample on the screen."""
        self._answer(self.session.cant_tell)

    def flag(self, note: str = "") -> None:
        """Mark the sample on the screen for a second look, or take the mark off."""
        if asked := self._asked():
            self._do(lambda: self.session.flag(asked.sample.id, note))

    def undo(self) -> None:
        """Take back the last act."""
        self._turn(self.session.undo, self.session.history().done[-1:], tr("Undone"))

    def redo(self) -> None:
        """Do the act that was undone last again."""
        self._turn(self.session.redo, self.session.history().undone[:1], tr("Done again"))

    def go_to(self, act: int) -> None:
        """Go back, or forth again, to the state after an act."""
        self.trail = None
        self._do(lambda: self.session.go_to(act))

    def add_class(self, name: str) -> None:
        """Add a class at the end."""
        self._do(lambda: self.session.add_class(name))

    def change_classes(self, change: Callable[[LabelSession], Changes]) -> bool:
        """Rename, merge, move … classes; tell whether it could be done."""
        return self._do(lambda: change(self.session))

    # Looking at other samples than the next in the queue

    def open_samples(self, sample_ids: Sequence[str], place: int = 0) -> None:
        """Show these samples, one after the other as they are answered, then the queue again."""
        self._show_trail(BrowseTrail(tuple(sample_ids), place))

    def step(self, by: int) -> None:
        """Show the sample before or after; from the queue, the one answered last."""
        trail = self.trail
        if trail is None and by < 0:
            answered = tuple(self.session.answered())
            trail = BrowseTrail(answered, len(answered), returns=True)
        if trail:
            self._show_trail(trail.moved(by))

    def end_visit(self) -> bool:
        """Show the queue's sample again; tell whether another was shown."""
        was_browsing = self.trail is not None
        if was_browsing:
            self._show_trail(None)
        return was_browsing

    def _show_trail(self, trail: BrowseTrail | None) -> None:
        self.trail = trail
        self.changed.emit(Changes(queue=True))

    def change_settings(self, settings: Settings) -> None:
        """Choose anew, and ask the engine again with the new choice."""
        recipe_changed = settings.recipe != self.session.recipe
        if self._do(lambda: self.session.change_settings(settings)) and recipe_changed:
            self.request_refit()

    def toggle_blind(self) -> None:
        """Hide or show the predictions."""
        settings = self.session.settings
        self.change_settings(replace(settings, blind=not settings.blind))

    @property
    def current(self) -> QueueItem | None:
        """The sample to show now: one that the person opened, or the first of the queue."""
        return self.session.asked(self.trail.sample_id) if self.trail else self.session.current

    @property
    def is_settled(self) -> bool:
        """Whether neither an embedding nor a refit is under way."""
        return not self.embedding.is_running and not self.session.is_waiting

    # Refits

    def request_refit(self) -> None:
        """Ask the engine to fit on the labels of now and to choose the batch after this one."""
        request = self.session.refit_request(self.session.project.meta("encoder_key", ""))
        if not request.shards:
            self.session.give_up_waiting()
            return
        self._last_request = time.monotonic()
        self.engine.submit(request)

    def _refit_now_and_then(self) -> None:
        waited = time.monotonic() - self._last_request
        if waited > _SECONDS_BETWEEN_REFITS_WHILE_EMBEDDING and not self.session.is_waiting:
            self.request_refit()

    def _accept(self, result: RefitResult) -> None:
        def accept() -> Changes:
            changes = self.session.accept(result)
            if changes and result.n_labeled:
                self.n_refits += 1
                if result.note:
                    self.messages.notice(result.note, once=True)
            return changes

        self._do(accept)

    def _on_engine_state(self, state: str) -> None:
        if state == "restarting":
            self.messages.notice(tr("The engine was restarted. No label is lost."))
        self.engine_state.emit(state)

    def _on_trouble(self, what: str, report: str) -> None:
        self.session.give_up_waiting()
        self.messages.trouble(
            tr("The last refit failed ({what}). Labels are saved; go on labelling.", what=what)
        )
        self.changed.emit(Changes(ready=True))

    # Inside

    def _read_words(self) -> None:
        """Read some more of what a search looks in, so that the first one need not wait."""
        if not self.session.read_words(_READ_AT_ONCE):
            self._reader.stop()

    def _back_up(self) -> None:
        try:
            self.session.project.back_up(datetime.now())
        except (Problem, OSError) as problem:
            text = tr("No copy of the project could be made: {problem}", problem=problem)
            self.messages.trouble(text, once=True)

    def _answer(self, act: Callable[[str], Changes]) -> bool:
        """Answer the sample on the screen, and move on from it."""
        if (asked := self._asked()) is None:
            return False
        trail = self.trail
        self.trail = trail and trail.answered()
        if not self._do(lambda: act(asked.sample.id)):
            self.trail = trail
            return False
        return True

    def _turn(self, act: Callable[[], Changes], acts: tuple[int, ...], verb: str) -> None:
        """Undo or redo; tell what it was if it is not to be seen on the screen."""
        if not acts:
            return
        events = self.session.events_of(acts[0])
        text, seen = describe(events, self.session), self._current_ids()
        self.trail = None
        if self._do(act) and events[0].sample not in seen | self._current_ids():
            self.messages.notice(f"{verb}: {text}.")

    def _current_ids(self) -> set[str]:
        return {self.current.sample.id} if self.current else set()

    def _asked(self) -> QueueItem | None:
        """Return the current sample; try once more to hand out a batch that was refused."""
        if self.current is None and self._advance():
            self.changed.emit(Changes(queue=True))
            return None  # it is shown first, and answered next
        return self.current

    def _do(self, act: Callable[[], Changes | None]) -> bool:
        """Act, move on in the queue, and tell the panes; a problem is told and changes nothing."""
        try:
            changes = act() or Changes()
        except Problem as problem:
            self._tell_refusal(problem)
            return False
        if changes.queue or changes.pool:
            self._advance()
        if changes.pool:
            self._reader.start()
            self.embedding.embed_what_came()
        if changes:
            self.changed.emit(changes)
        return True

    def _advance(self) -> bool:
        """Hand out the next batch when this one is answered, and start choosing the one after."""
        if self.session.current is not None:
            return False
        try:
            batch = self.session.next_batch()
        except Problem as problem:
            self._tell_refusal(problem)
            return False
        if self.engine.isRunning():
            self.request_refit()
        return bool(batch)

    def _tell_refusal(self, problem: Problem) -> None:
        self.messages.trouble(str(problem))
        self.refused.emit()
