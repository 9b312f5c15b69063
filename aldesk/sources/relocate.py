"""Find files again that were moved or renamed, by their content."""

import os
import stat
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.files import is_folder
from aldesk.core.ids import SampleId
from aldesk.core.progress import Beat, Progress, silent
from aldesk.core.sample import has_content
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
    of_size: dict[int | None, set[str]] = {}
    for id_, size in missing.items():
        of_size.setdefault(size, set()).add(id_)
    candidates = [
        (path, wanted)
        for place, _, names in os.walk(folder.resolve())
        for name in sorted(names)
        if media_of(path := Path(place, name)) and (wanted := _wanted(path, of_size))
    ]
    found: dict[str, Path] = {}
    for done, (path, wanted) in enumerate(candidates):
        progress(done, len(candidates))
        if len(found) == len(missing):
            break
        its = _which(path, wanted, partial(progress, done, len(candidates)))
        if its is not None:
            found.setdefault(its, path)
    return found


def _wanted(path: Path, of_size: Mapping[int | None, set[str]]) -> set[str]:
    """Return the contents that a file may have, by its size."""
    try:
        status = path.stat()
    except OSError:
        return set()
    if not stat.S_ISREG(status.st_mode):
        return set()
    return of_size.get(status.st_size, set()) | of_size.get(None, set())


def _which(path: Path, wanted: set[str], beat: Beat) -> str | None:
    try:
        return has_content(path, wanted, beat)
    except OSError:
        return None
