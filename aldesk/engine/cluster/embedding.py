"""Embeds a project's samples on a Dask cluster; shards come back as bytes and are written here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path
from threading import Event
from typing import Any, Self, TypeVar

import numpy as np

from aldesk.arrays import Rows, Vectors
from aldesk.core.errors import Problem, SampleProblem, Unreachable
from aldesk.core.numbered_samples import Numbered, NumberedSamples
from aldesk.core.recording import recording_id
from aldesk.core.sample import Media
from aldesk.embed.all_failed import FIRST, all_failed
from aldesk.embed.encoder_check import refuse_other_media
from aldesk.embed.hearing import unheard
from aldesk.embed.pipeline import SHARD_SIZE
from aldesk.embed.shards import write_shard
from aldesk.engine.cluster.client import Cluster
from aldesk.engine.embed.client import EmbeddingJob, EmbedSink
from aldesk.engine.embed.reports import EncoderLoaded, NotEmbedded, NotReached
from aldesk.engine.process.endings import WorkerBug, unpack_answer
from aldesk.engine.process.messages import Arrays, Garbled, pack, reading
from aldesk.engine.process.sample_facts import content_facts

_T = TypeVar("_T")
_MODULE = "aldesk.engine.cluster.embedding_worker"
_MOST_BYTES = 1 << 30  # of the files of one shard, which a worker holds in memory


def embed_on_cluster(cluster: Cluster, job: EmbeddingJob, sink: EmbedSink, cancel: Event) -> None:
    """Embed all that is missing; the shards that are complete are kept, however it ends.

    It stops where everything fails: if the first answers, of 50 samples or more and of two shards
    where there are two, tell of failures only. The shard that comes second is the pool's last.

    The workers read the files where they see them under the same path; else the files are sent.

    Parameters
    ----------
    cluster : Cluster
    job : EmbeddingJob
        Its encoder must be known to the workers: built in, a hub id, or a folder that they see.
    sink : EmbedSink
    cancel : Event

    Raises
    ------
    Problem
        If the encoder cannot be loaded there, everything fails, or the world failed.
    Cancelled
        After `cancel` was set.
    """
    encoder = pack("encoder", job.load_options)
    [(_, answer)] = cluster.answers(_MODULE, encoder, [("", pack("card"))], cancel)
    known = _read(answer, _Known.of)
    if known.needs_project:
        what = "Embeddings that are read from a file need no cluster"
        raise Problem(what, subject=job.encoder, todo="Run `aldesk embed` without --cluster")
    refuse_other_media(job.encoder, known.media, job.media)
    wanted = sink.take(known.encoder)
    missing = wanted.samples
    if lost := unheard(known.hears, missing.paths()):
        sink.take(lost)
    is_shared = _is_shared(cluster, encoder, missing)
    blocks = _blocks(missing, known.encoder.key, is_shared=is_shared)
    kept = _Kept(job.folder, known.encoder.key, sink, len(missing), wanted.has_worked)
    for rows, answer in cluster.answers(_MODULE, encoder, blocks, cancel):
        kept.take(_read(answer, partial(_Block.of, rows)))
    kept.tell_failures()


def _is_shared(cluster: Cluster, encoder: bytes, missing: NumberedSamples) -> bool:
    """Whether all workers see the samples' files under the same paths."""
    if not missing:
        return True
    files = [missing[place][1] for place in (0, -1)]
    ends = {str(sample.path): recording_id(sample.id) for sample in files}
    answers = cluster.ask_all(_MODULE, encoder, pack("sees", {"files": ends}))
    return all(_read(answer, lambda head, _: bool(head["all"])) for answer in answers)


def _blocks(missing: NumberedSamples, key: str, *, is_shared: bool) -> Iterator[tuple[Rows, bytes]]:
    """Yield what makes one shard each: whose rows, and the message; the last comes second."""
    edges = (np.flatnonzero(np.diff(missing.rows // SHARD_SIZE)) + 1).tolist()
    places = list(pairwise([0, *edges, len(missing)])) if missing else []
    for start, stop in places[:1] + places[1:][-1:] + places[1:-1]:
        block = missing[start:stop]
        facts = [(row, content_facts(sample)) for row, sample in block]
        contents = {} if is_shared else _contents(block)
        yield missing.rows[start:stop], pack("block", {"samples": facts, "key": key}, contents)


def _contents(block: Sequence[Numbered]) -> Arrays:
    """Return the files of a block by the first row that is of one, all stretches of it with that.

    One that cannot be read is left out, and told there.
    """
    contents: dict[str, Any] = {}
    n_bytes = 0
    first_rows = {sample.path: row for row, sample in reversed(block)}
    for path, row in reversed(first_rows.items()):
        try:
            n_bytes += path.stat().st_size
            if n_bytes <= _MOST_BYTES:
                contents[str(row)] = np.frombuffer(path.read_bytes(), np.uint8)
        except OSError:
            continue
        if n_bytes > _MOST_BYTES:
            raise Problem(
                "The files from here on are too large to be sent to the workers",
                subject=str(path),
                kept="What was embedded is kept",
                todo="Put them on a disk that all workers see under the same path",
            )
    return contents


@dataclass
class _Kept:
    """Keeps what the workers answer; what fails is held back until anything has worked."""

    folder: Path
    key: str
    sink: EmbedSink
    total: int
    has_worked: bool
    done: int = 0
    n_answers: int = 0
    failures: list[tuple[int, SampleProblem]] = field(default_factory=list)

    def take(self, block: "_Block") -> None:
        """Write a shard, then tell what is not in it; raise `Problem` where everything fails."""
        if len(block.rows):
            self.has_worked = True
            self.sink.take(write_shard(self.folder, self.key, block.vectors, block.rows))
        self.failures += block.failures
        self.done += len(block.rows) + len(block.failures)
        self.n_answers += 1
        if self.has_worked:
            self.tell_failures()
        elif self.done >= FIRST and (self.n_answers > 1 or self.done == self.total):
            raise all_failed([problem for _, problem in self.failures])
        self.sink.progress(self.done, self.total)

    def tell_failures(self) -> None:
        for row, problem in self.failures:
            if isinstance(problem, Unreachable):
                self.sink.take(NotReached(str(problem)))
            else:
                self.sink.take(NotEmbedded(row, self.key, str(problem)))
        self.failures.clear()


def _failure(row: int, is_away: bool, **parts: str) -> tuple[int, SampleProblem]:
    return row, (Unreachable if is_away else SampleProblem)(**parts)


@dataclass(frozen=True)
class _Known:
    """What the workers say of their encoder."""

    encoder: EncoderLoaded
    media: Media
    hears: float
    needs_project: bool

    @classmethod
    def of(cls, head: Mapping[str, Any], _: Arrays) -> Self:
        encoder = EncoderLoaded(str(head["key"]), dict(head["card"]))
        return cls(encoder, head["media"], float(head["hears"]), bool(head["needs_project"]))


@dataclass(frozen=True)
class _Block:
    """What became of a block: vectors and whose they are, and why the others have none."""

    vectors: Vectors
    rows: Rows
    failures: list[tuple[int, SampleProblem]]

    @classmethod
    def of(cls, asked: Rows, head: Mapping[str, Any], arrays: Arrays) -> Self:
        """Read it; raises ValueError if nobody asked about some of it."""
        nothing = np.zeros((0, 1), np.float32), np.zeros(0, np.int64)
        vectors, rows = (arrays["vectors"], arrays["rows"]) if arrays else nothing
        failures = [_failure(**facts) for facts in head["failed"]]
        told = [*rows.tolist(), *(row for row, _ in failures)]
        if sorted(told) != asked.tolist() or vectors.ndim != 2 or len(vectors) != len(rows):
            raise ValueError("these are not the samples of this block")
        return cls(vectors, rows, failures)


def _read(answer: bytes, read: Callable[[Mapping[str, Any], Arrays], _T]) -> _T:
    """Read an answer of a worker, which may be one that the samples or the world failed it."""
    kept = "What was embedded is kept"
    try:
        _, head, arrays = unpack_answer(answer)
        with reading():
            return read(head, arrays)
    except (Problem, WorkerBug) as failure:
        raise Problem(str(failure).removesuffix("."), kept=kept) from failure
    except Garbled as error:
        what = "A worker of the cluster answered what cannot be"
        raise Problem(what, kept=kept, todo="Start it again, then go on") from error
