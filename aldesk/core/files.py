"""Files, as far as everything needs them."""

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from aldesk.core.errors import Problem

EXPORT_MARKER = ".aldesk-export"
"""A file that tells a folder that labels were exported to."""


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


def is_same_file(path: Path, other: Path) -> bool:
    """Tell whether both are one file or folder, perhaps under names that differ in capitals."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


@contextlib.contextmanager
def whole_file(path: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """Open a file to write that appears under its name only when the block has ended well.

    What had the name before stays until then; if it is a link, the link is replaced and what it
    leads to is left alone. The unfinished file lies beside it, under a short name that ends in
    ``.part``, so that there is room for it whatever the length of the file's own name.

    Parameters
    ----------
    path : Path
    durable : bool, default True
        Wait until it would survive a power cut; without, thousands of files are written faster.

    Raises
    ------
    OSError
        If it cannot be written, or the name is that of a device or a pipe, which stays what it is;
        no part of the file is left behind.
    """
    _refuse_special(path)
    if not path.name:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    digest = hashlib.blake2b(os.fsencode(path.name), digest_size=8).hexdigest()
    part = path.with_name(f".{digest}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        with part.open("xb") as file:  # x: never through a link that somebody put there
            yield file
            file.flush()
            if durable:
                os.fsync(file.fileno())
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    if durable:
        _sync_folder(path.parent)


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


def _refuse_special(path: Path) -> None:
    """Refuse to put a file in the place of a device, such as ``/dev/null``, or of a link to one."""
    with contextlib.suppress(FileNotFoundError):
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise OSError(errno.EINVAL, "it is a device or a pipe, and no file", str(path))


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut; Windows has no such call."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
