"""The folder of a model: read without trusting it, written whole or not at all."""

import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from aldesk.core.durable import put_in_place
from aldesk.core.errors import Problem
from aldesk.core.files import EXPORT_MARKER, is_there, unwritten, write_whole
from aldesk.core.json_text import read_json
from aldesk.core.unfinished import unfinished
from aldesk.model.facts import ModelFacts
from aldesk.model.head import ARRAYS, Head

FACTS: Final = "model.json"
WEIGHTS: Final = "model.safetensors"
HEAD_ONNX: Final = "head.onnx"
WHOLE_ONNX: Final = "encoder-and-head.onnx"
CARD: Final = "README.md"
SCRIPT: Final = "predict.py"
FILES: Final = (FACTS, WEIGHTS, HEAD_ONNX, WHOLE_ONNX, CARD, SCRIPT)
"""What a model's folder may hold; further weights of an encoder lie in none."""

_MOST_TEXT, _MOST_WEIGHTS = 64 << 20, 1 << 30
_KEPT = "The project, and what lay there before, were not changed"


@dataclass(frozen=True)
class Model:
    """A model that was read from its folder.

    Attributes
    ----------
    folder : Path
    facts : ModelFacts
    head : Head
    """

    folder: Path
    facts: ModelFacts
    head: Head


def is_model(folder: Path) -> bool:
    """Tell whether a folder looks like that of a model."""
    try:
        return (folder / FACTS).is_file() and (folder / WEIGHTS).is_file()
    except (OSError, ValueError):
        return False


def names_model(folder: Path) -> bool:
    """Tell whether a folder to write into is called as one for a model.

    That is ``model``, or a name that ends in ``-model``, ``_model``, ``.model`` or a blank and
    ``model``, in any case. One into which ALDesk has exported files is none, whatever its name.
    """
    name = folder.name.lower()
    is_called_so = name == "model" or name.endswith(("-model", "_model", ".model", " model"))
    return is_called_so and not is_there(folder / EXPORT_MARKER)


def read_model(folder: Path) -> Model:
    """Read a model and look whether all of it can be.

    Only the files of `FACTS` and `WEIGHTS` are read, whatever they name.

    Raises
    ------
    Problem
        If there is no model, or it is damaged or of another version.
    """
    facts = _read_facts(folder)
    head = Head(facts.kind, facts.is_several, _read_arrays(folder, facts), facts.calibration)
    return Model(folder, facts, head)


def write_model(folder: Path, facts: ModelFacts, head: Head, others: Mapping[str, bytes]) -> None:
    """Write a model's folder; an older model in its place is replaced when the new one is whole.

    Parameters
    ----------
    folder : Path
        New, empty, or a model's.
    facts : ModelFacts
    head : Head
    others : mapping of str to bytes
        Further files, by those names of `FILES` that are not written here.

    Raises
    ------
    Problem
        If there is something else in the folder, or it cannot be written.
    """
    from safetensors.numpy import save

    refuse_taken(folder)
    arrays = {name: np.ascontiguousarray(array) for name, array in head.arrays.items()}
    text = json.dumps(facts.as_json(), indent=2, ensure_ascii=False) + "\n"
    files = {FACTS: text.encode(), WEIGHTS: bytes(save(arrays)), **others}
    try:
        _write(folder, files)
    except OSError as error:
        raise unwritten("The model", folder, error, _KEPT) from error


def refuse_taken(folder: Path) -> None:
    """Refuse a folder that holds anything but an older model.

    Raises
    ------
    Problem
    """
    try:
        there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
        is_file = folder.exists() and not folder.is_dir()
    except (OSError, ValueError) as error:
        raise Problem(f"The folder cannot be read ({error})", subject=str(folder)) from error
    if is_file or (there and (FACTS not in there or there - set(FILES))):
        raise Problem(
            "There is a file of that name" if is_file else "The folder is not empty, and no model",
            subject=str(folder),
            kept="It was not changed",
            todo="Name a new folder, or one with a model, which is replaced",
        )


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()  # a link to a folder stays one
    made = unfinished(folder)
    old = made.with_suffix(".old")
    try:
        made.mkdir()
        if folder.exists():
            made.chmod(folder.stat().st_mode & 0o777)
        for name, content in files.items():
            write_whole(made / name, content)
        if folder.exists():
            folder.rename(old)
        try:
            put_in_place(made, folder)
        except OSError:
            with suppress(OSError):
                old.rename(folder)
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    shutil.rmtree(old, ignore_errors=True)


def _read_facts(folder: Path) -> ModelFacts:
    try:
        text = _content(folder / FACTS, _MOST_TEXT).decode("utf-8")
        return ModelFacts.from_json(read_json(text))
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        why = str(error) or type(error).__name__
        raise _damaged(folder, f"{FACTS}: {why}") from error


def _read_arrays(folder: Path, facts: ModelFacts) -> dict[str, npt.NDArray[Any]]:
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        arrays = dict(load(_content(folder / WEIGHTS, _MOST_WEIGHTS)))
        _check(arrays, facts)
    except (SafetensorError, ValueError, TypeError, KeyError, MemoryError) as error:
        why = str(error).partition("\n")[0] or type(error).__name__
        raise _damaged(folder, f"{WEIGHTS}: {why}") from error
    return arrays


def _content(path: Path, most: int) -> bytes:
    """Return a file's content; never that of a pipe or device, which might not end."""
    try:
        if not path.is_file():
            raise Problem(
                f"There is no model: {path.name} is missing",
                subject=str(path.parent),
                todo="Give the folder that `aldesk export FILE --to model/` wrote",
            )
        if path.stat().st_size > most:
            raise ValueError(f"it has more than {most >> 20} MB")
        return path.read_bytes()
    except OSError as error:
        what = f"The model cannot be read ({error.strerror or error})"
        raise Problem(what, subject=str(path)) from error


def _check(arrays: Mapping[str, npt.NDArray[Any]], facts: ModelFacts) -> None:
    """Raise ValueError where arrays are missing, do not fit each other, or are not finite."""
    wanted = ARRAYS[facts.kind]
    if set(arrays) != set(wanted):
        raise ValueError(f"it has the arrays {', '.join(sorted(arrays))[:200]}")
    d, n_classes, k = facts.n_features, len(facts.classes), arrays["codes"].size
    shapes: dict[str, tuple[int, ...]] = {"mean": (d,), "std": (d,)}
    shapes |= {"codes": (k,), "constant": (n_classes,)}
    if facts.kind == "logistic":
        shapes |= {"weight": (k, d), "bias": (k,)}
    else:
        members, h = len(arrays["masks"]), len(arrays["hidden.weight"])
        if not members or not h:
            raise ValueError("it has no members or no units")
        shapes |= {"masks": (members, d), "hidden.weight": (h, d), "hidden.bias": (h,)}
        shapes |= {"output.weight": (k, h), "output.bias": (k,)}
    for name, shape in shapes.items():
        array = arrays[name]
        if array.shape != shape:
            raise ValueError(f"{name} is {array.shape} and not {shape}")
        if array.dtype != (np.int64 if name == "codes" else np.float32):
            raise ValueError(f"{name} has numbers of the type {array.dtype}")
        if not np.isfinite(array).all():
            raise ValueError(f"{name} is not finite numbers")
    codes, constant = arrays["codes"], arrays["constant"]
    if k and (len(np.unique(codes)) < k or codes.min() < 0 or codes.max() >= n_classes):
        raise ValueError("codes are not of its classes")
    if (arrays["std"] <= 0).any() or constant.min() < 0 or constant.max() > 1:
        raise ValueError("std or constant cannot be")


def _damaged(folder: Path, why: str) -> Problem:
    return Problem(
        f"The model is damaged, or of another version of ALDesk ({why.rstrip('.')})",
        subject=str(folder),
        kept="Nothing was done with it",
        todo="Export it again from its project",
    )
