"""A study's data from a folder with one ``.npy`` for each sample, and a table of labels.

So are the packs of BioDCASE 2026 Task 4, "Active learning for bioacoustics" [1]_, which its
framework BaseAL reads [2]_::

    POW_BASEAL/embeddings/perch_v2/STEM.npy    float32 (1536,), perch_v2's; BirdNET's have 1024
    POW_BASEAL/labels.csv                      filename,label,validation
    POW_BASEAL/metadata.csv                    what is known of the clips but for their labels

A row's ``filename`` is that of the clip; its stem is the name of the embedding's file, which may
have something before it that ends in two underscores, or the model's name after it. ``label`` holds
one class, or several with a semicolon between them. Rows whose ``validation`` is true, 1 or yes
measure; the others are the pool. Rows without an embedding are left out. Sets are HSN, POW and UHH
of BirdSet, and ATBFL (calls of Antarctic blue and fin whales).

Protocol and yardstick: cold start, 50 labels a cycle, 500 in all, five repetitions; a hidden layer
as wide as the embedding, ReLU, and a logit for each class, trained on by Adam for 10 epochs a cycle
(batches of 32, learning rate 0.001); the area under the curve of the mean average precision over
the classes that the validation samples have, by the trapezoidal rule from 0 at no labels.

.. [1] https://biodcase.github.io/challenge2026/task4
.. [2] B. McEwen, S. Zhang. BaseAL: Active Learning Baseline, v1.1.1. 2026.
   doi:10.5281/zenodo.18467564
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import numpy as np

from aldesk.arrays import Floats, Mask
from aldesk.core.errors import Problem
from aldesk.embed.matrix_file import read_arrays, read_columns, unfit
from aldesk.study.plan import DataPlan
from aldesk.study.several_labels import SeveralLabels
from aldesk.study.table_labels import VALIDATION, read_labels
from aldesk.tables import is_table
from aldesk.tables.roles import PATHS, SPLITS, listed, named

_YES = ("true", "1", "1.0", "yes", "validation", "valid", "val", "test")


@dataclass(frozen=True)
class Pack:
    """What a pack holds.

    Attributes
    ----------
    X : float32 (n, n_features)
    labels : list or SeveralLabels
        See `aldesk.study.table_labels.read_labels`.
    ids : list of str
        As the table names the clips.
    is_test : bool (n,)
    """

    X: Floats
    labels: list[Any] | SeveralLabels
    ids: list[str]
    is_test: Mask


def read_pack(folder: Path, file: Path, plan: DataPlan) -> Pack:
    """Read the embeddings in a folder and the table of their labels.

    Raises
    ------
    Problem
        If the table is missing or names no clips or labels, if no embedding belongs to it or one
        to two lines, or if they differ in length.
    """
    if not is_table(file):
        what = "A folder of embeddings needs a table of labels"
        raise Problem(what, subject=str(file), todo='Add labels = "FILE.csv"')
    table = read_columns(file)
    column = plan.id_column or named(PATHS, table.column_names)
    if column not in table.column_names:
        what = "The table names no files"
        raise Problem(what, subject=str(file), todo=listed(table.column_names))
    ids, labels = [str(name) for name in table[column].to_pylist()], read_labels(file, table, plan)
    files = _files(folder)
    found = [files.get(_stem(name)) for name in ids]
    rows = np.flatnonzero([path is not None for path in found])
    if not len(rows):
        what = f"No .npy in the folder has the name of one of the {len(ids)} clips in {file.name}"
        raise Problem(what, subject=str(folder))
    _refuse_twice(file, ids, found)
    kept = labels[rows] if isinstance(labels, SeveralLabels) else [labels[row] for row in rows]
    X = _stack(path for path in found if path)
    return Pack(X, kept, [ids[row] for row in rows], _is_test(table)[rows])


def _refuse_twice(file: Path, ids: Sequence[str], found: Sequence[Path | None]) -> None:
    """Refuse two lines of one embedding, which could be trained on and measure at once."""
    first: dict[Path, str] = {}
    for name, path in zip(ids, found, strict=True):
        if path and (other := first.setdefault(path, name)) is not name:
            what = f"Two lines are of the same embedding: {other} and {name}"
            raise Problem(what, subject=str(file), todo="Give each clip one line")


def _stem(name: str) -> str:
    return PurePath(name.replace("\\", "/")).stem


def _files(folder: Path) -> dict[str, Path]:
    """Return the embeddings by the stems that clips may have; an exact name goes before others."""
    paths = sorted(path for path in folder.iterdir() if path.suffix == ".npy")
    shorter = {path: path.stem.split("__")[-1] for path in paths}
    found = {stem.removesuffix(f"_{folder.name}"): path for path, stem in shorter.items()}
    return found | {stem: path for path, stem in shorter.items()} | {p.stem: p for p in paths}


def _stack(paths: Iterable[Path]) -> Floats:
    vectors: list[Floats] = []
    for path in paths:
        array = read_arrays(path)["X"]
        if array.dtype.kind not in "fiu" or not array.size:
            raise unfit(path, f"it holds {array.dtype} {array.shape}")
        vectors.append(np.asarray(array, np.float32).ravel())
        if len(vectors[-1]) != len(vectors[0]):
            raise unfit(path, f"it has {len(vectors[-1])} numbers, others {len(vectors[0])}")
    return np.stack(vectors)


def _is_test(table: Any) -> Mask:
    column = named((VALIDATION, *SPLITS), table.column_names)
    if not column:
        return np.zeros(table.num_rows, bool)
    return np.array([str(value).strip().lower() in _YES for value in table[column].to_pylist()])
