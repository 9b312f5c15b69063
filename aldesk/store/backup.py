"""Timed copies of a project, thinned: many of today, one of each day before, none for ever."""

import contextlib
import glob
import os
import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from aldesk.store.database import sqlite_problems

INTERVAL = timedelta(minutes=15)
_STAMP = "%Y%m%d-%H%M%S"
_NEWEST = 8
_DAYS = 14


def backups_of(path: Path) -> Path:
    """Return the folder of a project's copies."""
    return path.with_suffix(".backups")


def back_up(
    connection: sqlite3.Connection, path: Path, at: datetime, before: str = ""
) -> Path | None:
    """Copy a project into the folder beside it, if the last copy is old enough, and thin them.

    A copy appears under its name only when it is whole.

    Parameters
    ----------
    connection : sqlite3.Connection
    path : Path
    at : datetime
    before : str
        What follows that cannot be undone, for the copy's name: such a copy is made whatever others
        there are, and kept for ever.

    Returns
    -------
    Path or None
        The copy, if one was made.

    Raises
    ------
    Problem
        If the disk is full or fails; the project itself is not concerned.
    """
    folder = backups_of(path)
    copies = sorted(folder.glob(f"{glob.escape(path.stem)}-*.aldesk"))
    if copies and at - _time_of(copies[-1]) < INTERVAL and not before:
        return None
    name = f"{path.stem} before {before} " if before else f"{path.stem}-"
    copy = folder / f"{name}{at:{_STAMP}}.aldesk"
    part = copy.with_suffix(".part")
    with sqlite_problems(copy):
        try:
            folder.mkdir(exist_ok=True)
            with contextlib.closing(sqlite3.connect(part)) as target:
                connection.backup(target)
            os.replace(part, copy)  # noqa: PTH105 - the same on every system, unlike rename
        finally:
            part.unlink(missing_ok=True)
    for old in superfluous(copies if before else [*copies, copy]):
        old.unlink(missing_ok=True)
    return copy


def superfluous(copies: Sequence[Path]) -> list[Path]:
    """Return the copies that are not kept, of copies in their order of time.

    Kept are the newest eight, and the last one of each of the last 14 days that have any.
    """
    last_of_day = {_time_of(copy).date(): copy for copy in copies}
    days = sorted(last_of_day)[-_DAYS:]
    kept = {*copies[-_NEWEST:], *(last_of_day[day] for day in days)}
    return [copy for copy in copies if copy not in kept]


def _time_of(copy: Path) -> datetime:
    try:
        return datetime.strptime(copy.stem[-15:], _STAMP)
    except ValueError:
        return datetime.min  # somebody renamed it
