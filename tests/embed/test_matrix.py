"""Embeddings from a file: which row is whose, and what is refused."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from aldesk.arrays import Vectors
from aldesk.core.errors import Problem, SampleProblem
from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.embed import load_encoder

N = 12


def samples() -> list[Sample]:
    """Clips whose rows are not in the order of their paths."""
    paths = [Path(f"/data/set/{'ab'[n % 2]}/clip{n}.wav") for n in range(N)]
    return [Sample(SampleId(f"{n:032x}"), path, "sound") for n, path in enumerate(paths)]


def matrix(n: int = N) -> Vectors:
    return np.random.default_rng(0).normal(size=(n, 5)).astype(np.float32)


def test_a_bare_matrix_is_in_natural_order_of_paths(tmp_path: Path) -> None:
    np.save(tmp_path / "x.npy", matrix().astype(np.float64))
    encoder = load_encoder(tmp_path / "x.npy")
    vectors = encoder.embed(samples())
    order = [0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11]
    assert vectors.dtype == np.float32
    np.testing.assert_array_equal(vectors[order], matrix())


def test_a_bare_matrix_of_another_length_says_what_differs(tmp_path: Path) -> None:
    np.save(tmp_path / "x.npy", matrix(10))
    encoder = load_encoder(tmp_path / "x.npy")
    with pytest.raises(Problem, match="has 10 rows and the project 12 samples"):
        encoder.bind(samples())


NAMES: dict[str, list[str]] = {
    "ids": [sample.id for sample in samples()],
    "paths": [str(sample.path) for sample in samples()],
    "ends": [f"{sample.path.parent.name}/{sample.path.name}" for sample in samples()],
    "windows": [f".\\{sample.path.parent.name}\\{sample.path.name}" for sample in samples()],
    "names": [sample.path.name for sample in samples()],
}


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("kind", ["npz", "lists", "columns", "csv"])
def test_rows_are_matched_by_name(kind: str, names: str, tmp_path: Path) -> None:
    shuffled = np.random.default_rng(1).permutation(N)
    given = [NAMES[names][n] for n in shuffled]
    X = matrix()[shuffled]
    column: Any = "id" if names == "ids" else "path"
    if kind == "npz":
        path = tmp_path / "x.npz"
        arrays: dict[str, Any] = {"embeddings": X, column: np.array(given)}
        np.savez(path, **arrays)
    elif kind == "csv":
        path, number = tmp_path / "x.csv", [str(n) for n in range(5)]
        lines = [",".join(["", column, "label", *number])]
        lines += [
            ",".join([str(n), name, "1", *map(repr, row.tolist())])
            for n, (name, row) in enumerate(zip(given, X, strict=True))
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        path = tmp_path / "x.parquet"
        lists = pa.FixedSizeListArray.from_arrays(X.ravel(), 5)
        columns = {"emb": lists} if kind == "lists" else {f"f{i}": X[:, i] for i in range(5)}
        pq.write_table(pa.table({column: given, **columns, "label": ["a"] * N}), path)
    encoder = load_encoder(path)
    assert encoder.n_features == 5
    np.testing.assert_array_equal(encoder.embed(samples()), matrix())


def test_a_sample_without_a_row_is_told(tmp_path: Path) -> None:
    known = samples()[:-1]
    np.savez(tmp_path / "x.npz", X=matrix(N - 1), id=np.array([sample.id for sample in known]))
    encoder = load_encoder(tmp_path / "x.npz")
    encoder.bind(samples())
    np.testing.assert_array_equal(encoder.embed(known), matrix(N - 1))
    with pytest.raises(SampleProblem, match=r"clip11\.wav: x\.npz has no row for this sample"):
        encoder.embed(samples()[-1:])


def test_a_row_that_fits_two_samples_is_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "x.npz", X=matrix(1), path=np.array(["clip.wav"]))
    twins = [Sample(SampleId(f"{n:032x}"), Path(f"/data/{n}/clip.wav"), "sound") for n in range(2)]
    with pytest.raises(Problem, match=r"Row 1 of the matrix, clip\.wav, fits 2 samples"):
        load_encoder(tmp_path / "x.npz").bind(twins)


def test_the_key_follows_the_content(tmp_path: Path) -> None:
    for name, X in (("a", matrix()), ("b", matrix()), ("c", matrix() + 1)):
        np.save(tmp_path / f"{name}.npy", X)
    a, b, c = (load_encoder(tmp_path / f"{name}.npy") for name in "abc")
    assert a.key == b.key != c.key
    assert len(a.card.sha256) == 64
    assert a.card.sha256[:32] in a.key


BAD: dict[str, Any] = {
    "one dimension": np.zeros(3),
    "texts": np.array([["a", "b"]]),
    "nothing": np.zeros((0, 4)),
    "objects": np.array([[{"a": 1}]], dtype=object),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.filterwarnings("ignore")
def test_what_is_no_matrix_is_refused(kind: str, tmp_path: Path) -> None:
    np.save(tmp_path / "x.npy", BAD[kind], allow_pickle=True)
    with pytest.raises(Problem, match="holds no matrix of embeddings"):
        load_encoder(tmp_path / "x.npy")


def test_damaged_and_missing_files_are_told(tmp_path: Path) -> None:
    for name in ("x.npy", "x.npz", "x.parquet"):
        with pytest.raises(Problem, match="no such file"):
            load_encoder(tmp_path / name)
        (tmp_path / name).write_bytes(b"not what it says")
        with pytest.raises(Problem, match="holds no matrix of embeddings"):
            load_encoder(tmp_path / name)


def test_a_parquet_that_the_library_cannot_read_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(path: Path, **options: object) -> None:
        raise pa.ArrowNotImplementedError("no such codec")

    (tmp_path / "x.parquet").write_bytes(b"PAR1")
    monkeypatch.setattr(pq, "ParquetFile", refuse)
    with pytest.raises(Problem, match="no such codec"):
        load_encoder(tmp_path / "x.parquet")


def test_names_must_be_one_for_each_row_and_distinct(tmp_path: Path) -> None:
    np.savez(tmp_path / "x.npz", X=matrix(2), id=np.array(["a", "b", "c"]))
    with pytest.raises(Problem, match="3 names and 2 rows"):
        load_encoder(tmp_path / "x.npz")
    np.savez(tmp_path / "x.npz", X=matrix(2), id=np.array(["a", "a"]))
    with pytest.raises(Problem, match="rows 1 and 2 are both called a"):
        load_encoder(tmp_path / "x.npz")


def test_two_rows_for_one_file_are_refused(tmp_path: Path) -> None:
    names = np.array(["http://one/clip0.wav", "http://two/clip0.wav"])
    np.savez(tmp_path / "x.npz", X=matrix(2), path=names)
    with pytest.raises(Problem, match="Rows 1 and 2 of the matrix name the same file"):
        load_encoder(tmp_path / "x.npz").bind(samples())
