"""Read a matrix of embeddings, and what stands beside its rows, from a file."""

import lzma
import struct
import tokenize
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.core.array_file import map_array
from aldesk.core.errors import Problem
from aldesk.tables import arrow_door, is_table, open_table
from aldesk.tables.roles import IDS, LABELS, PATHS, SPLITS, all_named, named
from aldesk.tables.zip_bomb import refuse_bomb

_MOST_PACKED = 100
"""How many times less than an array its packed bytes may be."""

Matrix = npt.NDArray[Any]
Names = dict[str, int]
"""The row of each name."""


@dataclass(frozen=True, slots=True)
class RowNames:
    """What a file calls the rows of its matrix; both are empty if it names nothing."""

    ids: Names
    paths: Names


def read_matrix(path: Path) -> tuple[Matrix, RowNames]:
    """Read embeddings.

    Parameters
    ----------
    path : Path
        ``.npy`` with an array (n, d), which stays on the disk; ``.npz`` with one such array and, if
        there are names, one array of n texts called ``id`` or ``path``; a table with one column of
        lists (Parquet) or many columns of numbers, and a column ``id`` or ``path`` if there are
        names.

    Raises
    ------
    Problem
        If the file is not there, or holds no such matrix.
    """
    if is_table(path):
        table = read_columns(path)
        columns = table.column_names
        given = {name: table[name].to_pylist() for name in _naming(columns) if name}
        features = features_of(
            table, path, but=all_named((*IDS, *PATHS, *LABELS, *SPLITS), columns)
        )
        return features, _row_names(given, columns, len(table), path)
    arrays = read_arrays(path)
    matrices = [array for array in arrays.values() if array.ndim == 2]
    if len(matrices) != 1:
        kinds = [f"{array.dtype} {array.shape}" for array in arrays.values()]
        raise unfit(path, f"it holds {', '.join(kinds) or 'nothing'}")
    matrix = checked(matrices[0], path)
    given = {name: arrays[name].ravel().tolist() for name in _naming(list(arrays)) if name}
    return matrix, _row_names(given, list(arrays), len(matrix), path)


def read_arrays(path: Path) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of a ``.npy`` (as ``X``, mapped from the disk) or ``.npz`` by their names.

    Nothing is ever unpickled.

    Raises
    ------
    Problem
        If the file is not there, or is not one of these.
    """
    with _reading(path):
        if path.suffix.lower() == ".npy":
            return {"X": map_array(path)}
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as found:
            refuse_bomb(found.zip, _MOST_PACKED)
            arrays = {name: found[name] for name in found.files}
        if foreign := [name for name, array in arrays.items() if not isinstance(array, np.ndarray)]:
            raise unfit(path, f"{foreign[0]} in it is no array")
        return arrays


def read_columns(path: Path) -> Any:
    """Return a table as an Arrow table, its numbers as numbers; raises as `read_arrays` does."""
    import pyarrow as pa

    if path.suffix.lower() == ".parquet":
        with _reading(path, pa.ArrowException):
            batches = [batch for _, batch in arrow_door.parts(path)]
            return pa.Table.from_batches(batches, arrow_door.schema_of(path))
    with _reading(path), open_table(path) as opened:
        rows = [row.cells for row in opened.rows if not row.problem]
    return pa.table({name: _column([row.get(name, "") for row in rows]) for name in opened.columns})


def _column(texts: Sequence[str]) -> Sequence[str] | npt.NDArray[np.float64]:
    """Return numbers, with NaN for empty cells, where all the others are numbers."""
    try:
        return np.array([float(text or "nan") for text in texts])
    except ValueError:
        return texts


def features_of(table: Any, path: Path, but: Collection[str] = ()) -> Matrix:
    """Return the embeddings in an Arrow table, (n, d).

    They are its one column of lists, or else its columns of floating-point numbers, or else, where
    there are none, those of whole numbers.

    Parameters
    ----------
    table : pyarrow.Table
    path : Path
        What messages call it.
    but : collection of str
        Columns that are no part of them.

    Raises
    ------
    Problem
        If there are no such columns, several columns of lists, or lists of different lengths.
    """
    import pyarrow.types as kinds

    fields = [field for field in table.schema if field.name not in but]
    lists = [f.name for f in fields if kinds.is_list(f.type) or kinds.is_large_list(f.type)]
    lists += [f.name for f in fields if kinds.is_fixed_size_list(f.type)]
    floats = [f.name for f in fields if kinds.is_floating(f.type)]
    numbers = floats or [f.name for f in fields if kinds.is_integer(f.type)]
    if len(lists) > 1 or not (lists or numbers):
        raise unfit(path, f"it has {len(lists)} columns of lists and {len(numbers)} of numbers")
    if not lists:
        columns = [table[name].to_numpy() for name in numbers]
        return checked(np.column_stack(columns), path)
    values = table[lists[0]].combine_chunks()
    lengths = set(values.value_lengths().to_pylist())
    if len(lengths) != 1 or None in lengths:
        raise unfit(path, f"the lists in {lists[0]} differ in length")
    flat = values.flatten().to_numpy(zero_copy_only=False)
    return checked(flat.reshape(len(values), -1), path)


def checked(matrix: Matrix, path: Path) -> Matrix:
    """Return an array as it is; raise a `Problem` if it is no matrix of numbers."""
    if matrix.ndim != 2 or not matrix.size or matrix.dtype.kind not in "fiu":
        raise unfit(path, f"it holds {matrix.dtype} {matrix.shape}")
    return matrix


def unfit(path: Path, reason: str) -> Problem:
    """Return the problem of a file that holds no matrix."""
    return Problem(
        f"The file holds no matrix of embeddings ({reason.rstrip('.')})",
        subject=str(path),
        todo="It takes an array of numbers with a row for each sample",
    )


@contextmanager
def _reading(path: Path, *others: type[Exception]) -> Iterator[None]:
    """Turn what the libraries raise, and `others`, into problems of the file."""
    errors: tuple[type[Exception], ...] = (OSError, ValueError, TypeError, EOFError, LookupError)
    errors += (zipfile.BadZipFile, zlib.error, struct.error, lzma.LZMAError, *others)
    # A header is Python's text, with any number; a packed file may be encrypted, or of the future.
    errors += (SyntaxError, tokenize.TokenError, OverflowError, RuntimeError, MemoryError)
    try:
        yield
    except FileNotFoundError as error:
        raise Problem("There is no such file", subject=str(path)) from error
    except errors as error:
        if "pickle" in str(error):  # NumPy's words advise to load it unsafely
            raise unfit(path, "it holds no plain numbers") from error
        raise unfit(path, getattr(error, "strerror", "") or str(error)) from error


def _naming(columns: Sequence[str]) -> tuple[str, str]:
    """Return the columns with ids and with paths; empty for none."""
    return named(IDS, columns), named(PATHS, columns)


def _row_names(
    given: Mapping[str, Sequence[object]], columns: Sequence[str], n_rows: int, path: Path
) -> RowNames:
    ids, paths = (
        _numbered([_written(name) for name in given[column]], n_rows, path) if column else {}
        for column in _naming(columns)
    )
    return RowNames(ids, paths)


def _written(name: object) -> str:
    return str(int(name)) if isinstance(name, float) and name.is_integer() else str(name)


def _numbered(names: Sequence[str], n_rows: int, path: Path) -> Names:
    if names and len(names) != n_rows:
        raise unfit(path, f"it has {len(names)} names and {n_rows} rows")
    row_of: Names = {}
    for row, given in enumerate(names):
        name = given.strip()
        if row_of.setdefault(name, row) != row:
            raise unfit(path, f"rows {row_of[name] + 1} and {row + 1} are both called {given}")
    return row_of
