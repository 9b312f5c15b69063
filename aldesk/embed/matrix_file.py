"""Read a matrix of embeddings, and the names beside its rows, from a file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.core.errors import Problem

Matrix = npt.NDArray[Any]
Names = dict[str, int]
"""The row of each name; empty if the file names nothing."""

_NAME_COLUMNS = ("id", "sample_id", "path", "file", "filename", "file_name", "name")


def read_matrix(path: Path) -> tuple[Matrix, Names]:
    """Read embeddings.

    Parameters
    ----------
    path : Path
        ``.npy`` with an array (n, d), which stays on the disk; ``.npz`` with one such array and, if
        there are names, one array of n texts called ``id`` or ``path``; ``.parquet`` with one
        column of lists or many columns of numbers, and a column ``id`` or ``path`` if there are
        names.

    Raises
    ------
    Problem
        If the file is not there, or holds no such matrix.
    """
    readers: dict[str, Callable[[Path], tuple[Matrix, Sequence[str]]]] = {
        ".npy": _read_npy,
        ".npz": _read_npz,
        ".parquet": _read_parquet,
    }
    try:
        matrix, names = readers[path.suffix.lower()](path)
    except FileNotFoundError as error:
        raise Problem("There is no such file", subject=str(path)) from error
    except (OSError, ValueError, EOFError, KeyError) as error:
        raise _unfit(path, str(error)) from error
    if matrix.ndim != 2 or not matrix.size or matrix.dtype.kind not in "fiu":
        raise _unfit(path, f"it holds {matrix.dtype} {matrix.shape}")
    return matrix, _numbered(names, len(matrix), path)


def _read_npy(path: Path) -> tuple[Matrix, Sequence[str]]:
    return np.load(path, mmap_mode="r", allow_pickle=False), ()


def _read_npz(path: Path) -> tuple[Matrix, Sequence[str]]:
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    matrices = [name for name, array in arrays.items() if array.ndim == 2]
    if len(matrices) != 1:
        raise ValueError(f"it has {len(matrices)} arrays of two dimensions, not one")
    names = next((arrays[name] for name in _NAME_COLUMNS if name in arrays), np.empty(0, str))
    return arrays[matrices[0]], [str(name) for name in names.ravel().tolist()]


def _read_parquet(path: Path) -> tuple[Matrix, Sequence[str]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pq.read_table(path)
    column = next((name for name in _NAME_COLUMNS if name in table.column_names), None)
    names = [str(name) for name in table[column].to_pylist()] if column else []
    lists, numbers = [], []
    for field in table.schema:
        if pa.types.is_list(field.type) or pa.types.is_fixed_size_list(field.type):
            lists.append(field.name)
        elif pa.types.is_floating(field.type):
            numbers.append(field.name)
    if len(lists) == 1:
        values = table[lists[0]].combine_chunks()
        lengths = set(values.value_lengths().to_pylist())
        if len(lengths) != 1 or None in lengths:
            raise ValueError(f"the lists in {lists[0]} differ in length")
        return values.flatten().to_numpy(zero_copy_only=False).reshape(len(values), -1), names
    if lists or not numbers:
        raise ValueError(f"it has {len(lists)} columns of lists and {len(numbers)} of numbers")
    return np.column_stack([table[name].to_numpy() for name in numbers]), names


def _numbered(names: Sequence[str], n_rows: int, path: Path) -> Names:
    if names and len(names) != n_rows:
        raise _unfit(path, f"it has {len(names)} names and {n_rows} rows")
    row_of: Names = {}
    for row, given in enumerate(names):
        name = given.replace("\\", "/").removeprefix("./")
        if row_of.setdefault(name, row) != row:
            raise _unfit(path, f"rows {row_of[name] + 1} and {row + 1} are both called {given}")
    return row_of


def _unfit(path: Path, reason: str) -> Problem:
    return Problem(
        f"The file holds no matrix of embeddings ({reason.rstrip('.')})",
        subject=str(path),
        todo="It takes an array of numbers with a row for each sample",
    )
