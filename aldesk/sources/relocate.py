"""Find files again that were moved or renamed, by their content."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.files import is_folder
from aldesk.core.ids import SampleId
from aldesk.core.progress import Progress, silent
from aldesk.core.sample import content_id
from aldesk.media import media_of


def find_moved(
    folder: Path, missing: Mapping[SampleId, int | None], progress: Progress = silent
) -> dict[str, Path]:
    """Return where missing content lies now.

    Parameters
    ----------
    folder : Path
        Searched with all its subfolders; links to folders are not followed.
    missing : mapping of str to int or None
        Content id to its size in bytes, where it is known. Files of other sizes are not read.
    progress : Progress
        Called before each file; it may raise `Cancelled`.

    Returns
    -------
    dict of str to Path
        Content id to the first file with this content.

    Raises
    ------
    Problem
        If there is no such folder.
    """
    if not is_folder(folder):
        raise Problem("There is no such folder", subject=str(folder))
    sizes = set(missing.values())
    candidates = [
        path
        for place, _, names in os.walk(folder.resolve())
        for name in sorted(names)
        if media_of(path := Path(place, name)) and _may_be(path, sizes)
    ]
    found: dict[str, Path] = {}
    for done, path in enumerate(candidates):
        progress(done, len(candidates))
        if len(found) == len(missing):
            break
        id_ = _id(path, progress, done, len(candidates))
        if id_ in missing:
            found.setdefault(id_, path)
    return found


def _may_be(path: Path, sizes: set[int | None]) -> bool:
    try:
        status = path.stat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and (None in sizes or status.st_size in sizes)


def _id(path: Path, progress: Progress, done: int, total: int) -> str:
    try:
        return content_id(path, lambda: progress(done, total))
    except OSError:
        return ""
