"""Who has a project: one process at a time, on whatever disk it lies."""

import errno
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final, Self

from filelock import BaseFileLock, FileLock, SoftFileLease, Timeout
from platformdirs import user_cache_path

from aldesk.core.errors import Problem
from aldesk.core.files import is_there

_NO_LOCKS: Final = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL)
_LEASE: Final = 30.0
"""Seconds without a sign of life after which the holder on another computer is gone."""
_PATIENCE: Final = 1.0
_UNUSED: Final = 0x7FFFFFF0
_waiting: Final[dict[str, SoftFileLease]] = {}
_found: Final[dict[Path, bool]] = {}
"""Whether the disks of folders have locks."""


class Unavailable(Problem):
    """The project is sound, but cannot be taken for writing."""


class ProjectLock:
    """A project that is taken for this process. Release it, or use it in a ``with``.

    The operating system frees it when the process ends. Where the disk has no locks, as on some
    network drives, a file beside the project says which process has it, renewed every ten seconds:
    a holder that has died is noticed on the same computer at once, on others after half a minute.
    So is one that sleeps: when it wakes, it may have it no more, see `refuse_lost`.
    A file that has further names on the same disk is taken under all of them.

    Attributes
    ----------
    is_native : bool
        Whether the disk has locks.

    Raises
    ------
    Problem
        If another process has it, or the folder cannot be written.
    """

    _lease: SoftFileLease | None = None
    _claim = b""

    def __init__(self, path: Path) -> None:
        self._taken = ExitStack()
        self._path = path
        self.is_native = True
        try:
            self._take(path)
            if self.is_native and (one_for_all := _by_content(path)):
                self._enter(FileLock(one_for_all, timeout=0))
        except Timeout as error:
            self.release()
            raise Unavailable(
                "The project is open in another window, or a command is at work on it",
                subject=str(path),
                kept="Nothing was changed here",
                todo="Go on there, close it first, or let the command end"
                if self.is_native
                else f"Close it there; if that computer has crashed, try again in {_LEASE:.0f} s, "
                f"or remove {path.name}.held",
            ) from error
        except OSError as error:
            self.release()
            raise Unavailable(
                f"The project's folder cannot be written ({error.strerror})",
                subject=str(path),
                kept="The file was not changed",
                todo="Copy the project to a folder of your own",
            ) from error

    def release(self) -> None:
        """Free it; once more does nothing."""
        self._taken.close()

    def refuse_lost(self) -> None:
        """Raise if another process may have it by now, although nobody has freed it.

        Where the disk has no locks, one that shows no sign of life for half a minute loses it: the
        computer slept, the process was stopped, or the disk was out of reach.

        Raises
        ------
        Unavailable
            From then on always: what is known here may be behind the file.
        """
        if self._lease is None:
            return
        if self._lease.compromise is None and self._is_ours(self._claim):
            return
        self._claim = b""
        raise Unavailable(
            "The disk was lost for a while, and the project may be open on another computer now",
            subject=str(self._path),
            kept="Everything saved before is kept; nothing more is saved here",
            todo="Close it there, then open it here again",
        )

    def _is_ours(self, claim: bytes) -> bool:
        """Tell whether the file beside the project names this process.

        It is opened, as a network drive may tell no news of a file that is only looked at. What
        cannot be read now is nobody's doing, and whatever is written next will fail as well.
        """
        try:
            return bool(claim) and Path(f"{self._path}.held").read_bytes() == claim
        except FileNotFoundError:
            return False
        except OSError:
            return True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def _take(self, path: Path) -> None:
        try:
            self._enter(FileLock(f"{path}.lock", timeout=0, fallback_to_soft=False))
            _found[path.parent] = True
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            self.is_native = _found[path.parent] = False
            name = f"{path}.held"
            # What has looked at a holder for long enough knows that it shows no sign of life.
            held = _waiting.pop(name, None)
            held = held or SoftFileLease(name, timeout=_PATIENCE, lease_duration=_LEASE)
            try:
                self._enter(held)
            except Timeout:
                _waiting[name] = held
                raise
            self._lease, self._claim = held, Path(name).read_bytes()

    def _enter(self, lock: BaseFileLock) -> None:
        lock.acquire()
        self._taken.callback(_release, lock)


def _release(lock: BaseFileLock) -> None:
    """Free a lock; a disk that fails even the second time keeps it until the process ends."""
    for _ in range(2):
        with suppress(OSError):
            lock.release()
            return


def has_locks(path: Path) -> bool:
    """Tell whether the disk that a project lies on has locks.

    Its holder has found out. Where nobody holds it, it is tried once on the file itself, at a place
    that SQLite does not lock; to close a file frees what the process has locked of it.
    """
    if is_there(Path(f"{path}.held")):
        return False
    if path.parent not in _found:
        _found[path.parent] = _can_lock(path)
    return _found[path.parent]


def _can_lock(path: Path) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows always can
        return True
    try:
        with path.open("rb") as file:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, 1, _UNUSED)
    except OSError as error:
        return error.errno not in _NO_LOCKS
    return True


def _by_content(path: Path) -> Path | None:
    """Return a lock file for all names that a file has; None if it has one name, or none yet."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    if status.st_nlink < 2:
        return None
    folder = user_cache_path("ALDesk") / "locks"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder / f"{status.st_dev}-{status.st_ino}.lock"
