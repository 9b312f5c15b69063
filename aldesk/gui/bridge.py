"""Between the session and the panes: every act goes in here, every change comes out as a signal."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from aldesk.core.errors import Problem
from aldesk.core.refit import RefitResult, Shard
from aldesk.core.sample import Sample
from aldesk.engine.embedding import EmbeddingJob, ProjectKeeper
from aldesk.gui.embed_thread import EmbedThread
from aldesk.gui.engine_thread import EngineThread
from aldesk.gui.messages import Messages
from aldesk.session import Asked, Changes, LabelSession, Settings

_SECONDS_BETWEEN_REFITS_WHILE_EMBEDDING = 5.0
_BACKUP_CHECK_MS = 60_000


class Bridge(QObject):
    """Drives one session for the window.

    Signals
    -------
    changed : Changes
    engine_state : str
    embedding : (int, int)
        Samples embedded, samples in all; (0, 0) while the encoder loads.
    embedding_ended : str
        Empty when all is embedded; ``cancelled``, ``incomplete``, or the problem's text.
    refused
        The last act could not be saved, and changed nothing.
    """

    changed = Signal(object)
    engine_state = Signal(str)
    embedding = Signal(int, int)
    embedding_ended = Signal(str)
    refused = Signal()

    def __init__(self, session: LabelSession, messages: Messages) -> None:
        super().__init__()
        self.session = session
        self.messages = messages
        self.n_refits = 0
        self.label_times: list[float] = []
        self._embedder: EmbedThread | None = None
        self._keeper = ProjectKeeper(session.project)
        self._embedded = (0, 0)
        self._last_request = 0.0
        self._backup = QTimer(self, interval=_BACKUP_CHECK_MS)
        self._backup.timeout.connect(self._back_up)
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
        self.engine.start()
        self.request_refit()
        self.start_embedding()

    def stop(self) -> None:
        """End all threads and processes, in bounded time."""
        if self._embedder:
            self._embedder.stop()
            # Its last shards are still on their way here as posted events.
            QCoreApplication.sendPostedEvents(self)
        self.engine.stop()
        self._backup.stop()
        # No thread runs any more; what the last refit said came too late for a closed project.
        QCoreApplication.removePostedEvents(self)

    # Acts

    def label(self, class_name: str) -> None:
        """Give the current sample its class."""
        asked = self._asked()
        if asked and self._do(lambda: self.session.label(asked.sample.id, class_name)):
            self.label_times.append(time.monotonic())

    def skip(self) -> None:
        """Leave the current sample out."""
        if asked := self._asked():
            self._do(lambda: self.session.skip(asked.sample.id))

    def flag(self) -> None:
        """Mark the current sample for a second look, or take the mark off."""
        if asked := self._asked():
            self._do(lambda: self.session.flag(asked.sample.id))

    def undo(self) -> None:
        """Take back the last act."""
        self._do(self.session.undo)

    def redo(self) -> None:
        """Do the act that was undone last again."""
        self._do(self.session.redo)

    def add_class(self, name: str) -> None:
        """Add a class at the end."""
        self._do(lambda: self.session.add_class(name))

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
    def current(self) -> Asked | None:
        """The sample to show now."""
        return self.session.current

    @property
    def is_embedding(self) -> bool:
        """Whether an embedding is under way."""
        return self._embedder is not None

    @property
    def is_settled(self) -> bool:
        """Whether neither an embedding nor a refit is under way."""
        return self._embedder is None and not self.session.is_waiting

    # Refits

    def request_refit(self) -> None:
        """Ask the engine to fit on the labels of now and to choose the batch after this one."""
        request = self.session.refit_request(self.session.project.meta("encoder_key", ""))
        if not request.shards:
            self.session.give_up_waiting()
            return
        self._last_request = time.monotonic()
        self.engine.submit(request)

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
            self.messages.notice("The engine was restarted. No label is lost.")
        self.engine_state.emit(state)

    def _on_trouble(self, what: str, report: str) -> None:
        self.session.give_up_waiting()
        self.messages.trouble(f"The last refit failed ({what}). Labels are saved; go on labelling.")
        self.changed.emit(Changes(ready=True))

    # Embedding

    def start_embedding(self) -> None:
        """Embed what is missing, in its own process."""
        project = self.session.project
        if self._embedder or not project.encoder or not project.samples:
            return
        key = project.meta("encoder_key", "")
        if key and not project.embeddings.missing(key):
            return
        self._keeper = ProjectKeeper(project)
        self._embedder = EmbedThread(EmbeddingJob.of(project), self)
        self._embedder.card_known.connect(self._keep_card)
        self._embedder.key_known.connect(self._tell_missing)
        self._embedder.shard_written.connect(self._keep_shard)
        self._embedder.broken.connect(self._keep_broken)
        self._embedder.unreachable.connect(self._keeper.add_unreachable)
        self._embedder.progressed.connect(self._show_embedding)
        self._embedder.ended.connect(self._embedding_ended)
        self._embedded = (0, 0)
        self.embedding.emit(0, 0)
        self._embedder.start()

    @property
    def is_embedding_paused(self) -> bool:
        """Whether the embedding waits for the person to let it go on."""
        return self._embedder is not None and self._embedder.is_paused

    def pause_embedding(self) -> None:
        """Let the embedding wait, with all that it has in memory."""
        if self._embedder:
            self._embedder.pause()

    def resume_embedding(self) -> None:
        """Let the embedding go on, or start it again."""
        if self._embedder:
            self._embedder.resume()
            self.embedding.emit(*self._embedded)
        else:
            self.start_embedding()

    def cancel_embedding(self) -> None:
        """Ask the embedding to stop; what is complete is kept."""
        if self._embedder:
            self._embedder.cancel()

    def _show_embedding(self, done: int, total: int) -> None:
        self._embedded = done, total
        if not self.is_embedding_paused:  # what was under way may still arrive
            self.embedding.emit(done, total)

    def _keep_card(self, card: Mapping[str, Any]) -> None:
        self._do(lambda: self._keeper.add_card(card))

    def _tell_missing(self, key: str) -> None:
        assert self._embedder  # noqa: S101 - only its signal calls this
        missing: list[tuple[int, Sample]] = []  # and so it stays if the key cannot be written down
        self._do(lambda: missing.extend(self._keeper.missing(key)))
        self._embedder.tell_missing(missing)

    def _keep_shard(self, shard: Shard, key: str, sha256: str, n_features: int) -> None:
        self._do(lambda: self._keeper.add_shard(shard, key, sha256, n_features))
        waited = time.monotonic() - self._last_request
        if waited > _SECONDS_BETWEEN_REFITS_WHILE_EMBEDDING and not self.session.is_waiting:
            self.request_refit()

    def _keep_broken(self, row: int, key: str, reason: str) -> None:
        self._do(lambda: self._keeper.add_broken(row, key, reason))

    def _embedding_ended(self, outcome: str) -> None:
        embedder, self._embedder = self._embedder, None
        if embedder:
            embedder.wait()
            embedder.deleteLater()
        if outcome not in ("", "cancelled"):
            self.messages.trouble(outcome)
        elif missed := self._keeper.unreachable:
            self.messages.trouble(f"{len(missed)} files were not reached. {missed[0]}")
            outcome = "incomplete"
        self.embedding_ended.emit(outcome)
        self.request_refit()

    # Inside

    def _back_up(self) -> None:
        try:
            self.session.project.back_up(datetime.now())
        except (Problem, OSError) as problem:
            self.messages.trouble(f"No copy of the project could be made: {problem}", once=True)

    def _asked(self) -> Asked | None:
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
        if changes.queue:
            self._advance()
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
