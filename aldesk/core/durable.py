"""What must survive a power cut: content, and the names that folders have for it."""

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_FULL_SYNC: Final[int | None] = getattr(fcntl, "F_FULLFSYNC", None)  # macOS only
_NO_SUCH_CALL: Final = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF)


def put_in_place(made: Path, place: Path) -> None:
    """Give a file or a folder that is on the disk already its name, so that the name stays, too.

    Raises
    ------
    OSError
        If it cannot be renamed; `made` stays then.
    """
    os.replace(made, place)  # noqa: PTH105 - the same on every system, unlike rename
    sync_folder(place.parent)


def make_durable(files: Iterable[Path]) -> None:
    """Wait until files are on the disk, with their names and that of the folder they lie in.

    For many files at once this is quicker than to wait after each: a folder is waited for once.
    What is gone is left out.

    Raises
    ------
    OSError
        If one cannot be opened, or the disk fails.
    """
    folders: dict[Path, None] = {}
    for file in files:
        with suppress(FileNotFoundError):
            _sync_file(file)
        folders[file.parent] = folders[file.parent.parent] = None
    for folder in folders:
        sync_folder(folder)


def make_folder_durable(folder: Path) -> None:
    """Wait until all that lies in a folder, and its own name, are on the disk.

    Links are not followed.

    Raises
    ------
    OSError
        If something cannot be opened, or the disk fails.
    """
    for inner, _, names in os.walk(folder):
        here = Path(inner)
        for file in map(here.joinpath, names):
            if not file.is_symlink():
                _sync_file(file)
        sync_folder(here)
    sync_folder(folder.parent)


def sync(descriptor: int) -> None:
    """Wait until an open file, or folder, is on the disk.

    On macOS `os.fsync` only gives it to the drive, which may hold it back in a memory of its own:
    F_FULLFSYNC waits for the drive, too, where it can.

    Raises
    ------
    OSError
        If the disk fails.
    """
    if _FULL_SYNC is not None:
        with suppress(OSError):  # some drives have no such call
            fcntl.fcntl(descriptor, _FULL_SYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, where the system has a call for it.

    Windows has none, nor have some network drives; nor can a folder be asked that may not be read.
    """
    if os.name != "posix":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        sync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SUCH_CALL:
            raise
    finally:
        os.close(descriptor)


def _sync_file(file: Path) -> None:
    # Windows only waits for files that are open to be written.
    with file.open("rb" if os.name == "posix" else "r+b") as opened:
        sync(opened.fileno())
