"""Timed copies of a project, thinned: many of today, one of each day before, none for ever."""

import glob
import os
import sqlite3
import stat
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.unfinished import remove_unfinished
from aldesk.store.commit import refuse_lost
from aldesk.store.database import sqlite_problems
from aldesk.store.memory_copy import copy_in_memory
from aldesk.store.recovery import copy_whole

INTERVAL = timedelta(minutes=15)
_STAMP = "%Y%m%d-%H%M%S"
_NEWEST = 8
_DAYS = 14


def backups_of(path: Path) -> Path:
    """Return the folder of a project's copies."""
    return path.with_suffix(".backups")


class Backups:
    """The copies of one project while it is open. Whatever the clock says, they go on.

    Parameters
    ----------
    connection : sqlite3.Connection
    path : Path
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path
        self._since = time.monotonic()
        self._is_closed = False

    def make(self, at: datetime, before: str = "") -> Path | None:
        """Copy the project into the folder beside it, if the last copy is old, and thin the copies.

        A copy appears under its name only when it is whole, and whoever may not read the project
        may not read it either. What killed runs have left is removed.

        Parameters
        ----------
        at : datetime
        before : str
            What follows that cannot be undone, for the copy's name: such a copy is made whatever
            others there are, and kept for ever.

        Returns
        -------
        Path or None
            The copy, if one was made.

        Raises
        ------
        Problem
            If the disk is full or fails; the project itself is not concerned. If the project is
            another's by now.
        """
        return self._make(at, before, lambda copy: copy_whole(self._connection, self._path, copy))

    def make_in_thread(self, at: datetime) -> Path | None:
        """Do as `make`, in another thread than the one that writes to the project.

        Who writes waits for a step of the copy at most, however slow the disk is; see
        `copy_in_memory`. It is read through the connection that writes, which needs no locks of
        the disk, and never has to begin again.

        Raises
        ------
        Problem
            As `make`, or if the project is closed before it has been read.
        """
        return self._make(at, "", self._copy_apart)

    def close(self) -> None:
        """End a copy that is still being read; one that is being written becomes whole."""
        self._is_closed = True

    def _copy_apart(self, copy: Path) -> None:
        with closing(copy_in_memory(self._connection, self._refuse_closed)) as memory:
            copy_whole(memory, self._path, copy)

    def _refuse_closed(self) -> None:
        if self._is_closed:
            raise Problem("The project was closed before its copy was made")

    def _make(self, at: datetime, before: str, write: Callable[[Path], None]) -> Path | None:
        refuse_lost(self._connection)
        try:
            with sqlite_problems(backups_of(self._path), is_written=True):
                copies = timed_copies(self._path)
                if not (before or self._is_due(copies, at)):
                    return None
                copy = free_name(self._path, at, before)
                copy.parent.mkdir(exist_ok=True)
                _make_private(self._path, copies)
                write(copy)
        except OSError as error:
            raise Problem(
                f"The project could not be copied ({error.strerror})",
                subject=str(backups_of(self._path)),
                kept="Nothing was changed",
                todo="See that this folder can be written to",
            ) from error
        self._since = time.monotonic()
        with suppress(OSError):  # what is left goes after the next copy
            for folder in (copy.parent, self._path.parent):
                remove_unfinished(folder)
            for old in superfluous(copies if before else [*copies, copy], at):
                old.unlink(missing_ok=True)
        return copy

    def _is_due(self, copies: Sequence[Path], at: datetime) -> bool:
        """Tell by what runs on evenly, too: the clock may start at the same time every day."""
        has_waited = time.monotonic() - self._since >= INTERVAL.total_seconds()
        return has_waited or not any(abs(at - time_of(copy)) < INTERVAL for copy in copies)


def free_name(path: Path, at: datetime, before: str = "") -> Path:
    """Return where a copy is to lie; it replaces no other, whenever the clock says that it is."""
    name = f"{path.stem} before {before} " if before else f"{path.stem}-"
    while (copy := backups_of(path) / f"{name}{at:{_STAMP}}.aldesk").exists():
        at += timedelta(seconds=1)
    return copy


def timed_copies(path: Path) -> list[Path]:
    """Return the copies that were made by and by, by what the clock said then."""
    found = backups_of(path).glob(f"{glob.escape(path.stem)}-*.aldesk")
    return sorted(found, key=lambda copy: (time_of(copy), copy.name))


def superfluous(copies: Sequence[Path], at: datetime) -> list[Path]:
    """Return the copies that are not kept.

    Kept are the newest eight, and the last one of each of the last 14 days that have any. So it is
    with those that the clock of now calls past and, by themselves, with those that it calls future:
    it was wrong then or is now, and neither may cost the copies of the other.
    """
    ordered = sorted(copies, key=time_of)
    past = [copy for copy in ordered if time_of(copy) <= at + INTERVAL]
    return [gone for part in (past, ordered[len(past) :]) for gone in _thinned(part)]


def time_of(copy: Path) -> datetime:
    """Return when a copy was made, by its name; that of one which somebody renamed is long ago."""
    try:
        return datetime.strptime(copy.stem[-15:], _STAMP)
    except ValueError:
        return datetime.min


def _thinned(copies: Sequence[Path]) -> list[Path]:
    last_of_day = {time_of(copy).date(): copy for copy in copies}
    days = sorted(last_of_day)[-_DAYS:]
    kept = {*copies[-_NEWEST:], *(last_of_day[day] for day in days)}
    return [copy for copy in copies if copy not in kept]


def _make_private(path: Path, copies: Sequence[Path]) -> None:
    """Take permissions from copies of earlier versions that the project itself does not give."""
    if os.name != "posix":
        return
    mode = stat.S_IMODE(path.stat().st_mode)
    for copy in copies:
        with suppress(OSError):
            its = stat.S_IMODE(copy.lstat().st_mode)
            if its & ~mode and not copy.is_symlink():
                copy.chmod(its & mode)
