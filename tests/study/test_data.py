from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.embed import write_shard
from aldesk.store import Project
from aldesk.study.data import StudyData, make_data, open_data, save_data
from aldesk.study.data_of_matrix import from_matrix
from aldesk.study.data_of_project import from_project
from aldesk.study.plan import DataPlan

rng = np.random.default_rng(0)
X = rng.standard_normal((30, 4))
y = np.arange(30) % 3


def read(folder: Path, **keys: str) -> StudyData:
    return from_matrix(DataPlan(**keys), folder, 0.2, seed=0)


def test_an_npz_and_an_npy(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", X=X, y=y)
    np.save(tmp_path / "X.npy", X)
    np.save(tmp_path / "y.npy", y)
    both = [read(tmp_path, matrix="a.npz"), read(tmp_path, matrix="X.npy", labels="y.npy")]
    for data in both:
        assert (len(data.X), len(data.X_test), data.X.dtype) == (24, 6, np.dtype("f4"))
        assert data.classes == ["0", "1", "2"]
        rows = [int(id_) for id_ in data.ids]
        assert np.allclose(data.X, X[rows])
        assert data.y.tolist() == y[rows].tolist()
    assert both[0].fingerprint == both[1].fingerprint


def test_labels_and_numbers_as_a_spreadsheet_writes_them(tmp_path: Path) -> None:
    np.save(tmp_path / "X.npy", X)
    labels = ["" if row == 7 else f"{code}.0" for row, code in enumerate(y)]
    (tmp_path / "y.csv").write_text("\n".join([",Class", *(f"0,{c}" for c in labels)]))
    lines = [",".join(map(repr, row)) + f",{c}" for row, c in zip(X.tolist(), labels, strict=True)]
    (tmp_path / "a.csv").write_text("\n".join(["a,b,c,d,class", *lines]))
    both = [read(tmp_path, matrix="X.npy", labels="y.csv"), read(tmp_path, matrix="a.csv")]
    for data in both:
        assert len(data.X) + len(data.X_test) == 29
        assert data.classes == ["0", "1", "2"]
    assert np.allclose(both[0].X, both[1].X)


def test_a_test_split_of_its_own_and_text_labels(tmp_path: Path) -> None:
    names = np.array(["ape", "bee", "cat"])[y]
    np.savez(tmp_path / "a.npz", X=X[:20], y=names[:20], X_test=X[20:], y_test=names[20:])
    data = read(tmp_path, matrix="a.npz")
    assert (len(data.X), len(data.X_test)) == (20, 10)
    assert data.classes == ["ape", "bee", "cat"]


def test_an_ending_in_capitals_is_the_same_kind(tmp_path: Path) -> None:
    table = pa.table({"embedding": list(X), "label": y})
    pq.write_table(table, tmp_path / "A.PARQUET")
    np.save(tmp_path / "X.npy", X)
    (tmp_path / "X.npy").rename(tmp_path / "X.NPY")
    np.save(tmp_path / "y.npy", y)
    for data in (
        read(tmp_path, matrix="A.PARQUET"),
        read(tmp_path, matrix="X.NPY", labels="y.npy"),
    ):
        assert len(data.X) + len(data.X_test) == 30


@pytest.mark.parametrize("as_lists", [True, False])
def test_a_parquet_leaves_out_what_has_no_label(tmp_path: Path, as_lists: bool) -> None:
    columns: dict[str, Any] = {f"f{i}": X[:, i] for i in range(4)}
    if as_lists:
        columns = {"embedding": list(X)}
    labels = [None if i == 5 else f"c{code}" for i, code in enumerate(y)]
    table = pa.table({"name": [f"n{i}" for i in range(30)], "what": labels, **columns})
    pq.write_table(table, tmp_path / "a.parquet")
    data = read(tmp_path, matrix="a.parquet", label_column="what", id_column="name")
    assert len(data.X) + len(data.X_test) == 29
    assert "n5" not in data.ids
    assert np.allclose(data.X[0], X[int(data.ids[0][1:])])


def write(folder: Path, **arrays: Any) -> DataPlan:
    np.savez(folder / "a.npz", **arrays)
    return DataPlan(matrix="a.npz")


def missing_file(folder: Path) -> DataPlan:
    return DataPlan(matrix="nowhere.npz")


def damaged(folder: Path) -> DataPlan:
    (folder / "a.npz").write_bytes(b"PK\3\4 and no more")
    return DataPlan(matrix="a.npz")


def pickled(folder: Path) -> DataPlan:
    return write(folder, X=X, y=np.array([{}] * 30, dtype=object))


def not_finite(folder: Path) -> DataPlan:
    bad = X.copy()
    bad[7, 2] = np.nan
    return write(folder, X=bad, y=y, X_test=X, y_test=y)


def no_column(folder: Path) -> DataPlan:
    pq.write_table(pa.table({"a": [1.0]}), folder / "a.parquet")
    return DataPlan(matrix="a.parquet")


BAD: list[tuple[Callable[[Path], DataPlan], str]] = [
    (missing_file, "no such file"),
    (damaged, "holds no matrix"),
    (pickled, "holds no matrix"),
    (not_finite, "Row 7 of the pool holds a number that is not finite"),
    (no_column, "no column 'label'. Its columns are: a"),
    (lambda folder: DataPlan(matrix="a.mat"), "ends in .npy, .npz, .parquet or .csv"),
    (lambda folder: write(folder, X=X), "needs arrays X and y"),
    (lambda folder: write(folder, X=X, y=y[:9]), "30 embeddings do not fit labels"),
    (lambda folder: write(folder, X=X[:, 0], y=y), "it holds float64 (30,)"),
    (lambda folder: write(folder, X=X, y=y * 0), "All samples are of the class “0”"),
    (lambda folder: write(folder, X=X, y=np.arange(30)), "has a label of its own"),
    (lambda folder: write(folder, X=X, y=y, X_test=X[:, 1:], y_test=y), "4 features, the test"),
]


@pytest.mark.parametrize(("make", "said"), BAD)
def test_what_cannot_be_used_is_told(
    tmp_path: Path, make: Callable[[Path], DataPlan], said: str
) -> None:
    plan = make(tmp_path)
    with pytest.raises(Problem) as caught:
        from_matrix(plan, tmp_path, 0.2, seed=0)
    assert said in str(caught.value)


def test_a_project_gives_its_embeddings_and_its_sources_labels(tested_project: Project) -> None:
    data = from_project(tested_project.path)
    is_test = [sample.split == "test" for sample in tested_project.samples]
    assert len(data.X_test) == sum(is_test)
    assert len(data.X) + len(data.X_test) == 120
    by_id = {sample.id: sample.label for sample in tested_project.samples}
    assert [by_id[SampleId(id_)] for id_ in data.ids] == [data.classes[code] for code in data.y]


def test_a_project_without_embeddings_is_refused(project: Project) -> None:
    with pytest.raises(Problem, match="aldesk embed tones"):
        from_project(project.path)


def test_what_is_not_embedded_yet_is_missed_and_what_is_broken_is_not(project: Project) -> None:
    vectors = rng.standard_normal((35, 4)).astype(np.float32)
    shard = write_shard(project.embeddings.folder, "key", vectors, np.arange(1, 36))
    project.embeddings.add_shard(shard)
    project.meta.encoder_key = "key"
    with pytest.raises(Problem, match="1 of 36 labelled samples have no embedding yet"):
        from_project(project.path)
    project.embeddings.add_broken(0, "key", "cut short")
    data = from_project(project.path)
    assert len(data.X) + len(data.X_test) == 35


def test_data_are_mapped_as_they_were_written(tmp_path: Path, synced: list[Path]) -> None:
    labels = [str(code) for code in y]
    vectors = X.astype(np.float32)
    data = make_data((vectors[:20], labels[:20], labels[:20]), (vectors[20:], labels[20:]))
    save_data(data, tmp_path / "data")
    assert {path.name for path in synced} >= {"X.npy", "y_test.npy", "data.json", tmp_path.name}
    before = (tmp_path / "data" / "X.npy").stat().st_mtime_ns
    opened = open_data(tmp_path / "data")
    assert isinstance(opened.X, np.memmap)
    assert np.array_equal(opened.X, data.X)
    assert (opened.ids, opened.classes, opened.fingerprint) == (
        data.ids,
        data.classes,
        data.fingerprint,
    )
    save_data(data, tmp_path / "data")
    assert (tmp_path / "data" / "X.npy").stat().st_mtime_ns == before
