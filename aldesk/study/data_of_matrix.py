"""A study's data from ready embeddings: ``.npy``, ``.npz`` or a table."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats
from aldesk.core.errors import Problem
from aldesk.embed.matrix_file import checked, features_of, read_arrays, read_columns
from aldesk.study.data import StudyData, make_data
from aldesk.study.first_labels import split_test
from aldesk.study.plan import DataPlan
from aldesk.tables import is_table
from aldesk.tables.label_cell import label_of
from aldesk.tables.roles import LABELS, listed, named


@dataclass(frozen=True)
class _Matrix:
    X: Floats
    labels: list[str]
    ids: list[str]

    def __getitem__(self, where: Any) -> "_Matrix":
        index = np.arange(len(self.X))[where]
        return _Matrix(self.X[index], [self.labels[i] for i in index], [self.ids[i] for i in index])


def from_matrix(plan: DataPlan, folder: Path, share_to_test: float, seed: int) -> StudyData:
    """Read a matrix and its labels.

    An ``.npz`` holds ``X`` and ``y``, and perhaps ``X_test`` and ``y_test``. A table holds a column
    of labels (`plan.label_column`, else one that is called so) and its other numbers, or one column
    of lists, are the embedding. Rows without a label are left out. Where there is no test split, a
    share of each class is drawn.

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
        is_test = split_test(codes, share_to_test, np.random.default_rng(seed))
        pool, test = pool[~is_test], pool[is_test]
    if pool.X.shape[1] != test.X.shape[1]:
        what = f"The pool has {pool.X.shape[1]} features, the test split {test.X.shape[1]}"
        raise Problem(what, subject=str(file))
    return make_data((pool.X, pool.labels, pool.ids), (test.X, test.labels))


def _read(file: Path, labels: Path | None, plan: DataPlan) -> _Matrix:
    if is_table(file):
        return _read_table(file, plan)
    arrays = _arrays(file)
    y = arrays.get("y")
    if labels and is_table(labels):
        y = _labels_in(labels, plan)
    elif labels:
        y = next(iter(_arrays(labels).values()), None)
    return _matrix(file, arrays.get("X"), y)


def _labels_in(file: Path, plan: DataPlan) -> npt.NDArray[Any]:
    """Return the labels of a table in the order of its rows."""
    table = read_columns(file)
    return np.array(table[_label_column(file, table.column_names, plan)].to_pylist())


def _label_column(file: Path, columns: list[str], plan: DataPlan) -> str:
    wanted = plan.label_column
    if column := named([wanted.lower()] if wanted else LABELS, columns):
        return column
    what = f"There is no column {wanted or 'label'!r}"
    raise Problem(what, subject=str(file), todo=listed(columns))


def _arrays(file: Path) -> dict[str, npt.NDArray[Any]]:
    if file.suffix.lower() not in (".npy", ".npz"):
        todo = "Give a file that ends in .npy, .npz, .parquet or .csv"
        raise Problem("This is no matrix that a study can read", subject=str(file), todo=todo)
    return read_arrays(file)


def _matrix(file: Path, X: Any, y: Any) -> _Matrix:
    if X is None or y is None:
        raise Problem("The file needs arrays X and y", subject=str(file))
    if y.shape != (len(checked(X, file)),):
        what = f"{len(X)} embeddings do not fit labels of the shape {y.shape}"
        raise Problem(what, subject=str(file))
    ids = [str(row) for row in range(len(X))]
    # A text in an array is a label whatever it says; NaN among numbers is a missing one.
    labels = [label_of(str(label), keep_na=isinstance(label, str)) for label in y.tolist()]
    return _labelled(X, labels, ids)


def _read_table(file: Path, plan: DataPlan) -> _Matrix:
    from pyarrow import compute

    table = read_columns(file)
    label = _label_column(file, table.column_names, plan)
    if plan.id_column and plan.id_column not in table.column_names:
        what = f"There is no column {plan.id_column!r}"
        raise Problem(what, subject=str(file), todo=listed(table.column_names))
    table = table.filter(compute.is_valid(table[label]))
    X = features_of(table, file, but=(label, plan.id_column)).astype(np.float32)
    ids = table[plan.id_column].to_pylist() if plan.id_column else range(table.num_rows)
    if len(set(ids)) < table.num_rows:
        raise Problem(f"The ids in {plan.id_column!r} are not distinct", subject=str(file))
    labels = [label_of(str(value)) for value in table[label].to_pylist()]
    return _labelled(X, labels, [str(value) for value in ids])


def _labelled(X: Any, labels: list[str | None], ids: list[str]) -> _Matrix:
    """Return the rows that have a label."""
    kept = [row for row, label in enumerate(labels) if label is not None]
    named = [label for label in labels if label is not None]
    return _Matrix(X[kept].astype(np.float32), named, [ids[row] for row in kept])
