"""Drives the process that embeds a project's samples; light, and blocking: run it in a thread."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Self

import numpy as np

from aldesk.arrays import Rows
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
    StartedAgain,
    ToEmbed,
)
from aldesk.engine.embed.used_encoders import loaded, use
from aldesk.engine.process.endings import unpack_answer
from aldesk.engine.process.messages import Arrays, Garbled, pack, reading
from aldesk.engine.process.sample_facts import numbered_facts
from aldesk.engine.process.sink import Sink
from aldesk.store import Project

_MODULE = "aldesk.engine.embed.worker"
_SECONDS_TO_STOP = 5.0
_PAUSES = (0.0, 1.0, 5.0)
"""Seconds before the process is started again; after one fault more it is not."""
_MOST_BYTES = 64 << 20
_TICK = 0.1
_SECONDS_A_STEP = 1800.0
"""For a batch of a large encoder, which has only what other programs leave of the processor."""
_log = logging.getLogger(__name__)

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

    A process that ends, hangs or tells what cannot be is started again, and goes on where it
    stopped; after some times in a row in which nothing came of it, no more.

    Raises
    ------
    Problem
        If the world failed, or the process did again and again.
    Cancelled
        After `control.cancel` was set.
    """
    n_faults = 0
    while True:
        attempt = _Attempt(job, sink, control)
        try:
            attempt.make()
        except (EOFError, OSError) as error:
            if control.cancel.is_set():
                raise Cancelled from error
            n_faults = 1 if attempt.has_kept else n_faults + 1
            _log.warning("the embedding failed (%d in a row): %r", n_faults, error)
            if n_faults > len(_PAUSES):
                raise Problem(
                    "The embedding process ended unexpectedly, perhaps for want of memory",
                    kept="What was embedded is kept",
                    todo="Start it again to go on where it stopped",
                ) from error
            sink.take(StartedAgain())
            if control.cancel.wait(_PAUSES[n_faults - 1]):
                raise Cancelled from error
        else:
            return


class _Attempt:
    """A process, and what is said to it and by it.

    Attributes
    ----------
    has_kept : bool
        It has brought something further.
    """

    def __init__(self, job: EmbeddingJob, sink: EmbedSink, control: Control) -> None:
        self._job, self._sink, self._control = job, sink, control
        self._is_paused = self._is_asked_to_stop = False
        self._key = ""
        self._open = _Open(np.zeros(0, np.int64))
        self._waited = 0.0
        self.has_kept = False

    def make(self) -> None:
        """Have it embed; raises EOFError or OSError when it has failed."""
        worker = ChildProcess(_MODULE, _SECONDS_TO_STOP, unwanted=self._control.cancel)
        try:
            job = self._job
            head = {"folder": str(job.folder), "media": job.media, **job.load_options}
            worker.pipe.send_bytes(pack("job", {**head, "project": str(job.project or "")}))
            while self._goes_on(worker.pipe):
                pass
        except Cancelled:
            if not self._key:
                worker.kill()  # it would load its encoder first, and has nothing to save
            raise
        finally:
            worker.stop()

    def _goes_on(self, pipe: "Connection[bytes, bytes]") -> bool:
        """Say what is to be said, wait a little for what is told; return whether more is to come.

        One that is asked to stop may come to the end of its step; one that still loads its encoder
        is at none.
        """
        if self._control.cancel.is_set() and not self._is_asked_to_stop:
            if not self._key:
                raise Cancelled
            self._is_asked_to_stop = True
            pipe.send_bytes(pack("cancel"))
        elif self._key and self._control.pause.is_set() != self._is_paused:
            self._is_paused = not self._is_paused
            pipe.send_bytes(pack("pause" if self._is_paused else "resume"))
        if not pipe.poll(_TICK):
            self._wait_on()
            return True
        self._waited = 0.0
        kind, head, arrays = unpack_answer(pipe.recv_bytes(_MOST_BYTES))
        if kind == "done":
            return False
        if kind == "progress":
            with reading():
                done, total = int(head["done"]), int(head["total"])
            self._sink.progress(done, total)
            return True
        with reading():
            report, needs_project = self._report(kind, head, arrays), head.get("needs_project")
        if isinstance(report, EncoderLoaded):
            pipe.send_bytes(self._wanted(report, needs_project=bool(needs_project)))
        else:
            self._sink.take(report)
        return True

    def _wait_on(self) -> None:
        """Count the ticks, not the time: a machine that slept is no reason to give up."""
        may_wait = not self._key or self._is_paused  # an encoder may have to be fetched
        self._waited = 0.0 if may_wait else self._waited + _TICK
        if self._waited > _SECONDS_A_STEP:
            raise TimeoutError

    def _report(self, kind: str, head: dict[str, Any], arrays: Arrays) -> EmbedReport:
        match kind:
            case "key":
                return EncoderLoaded(str(head["key"]), dict(head["card"]))
            case "unheard":
                return Unheard(**head)
            case "long":
                return LongClip(float(head["seconds"]))
            case "shard":
                return self._shard(Path(head["path"]), arrays["rows"], head)
            case "broken":
                self._open.take(np.array([head["row"]], np.int64))
                return NotEmbedded(int(head["row"]), self._key, str(head["reason"]))
            case "unreachable":
                return NotReached(str(head["reason"]))
        raise Garbled(f"{kind!r} is no report of an embedding")

    def _shard(self, path: Path, rows: Rows, head: dict[str, Any]) -> WrittenShard:
        if path.parent != self._job.folder or not path.is_file():
            raise Garbled(f"{path} is no shard")
        self._open.take(rows)
        self.has_kept = True
        return WrittenShard(path, rows, self._key, str(head["sha256"]), int(head["d"]))

    def _wanted(self, loaded: EncoderLoaded, *, needs_project: bool) -> bytes:
        if self._key:
            raise Garbled("it has told its encoder already")
        self._key = loaded.key
        wanted = self._sink.take(loaded)
        self._open = _Open(wanted.samples.rows)
        project = NumberedSamples.of(self._job.samples) if needs_project else None
        facts = {
            "samples": numbered_facts(wanted.samples),
            "has_worked": wanted.has_worked,
            "project": numbered_facts(project) if project else [],
        }
        return pack("samples", facts)


class _Open:
    """The rows that are still to be told of, each once."""

    def __init__(self, rows: Rows) -> None:
        self._rows, self._is_open = rows, np.ones(len(rows), bool)

    def take(self, rows: Rows) -> None:
        """Take rows that are told of; raises Garbled if nobody waits for one of them."""
        if rows.ndim != 1 or rows.dtype != np.int64 or not len(np.unique(rows)) == len(rows) > 0:
            raise Garbled("these are no rows")
        places = np.searchsorted(self._rows, rows).clip(max=max(0, len(self._rows) - 1))
        if not len(self._rows) or (self._rows[places] != rows).any():
            raise Garbled("nobody asked about these rows")
        if not self._is_open[places].all():
            raise Garbled("these rows were told of already")
        self._is_open[places] = False
