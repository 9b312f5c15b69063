"""End a process before the n-th time that SQLite writes, cuts or removes a file; run as a script.

SQLite on Linux and macOS lets its system calls be replaced, which needs no tools of the system.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_CALLS: dict[bytes, tuple[Any, list[Any]]] = {
    b"pwrite64": (
        ctypes.c_ssize_t,
        [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64],
    ),
    b"pwrite": (ctypes.c_ssize_t, [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64]),
    b"ftruncate": (ctypes.c_int, [ctypes.c_int, ctypes.c_int64]),
    b"unlink": (ctypes.c_int, [ctypes.c_char_p]),
}
_kept: list[Any] = []


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs`, as https://sqlite.org/c3ref/vfs.html has it."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("version", "size", "longest")),
        *((name, ctypes.c_void_p) for name in ("next", "name", "data")),
        *((f"call{number}", ctypes.c_void_p) for number in range(13)),
        *((name, ctypes.c_void_p) for name in ("set_call", "get_call", "next_call")),
    )


def before_each_write(act: Callable[[], None]) -> bool:
    """Call `act` before each of SQLite's writes in this process; False where that cannot be."""
    import _sqlite3

    try:
        find = ctypes.CDLL(_sqlite3.__file__).sqlite3_vfs_find
    except (AttributeError, OSError):
        return False
    find.restype, find.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    place = find(b"unix")
    if not place:
        return False
    vfs = _Vfs.from_address(place)
    set_call = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
    get_call = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)
    for name, (result, arguments) in _CALLS.items():
        address = get_call(vfs.get_call)(place, name)
        if not address:
            continue
        kind = ctypes.CFUNCTYPE(result, *arguments, use_errno=True)
        old = kind(address)

        def counted(*values: Any, old: Callable[..., int] = old) -> int:
            act()
            return old(*values)

        new = kind(counted)
        _kept.append(new)
        set_call(vfs.set_call)(place, name, ctypes.cast(new, ctypes.c_void_p))
    return True


def main(start: Path, work: Path) -> int:
    """Open copies of a project, killed before each write in turn, then again; print how many."""
    from aldesk.store import Project
    from tests.store.old_projects import content_of

    with Project.open(shutil.copy(start, work / "whole.aldesk")) as project:
        expected = content_of(project)
    left, is_last = 0, False

    def count() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os._exit(9)

    if not before_each_write(count):
        print(0)
        return 0
    for n in range(1000):
        folder = work / str(n)
        folder.mkdir()
        file = Path(shutil.copy(start, folder / start.name))
        if not (child := os.fork()):
            left = n
            Project.open(file).close()
            os._exit(0)
        is_last = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        left = sys.maxsize
        with Project.open_to_read(file) as project:
            assert content_of(project) == expected, n
        with Project.open(file) as project:
            assert content_of(project) == expected, n
        for copy in folder.glob("*.backup"):
            with Project.open_to_read(copy) as project:
                assert content_of(project) == expected, (n, copy)
        shutil.rmtree(folder)
        if is_last:
            print(n)
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
