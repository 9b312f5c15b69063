"""Drives the process that embeds a project's samples; light, and blocking: run it in a thread."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from aldesk.core.child_process import ChildProcess
from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.numbered_samples import NumberedSamples
from aldesk.core.progress import Progress, silent
from aldesk.core.refit import WrittenShard
from aldesk.core.sample import Media
from aldesk.core.sample_rows import SampleRows
from aldesk.embed.hearing import Unheard
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.embed.reports import (
    EmbedReport,
    EncoderLoaded,
    LongClip,
    NotEmbedded,
    NotReached,
    ToEmbed,
)
from aldesk.engine.embed.used_encoders import loaded, use
from aldesk.engine.process.endings import unpack_answer
from aldesk.engine.process.messages import Arrays, pack
from aldesk.engine.process.sample_facts import numbered_facts
from aldesk.engine.process.sink import Sink
from aldesk.store import Project

_SECONDS_TO_STOP = 5.0

EmbedSink = Sink[EmbedReport, ToEmbed]


@dataclass(frozen=True)
class EmbeddingJob:
    """What to embed, and with what.

    Attributes
    ----------
    encoder : str
        As `aldesk.embed.load_encoder` takes it.
    folder : Path
        Where the shards go.
    device, pooling, precision, decoding
        As `aldesk.embed.load_encoder` takes them.
    samples : SampleRows
        All of the project's: some encoders must know them, and none may be for others only.
    project : Path or None
        Its file, which tells whether a sample's file is still what it was; None for no such look.
    """

    encoder: str
    folder: Path
    device: str = "auto"
    pooling: str = "auto"
    precision: str = "auto"
    samples: SampleRows = field(default_factory=SampleRows)
    decoding: Decoding = AS_IS
    project: Path | None = None

    @classmethod
    def of(
        cls, project: Project, device: str = "auto", choice: EncoderChoice | None = None
    ) -> Self:
        """Return the job for a project, with its own encoder or with another choice."""
        choice = choice or EncoderChoice.of(project)
        return cls(
            choice.pinned(project),
            project.embeddings.folder,
            device,
            choice.pooling,
            choice.precision,
            project.samples,
            choice.decoding,
            project.path,
        )

    @property
    def load_options(self) -> dict[str, Any]:
        """What makes the encoder, for a message to those who load it."""
        names = ("encoder", "device", "pooling", "precision")
        options = {name: getattr(self, name) for name in names}
        return {**options, "decoding": self.decoding.to_json()}

    @property
    def media(self) -> list[Media]:
        """What there is among the samples: sound, pictures or both."""
        return self.samples.media


@dataclass
class Control:
    """How another thread steers a job: set and clear `pause`, set `cancel`."""

    cancel: threading.Event = field(default_factory=threading.Event)
    pause: threading.Event = field(default_factory=threading.Event)


class ProjectSink:
    """Puts what is embedded into a project; for the thread that owns it.

    Parameters
    ----------
    project : Project
    progress : Progress
    choice : EncoderChoice, optional
        Kept in the project as soon as the encoder is loaded.
    on_long : callable (float), optional
        Called with the seconds of a long clip when its turn comes, and with 0 when it is through.

    Attributes
    ----------
    n_new : int
        Samples embedded.
    unreachable : list of str
        What was said of files that are not there at the moment; they stay missing.
    unheard : Unheard or None
        That the recordings reach above what the encoder hears.
    """

    def __init__(
        self,
        project: Project,
        progress: Progress = silent,
        choice: EncoderChoice | None = None,
        on_long: Callable[[float], None] = lambda _seconds: None,
    ) -> None:
        self._project = project
        self._on_long = on_long
        self._choice = choice
        self.progress = progress
        self.n_new = 0
        self.unreachable: list[str] = []
        self.unheard: Unheard | None = None

    def take(self, report: EmbedReport) -> ToEmbed:
        """Put a report into the project; answer what a loaded encoder has still to embed."""
        match report:
            case EncoderLoaded():
                return self._begin(report)
            case Unheard():
                self.unheard = report
            case WrittenShard():
                self._project.embeddings.add_shard(report)
                self.n_new += len(report.rows)
            case NotEmbedded():
                self._project.embeddings.add_broken(report.row, report.key, report.reason)
            case LongClip():
                self._on_long(report.seconds)
            case NotReached():
                self.unreachable.append(report.reason)
        return ToEmbed()

    def _begin(self, encoder: EncoderLoaded) -> ToEmbed:
        """Let the project use the encoder, under the name that it was chosen by."""
        project = self._project
        choice = self._choice or EncoderChoice.of(project)
        use(project, loaded(choice, encoder.key, encoder.card))
        missing = project.embeddings.missing(encoder.key)
        has_worked = bool(project.embeddings.shards(encoder.key))
        return ToEmbed(NumberedSamples.of(project.samples, missing), has_worked)


def run(job: EmbeddingJob, sink: EmbedSink, control: Control) -> None:
    """Embed all that is missing; the shards that are complete are kept, however it ends.

    Raises
    ------
    Problem
        If the world failed, or the process died: running it again goes on where it stopped.
    Cancelled
        After `control.cancel` was set.
    """
    worker = ChildProcess("aldesk.engine.embed.worker")
    try:
        head = {"folder": str(job.folder), "media": job.media, **job.load_options}
        head["project"] = str(job.project or "")
        worker.pipe.send_bytes(pack("job", head))
        _Conversation(worker, job, sink, control).hold()
    except (EOFError, OSError) as error:
        raise Problem(
            "The embedding process ended unexpectedly, perhaps for want of memory",
            kept="What was embedded is kept",
            todo="Start it again to go on where it stopped",
        ) from error
    finally:
        worker.stop()


class _Conversation:
    def __init__(
        self, worker: ChildProcess, job: EmbeddingJob, sink: EmbedSink, control: Control
    ) -> None:
        self._pipe = worker.pipe
        self._job = job
        self._sink = sink
        self._control = control
        self._is_paused = False
        self._end = float("inf")
        self._key = ""

    def hold(self) -> None:
        while True:
            if self._control.cancel.is_set():
                self._ask_to_stop()
            elif self._key and self._control.pause.is_set() != self._is_paused:
                self._is_paused = not self._is_paused
                self._pipe.send_bytes(pack("pause" if self._is_paused else "resume"))
            if not self._pipe.poll(0.1):
                continue
            kind, head, arrays = unpack_answer(self._pipe.recv_bytes())
            if kind == "done":
                return
            self._take(kind, head, arrays)

    def _ask_to_stop(self) -> None:
        """Let it come to the end of its step; one that still loads its encoder is at none."""
        if not self._key or time.monotonic() > self._end:
            raise Cancelled
        if self._end == float("inf"):
            self._end = time.monotonic() + _SECONDS_TO_STOP
            self._pipe.send_bytes(pack("cancel"))

    def _take(self, kind: str, head: dict[str, Any], arrays: Arrays) -> None:
        match kind:
            case "key":
                self._key = head["key"]
                wanted = self._sink.take(EncoderLoaded(self._key, head["card"]))
                project = NumberedSamples.of(self._job.samples) if head["needs_project"] else None
                facts = {
                    "samples": numbered_facts(wanted.samples),
                    "has_worked": wanted.has_worked,
                    "project": numbered_facts(project) if project else [],
                }
                self._pipe.send_bytes(pack("samples", facts))
            case "unheard":
                self._sink.take(Unheard(**head))
            case "progress":
                self._sink.progress(head["done"], head["total"])
            case "long":
                self._sink.take(LongClip(head["seconds"]))
            case "shard":
                path, rows = Path(head.pop("path")), arrays["rows"]
                self._sink.take(WrittenShard(path, rows, self._key, **head))
            case "broken":
                self._sink.take(NotEmbedded(head["row"], self._key, head["reason"]))
            case "unreachable":
                self._sink.take(NotReached(head["reason"]))
