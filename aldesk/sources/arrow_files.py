"""Parquet and Arrow files as they lie on the disk: which splits they are, and what they begin with.

Light: reads headers, labels and few rows, and needs pyarrow alone.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from aldesk.core.errors import Problem
from aldesk.core.files import is_file, is_folder
from aldesk.core.natural import natural
from aldesk.media.signature import no_media_in
from aldesk.sources.types import split_named
from aldesk.tables.arrow_door import parts, parts_with

_SUFFIXES = (".parquet", ".arrow")
_MOST_FOLDERS, _MOST_NAMES = 50, 1000
_SHARD = re.compile(r"-\d+-of-\d+$")


def is_saved(folder: Path) -> bool:
    """Tell whether `datasets` wrote the folder with `save_to_disk`."""
    if is_file(folder / "dataset_dict.json"):
        return True
    return is_file(folder / "state.json") and is_file(folder / "dataset_info.json")


def is_data_file(path: Path) -> bool:
    """Tell by the extension whether a file is Parquet or Arrow."""
    return path.suffix.lower() in _SUFFIXES


def files_by_split(where: Path, config: str = "") -> dict[str, list[Path]]:
    """Return the files of each split, a test split last; of one without a name under ``""``.

    Parameters
    ----------
    where : Path
        A file, a folder written by `save_to_disk`, or one in the hub's layout, where the files lie
        in the folder itself or one level down.
    config : str
        Look into this subfolder only.
    """
    if is_file(where):
        return {_split_of(where): [where]}
    if is_saved(where):
        return _saved(where)
    splits: dict[str, list[Path]] = {}
    for path in _listed(where / config):
        splits.setdefault(_split_of(path), []).append(path)
    return dict(sorted(splits.items(), key=lambda item: split_named(item[0]) == "test"))


def pointer_among(files: Iterable[Path]) -> Problem | None:
    """Return the problem that a file is only a pointer to itself, as Git LFS leaves it, or None."""
    for path in islice(files, _MOST_NAMES):
        if other := no_media_in(path):
            return Problem(other.what, subject=str(path), todo=other.todo)
    return None


def config_folders(where: Path) -> tuple[str, ...]:
    """Return the subfolders of a folder in the hub's layout that are configurations."""
    if not where.is_dir() or is_saved(where):
        return ()
    folders = [path for path in islice(_entries(where), _MOST_NAMES) if path.is_dir()]
    return tuple(
        folder.name
        for folder in sorted(folders[:_MOST_FOLDERS], key=lambda path: natural(path.name))
        if folder.name != "data" and not split_named(folder.name)
        if any(_SHARD.search(path.stem) for path in islice(_entries(folder), _MOST_NAMES))
    )


def first_rows(path: Path, n: int) -> list[dict[str, Any]]:
    """Return the first rows."""
    return next((batch.to_pylist() for _, batch in parts(path, size=n)), [])


def first_cells(path: Path, column: str) -> Iterator[Any]:
    """Yield the cells of one column from the first on; the media beside them are not read."""
    for _, batch in parts(path, [column]):
        yield from batch.column(0).to_pylist()


def rows_at(path: Path, places: Sequence[int]) -> Iterator[tuple[int, dict[int, Any]]]:
    """Read on until all rows at these places are there, part by part.

    Parameters
    ----------
    path : Path
    places : sequence of int
        In ascending order. A row of Parquet costs all that stand before it in its row group.

    Yields
    ------
    n_bytes : int
        How much was read.
    rows : dict of int to dict
        Those of the rows that are in the part.
    """
    for start, batch in parts_with(path, places):
        here = (place for place in places if start <= place < start + len(batch))
        yield batch.nbytes, {at: batch.slice(at - start, 1).to_pylist()[0] for at in here}


def _saved(folder: Path) -> dict[str, list[Path]]:
    listing = folder / "dataset_dict.json"
    if not listing.is_file():
        return {"": _listed_state(folder)}
    splits = _said(listing, "splits")
    return {str(split): _listed_state(folder / str(split)) for split in splits}


def _listed_state(folder: Path) -> list[Path]:
    file = folder / "state.json"
    entries = [entry for entry in _said(file, "_data_files") if isinstance(entry, dict)]
    named = [folder / str(entry.get("filename")) for entry in entries]
    if not named or not all(path.is_file() for path in named):
        raise Problem(
            "The data set is not whole: a file that it names is missing",
            subject=str(file),
            todo="Copy or download it again",
        )
    return named


def _said(file: Path, name: str) -> list[Any]:
    """Return a list that one of the files that describe a saved data set holds."""
    try:
        said = json.loads(file.read_text(encoding="utf-8"))[name]
    except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise _damaged(file) from error
    if not isinstance(said, list):
        raise _damaged(file)
    return said


def _damaged(file: Path) -> Problem:
    return Problem(
        "The data set cannot be read: this file of it is damaged or missing",
        subject=str(file),
        kept="It is untouched",
        todo="Copy or download the data set again",
    )


def _listed(folder: Path) -> Iterator[Path]:
    """Yield data files of a folder and its subfolders; bounded, as it may be a folder of media."""
    folders = [folder]
    for path in islice(_entries(folder), _MOST_NAMES):
        if is_folder(path) and len(folders) <= _MOST_FOLDERS:
            folders.append(path)
    for place in folders:
        is_place = place == folder or place.name == "data" or split_named(place.name)
        files = filter(is_data_file, islice(_entries(place), _MOST_NAMES))
        # In any other subfolder, which may hold media, only what is named like a data set's shard.
        kept = [path for path in files if is_place or _SHARD.search(path.stem)]
        yield from sorted(kept, key=lambda path: natural(path.name))


def _entries(folder: Path) -> Iterator[Path]:
    try:
        yield from (path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return


def _split_of(path: Path) -> str:
    """Read the split from a name such as ``test-00000-of-00001.parquet`` or ``test.parquet``."""
    name = _SHARD.sub("", path.stem)
    for word in (name, *reversed(re.split(r"[._-]", name)), path.parent.name):
        if split_named(word):
            return word
    return ""
