"""Where the files of events belong: beside nothing else, one for each recording, as it lies."""

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from aldesk.core.durable import make_folder_durable, put_in_place
from aldesk.core.errors import Problem
from aldesk.core.unfinished import unfinished
from aldesk.session.export.names import as_compared, named_after, readable_name


def new_folder(folder: Path) -> None:
    """Make a folder, or find that it is empty.

    Raises
    ------
    Problem
        If there is something in it: annotations of somebody may have the names of ours.
    OSError
        If it cannot be made.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise Problem(
            "The folder is not empty",
            subject=str(folder),
            kept="It was not changed",
            todo="Name a new one",
        )
    folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Give a folder to write into that becomes `folder` in the end; nothing is left of a failure.

    Raises
    ------
    Problem
        If there is something in the folder already.
    OSError
        If it cannot be made.
    """
    new_folder(folder)
    half_made = unfinished(folder)
    half_made.mkdir(0o700)
    try:
        yield half_made
        half_made.chmod(folder.stat().st_mode)
        make_folder_durable(half_made)
        folder.rmdir()
        put_in_place(half_made, folder)
    except BaseException:
        shutil.rmtree(half_made, ignore_errors=True)
        with suppress(OSError):  # somebody has put something into it
            folder.rmdir()
        raise


def places(recordings: Iterable[Path], suffix: str) -> dict[Path, Path]:
    """Return a relative path for each recording's file, in the folders that recordings lie in.

    It has the recording's name with another ending, which tells whose it is; behind the whole name,
    as in ``rec.flac.txt``, where several would share one.
    """
    ordered = list(dict.fromkeys(recordings))
    root = _common_folder(ordered)
    found: dict[Path, Path] = {}
    taken: set[str] = set()
    shared = Counter(_compared(path.with_suffix("")) for path in ordered)
    for path in ordered:
        inner = path.parent.relative_to(root).parts if root else ()
        name = path.stem if shared[_compared(path.with_suffix(""))] == 1 else path.name
        for number in count(1):
            end = suffix if number == 1 else f"-{number}{suffix}"
            place = Path(*map(readable_name, inner), named_after(name, end))
            if _compared(place) not in taken:
                break
        taken.add(_compared(place))
        found[path] = place
    return found


def _compared(path: Path) -> str:
    return as_compared(path.as_posix())


def _common_folder(paths: list[Path]) -> Path | None:
    """Return the folder that all lie in, however deep; None if there is none, as on two drives."""
    try:
        return Path(os.path.commonpath([path.parent for path in paths]))
    except ValueError:
        return None
