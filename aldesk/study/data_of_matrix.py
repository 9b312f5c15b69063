"""A study's data from ready embeddings: ``.npy``, ``.npz``, a table, or a folder of ``.npy``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats, Ints, Mask
from aldesk.core.errors import Problem
from aldesk.embed.matrix_file import checked, features_of, read_arrays, read_columns
from aldesk.study.data import StudyData, make_data, make_several_data
from aldesk.study.data_of_pack import read_pack
from aldesk.study.plan import DataPlan
from aldesk.study.several_labels import SeveralLabels, split_labels
from aldesk.study.split import split_test
from aldesk.study.table_labels import label_column, no_labels, read_labels
from aldesk.tables import is_table
from aldesk.tables.label_cell import label_of
from aldesk.tables.roles import listed

_label_of = lru_cache(1024)(label_of)  # many samples have the same few labels


@dataclass(frozen=True)
class _Matrix:
    X: Floats
    labels: list[str] | SeveralLabels
    ids: list[str]

    def __getitem__(self, where: Any) -> "_Matrix":
        index = np.arange(len(self.X))[where]
        ids, labels = [self.ids[i] for i in index], self.labels
        own = labels[index] if isinstance(labels, SeveralLabels) else [labels[i] for i in index]
        return _Matrix(self.X[index], own, ids)

    @property
    def strata(self) -> Ints:
        """What a share is drawn of each of, int64 (n,)."""
        if isinstance(self.labels, SeveralLabels):
            return self.labels.strata
        return np.unique(self.labels, return_inverse=True)[1]


def from_matrix(plan: DataPlan, folder: Path, share_to_test: float, seed: int) -> StudyData:
    """Read a matrix and its labels.

    An ``.npz`` holds ``X`` and ``y``, and perhaps ``X_test`` and ``y_test``. A table holds a column
    of labels (`plan.label_column`, else one that is called so) and its other numbers, or one column
    of lists, are the embedding. Rows without a label are left out. Where there is no test split, a
    share of each class is drawn. A folder is read as `aldesk.study.data_of_pack` says.

    Samples may have several classes where the labels are lists, texts with the plan's
    `label_separator` in them, an array (n, n_classes) of 1, 0 and −1 for what is not known, with
    its names in an array ``classes``, or columns of 1, 0 and nothing in a table beside the matrix.

    Raises
    ------
    Problem
        If a file is missing, damaged, or not of this kind, or files do not fit each other.
    """
    file = folder / plan.matrix
    if file.is_dir():
        pack = read_pack(file, folder / plan.labels, plan)
        known = _labelled(pack.X, pack.labels, pack.ids)
        if pack.is_test.any():
            is_test = pack.is_test[_is_known(pack.labels)]
            return _data(file, known[~is_test], known[is_test])
        return _data(file, *_split(known, share_to_test, seed))
    pool = _read(file, folder / plan.labels if plan.labels else None, plan)
    if plan.test_matrix:
        labels = folder / plan.test_labels if plan.test_labels else None
        test = _read(folder / plan.test_matrix, labels, plan)
    elif file.suffix.lower() == ".npz" and "X_test" in (arrays := _arrays(file)):
        named = {"X": arrays.get("X_test"), "y": arrays.get("y_test")}
        test = _matrix(file, {**arrays, **named}, plan)
    else:
        pool, test = _split(pool, share_to_test, seed)
    return _data(file, pool, test)


def _split(pool: _Matrix, share: float, seed: int) -> tuple[_Matrix, _Matrix]:
    is_test = split_test(pool.strata, share, np.random.default_rng(seed))
    return pool[~is_test], pool[is_test]


def _data(file: Path, pool: _Matrix, test: _Matrix) -> StudyData:
    if pool.X.shape[1] != test.X.shape[1]:
        what = f"The pool has {pool.X.shape[1]} features, the test split {test.X.shape[1]}"
        raise Problem(what, subject=str(file))
    ours, theirs = pool.labels, test.labels
    if isinstance(ours, SeveralLabels) and isinstance(theirs, SeveralLabels):
        return make_several_data((pool.X, ours, pool.ids), (test.X, theirs))
    if isinstance(ours, SeveralLabels) or isinstance(theirs, SeveralLabels):
        what = "Samples may have several classes in the pool or in the test split alone"
        raise Problem(what, subject=str(file))
    return make_data((pool.X, ours, pool.ids), (test.X, theirs))


def _read(file: Path, labels: Path | None, plan: DataPlan) -> _Matrix:
    if is_table(file):
        return _read_table(file, plan)
    arrays: dict[str, Any] = dict(_arrays(file))
    if labels and is_table(labels):
        arrays["y"] = read_labels(labels, read_columns(labels), plan)
    elif labels:
        beside = _arrays(labels)
        arrays |= {"y": next(iter(beside.values()), None), "classes": beside.get("classes")}
    return _matrix(file, arrays, plan)


def _arrays(file: Path) -> dict[str, npt.NDArray[Any]]:
    if file.suffix.lower() not in (".npy", ".npz"):
        todo = "Give a file that ends in .npy, .npz, .parquet or .csv, or a folder of .npy"
        if not file.exists():
            raise Problem("There is no such file or folder", subject=str(file), todo=todo)
        raise Problem("This is no matrix that a study can read", subject=str(file), todo=todo)
    return read_arrays(file)


def _matrix(file: Path, arrays: Mapping[str, Any], plan: DataPlan) -> _Matrix:
    X, y = arrays.get("X"), arrays.get("y")
    if X is None or y is None:
        raise Problem("The file needs arrays X and y", subject=str(file))
    ids = [str(row) for row in range(len(checked(X, file)))]
    if isinstance(y, list):
        y = np.array(y)
    shape = y.said.shape if isinstance(y, SeveralLabels) else y.shape
    if isinstance(y, np.ndarray) and y.ndim == 2:
        y = _of_array(file, y, arrays.get("classes"))
    elif isinstance(y, np.ndarray) and y.ndim == 1 and plan.label_separator:
        y = split_labels(y.tolist(), plan.label_separator)
    fits = isinstance(y, SeveralLabels) or y.ndim == 1
    if not fits or len(y) != len(X):
        what = f"{len(X)} embeddings do not fit labels of the shape {shape}"
        raise Problem(what, subject=str(file))
    return _labelled(X, y if isinstance(y, SeveralLabels) else y.tolist(), ids)


def _of_array(file: Path, y: npt.NDArray[Any], names: Any) -> SeveralLabels:
    """Return the verdicts of an array (n, n_classes)."""
    if not np.isin(y, (-1, 0, 1)).all():
        what = "An array of several classes holds 1 (present), 0 (absent) and −1 (not known) alone"
        raise Problem(what, subject=str(file))
    classes = [str(n) for n in range(y.shape[1])] if names is None else [str(n) for n in names]
    if len(set(classes)) != y.shape[1]:
        what = f"{len(classes)} names in “classes” do not fit labels of the shape {y.shape}"
        raise Problem(what, subject=str(file))
    return SeveralLabels(y.astype(np.int8), classes)


def _read_table(file: Path, plan: DataPlan) -> _Matrix:
    from pyarrow import compute

    table = read_columns(file)
    label = label_column(table.column_names, plan)
    if not label:
        raise no_labels(file, table.column_names, plan)
    if plan.id_column and plan.id_column not in table.column_names:
        what = f"There is no column {plan.id_column!r}"
        raise Problem(what, subject=str(file), todo=listed(table.column_names))
    table = table.filter(compute.is_valid(table[label]))
    X = features_of(table, file, but=(label, plan.id_column)).astype(np.float32)
    ids = table[plan.id_column].to_pylist() if plan.id_column else range(table.num_rows)
    if len(set(ids)) < table.num_rows:
        raise Problem(f"The ids in {plan.id_column!r} are not distinct", subject=str(file))
    return _labelled(
        X, read_labels(file, table, plan), [str(value) for value in ids], in_table=True
    )


def _labelled(
    X: Any, labels: list[Any] | SeveralLabels, ids: list[str], *, in_table: bool = False
) -> _Matrix:
    """Return the rows that have a label."""
    kept = np.flatnonzero(_is_known(labels, in_table=in_table))
    X, ids = X[kept].astype(np.float32, copy=False), [ids[row] for row in kept]
    if isinstance(labels, SeveralLabels):
        return _Matrix(X, labels[kept], ids)
    names = (_named(labels[row], in_table=in_table) for row in kept)
    return _Matrix(X, [name for name in names if name is not None], ids)


def _is_known(labels: list[Any] | SeveralLabels, *, in_table: bool = False) -> Mask:
    if isinstance(labels, SeveralLabels):
        return labels.known
    return np.array([_named(label, in_table=in_table) is not None for label in labels], bool)


def _named(label: Any, *, in_table: bool) -> str | None:
    """Return the class that a cell or a value of an array names, or None."""
    # A text in an array is a label whatever it says; NaN among numbers is a missing one.
    return _label_of(str(label), keep_na=isinstance(label, str) and not in_table)
