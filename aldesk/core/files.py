"""Files, as far as everything needs them."""

import contextlib
import os
from pathlib import Path


def is_there(path: Path) -> bool:
    """Tell whether a path can be reached; unlike `Path.exists`, also where asking is refused."""
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def write_whole(path: Path, content: bytes | memoryview, *, durable: bool = True) -> None:
    """Write a file that appears under its name only when all of it is written.

    Parameters
    ----------
    path : Path
    content : bytes or memoryview
    durable : bool, default True
        Wait until it would survive a power cut; without, thousands of files are written faster.

    Raises
    ------
    OSError
        If it cannot be written; no part of it is left behind.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        part.replace(path)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    if durable:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut; Windows has no such call."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
