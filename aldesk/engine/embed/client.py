"""Drives the process that embeds a project's samples; light, and blocking: run it in a thread."""

import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, Self

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.progress import Progress, silent
from aldesk.core.refit import Shard
from aldesk.core.sample import Sample
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.process.child import ChildProcess
from aldesk.engine.process.messages import Arrays, pack, unpack
from aldesk.store import Project

_SECONDS_TO_STOP = 5.0


@dataclass(frozen=True)
class EmbeddingJob:
    """What to embed, and with what.

    Attributes
    ----------
    encoder : str
        As `aldesk.embed.load_encoder` takes it.
    folder : Path
        Where the shards go.
    device, pooling, precision : str
        As `aldesk.embed.load_encoder` takes them.
    samples : sequence of Sample
        All of the project's, for encoders that must know them.
    """

    encoder: str
    folder: Path
    device: str = "auto"
    pooling: str = "auto"
    precision: str = "auto"
    samples: Sequence[Sample] = ()

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
        )


@dataclass
class Control:
    """How another thread steers a job: set and clear `pause`, set `cancel`."""

    cancel: threading.Event = field(default_factory=threading.Event)
    pause: threading.Event = field(default_factory=threading.Event)


class Keeper(Protocol):
    """Takes in what the process reports, on the thread that owns the project."""

    def add_card(self, card: Mapping[str, Any]) -> None:
        """Take note of what the encoder is: an `EncoderCard` as JSON holds it."""

    def missing(self, key: str) -> Sequence[tuple[int, Sample]]:
        """Return the samples that an encoder with this key has still to embed."""

    def add_shard(self, shard: Shard, key: str, sha256: str, n_features: int) -> None:
        """Commit a complete shard."""

    def add_broken(self, row: int, key: str, reason: str) -> None:
        """Record a sample that cannot be embedded."""

    def add_unreachable(self, reason: str) -> None:
        """Take note of a sample whose file is not there at the moment."""

    @property
    def progress(self) -> Progress:
        """Show how far it is."""


class ProjectKeeper:
    """Puts what is embedded into a project; for the thread that owns it.

    Parameters
    ----------
    project : Project
    progress : Progress
    choice : EncoderChoice, optional
        Kept in the project as soon as the encoder is loaded.

    Attributes
    ----------
    n_new : int
        Samples embedded.
    unreachable : list of str
        What was said of files that are not there at the moment; they stay missing.
    """

    def __init__(
        self,
        project: Project,
        progress: Progress = silent,
        choice: EncoderChoice | None = None,
    ) -> None:
        self._project = project
        self._choice = choice
        self.progress = progress
        self.n_new = 0
        self.unreachable: list[str] = []

    def add_card(self, card: Mapping[str, Any]) -> None:
        """Keep what the encoder is in the project, under the name that the project knows it by."""
        if self._choice:
            self._choice.keep(self._project)
        self._project.set_meta("encoder_card", {**card, "name": self._project.encoder})

    def missing(self, key: str) -> list[tuple[int, Sample]]:
        """Return the samples that an encoder with this key has still to embed; remember the key."""
        self._project.set_meta("encoder_key", key)
        return [(row, self._project.samples[row]) for row in self._project.embeddings.missing(key)]

    def add_shard(self, shard: Shard, key: str, sha256: str, n_features: int) -> None:
        """Commit a complete shard."""
        self._project.embeddings.add_shard(shard, key, sha256, n_features)
        self.n_new += len(shard.rows)

    def add_broken(self, row: int, key: str, reason: str) -> None:
        """Record a sample that cannot be embedded."""
        self._project.embeddings.add_broken(row, key, reason)

    def add_unreachable(self, reason: str) -> None:
        """Take note of a sample whose file is not there at the moment."""
        self.unreachable.append(reason)


def run(job: EmbeddingJob, keeper: Keeper, control: Control) -> None:
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
        names = ("encoder", "device", "pooling", "precision")
        head = {"folder": str(job.folder), **{name: getattr(job, name) for name in names}}
        worker.pipe.send_bytes(pack("job", head))
        _Conversation(worker, job, keeper, control).hold()
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
        self, worker: ChildProcess, job: EmbeddingJob, keeper: Keeper, control: Control
    ) -> None:
        self._pipe = worker.pipe
        self._job = job
        self._keeper = keeper
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
            kind, head, arrays = unpack(self._pipe.recv_bytes())
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
                self._keeper.add_card(head["card"])
                missing = _facts(self._keeper.missing(self._key))
                project = _facts(enumerate(self._job.samples)) if head["needs_project"] else []
                self._pipe.send_bytes(pack("samples", {"samples": missing, "project": project}))
            case "progress":
                self._keeper.progress(head["done"], head["total"])
            case "shard":
                shard = Shard(Path(head["path"]), arrays["rows"])
                self._keeper.add_shard(shard, self._key, head["sha256"], head["n_features"])
            case "broken":
                self._keeper.add_broken(head["row"], self._key, head["reason"])
            case "unreachable":
                self._keeper.add_unreachable(head["reason"])
            case "cancelled":
                raise Cancelled
            case "problem":
                raise Problem(**head)
            case _:
                raise RuntimeError(head["report"])


def _facts(samples: Iterable[tuple[int, Sample]]) -> list[tuple[int, dict[str, str]]]:
    return [(row, {"id": s.id, "path": str(s.path), "media": s.media}) for row, s in samples]
