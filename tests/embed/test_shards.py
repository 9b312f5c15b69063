import errno
import os
from pathlib import Path

import numpy as np
import pytest

from aldesk.arrays import Vectors
from aldesk.core.errors import Problem
from aldesk.core.refit import Shard
from aldesk.embed import EmbeddingMatrix, WrittenShard, read_shard, verify, write_shard


def some(n: int, d: int = 4, seed: int = 0) -> Vectors:
    return np.random.default_rng(seed).normal(size=(n, d)).astype(np.float32)


def as_shard(written: WrittenShard, *rows: int) -> Shard:
    return Shard(written.path, np.array(rows))


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    vectors = some(5)
    shard = write_shard(tmp_path / "new" / "folder", "key", vectors)
    read = read_shard(shard.path)
    assert (shard.rows.tolist(), shard.d) == ([0, 1, 2, 3, 4], 4)
    assert verify(shard.path, shard.sha256)
    assert isinstance(read, np.memmap)
    np.testing.assert_array_equal(read, vectors)


def test_the_same_work_ends_in_the_same_file(tmp_path: Path) -> None:
    first, again = (write_shard(tmp_path, "key", some(5)) for _ in range(2))
    other = write_shard(tmp_path, "other key", some(5))
    assert (first.path, first.sha256) == (again.path, again.sha256)
    assert other.path != first.path


def test_samples_with_the_same_vectors_have_a_file_each(tmp_path: Path) -> None:
    rows = [np.arange(start, start + 5) for start in (0, 128)]
    first, other = (write_shard(tmp_path, "key", some(5), numbers) for numbers in rows)
    assert first.sha256 == other.sha256
    assert first.path != other.path


def test_a_damaged_file_is_replaced_by_the_same_work(tmp_path: Path) -> None:
    shard = write_shard(tmp_path, "key", some(5))
    shard.path.write_bytes(b"damaged")
    assert verify(write_shard(tmp_path, "key", some(5)).path, shard.sha256)


@pytest.mark.parametrize("broken", ["fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_failed_write_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, code: int
) -> None:
    before = write_shard(tmp_path, "key", some(3))

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    owner = os if broken == "fsync" else Path
    monkeypatch.setattr(owner, broken, fail)
    message = "The disk is full" if code == errno.ENOSPC else "cannot be written"
    with pytest.raises(Problem, match=message) as caught:
        write_shard(tmp_path, "key", some(5))
    assert "embeddings written before, are kept" in caught.value.kept
    assert list(tmp_path.iterdir()) == [before.path]


def test_the_folder_is_synced_after_the_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.name != "posix":
        pytest.skip("only POSIX can sync a folder")
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def note_sync(descriptor: int) -> None:
        done.append("folder" if os.path.isdir(f"/dev/fd/{descriptor}") else "file")  # noqa: PTH112
        fsync(descriptor)

    def note_replace(self: Path, target: Path) -> Path:
        done.append("rename")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(Path, "replace", note_replace)
    write_shard(tmp_path, "key", some(2))
    assert done == ["file", "rename", "folder"]


@pytest.mark.parametrize("keep", [0, 40, 140])
def test_a_truncated_shard_is_noticed(tmp_path: Path, keep: int) -> None:
    shard = write_shard(tmp_path, "key", some(50))
    os.truncate(shard.path, keep)
    assert not verify(shard.path, shard.sha256)
    with pytest.raises(Problem, match="missing or damaged"):
        read_shard(shard.path)


@pytest.mark.parametrize("content", [np.zeros((2, 2)), np.zeros(3, np.float32), np.array(["a"])])
def test_other_arrays_are_not_shards(tmp_path: Path, content: np.ndarray) -> None:
    path = tmp_path / "other.npy"
    np.save(path, content)
    with pytest.raises(Problem, match="missing or damaged"):
        read_shard(path)
    with pytest.raises(ValueError, match="float32"):
        write_shard(tmp_path, "key", content)


def test_a_changed_bit_is_noticed(tmp_path: Path) -> None:
    shard = write_shard(tmp_path, "key", some(50))
    content = bytearray(shard.path.read_bytes())
    content[-1] ^= 1
    shard.path.write_bytes(content)
    assert not verify(shard.path, shard.sha256)
    assert not verify(tmp_path / "missing.npy", shard.sha256)


def test_embeddings_grow_shard_by_shard(tmp_path: Path) -> None:
    embeddings, parts = EmbeddingMatrix(), []
    shards: tuple[Shard, ...] = ()
    rows = np.random.default_rng(1).permutation(40)
    for seed in range(8):
        parts.append(some(5, seed=seed))
        written = write_shard(tmp_path, "key", parts[-1])
        shards = (*shards, as_shard(written, *rows[5 * seed : 5 * seed + 5]))
        embeddings.update(shards)
    np.testing.assert_array_equal(embeddings.X, np.concatenate(parts))
    np.testing.assert_array_equal(embeddings.rows, rows)


def test_known_shards_are_not_read_again(tmp_path: Path) -> None:
    embeddings, shard = EmbeddingMatrix(), as_shard(write_shard(tmp_path, "key", some(2)), 7, 3)
    embeddings.update((shard,))
    shard.path.unlink()
    embeddings.update((shard,))
    assert embeddings.rows.tolist() == [7, 3]


def test_shards_that_are_gone_are_let_go(tmp_path: Path) -> None:
    old = as_shard(write_shard(tmp_path, "key", some(3)), 0, 1, 2)
    new = as_shard(write_shard(tmp_path, "other", some(2, d=9)), 2, 1)
    embeddings = EmbeddingMatrix()
    embeddings.update((old,))
    embeddings.update((new,))
    assert embeddings.X.shape == (2, 9)
    assert embeddings.rows.tolist() == [2, 1]


def test_shards_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    good = as_shard(write_shard(tmp_path, "key", some(3)), 0, 1, 2)
    short = as_shard(write_shard(tmp_path, "key", some(2)), 4, 5, 6)
    wide = as_shard(write_shard(tmp_path, "key", some(2, d=9)), 4, 5)
    for bad in (short, wide):
        embeddings = EmbeddingMatrix()
        with pytest.raises(Problem, match="does not fit"):
            embeddings.update((good, bad))
        embeddings.update((good,))
        assert embeddings.X.shape == (3, 4)
