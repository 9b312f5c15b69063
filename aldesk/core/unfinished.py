"""What was not finished: how files and folders are called until then, and when they can go."""

import hashlib
import os
import re
import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

_NAME: Final = re.compile(
    r"\.(?:[0-9a-f]{16}|.+\.aldesk)\.(?P<pid>[0-9]+)(?:\.[0-9a-f]{16})?"
    r"\.(?:part|new)(?:-journal|-wal|-shm|\.lock|\.held)?"
)
_OLD: Final = 3600.0
"""Seconds. On a network drive the process may be another computer's, so time must have gone by."""


def unfinished(path: Path, ending: str = "part") -> Path:
    """Return where to write what will be called `path`: beside it, and nobody can guess it.

    The name is hidden and short, so that there is room for it however long the file's own is.
    """
    digest = hashlib.blake2b(os.fsencode(path.name), digest_size=8).hexdigest()
    return path.with_name(f".{digest}.{os.getpid()}.{secrets.token_hex(8)}.{ending}")


def is_unfinished(name: str) -> bool:
    """Tell whether a file is called as `unfinished` calls them, or did in earlier versions."""
    return _NAME.fullmatch(name) is not None


def remove_unfinished(folder: Path) -> list[Path]:
    """Remove what killed runs have left in a folder, and return it.

    A file goes if its process is gone and nothing was written to it for an hour.

    Parameters
    ----------
    folder : Path
        May be missing.
    """
    removed: list[Path] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not (match := _NAME.fullmatch(entry.name)):
                continue
            with suppress(OSError):
                if _is_left(int(match["pid"]), entry.stat(follow_symlinks=False).st_mtime):
                    path = Path(entry.path)
                    if entry.is_dir(follow_symlinks=False):
                        shutil.rmtree(path)
                    else:
                        path.unlink()
                    removed.append(path)
    return removed


def is_alive(pid: int) -> bool:
    """Tell whether there is such a process on this computer; if in doubt, there is."""
    import psutil

    return bool(psutil.pid_exists(pid))


def _is_left(pid: int, written: float) -> bool:
    return time.time() - written > _OLD and not is_alive(pid)
