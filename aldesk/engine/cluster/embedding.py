"""Embeds a project's samples on a Dask cluster; shards come back as bytes and are written here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np

from aldesk.core.errors import Problem, SampleProblem, Unreachable
from aldesk.core.numbered_samples import Numbered, NumberedSamples
from aldesk.core.recording import recording_id
from aldesk.embed.all_failed import FIRST, all_failed
from aldesk.embed.encoder_check import refuse_other_media
from aldesk.embed.hearing import unheard
from aldesk.embed.pipeline import SHARD_SIZE
from aldesk.embed.shards import write_shard
from aldesk.engine.cluster.client import Cluster
from aldesk.engine.embed.client import EmbeddingJob, EmbedSink
from aldesk.engine.embed.reports import EncoderLoaded, NotEmbedded, NotReached
from aldesk.engine.process.endings import WorkerBug, unpack_answer
from aldesk.engine.process.messages import Arrays, pack
from aldesk.engine.process.sample_facts import content_facts

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
    known = _read(answer)[0]
    if known["needs_project"]:
        what = "Embeddings that are read from a file need no cluster"
        raise Problem(what, subject=job.encoder, todo="Run `aldesk embed` without --cluster")
    refuse_other_media(job.encoder, known["media"], job.media)
    wanted = sink.take(EncoderLoaded(known["key"], known["card"]))
    missing = wanted.samples
    if lost := unheard(known["hears"], missing.paths()):
        sink.take(lost)
    is_shared = _is_shared(cluster, encoder, missing)
    blocks = _blocks(missing, known["key"], is_shared=is_shared)
    kept = _Kept(job.folder, known["key"], sink, len(missing), wanted.has_worked)
    for n, answer in cluster.answers(_MODULE, encoder, blocks, cancel):
        kept.take(n, *_read(answer))
    kept.tell_failures()


def _is_shared(cluster: Cluster, encoder: bytes, missing: NumberedSamples) -> bool:
    """Whether all workers see the samples' files under the same paths."""
    if not missing:
        return True
    files = [missing[place][1] for place in (0, -1)]
    ends = {str(sample.path): recording_id(sample.id) for sample in files}
    answers = cluster.ask_all(_MODULE, encoder, pack("sees", {"files": ends}))
    return all(_read(answer)[0]["all"] for answer in answers)


def _blocks(missing: NumberedSamples, key: str, *, is_shared: bool) -> Iterator[tuple[int, bytes]]:
    """Yield what makes one shard each: how many samples, and the message; the last comes second."""
    edges = (np.flatnonzero(np.diff(missing.rows // SHARD_SIZE)) + 1).tolist()
    places = list(pairwise([0, *edges, len(missing)])) if missing else []
    for start, stop in places[:1] + places[1:][-1:] + places[1:-1]:
        block = missing[start:stop]
        facts = [(row, content_facts(sample)) for row, sample in block]
        contents = {} if is_shared else _contents(block)
        yield len(block), pack("block", {"samples": facts, "key": key}, contents)


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

    def take(self, n: int, head: Mapping[str, Any], arrays: Arrays) -> None:
        """Write a shard, then tell what is not in it; raise `Problem` where everything fails."""
        if "vectors" in arrays:
            self.has_worked = True
            self.sink.take(write_shard(self.folder, self.key, arrays["vectors"], arrays["rows"]))
        self.failures += [_failure(**facts) for facts in head["failed"]]
        self.done += n
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


def _read(answer: bytes) -> tuple[dict[str, Any], Arrays]:
    try:
        _, head, arrays = unpack_answer(answer)
    except (Problem, WorkerBug) as failure:
        what = str(failure).removesuffix(".")
        raise Problem(what, kept="What was embedded is kept") from failure
    return head, arrays
