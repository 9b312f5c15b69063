"""The embedding of an open project: runs behind, and puts what is embedded into the project."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from aldesk.core.outcome import Done, Failed, Incomplete, Outcome
from aldesk.core.refit import WrittenShard
from aldesk.core.sample import Sample
from aldesk.engine.embed.client import EmbeddingJob, ProjectSink
from aldesk.engine.embed.reports import EmbedReport, EncoderLoaded
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.workspace.controller import Do
from aldesk.gui.workspace.embed_thread import EmbedThread
from aldesk.session import LabelSession


class PoolEmbedding(QObject):
    """Embeds what is missing, and later what an import brings.

    Parameters
    ----------
    session : LabelSession
    do : callable
        Acts on the project, and tells the person what failed.
    messages : Messages

    Signals
    -------
    progressed : (int, int)
        Samples embedded, samples in all; (0, 0) while the encoder loads.
    shard_kept
        There are more embeddings to fit on.
    ended : Outcome
        `Incomplete` if files could not be reached.
    """

    progressed = Signal(int, int)
    shard_kept = Signal()
    ended = Signal(object)

    def __init__(
        self, session: LabelSession, do: Do, messages: Messages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project = session.project
        self._do = do
        self._messages = messages
        self._thread: EmbedThread | None = None
        self._sink = ProjectSink(self._project)
        self._may_start = True
        self._n_told = 0
        self._done = (0, 0)

    @property
    def is_running(self) -> bool:
        """Whether an embedding is under way."""
        return self._thread is not None

    @property
    def is_paused(self) -> bool:
        """Whether it waits for the person to let it go on."""
        return self._thread is not None and self._thread.is_paused

    def start(self) -> None:
        """Embed what is missing, in its own process."""
        project = self._project
        if self._thread or not project.meta.encoder or not project.samples:
            return
        key = project.meta.encoder_key
        if key and not project.embeddings.missing(key):
            return
        self._may_start = True
        self._sink = ProjectSink(project)
        self._thread = thread = EmbedThread(EmbeddingJob.of(project), self)
        thread.reported.connect(self._take)
        thread.progressed.connect(self._show)
        thread.ended.connect(self._end)
        self._done = (0, 0)
        self.progressed.emit(0, 0)
        thread.start()

    def pause(self) -> None:
        """Let it wait, with all that it has in memory."""
        if self._thread:
            self._thread.pause()

    def resume(self) -> None:
        """Let it go on, or start it again."""
        if self._thread:
            self._thread.resume()
            self.progressed.emit(*self._done)
        else:
            self.start()

    def cancel(self) -> None:
        """Ask it to stop; what is complete is kept."""
        if self._thread:
            self._thread.cancel()

    def stop(self) -> None:
        """End the thread and its process."""
        self._may_start = False
        if self._thread:
            self._thread.stop()
            # Its last shards are still on their way here as posted events.
            QCoreApplication.sendPostedEvents(self)
        QCoreApplication.removePostedEvents(self)

    def embed_what_came(self) -> None:
        """Embed what an import has brought since the last embedding began."""
        if self._may_start and len(self._project.samples) > self._n_told:
            self.start()

    def _show(self, done: int, total: int) -> None:
        self._done = done, total
        if not self.is_paused:  # what was under way may still arrive
            self.progressed.emit(done, total)

    def _take(self, report: EmbedReport) -> None:
        missing: list[tuple[int, Sample]] = []  # and so it stays if the project refuses the report
        self._do(lambda: missing.extend(self._sink.take(report)))
        if isinstance(report, EncoderLoaded):
            assert self._thread  # noqa: S101 - only its signal calls this
            self._n_told = len(self._project.samples)
            self._thread.tell_missing(missing)
        elif isinstance(report, WrittenShard):
            self.shard_kept.emit()

    def _end(self, outcome: Outcome) -> None:
        thread, self._thread = self._thread, None
        if thread:
            thread.finish()
        if isinstance(outcome, Failed):
            self._messages.trouble(str(outcome.problem))
        elif missed := self._sink.unreachable:
            text = tr("{n} file(s) not reached.", "", len(missed))
            outcome = Incomplete(f"{text} {missed[0]}")
            self._messages.trouble(outcome.reason)
        self.ended.emit(outcome)
        self._may_start = self._may_start and isinstance(outcome, Done)
        self.embed_what_came()
