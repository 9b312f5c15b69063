"""A folder: its files, with class subfolders as labels where there are any."""

import os
from collections.abc import Iterator
from pathlib import Path

from aldesk.core.counted import counted
from aldesk.core.errors import Problem
from aldesk.core.natural import natural
from aldesk.core.progress import Progress
from aldesk.media import convertible, media_of
from aldesk.media.kinds import PICTURES, SOUNDS
from aldesk.sources.arrow_files import pointer_among
from aldesk.sources.folder_levels import with_labels
from aldesk.sources.folder_sites import with_sites
from aldesk.sources.types import FileProblem, Options, SourceEntry
from aldesk.tables.open_table import is_table

_PROGRESS_EVERY = 200


def list_folder(
    root: Path, progress: Progress, options: Options | None = None
) -> tuple[list[SourceEntry], list[FileProblem]]:
    """List the sound and picture files of a folder and its subfolders, in natural order.

    Parameters
    ----------
    root : Path
    progress : Progress
        Called with `done` 0 and the number of files found so far.
    options : Options, optional
        `classes` and `levels` say which folders are classes; see `aldesk.sources.folder_levels`.

    Raises
    ------
    Problem
        If there is no sound or picture in the folder.
    """
    paths: list[Path] = []
    others: list[Path] = []
    tables: list[Path] = []
    problems: list[FileProblem] = []
    for path in walk(root, problems):
        if media_of(path):
            paths.append(path)
            if len(paths) % _PROGRESS_EVERY == 0:
                progress(0, len(paths))
        elif other := convertible(path):
            reason = f"ALDesk cannot read {path.suffix} files. Convert to {other}."
            problems.append(FileProblem(path, reason, "unsupported"))
        else:
            (tables if is_table(path) else others).append(path)
    progress(0, len(paths))
    if others:
        reason = f"Passed over: {of_other_kinds(len(others), others[0].name)}."
        problems.append(FileProblem(root, reason, "other kinds"))
    if not paths:
        raise pointer_among(tables) or nothing_in(root, problems, others)
    options = options or Options()
    found = with_labels(root, paths, options.classes, options.levels)
    return (with_sites(root, found, options.classes) if options.window else found), problems


def walk(root: Path, problems: list[FileProblem]) -> Iterator[Path]:
    """Yield all files below a folder in natural order; folders that cannot be read are reported.

    Hidden files and folders are passed over. A link to a folder is followed, unless it leads to one
    seen already or to one around it.
    """
    seen = {root.resolve(), *root.resolve().parents}
    waiting = [_entries(root, problems)]
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
        elif not is_folder(entry):
            yield Path(entry.path)
        elif (target := Path(entry.path).resolve()) not in seen:
            seen.add(target)
            waiting.append(_entries(Path(entry.path), problems))


def _entries(folder: Path, problems: list[FileProblem]) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            shown = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        problems.append(FileProblem(folder, f"The folder cannot be read ({error.strerror})."))
        return iter(())
    return iter(sorted(shown, key=lambda entry: natural(entry.name)))


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a folder or leads to one."""
    try:
        return entry.is_dir()
    except OSError:  # a link that leads into a circle; opening it will say so
        return False


def of_other_kinds(n: int, name: str) -> str:
    """Say how many files are passed over, and name one."""
    return (
        f"1 file of another kind, {name}"
        if n == 1
        else f"{n:,} files of other kinds, such as {name}"
    )


def nothing_in(root: Path, problems: list[FileProblem], others: list[Path]) -> Problem:
    """Return what to say of a folder that has nothing to label."""
    what = "There is no sound or picture in the folder"
    if unreadable := [problem for problem in problems if problem.kind != "other kinds"]:
        n_unreadable = counted(len(unreadable), "other", "others")
        what += f"; {n_unreadable} cannot be read, such as {unreadable[0].path.name}"
    if others:
        verb = "is" if len(others) == 1 else "are"
        what += f"; there {verb} {of_other_kinds(len(others), others[0].name)}"
    return Problem(
        what,
        subject=str(root),
        todo=f"ALDesk looks for {', '.join(SOUNDS + PICTURES)}",
    )
