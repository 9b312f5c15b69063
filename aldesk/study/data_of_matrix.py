"""A study's data from ready embeddings: ``.npy``, ``.npz`` or ``.parquet``."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats
from aldesk.core.errors import Problem
from aldesk.embed.matrix_file import checked, features_of, read_arrays, read_parquet
from aldesk.study.data import StudyData, make_data
from aldesk.study.first_labels import split_test
from aldesk.study.plan import DataPlan


@dataclass(frozen=True)
class _Matrix:
    X: Floats
    labels: list[str]
    ids: list[str]

    def __getitem__(self, where: Any) -> "_Matrix":
        index = np.arange(len(self.X))[where]
        return _Matrix(self.X[index], [self.labels[i] for i in index], [self.ids[i] for i in index])


def from_matrix(plan: DataPlan, folder: Path, test_share: float, seed: int) -> StudyData:
    """Read a matrix and its labels.

    An ``.npz`` holds ``X`` and ``y``, and perhaps ``X_test`` and ``y_test``. A ``.parquet`` holds a
    column of labels (`plan.label_column`, else ``label``) and its other numbers, or one column of
    lists, are the embedding. Where there is no test split, a share of each class is drawn.

    Raises
    ------
    Problem
        If a file is missing, damaged, or not of this kind, or files do not fit each other.
    """
    file = folder / plan.matrix
    pool = _read(file, folder / plan.labels if plan.labels else None, plan)
    if plan.test_matrix:
        labels = folder / plan.test_labels if plan.test_labels else None
        test = _read(folder / plan.test_matrix, labels, plan)
    elif file.suffix.lower() == ".npz" and "X_test" in (arrays := _arrays(file)):
        test = _matrix(file, arrays.get("X_test"), arrays.get("y_test"))
    else:
        codes = np.unique(pool.labels, return_inverse=True)[1]
        is_test = split_test(codes, test_share, np.random.default_rng(seed))
        pool, test = pool[~is_test], pool[is_test]
    if pool.X.shape[1] != test.X.shape[1]:
        what = f"The pool has {pool.X.shape[1]} features, the test split {test.X.shape[1]}"
        raise Problem(what, subject=str(file))
    return make_data((pool.X, pool.labels, pool.ids), (test.X, test.labels))


def _read(file: Path, labels: Path | None, plan: DataPlan) -> _Matrix:
    if file.suffix.lower() == ".parquet":
        return _read_parquet(file, plan)
    arrays = _arrays(file)
    y = arrays.get("y")
    if labels:
        y = next(iter(_arrays(labels).values()), None)
    return _matrix(file, arrays.get("X"), y)


def _arrays(file: Path) -> dict[str, npt.NDArray[Any]]:
    if file.suffix.lower() not in (".npy", ".npz"):
        todo = "Give a file that ends in .npy, .npz or .parquet"
        raise Problem("This is no matrix that a study can read", subject=str(file), todo=todo)
    return read_arrays(file)


def _matrix(file: Path, X: Any, y: Any) -> _Matrix:
    if X is None or y is None:
        raise Problem("The file needs arrays X and y", subject=str(file))
    if y.shape != (len(checked(X, file)),):
        what = f"{len(X)} embeddings do not fit labels of the shape {y.shape}"
        raise Problem(what, subject=str(file))
    ids = [str(row) for row in range(len(X))]
    return _Matrix(X.astype(np.float32), [str(label) for label in y.tolist()], ids)


def _read_parquet(file: Path, plan: DataPlan) -> _Matrix:
    from pyarrow import compute

    table = read_parquet(file)
    label = plan.label_column or "label"
    for column in filter(None, (label, plan.id_column)):
        if column not in table.column_names:
            what, todo = f"There is no column {column!r}", ", ".join(table.column_names)
            raise Problem(what, subject=str(file), todo=f"There are: {todo}")
    table = table.filter(compute.is_valid(table[label]))
    X = features_of(table, file, but=(label, plan.id_column)).astype(np.float32)
    ids = table[plan.id_column].to_pylist() if plan.id_column else range(table.num_rows)
    if len(set(ids)) < table.num_rows:
        raise Problem(f"The ids in {plan.id_column!r} are not distinct", subject=str(file))
    labels = [str(value) for value in table[label].to_pylist()]
    return _Matrix(X, labels, [str(value) for value in ids])
