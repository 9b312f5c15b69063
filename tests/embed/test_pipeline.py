import contextlib
import errno
import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.arrays import Vectors
from aldesk.core.decoding import Decoding
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.errors import Cancelled, Problem, SampleProblem, Unreachable
from aldesk.core.ids import SampleId
from aldesk.core.progress import Progress, silent
from aldesk.core.sample import Media, Sample
from aldesk.embed import WrittenShard, embed_all, load_encoder, read_shard
from aldesk.embed.encoder import BaseEncoder, Input, Value
from aldesk.embed.windows import windows
from aldesk.media import Sound


class LengthEncoder(BaseEncoder):
    """Embeds a clip as its length and first value; knows how large its batches were.

    Clips of more than 20 samples have several parts.
    """

    key, n_features, batch_size = "length", 2, 3
    media: Media = "sound"
    card = EncoderCard("length", 2)

    def __init__(self) -> None:
        self.batches: list[int] = []

    def prepare(self, value: Value) -> Iterator[Input]:
        assert isinstance(value, Sound)
        if len(value.samples) < 2:
            raise SampleProblem("too short")
        for part in windows([value.samples], 20):
            if len(part) == 19:
                raise SampleProblem("damaged further in")
            yield Input({"x": part}, len(part))

    def embed_batch(self, inputs: Sequence[Input]) -> Vectors:
        self.batches.append(len(inputs))
        return np.array([[x.n_valid, x.arrays["x"][0]] for x in inputs], np.float32)


class Run:
    """Embeds made-up clips, `lengths[row]` samples long, and keeps what comes of it."""

    def __init__(self, lengths: Sequence[int], folder: Path, mp: pytest.MonkeyPatch) -> None:
        self.encoder, self.folder = LengthEncoder(), folder
        self.samples = [
            (row, Sample(SampleId(f"{row:032x}"), Path(f"{row}_{n}.wav"), "sound"))
            for row, n in enumerate(lengths)
        ]
        self.vectors: dict[int, list[float]] = {}
        self.sizes: list[int] = []
        self.broken: dict[int, str] = {}
        self.seen: list[tuple[int, int]] = []
        self.long: list[float] = []
        mp.setattr("aldesk.embed.encoder.read", self.read)
        mp.setattr("aldesk.embed.encoder.long_clip", lambda path, decoding: None)

    @staticmethod
    def read(path: Path, decoding: Decoding) -> Sound:
        row, n = map(int, path.stem.split("_"))
        if n < 0:
            raise RuntimeError("the decoder tripped")
        if n == 0:
            raise SampleProblem("empty", subject=str(path))
        return Sound(np.full(n, np.nan if n == 99 else row, np.float32), 16000)

    def go(
        self, progress: Progress = silent, shard_size: int = 4, *, has_worked: bool = False
    ) -> None:
        def told(done: int, total: int) -> None:
            self.seen.append((done, total))
            progress(done, total)

        embed_all(
            self.encoder,
            [(row, s) for row, s in self.samples if row not in {**self.vectors, **self.broken}],
            self.folder,
            self.on_shard,
            lambda row, problem: self.broken.update({row: str(problem)}),
            progress=told,
            on_long=self.long.append,
            shard_size=shard_size,
            has_worked=has_worked,
        )

    def on_shard(self, shard: WrittenShard) -> None:
        vectors = read_shard(shard.path)
        assert vectors.shape == (len(shard.rows), shard.d)
        self.sizes.append(len(shard.rows))
        self.vectors.update(zip(shard.rows.tolist(), vectors.tolist(), strict=True))


def test_every_sample_gets_its_own_vector(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lengths = [5, 3, 5, 5, 3, 5, 7, 5, 5, 5]
    run = Run(lengths, tmp_path, monkeypatch)
    run.go()
    assert run.vectors == {row: [n, row] for row, n in enumerate(lengths)}
    assert list(run.vectors) == sorted(run.vectors)
    assert run.sizes == [4, 4, 2]
    assert run.encoder.batches == [3, 1, 1, 2, 1, 2]
    assert run.seen[-1] == (10, 10)


def test_a_long_clip_is_told_when_its_turn_comes(tmp_path: Path) -> None:
    for name, seconds in (("a", 2), ("b", 90), ("c", 2)):
        soundfile.write(tmp_path / f"{name}.wav", np.ones(16000 * seconds, np.float32), 16000)
    long: list[float] = []
    samples = [
        (row, Sample(SampleId(f"{row:032x}"), tmp_path / f"{name}.wav", "sound"))
        for row, name in enumerate("abc")
    ]

    def fail(row: int, problem: SampleProblem) -> None:
        raise problem

    encoder = load_encoder("spectral")  # to which a clip of any length is one part
    embed_all(encoder, samples, tmp_path, lambda _: None, fail, on_long=long.append)
    assert long == [0.0, 90.0, 0.0]


def test_broken_samples_are_told_and_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run([5, 0, 5, -1, 1, 99, 5], tmp_path, monkeypatch)
    run.go()
    assert sorted(run.vectors) == [0, 2, 6]
    assert sorted(run.broken) == [1, 3, 4, 5]
    assert "the decoder tripped" in run.broken[3]
    assert run.broken[4].startswith("4_1.wav: too short")
    assert "not finite" in run.broken[5]
    assert run.broken[5].startswith("5_99.wav")
    assert run.seen[-1] == (7, 7)


def test_only_broken_samples_make_no_shard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run([0, 0], tmp_path / "shards", monkeypatch)
    run.go()
    assert not run.vectors
    assert not (tmp_path / "shards").exists()
    assert run.seen[-1] == (2, 2)


def test_parts_of_a_long_sample_make_one_vector(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run([5, 150, 38, 7], tmp_path, monkeypatch)
    run.go()
    weighted = (6 * 20 * 20 + 2 * 15 * 15) / 150
    assert run.vectors == {0: [5, 0], 1: [weighted, 1], 3: [7, 3]}
    assert "damaged further in" in run.broken[2]


@pytest.mark.parametrize("stop_at", range(10))
def test_a_stopped_run_loses_only_the_shard_it_was_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    def stop(done: int, total: int) -> None:
        if done >= stop_at:
            raise Cancelled

    lengths = [5, 3, 5, 5, 3, 5, 7, 5, 5, 5]
    run = Run(lengths, tmp_path, monkeypatch)
    with pytest.raises(Cancelled):
        run.go(stop)
    assert len(run.vectors) in (stop_at // 4 * 4, max(0, stop_at - 1) // 4 * 4)
    assert len(list(tmp_path.iterdir())) == len(run.sizes)
    run.go()
    assert run.vectors == {row: [n, row] for row, n in enumerate(lengths)}
    assert run.sizes == [4, 4, 2]


@pytest.mark.parametrize("stop_at", [0, 1, 3, 4, 6, 9, 13, 20])
def test_shards_do_not_depend_on_where_a_run_was_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_at: int
) -> None:
    lengths = [5, 0, 5, 99, 3, 150, 7, 5, -1, 5, 38, 3, 3, 3, 5, 5, 2]

    def stop(done: int, total: int) -> None:
        if done >= stop_at:
            raise Cancelled

    whole = Run(lengths, tmp_path / "whole", monkeypatch)
    whole.go()
    run = Run(lengths, tmp_path / "stopped", monkeypatch)
    with contextlib.suppress(Cancelled):
        run.go(stop)
    run.go()
    names = [sorted(p.name for p in r.folder.iterdir()) for r in (whole, run)]
    assert names[0] == names[1]
    assert (run.vectors, run.broken, run.sizes) == (whole.vectors, whole.broken, whole.sizes)


def test_samples_that_are_added_later_have_shards_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run([5] * 10, tmp_path, monkeypatch)
    later, run.samples = run.samples[6:], run.samples[:6]
    run.go()
    run.samples += later
    run.go()
    assert run.sizes == [4, 2, 2, 2]
    assert sorted(run.vectors) == list(range(10))


def test_what_a_killed_run_left_half_written_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "length-abc.npy.4711.part").write_bytes(b"half")
    Run([5, 5], tmp_path, monkeypatch).go()
    assert [path.suffix for path in tmp_path.iterdir()] == [".npy"]


def test_decoding_goes_on_while_a_batch_is_embedded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run, decoded = Run([5] * 12, tmp_path, monkeypatch), threading.Event()
    read, embed_batch = run.read, run.encoder.embed_batch

    def note(path: Path, decoding: Decoding) -> Sound:
        if path.stem.startswith("7_"):
            decoded.set()
        return read(path, decoding)

    def wait(inputs: Sequence[Input]) -> Vectors:
        assert decoded.wait(10), "the first batch waits for clip 7, which is not in it"
        return embed_batch(inputs)

    monkeypatch.setattr("aldesk.embed.encoder.read", note)
    monkeypatch.setattr(run.encoder, "embed_batch", wait)
    run.go()
    assert len(run.vectors) == 12


def test_a_crash_of_the_model_ends_the_run_and_keeps_earlier_shards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run([5, 5, 5, 5, 5, 3], tmp_path, monkeypatch)
    embed_batch = run.encoder.embed_batch

    def crash(inputs: Sequence[Input]) -> Vectors:
        if inputs[0].n_valid == 3:
            raise MemoryError
        return embed_batch(inputs)

    monkeypatch.setattr(run.encoder, "embed_batch", crash)
    with pytest.raises(MemoryError):
        run.go()
    assert sorted(run.vectors) == [0, 1, 2, 3]


def test_a_batch_that_cannot_be_embedded_is_told_of_its_samples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run([5, 3, 5], tmp_path, monkeypatch)
    embed_batch = run.encoder.embed_batch

    def refuse(inputs: Sequence[Input]) -> Vectors:
        if inputs[0].n_valid == 3:
            raise SampleProblem("there is not enough memory")
        return embed_batch(inputs)

    monkeypatch.setattr(run.encoder, "embed_batch", refuse)
    run.go()
    assert sorted(run.vectors) == [0, 2]
    assert run.broken[1].startswith("1_3.wav: there is not enough memory")


def test_a_full_disk_ends_the_run_and_keeps_earlier_shards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run([5] * 12, tmp_path, monkeypatch)

    def fill_up(done: int, total: int) -> None:
        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        if done >= 6:
            monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(Problem, match="disk is full"):
        run.go(fill_up)
    assert sorted(run.vectors) == [0, 1, 2, 3]
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("shard_size", [4, 128])
def test_where_everything_fails_it_stops_early_and_marks_nothing_as_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shard_size: int
) -> None:
    run = Run([1] * 3000, tmp_path, monkeypatch)
    with pytest.raises(Problem) as told:
        run.go(shard_size=shard_size)
    assert "Each of the 100 samples that were tried has failed, all for this" in told.value.what
    assert "too short (such as 0_1.wav)" in told.value.what
    assert "Choose another encoder" in told.value.todo
    assert run.seen[-1][0] == 50
    assert run.broken == {}
    monkeypatch.setattr(run, "read", lambda path, decoding: Sound(np.ones(5, np.float32), 16000))
    monkeypatch.setattr("aldesk.embed.encoder.read", run.read)
    run.go(shard_size=128)  # whatever it was is mended: all are tried again
    assert len(run.vectors) == 3000


class Counted(list[tuple[int, Sample]]):
    """Samples that are made when they are asked for, and counted."""

    n_made = 0

    def __iter__(self) -> Iterator[tuple[int, Sample]]:
        for numbered in super().__iter__():
            self.n_made += 1
            yield numbered


def test_where_everything_fails_not_all_samples_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run([1] * 3000, tmp_path, monkeypatch)
    samples = Counted(run.samples)
    with pytest.raises(Problem, match="Each of the 100 samples"):
        embed_all(run.encoder, samples, tmp_path, run.on_shard, lambda row, problem: None)
    assert samples.n_made < 1000


def test_the_reason_that_most_share_is_named_whatever_its_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run([0, 0, *[1] * 98], tmp_path, monkeypatch)

    def refuse(value: Value) -> Iterator[Input]:
        raise SampleProblem(f"{len(run.seen)} samples are too few", todo="Take more")
        yield

    monkeypatch.setattr(run.encoder, "prepare", refuse)
    with pytest.raises(Problem, match=r"98 of them for this reason: \d+ samples are") as told:
        run.go()
    assert told.value.todo == "Take more"


def test_missing_files_are_told_as_a_drive_that_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run([5] * 60, tmp_path, monkeypatch)

    def away(path: Path, decoding: Decoding) -> Sound:
        raise Unreachable("no such file", subject=str(path))

    monkeypatch.setattr("aldesk.embed.encoder.read", away)
    with pytest.raises(Problem, match="See that the drive"):
        run.go()


@pytest.mark.parametrize("first_whole", [10, 49, 50, 60, 127, 2999])
def test_a_pool_that_begins_with_damaged_files_is_embedded_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first_whole: int
) -> None:
    run = Run([0] * first_whole + [5] * (3000 - first_whole), tmp_path, monkeypatch)
    run.go(shard_size=128)
    assert len(run.broken) == first_whole
    assert len(run.vectors) == 3000 - first_whole


def test_what_an_encoder_that_has_worked_cannot_embed_is_broken_however_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run([1] * 120, tmp_path, monkeypatch)
    run.go(has_worked=True)
    assert len(run.broken) == 120


def test_it_can_be_cancelled_while_others_are_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(done: int, total: int) -> None:
        if done == 50:
            raise Cancelled

    run = Run([1] * 200, tmp_path, monkeypatch)
    with pytest.raises(Cancelled):
        run.go(stop)
    assert run.broken == {}
