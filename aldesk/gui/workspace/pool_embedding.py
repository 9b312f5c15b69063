"""The embedding of an open project: runs behind, and puts what is embedded into the project."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from aldesk.core.outcome import Done, Failed, Incomplete, Outcome, Stopped
from aldesk.core.refit import WrittenShard
from aldesk.embed.catalogue import is_matrix
from aldesk.embed.hearing import HEARS, HINT, Unheard
from aldesk.engine.embed.client import EmbeddingJob, ProjectSink
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.embed.reports import EmbedReport, EncoderLoaded, LongClip, StartedAgain, ToEmbed
from aldesk.engine.embed.used_encoders import UsedEncoder, outlook, use
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.workspace.controller import Do
from aldesk.gui.workspace.embed_thread import EmbedThread
from aldesk.session import LabelSession

_FAILED = "embedding failed"


class PoolEmbedding(QObject):
    """Embeds what is missing, and later what an import brings; changes to another encoder.

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
    long_clip : float
        The turn of a clip of so many seconds has come; 0 when it is through.
    shard_kept
        There are more embeddings to fit on.
    encoder_changed
        From now on the project uses the embeddings of another encoder.
    encoder_named
        An encoder begins: the project may call it otherwise than before.
    decoding_changed : Decoding
        From now on the project's files are decoded in another way.
    ended : Outcome
        `Incomplete` if files could not be reached.
    """

    progressed = Signal(int, int)
    long_clip = Signal(float)
    shard_kept = Signal()
    encoder_changed = Signal()
    encoder_named = Signal()
    decoding_changed = Signal(object)
    ended = Signal(object)

    def __init__(
        self, session: LabelSession, do: Do, messages: Messages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._project = session.project
        self._do = do
        self._messages = messages
        self._thread: EmbedThread | None = None
        self._sink = ProjectSink(self._project)
        self._next: EncoderChoice | None = None
        self._choice = EncoderChoice.of(self._project)  # what is embedded with, or was last
        self._may_start = True
        self._is_closing = self._is_over = False
        self._was_stopped = self._is_found = False
        self._is_growing = bool(self._project.imports.unfinished())
        self._n_told = 0
        self._decoding = self._project.meta.decoding
        self._is_new_here = False
        self._done = (0, 0)

    @property
    def is_running(self) -> bool:
        """Whether an embedding is under way."""
        return self._thread is not None

    @property
    def is_paused(self) -> bool:
        """Whether it waits for the person to let it go on."""
        return self._thread is not None and self._thread.is_paused

    @property
    def is_complete(self) -> bool:
        """Whether the encoder in use has embedded all that it can."""
        key = self._project.meta.encoder_key
        return bool(key) and not self._project.embeddings.missing(key).size

    def start(self) -> None:
        """Embed what is missing, in its own process."""
        project = self._project
        if self._thread or not project.meta.encoder or not project.samples or self.is_complete:
            return
        if self._is_growing and is_matrix(project.meta.encoder):
            return  # whose its rows are can be told when all samples are known
        self._begin(EncoderChoice.of(project))

    def change(self, choice: EncoderChoice) -> None:
        """Use an encoder from now on, and embed with it what it has not embedded.

        What is under way is stopped in order first. An encoder that the project knows is used at
        once; another as soon as it is loaded, so that the present one stays if it cannot be.
        """
        self._next = choice
        if self._thread:
            self._thread.cancel()
        else:
            self._begin_next(choice)

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
        self._next = None
        if self._thread:
            self._thread.cancel()

    def stop(self) -> None:
        """End the thread and its process."""
        self._may_start, self._next, self._is_closing = False, None, True
        if self._thread:
            self._thread.stop()
            # Its last shards are still on their way here as posted events.
            QCoreApplication.sendPostedEvents(self)
        QCoreApplication.removePostedEvents(self)
        self._is_over = True

    def embed_what_came(self) -> None:
        """Embed what an import has brought since the last embedding began."""
        if self._may_start and len(self._project.samples) > self._n_told:
            self.start()

    def embed_what_was_found(self) -> None:
        """Embed what could not be reached before, unless the person stopped the embedding."""
        if self._thread:
            self._is_found = True
        elif not self._was_stopped:
            self.start()

    def _begin_next(self, choice: EncoderChoice) -> None:
        self._next = None
        used = outlook(self._project, choice).used
        if used and not self._switch(used):
            self.ended.emit(Stopped())
        elif used and self.is_complete:
            self.ended.emit(Done())
        else:
            self._begin(choice)

    def _switch(self, used: UsedEncoder) -> bool:
        """Use an encoder that the project knows; give what it could not embed another chance."""

        def switch() -> None:
            self._project.embeddings.forget_broken(used.key)
            use(self._project, used)

        key_before = self._project.meta.encoder_key
        is_done = self._do(switch)
        self._tell_change(key_before)
        return is_done

    def _tell_change(self, key_before: str) -> None:
        decoding = self._project.meta.decoding
        if decoding != self._decoding and not self._is_closing:
            self._decoding = decoding
            self.decoding_changed.emit(decoding)
        if self._project.meta.encoder_key != key_before and not self._is_closing:
            self._do(self._session.forget_model)
            self.encoder_changed.emit()
        if not self._is_closing:
            self.encoder_named.emit()

    def _begin(self, choice: EncoderChoice) -> None:
        if self._is_closing:
            return  # the end of the last one came while the project was closed
        self._messages.settle(_FAILED)
        self._may_start, self._was_stopped, self._is_found = True, False, False
        self._choice = choice
        self._sink = ProjectSink(self._project, choice=choice)
        job = EmbeddingJob.of(self._project, choice=choice)
        self._thread = thread = EmbedThread(job, self)
        thread.reported.connect(self._take)
        thread.progressed.connect(self._show)
        thread.ended.connect(self._end)
        self._done = (0, 0)
        self.long_clip.emit(0.0)
        self.progressed.emit(0, 0)
        thread.start()

    def take_as_whole(self) -> None:
        """Embed what came, now that an import has ended."""
        self._is_growing = False
        self.embed_what_came()

    def _show(self, done: int, total: int) -> None:
        self._done = done, total
        if not self.is_paused:  # what was under way may still arrive
            self.progressed.emit(done, total)

    def _take(self, report: EmbedReport) -> None:
        if self._is_over:
            return  # a thread that did not end in time still tells; the project is closed
        if isinstance(report, LongClip):
            self.long_clip.emit(report.seconds)
            return
        if isinstance(report, StartedAgain):
            self._messages.notice(
                tr("The embedding failed and was started again. What was embedded is kept.")
            )
            self.progressed.emit(0, 0)
            return
        wanted = [ToEmbed()]  # and so it stays if the project refuses the report
        key_before = self._project.meta.encoder_key
        self._do(lambda: wanted.append(self._sink.take(report)))
        if isinstance(report, EncoderLoaded):
            assert self._thread  # noqa: S101 - only its signal calls this
            self._is_new_here = self._project.meta.encoder_key != key_before
            self._tell_change(key_before)
            self._n_told = len(self._project.samples)
            self._thread.tell(wanted[-1])
        elif isinstance(report, WrittenShard):
            self.shard_kept.emit()
        elif isinstance(report, Unheard) and self._is_new_here:
            self._messages.notice(unheard_words(report), once=True)

    def _end(self, outcome: Outcome) -> None:
        thread, self._thread = self._thread, None
        if thread:
            thread.finish()
        if self._next:
            self._begin_next(self._next)
            return
        self._was_stopped = isinstance(outcome, Stopped)
        if isinstance(outcome, Failed):
            self._tell_failure(problem_text(outcome.problem))
        elif missed := self._sink.unreachable:
            text = tr("{n} file(s) could not be reached.", "", len(missed))
            outcome = Incomplete(f"{text} {missed[0]}")
            self._messages.trouble(outcome.reason)
        self.ended.emit(outcome)
        if self._is_found and not self._was_stopped:
            self.start()  # what was not there when its turn came may be there now
            return
        if isinstance(outcome, Failed) and self._choice != EncoderChoice.of(self._project):
            self.start()  # the present encoder stays in use, and goes on
            return
        self._may_start = self._may_start and isinstance(outcome, Done)
        self.embed_what_came()

    def _tell_failure(self, text: str) -> None:
        if self._choice != EncoderChoice.of(self._project):
            self._messages.trouble(text)  # and the present encoder goes on
            return
        self._messages.trouble(text, act=_FAILED)
        self._messages.offer(tr("Go on embedding"), self.start)


def unheard_words(lost: Unheard) -> str:
    """Say that recordings reach above what an encoder hears."""
    said = tr(HEARS, **lost.values)
    return f"{said} {tr(HINT)}" if lost.is_ultrasound else said
