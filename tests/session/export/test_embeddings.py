"""Embeddings for other programs, and back through our own reader."""

import csv
import os
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from aldesk.arrays import Floats
from aldesk.core.errors import Problem
from aldesk.embed import EmbeddingMatrix
from aldesk.embed.matrix_file import read_matrix
from aldesk.session.export import embeddings
from aldesk.session.export.embeddings import export_embeddings
from aldesk.store import Project
from tests.conftest import embed_here


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeddings, "_BLOCK", 50)  # 120 samples: two whole ones and a part


def wanted(project: Project) -> tuple[list[str], Floats]:
    """Return the embedded samples' ids, and their vectors, in the order of the paths."""
    matrix = EmbeddingMatrix()
    matrix.update(project.embeddings.shards(project.meta.encoder_key))
    place = {int(row): number for number, row in enumerate(matrix.rows)}
    rows = [row for row in project.in_path_order() if row in place]
    return [project.samples[row].id for row in rows], matrix.X[[place[row] for row in rows]]


def test_parquet_comes_back_through_our_own_reader(tested_project: Project, tmp_path: Path) -> None:
    to = tmp_path / "emb.parquet"
    done = export_embeddings(tested_project, to)
    assert (done.n_embedded, done.n_without) == (120, 0)
    ids, vectors = wanted(tested_project)
    matrix, names = read_matrix(to)
    assert list(names.ids) == ids
    assert matrix.dtype == np.float32
    np.testing.assert_array_equal(matrix, vectors)
    paths = pq.read_table(to)["path"].to_pylist()
    assert paths == [str(tested_project.samples[tested_project.row_of(i)].path) for i in ids]


def test_npy_has_its_names_beside_it(tested_project: Project, tmp_path: Path) -> None:
    export_embeddings(tested_project, tmp_path / "emb.npy")
    ids, vectors = wanted(tested_project)
    np.testing.assert_array_equal(np.load(tmp_path / "emb.npy", allow_pickle=False), vectors)
    matrix, names = read_matrix(tmp_path / "emb.npy")
    np.testing.assert_array_equal(matrix, vectors)
    assert (names.ids, names.paths) == ({}, {})
    with (tmp_path / "emb.ids.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["id"] for line in lines] == ids
    assert lines[0].keys() == {"id", "path"}


def test_samples_without_an_embedding_are_counted(project: Project, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="Nothing is embedded"):
        export_embeddings(project, tmp_path / "emb.npy")
    embed_here(project)
    (shard,) = project.embeddings.shards(project.meta.encoder_key)
    part = embeddings._Vectors.of(project)
    assert len(part.rows) == 36
    connection = project._connection
    vectors = np.load(shard.path)[:20]
    np.save(shard.path, vectors)
    connection.execute("UPDATE shard SET rows = ?", (shard.rows[:20].astype("<i8").tobytes(),))
    with Project.open_to_read(project.path) as again:
        done = export_embeddings(again, tmp_path / "emb.parquet")
        ids, _ = wanted(again)
    assert (done.n_embedded, done.n_without) == (20, 16)
    assert list(read_matrix(tmp_path / "emb.parquet")[1].ids) == ids


@pytest.mark.parametrize("name", ["emb.parquet", "emb.npy"])
def test_older_files_stay_if_the_disk_is_full(
    tested_project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    export_embeddings(tested_project, tmp_path / name)
    before = (tmp_path / name).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match="No space left"):
        export_embeddings(tested_project, tmp_path / name)
    assert (tmp_path / name).read_bytes() == before
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("name", ["emb.csv", "emb"])
def test_other_kinds_are_refused(tested_project: Project, tmp_path: Path, name: str) -> None:
    with pytest.raises(Problem, match=r"\.parquet or \.npy"):
        export_embeddings(tested_project, tmp_path / name)


def test_a_damaged_shard_is_a_problem(tested_project: Project, tmp_path: Path) -> None:
    shard = tested_project.embeddings.shards(tested_project.meta.encoder_key)[0]
    shard.path.write_bytes(shard.path.read_bytes()[:-9])
    with pytest.raises(Problem, match="damaged"):
        export_embeddings(tested_project, tmp_path / "emb.npy")
    assert not (tmp_path / "emb.npy").exists()
