"""A folder: its files, with class subfolders as labels where there are any."""

import os
from collections.abc import Iterator
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.natural import Key, natural
from aldesk.core.progress import Progress
from aldesk.media import convertible, media_of
from aldesk.media.kinds import PICTURES, SOUNDS
from aldesk.sources.values import Broken, Found, split_named


def list_folder(root: Path, progress: Progress) -> tuple[list[Found], list[Broken]]:
    """List the sound and picture files of a folder and its subfolders, in natural order.

    The label is the name of the innermost subfolder that does not name a split.

    Raises
    ------
    Problem
        If there is no sound or picture in the folder.
    """
    found: list[Found] = []
    problems: list[Broken] = []
    for path in _walk(root, problems):
        if media_of(path):
            found.append(_found(root, path))
        elif other := convertible(path):
            reason = f"ALDesk cannot read {path.suffix} files. Convert to {other}."
            problems.append(Broken(path, reason, "unsupported"))
        progress(0, len(found))
    if not found:
        raise _nothing(root, problems)
    return sorted(found, key=lambda f: _order(root, f.path)), problems


def _walk(root: Path, problems: list[Broken]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        problems.append(
            Broken(Path(error.filename), f"The folder cannot be read ({error.strerror}).")
        )

    # A link to a folder is followed, unless it leads to one seen already or to one around it.
    seen = {root.resolve(), *root.resolve().parents}
    for folder, subfolders, names in os.walk(root, onerror=unreadable, followlinks=True):
        kept = []
        for name in sorted(subfolders):
            target = Path(folder, name).resolve()
            if not name.startswith(".") and target not in seen:
                seen.add(target)
                kept.append(name)
        subfolders[:] = kept
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _found(root: Path, path: Path) -> Found:
    levels = path.relative_to(root).parent.parts
    classes = [level for level in levels if split_named(level) is None]
    splits = [level for level in levels if split_named(level)]
    return Found(path, classes[-1] if classes else None, splits[-1] if splits else "")


def _order(root: Path, path: Path) -> list[Key]:
    return [natural(part) for part in path.relative_to(root).parts]


def _nothing(root: Path, problems: list[Broken]) -> Problem:
    what = "There is no sound or picture in the folder"
    if problems:
        what += f"; {len(problems)} others cannot be read, such as {problems[0].path.name}"
    return Problem(
        what,
        subject=str(root),
        todo=f"ALDesk looks for {', '.join(SOUNDS + PICTURES)}",
    )
