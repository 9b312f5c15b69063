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

    A file goes if its process is gone and nothing was written to it for an hour: by the disk's own
    clock, which tells when something was written there last. This computer's may be wrong.

    Parameters
    ----------
    folder : Path
        May be missing.
    """
    removed: list[Path] = []
    with suppress(OSError), os.scandir(folder) as entries:
        written = {Path(entry.path): _written(entry) for entry in entries}
        now = min(time.time(), max(written.values(), default=0.0))
        for path, at in written.items():
            match = _NAME.fullmatch(path.name)
            if not match or now - at <= _OLD or is_alive(int(match["pid"])):
                continue
            with suppress(OSError):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
                removed.append(path)
    return removed


def _written(entry: "os.DirEntry[str]") -> float:
    """Return when something was written last; of what cannot be looked at, long ago."""
    try:
        return entry.stat(follow_symlinks=False).st_mtime
    except OSError:
        return 0.0


def is_alive(pid: int) -> bool:
    """Tell whether there is such a process on this computer; if in doubt, there is."""
    import psutil

    return bool(psutil.pid_exists(pid))
