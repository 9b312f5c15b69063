"""Files, as far as everything needs them."""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from aldesk.core.durable import sync, sync_folder
from aldesk.core.errors import Problem
from aldesk.core.unfinished import unfinished

EXPORT_MARKER = ".aldesk-export"
"""A file that tells a folder that labels were exported to."""

_LOOKED_AT = 4096  # bytes


def is_there(path: Path) -> bool:
    """Tell whether a path can be reached; unlike `Path.exists`, also where asking is refused."""
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def is_folder(path: Path) -> bool:
    """Tell whether there is such a folder; unlike `Path.is_dir`, also where asking is refused."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_file(path: Path) -> bool:
    """Tell whether there is such a file; unlike `Path.is_file`, also where asking is refused."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def may_write(path: Path) -> bool:
    """Tell whether the system lets a file or folder be written; not of what no path can be."""
    try:
        return os.access(path, os.W_OK)
    except ValueError:
        return False


def is_same_file(path: Path, other: Path) -> bool:
    """Tell whether both are one file or folder, perhaps under names that differ in capitals."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def refuse_no_file(path: Path) -> None:
    """Refuse to read a pipe or a device, which may have no end.

    Raises
    ------
    OSError
        If it is one, or there is nothing of this name.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(f"{path} is no file")


@contextlib.contextmanager
def whole_file(path: Path, *, durable: bool = True, like: Path | None = None) -> Iterator[BinaryIO]:
    """Open a file to write that appears under its name only when the block has ended well.

    What had the name before stays until then; if it is a link, the link is replaced and what it
    leads to is left alone. Permissions of a replaced file are kept. The unfinished file lies beside
    it, where `unfinished` says.

    Parameters
    ----------
    path : Path
    durable : bool, default True
        Wait until it would survive a power cut; without, thousands of files are written faster.
    like : Path, optional
        A file whose permissions a new one gets.

    Raises
    ------
    OSError
        If it cannot be written, or the name is that of a device or a pipe, which stays what it is;
        no part of the file is left behind.
    """
    _refuse_special(path)
    if not path.name:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    part = unfinished(path)
    mode = _mode_of(path)
    if mode is None and like is not None:
        mode = _mode_of(like)
    try:
        with open(part, "xb", opener=_opener(mode)) as file:
            yield file
            file.flush()
            if mode is not None:
                os.fchmod(file.fileno(), mode)
            if durable:
                sync(file.fileno())
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    if durable:
        sync_folder(path.parent)


def unwritten(what: str, to: Path, error: OSError, kept: str) -> Problem:
    """Return what to say of a file that could not be written.

    Parameters
    ----------
    what : str
        Such as ``"The labels"``.
    to : Path
    error : OSError
    kept : str
        What was not changed.
    """
    return Problem(
        f"{what} could not be written ({error.strerror or error})",
        subject=str(to),
        kept=kept,
        todo="Check the room on the disk and the folder's permissions",
    )


def write_whole(path: Path, content: bytes | memoryview, *, durable: bool = True) -> None:
    """Write a file as `whole_file` does, from what is in memory."""
    with whole_file(path, durable=durable) as file:
        file.write(content)


def refuse_no_text(path: Path) -> None:
    """Refuse to put a text in the place of what is none: a project, a recording, a picture.

    Raises
    ------
    OSError
        If there is such a file, or it cannot be looked at.
    """
    _refuse_special(path)
    with contextlib.suppress(FileNotFoundError, IsADirectoryError), path.open("rb") as file:
        if b"\0" in file.read(_LOOKED_AT):
            raise OSError(errno.EEXIST, "there is a file of this name that is no table", str(path))


def _refuse_special(path: Path) -> None:
    """Refuse to put a file in the place of a device, such as ``/dev/null``, or of a link to one."""
    with contextlib.suppress(FileNotFoundError):
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise OSError(errno.EINVAL, "it is a device or a pipe, and no file", str(path))


def _mode_of(path: Path) -> int | None:
    """Return the permissions of a file that is replaced; None for a new one, or a link."""
    if os.name != "posix":
        return None
    try:
        status = path.lstat()
    except OSError:
        return None
    return stat.S_IMODE(status.st_mode) & 0o777 if stat.S_ISREG(status.st_mode) else None


def _opener(mode: int | None) -> Callable[[str, int], int]:
    """Open a new file, never through a link; while it is written, nobody may who may not later."""

    def opened(name: str, flags: int) -> int:
        flags |= getattr(os, "O_NOFOLLOW", 0)
        return os.open(name, flags, 0o666 if mode is None else mode)

    return opened
