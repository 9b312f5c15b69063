"""What a study runs on: embeddings and true labels as files that all its processes map."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Floats, Ints, Verdicts
from aldesk.core.durable import make_folder_durable, put_in_place
from aldesk.core.errors import Problem
from aldesk.study.several_labels import SeveralLabels

_ARRAYS = ("X", "y", "X_test", "y_test")
_FACTS = "data.json"
_BLOCK = 4096


@dataclass(frozen=True)
class StudyData:
    """The pool and the test split; samples without a label are in neither.

    Attributes
    ----------
    X, X_test : float32 (n, n_features)
        Finite.
    y, y_test : int64 (n,) or int8 (n, n_classes)
        True class codes; where samples may have several classes, what is known of each: 1 present,
        0 absent, −1 not known.
    ids : sequence of str
        Of the pool's samples.
    classes : sequence of str
        Names of the codes.
    fingerprint : str
        Of all of it.
    """

    X: Floats
    y: Ints | Verdicts
    X_test: Floats
    y_test: Ints | Verdicts
    ids: Sequence[str]
    classes: Sequence[str]
    fingerprint: str

    @property
    def is_several(self) -> bool:
        """Whether samples may have several classes."""
        return self.y.ndim == 2


def make_data(
    pool: tuple[Floats, Sequence[str], Sequence[str]], test: tuple[Floats, Sequence[str]]
) -> StudyData:
    """Put data together.

    Parameters
    ----------
    pool : X (n, n_features), labels (n,), ids (n,)
    test : X (n, n_features), labels (n,)

    Raises
    ------
    Problem
        If nothing could be learned or measured from it.
    """
    X, labels, ids = pool
    X_test, test_labels = test
    classes, codes = np.unique([*labels, *test_labels], return_inverse=True)
    if len(classes) == 1:
        raise Problem(f"All samples are of the class “{classes[0]}”; it takes two classes at least")
    if len(classes) == len(labels) + len(test_labels):
        raise Problem(
            f"Every one of the {len(classes)} samples has a label of its own",
            todo="Name the column that holds classes",
        )
    _check(X, X_test)
    y, y_test = codes[: len(labels)], codes[len(labels) :]
    names = [str(name) for name in classes]
    fingerprint = _fingerprint(X, y, X_test, y_test, ids)
    return StudyData(X, y, X_test, y_test, list(ids), names, fingerprint)


def make_several_data(
    pool: tuple[Floats, SeveralLabels, Sequence[str]], test: tuple[Floats, SeveralLabels]
) -> StudyData:
    """Put data together of samples that may have several classes; see `make_data`."""
    X, labels, ids = pool
    X_test, test_labels = test
    classes = sorted({*labels.classes, *test_labels.classes})
    y, y_test = labels.of(classes), test_labels.of(classes)
    _check(X, X_test)
    if not (y_test == 1).any():
        raise Problem("No sample to test with has any of the classes")
    fingerprint = _fingerprint(X, y, X_test, y_test, [*ids, *classes])
    return StudyData(X, y, X_test, y_test, list(ids), classes, fingerprint)


def save_data(data: StudyData, folder: Path) -> None:
    """Write data into a folder, unless they are there; it appears when all of it is on disk."""
    facts = {"fingerprint": data.fingerprint, "ids": data.ids, "classes": data.classes}
    if _facts(folder).get("fingerprint") == data.fingerprint:
        return
    part = part_of(folder)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for name in _ARRAYS:
        np.save(part / f"{name}.npy", getattr(data, name), allow_pickle=False)
    (part / _FACTS).write_text(json.dumps(facts), encoding="utf-8")
    make_folder_durable(part)
    shutil.rmtree(folder, ignore_errors=True)
    put_in_place(part, folder)


def part_of(folder: Path) -> Path:
    """Return where `save_data` writes; it stays there when the disk is full."""
    return folder.with_name(f".{folder.name}.part")


def has_data(folder: Path) -> bool:
    """Tell whether a folder holds what `save_data` wrote."""
    return bool(_facts(folder))


def fingerprint_of(folder: Path) -> str:
    """Return the fingerprint of the data that a folder holds, or nothing."""
    return str(_facts(folder).get("fingerprint", ""))


def open_data(folder: Path) -> StudyData:
    """Map what `save_data` wrote."""
    facts = _facts(folder)
    X, y, X_test, y_test = (np.load(folder / f"{name}.npy", mmap_mode="r") for name in _ARRAYS)
    return StudyData(X, y, X_test, y_test, facts["ids"], facts["classes"], facts["fingerprint"])


def _facts(folder: Path) -> dict[str, Any]:
    try:
        facts: dict[str, Any] = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return facts


def _check(X: Floats, X_test: Floats) -> None:
    if not len(X) or not len(X_test):
        what = f"There are {len(X)} labelled samples to query and {len(X_test)} to test with"
        raise Problem(what)
    for name, array in (("the pool", X), ("the test split", X_test)):
        _refuse_infinite(name, array)


def _refuse_infinite(name: str, X: Floats) -> None:
    for start in range(0, len(X), _BLOCK):
        bad = np.flatnonzero(~np.isfinite(X[start : start + _BLOCK]).all(axis=1))
        if len(bad):
            row = start + bad[0]
            raise Problem(f"Row {row} of {name} holds a number that is not finite")


def _fingerprint(
    X: Floats, y: Ints | Verdicts, X_test: Floats, y_test: Ints | Verdicts, ids: Sequence[str]
) -> str:
    digest = hashlib.sha256("\n".join(ids).encode())
    for array in (X, y, X_test, y_test):
        digest.update(str(array.shape).encode())
        for start in range(0, len(array), _BLOCK):
            digest.update(np.ascontiguousarray(array[start : start + _BLOCK]).data)
    return digest.hexdigest()[:32]
