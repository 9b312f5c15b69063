"""Parquet and Arrow files as they lie on the disk: which splits they are, and what they begin with.

Light: reads headers and first rows only, and needs pyarrow alone.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldesk.core.errors import Problem
from aldesk.core.natural import natural
from aldesk.media.signature import no_media_in
from aldesk.sources.types import split_named

if TYPE_CHECKING:
    import pyarrow as pa

_SUFFIXES = (".parquet", ".arrow")
_MOST_FOLDERS, _MOST_NAMES = 50, 1000
_SHARD = re.compile(r"-\d+-of-\d+$")


_MOST_ROWS = 10_000
"""So many are looked at for one of each class."""


def is_saved(folder: Path) -> bool:
    """Tell whether `datasets` wrote the folder with `save_to_disk`."""
    if (folder / "dataset_dict.json").is_file():
        return True
    return (folder / "state.json").is_file() and (folder / "dataset_info.json").is_file()


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
    if where.is_file():
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


def schema_of(path: Path) -> "pa.Schema":
    """Return the schema of a Parquet or Arrow file.

    Raises
    ------
    OSError, pyarrow.ArrowException
        If it is neither.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    if path.suffix.lower() == ".parquet":
        return pq.read_schema(path, memory_map=True)
    with pa.memory_map(str(path)) as file:
        return _arrow(file).schema


def n_rows(path: Path) -> int | None:
    """Return the number of rows of a Parquet file; None for Arrow, which does not say."""
    import pyarrow.parquet as pq

    if path.suffix.lower() != ".parquet":
        return None
    return int(pq.read_metadata(path, memory_map=True).num_rows)


def first_rows(path: Path, n: int) -> list[dict[str, Any]]:
    """Return the first rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if path.suffix.lower() == ".parquet":
        batches = pq.ParquetFile(path, memory_map=True).iter_batches(batch_size=n)
        return next((checked(batch).to_pylist() for batch in batches), [])
    with pa.memory_map(str(path)) as file:
        reader = _arrow(file)
        stream = reader if hasattr(reader, "read_next_batch") else map(reader.get_batch, (0,))
        slices = (checked(batch).slice(0, n) for batch in stream if len(batch))
        return next((rows.to_pylist() for rows in slices), [])


def rows_of_each(path: Path, column: str, n: int) -> list[dict[str, Any]]:
    """Return rows with each value of a column in turn, from the beginning of a file.

    Of a Parquet file these are just the first rows: others would have to be decoded to be found.
    """
    import pyarrow as pa

    if path.suffix.lower() == ".parquet":
        return first_rows(path, n)
    places: dict[str, list[Any]] = {}
    with pa.memory_map(str(path)) as file:
        reader, seen = _arrow(file), 0
        is_stream = hasattr(reader, "read_next_batch")
        for batch in reader if is_stream else map(reader.get_batch, (0,)):
            for row, value in enumerate(checked(batch).column(column).to_pylist()):
                if len(group := places.setdefault(str(value), [])) < n:
                    group.append(batch.slice(row, 1))
            seen += len(batch)
            if seen >= _MOST_ROWS:
                break
        turns = filter(None, chain.from_iterable(zip_longest(*places.values())))
        return [row.to_pylist()[0] for row in islice(turns, n)]


def checked(batch: Any) -> Any:
    """Return a batch or table of Arrow whose inside is sound; else reading it ends the process.

    Raises
    ------
    pyarrow.ArrowInvalid
    """
    batch.validate(full=True)
    return batch


def _arrow(file: Any) -> Any:
    import pyarrow as pa

    try:
        return pa.ipc.open_stream(file)
    except pa.ArrowInvalid:
        return pa.ipc.open_file(file)


def _saved(folder: Path) -> dict[str, list[Path]]:
    listing = folder / "dataset_dict.json"
    if not listing.is_file():
        return {"": _listed_state(folder)}
    splits = json.loads(listing.read_text(encoding="utf-8"))["splits"]
    return {str(split): _listed_state(folder / split) for split in splits}


def _listed_state(folder: Path) -> list[Path]:
    state = json.loads((folder / "state.json").read_text(encoding="utf-8"))
    return [folder / entry["filename"] for entry in state["_data_files"]]


def _listed(folder: Path) -> Iterator[Path]:
    """Yield data files of a folder and its subfolders; bounded, as it may be a folder of media."""
    folders = [folder]
    for path in islice(_entries(folder), _MOST_NAMES):
        if path.is_dir() and len(folders) <= _MOST_FOLDERS:
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
