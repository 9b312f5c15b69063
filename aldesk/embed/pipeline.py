"""Embed many samples: decode ahead, batch, embed, write shards."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, groupby, islice
from pathlib import Path

import numpy as np

from aldesk.arrays import Vectors
from aldesk.core.errors import SampleProblem
from aldesk.core.numbered_samples import Numbered
from aldesk.core.progress import Progress, silent
from aldesk.core.refit import WrittenShard
from aldesk.core.sample import Sample
from aldesk.embed.all_failed import FIRST, all_failed
from aldesk.embed.batches import in_batches
from aldesk.embed.encoder import Encoder, Input
from aldesk.embed.part_averager import PartAverager
from aldesk.embed.prefetch_map import prefetch_map
from aldesk.embed.shards import remove_unfinished, write_shard
from aldesk.media import long_clip
from aldesk.media.clip import LONG_SECONDS

OnShard = Callable[[WrittenShard], None]
OnBroken = Callable[[int, SampleProblem], None]
OnLong = Callable[[float], None]
Check = Callable[[Sample], None]

SHARD_SIZE = 128
"""Rows in a shard, and so the most work that an interruption can cost."""

_LEAST_BYTES = 40_000  # of a clip that could be long: a minute of speech takes more
_DECODERS = 2
_DECODED_AHEAD = 16
_PARTS_AHEAD = 4  # of one sample; the others of a long clip are decoded when their turn comes


def embed_all(
    encoder: Encoder,
    samples: Sequence[Numbered],
    folder: Path,
    on_shard: OnShard,
    on_broken: OnBroken,
    *,
    progress: Progress = silent,
    on_long: OnLong = lambda _seconds: None,
    shard_size: int = SHARD_SIZE,
    has_worked: bool = False,
    check: Check = lambda _sample: None,
) -> None:
    """Embed samples and write them as shards, in order and in bounded memory.

    A shard holds the rows from one multiple of `shard_size` to the next, and its batches are made
    of its own samples only. So what a run writes does not depend on where an earlier one was
    stopped. To resume, pass the samples that have neither an embedding nor a failure yet.

    It stops where everything fails: if the first 50 samples that are tried all do, and so do up to
    50 others, spread evenly over the rest. None of them is told as broken then, since a cause that
    all share is not theirs; the next run tries them again. One success, and every sample counts for
    itself. So a pool that begins with damaged files is embedded all the same.

    Parameters
    ----------
    encoder : Encoder
    samples : sequence of (row, Sample)
        Each with its row number in the project, ascending.
    folder : Path
        Where the shards are written.
    on_shard : callable (WrittenShard)
        Called with each shard when it is on disk.
    on_broken : callable (int, SampleProblem)
        Called with the row of each sample that cannot be embedded, after its shard is written, and
        not before there was a success or the end.
    progress : Progress
        Called at least once a sample with how many are embedded or broken; may raise Cancelled.
    on_long : callable (float)
        Called when a sample's turn comes: with the seconds of a long clip, and 0 for any other.
    shard_size : int, default 128
    has_worked : bool, default False
        The encoder has embedded samples of this project: what fails now is not stopped at.
    check : callable (Sample)
        Called before a sample is decoded, in threads; raises SampleProblem if it must not be.

    Raises
    ------
    Cancelled
        From `progress`; the shards that are not complete are not written.
    Problem
        If a shard cannot be written, or everything fails.
    """
    remove_unfinished(folder)
    run = _Run(
        encoder,
        samples,
        folder,
        on_shard,
        on_broken,
        progress,
        on_long,
        check,
        shard_size,
        has_worked,
    )
    workers = encoder.n_workers
    with (
        closing(encoder),
        closing(prefetch_map(run.decode, samples, _DECODERS, _DECODED_AHEAD)) as decoded,
        closing(prefetch_map(_call, run.steps(decoded), workers, workers)) as steps,
    ):
        for step in steps:
            run.take(step)
    run.tell_broken()


@dataclass(frozen=True)
class _Decoded:
    row: int
    sample: Sample
    parts: Iterable[Input | SampleProblem]  # a problem is the last, if there is one


@dataclass
class _Block:
    """The samples of one shard; among the batches, the mark that its last one is through."""

    samples: dict[int, Sample] = field(default_factory=dict)
    broken: dict[int, SampleProblem] = field(default_factory=dict)
    whole: PartAverager = field(default_factory=PartAverager)


@dataclass(frozen=True)
class _Batch:
    block: _Block
    rows: list[int]
    inputs: list[Input]
    vectors: Vectors | SampleProblem


_Step = _Batch | _Block


@dataclass
class _Run:
    encoder: Encoder
    samples: Sequence[Numbered]
    folder: Path
    on_shard: OnShard
    on_broken: OnBroken
    progress: Progress
    on_long: OnLong
    check: Check
    shard_size: int
    has_worked: bool
    settled: set[int] = field(default_factory=set)
    failed: list[SampleProblem] = field(default_factory=list)  # before anything worked
    untold: list[tuple[int, SampleProblem]] = field(default_factory=list)

    def decode(self, numbered: Numbered) -> _Decoded:
        """Decode the first parts of a sample; runs in threads."""
        row, sample = numbered
        parts = self._parts(sample)
        return _Decoded(row, sample, chain(list(islice(parts, _PARTS_AHEAD)), parts))

    def steps(self, decoded: Iterable[_Decoded]) -> Iterator[Callable[[], _Step]]:
        """Yield the batches of a block of rows, still to be computed, then the block, and so on."""
        announced = zip(map(self._announce, self.samples), decoded, strict=True)
        items = (item for _, item in announced)
        for _, group in groupby(items, key=lambda item: item.row // self.shard_size):
            block = _Block()
            inputs = self._inputs(block, group)
            for rows, batch in in_batches(inputs, self.encoder.batch_key, self.encoder.batch_size):
                yield partial(self._embed, block, rows, batch)
            yield partial(_same, block)

    def _parts(self, sample: Sample) -> Iterator[Input | SampleProblem]:
        try:
            self.check(sample)
        except SampleProblem as problem:
            return iter([problem])
        return _told(self.encoder.open(sample), sample)

    def _announce(self, numbered: Numbered) -> None:
        """Tell before its first part is waited for how long a long clip is."""
        self.on_long(_seconds(numbered[1]))

    def take(self, step: _Step) -> None:
        """Keep a batch's vectors, or write a block's shard."""
        if isinstance(step, _Block):
            self._write(step)
        else:
            self._keep(step)
        self._tell()

    def _inputs(self, block: _Block, group: Iterable[_Decoded]) -> Iterator[tuple[int, Input]]:
        for item in group:
            block.samples[item.row] = item.sample
            for part in item.parts:
                self._tell()
                if isinstance(part, SampleProblem):
                    self._break(block, item.row, part)
                else:
                    yield item.row, part

    def _embed(self, block: _Block, rows: list[int], inputs: list[Input]) -> _Batch:
        """Embed a batch; runs in threads."""
        try:
            return _Batch(block, rows, inputs, self.encoder.embed_batch(inputs))
        except SampleProblem as problem:
            return _Batch(block, rows, inputs, problem)

    def _keep(self, batch: _Batch) -> None:
        block, vectors = batch.block, batch.vectors
        for place, (row, part) in enumerate(zip(batch.rows, batch.inputs, strict=True)):
            subject = str(block.samples[row].path)
            if isinstance(vectors, SampleProblem):
                problem = SampleProblem(vectors.what, subject=subject, todo=vectors.todo)
                self._break(block, row, problem)
            elif np.isfinite(vectors[place]).all():
                block.whole.add(row, part.n_valid, vectors[place])
                self.settled.add(row)
                self.has_worked = True
            else:
                self._break(block, row, _not_finite(subject))

    def _break(self, block: _Block, row: int, problem: SampleProblem) -> None:
        block.broken[row] = problem
        self.settled.add(row)
        if not self.has_worked:
            self.failed.append(problem)
            if len(self.failed) == FIRST:
                self._try_others()

    def _try_others(self) -> None:
        """Look whether any sample works that has not failed yet; raise `Problem` if none does."""
        others = self._some_others()
        for place in np.linspace(0, len(others) - 1, min(FIRST, len(others)), dtype=int):
            self._tell()
            if problem := self._first_part_problem(others[place]):
                self.failed.append(problem)
            else:
                self.has_worked = True
                return
        raise all_failed(self.failed)

    def _some_others(self) -> list[Sample]:
        """Return samples from all over that are not settled: as many as are tried, or all."""
        n = len(self.samples)
        places = np.linspace(0, n - 1, min(FIRST + len(self.settled), n), dtype=int)
        spread = (self.samples[place] for place in places.tolist())
        return [sample for row, sample in spread if row not in self.settled]

    def _first_part_problem(self, sample: Sample) -> SampleProblem | None:
        try:
            part = next(self._parts(sample))
            if isinstance(part, SampleProblem):
                return part
            is_finite = np.isfinite(self.encoder.embed_batch([part])).all()
        except SampleProblem as problem:
            return problem
        return None if is_finite else _not_finite(str(sample.path))

    def _write(self, block: _Block) -> None:
        """Write the shard, then tell what is not in it: so each resumed run finds the same left."""
        rows = [row for row in block.samples if row not in block.broken]
        if rows:
            vectors = np.stack([block.whole.take(row) for row in rows])
            numbers = np.array(rows, np.int64)
            self.on_shard(write_shard(self.folder, self.encoder.key, vectors, numbers))
        self.untold += sorted(block.broken.items())
        if self.has_worked:
            self.tell_broken()

    def tell_broken(self) -> None:
        """Tell what was held back while everything failed."""
        for row, problem in self.untold:
            self.on_broken(row, problem)
        self.untold.clear()

    def _tell(self) -> None:
        self.progress(len(self.settled), len(self.samples))


def _told(parts: Iterable[Input], sample: Sample) -> Iterator[Input | SampleProblem]:
    """Yield the parts, and what went wrong in place of the rest."""
    try:
        yield from parts
    except SampleProblem as problem:
        yield problem
    except Exception as error:  # noqa: BLE001 - a decoder's bug costs one sample, not the run
        what = f"cannot be decoded ({type(error).__name__}: {error})"
        yield SampleProblem(what, subject=str(sample.path))


def _seconds(sample: Sample) -> float:
    """Return how long a clip is, or 0 if that is a minute at most or its header doesn't say."""
    if sample.span is not None:
        return sample.span.seconds if sample.span.seconds > LONG_SECONDS else 0.0
    try:
        if sample.media != "sound" or sample.path.stat().st_size < _LEAST_BYTES:
            return 0.0  # without a look into the file
        clip = long_clip(sample.path)
    except (SampleProblem, OSError):
        return 0.0
    return clip.n_samples / clip.rate if clip and clip.can_seek else 0.0


def _not_finite(path: str) -> SampleProblem:
    return SampleProblem("the encoder's answer is not finite numbers", subject=path)


def _same(block: _Block) -> _Block:
    return block


def _call(step: Callable[[], _Step]) -> _Step:
    return step()
