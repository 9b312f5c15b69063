"""A new project of what is whole of a damaged one."""

import contextlib
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.temporary import temporary_folder
from aldesk.store import database
from aldesk.store.check import check
from aldesk.store.new_file import empty_tables, made_from_another, refuse_taken_both
from aldesk.store.repair.rows import left_rows
from aldesk.store.repair.tables import Saving
from aldesk.store.untrusted import names_others

_KEPT = "The damaged project was not changed"


@dataclass(frozen=True)
class Repaired:
    """What was saved.

    Attributes
    ----------
    file : Path
    saved, left_out : dict of str to int
        How many of what, such as ``journal events``.
    notes : tuple of str
        Sentences: what else is to be said.
    """

    file: Path
    saved: dict[str, int]
    left_out: dict[str, int]
    notes: tuple[str, ...]

    @property
    def is_all(self) -> bool:
        """Whether nothing was left out."""
        return not self.left_out

    def text(self) -> str:
        """Return it for a person."""
        saved = ", ".join(f"{n:,} {what}" for what, n in self.saved.items() if n)
        left = ", ".join(f"{n:,} {what}" for what, n in self.left_out.items())
        lines = [f"Saved to {self.file}: {saved or 'nothing'}.", *self.notes]
        return "\n".join([*lines, f"Left out, since damaged or lost: {left or 'nothing'}."])


def repair(damaged: Path, to: Path) -> Repaired:
    """Save what is whole of a project into a new file; the old one is only read.

    Parameters
    ----------
    damaged : Path
    to : Path
        Must not exist yet. The embeddings that are whole are copied beside it.

    Raises
    ------
    Problem
        If the old file cannot be read, nothing of a project is left in it, or the new one cannot be
        written.
    """
    damaged, to = Path(os.path.realpath(damaged)), Path(os.path.realpath(to))
    refuse_taken_both(to, _KEPT)
    with made_from_another(to, "The new project", _KEPT) as half_made:
        saving = _save(damaged, half_made, to)
    left_out = {what: n for what, n in saving.left_out.items() if n}
    return Repaired(to, dict(saving.saved), left_out, (*saving.notes, *check(to)))


def _save(damaged: Path, half_made: Path, to: Path) -> Saving:
    left = left_rows(_content(damaged))
    with closing(left.connection), database.sqlite_problems(to):
        saving = Saving(left, damaged, to)
        if not saving.has_any:
            raise Problem(
                "Nothing of a project is left in this file",
                subject=str(damaged),
                kept=_KEPT,
                todo="Open one of its backups, in the folder beside it",
            )
        half_made.unlink(missing_ok=True)
        with empty_tables(half_made, to) as connection:
            saving.write(connection)
    return saving


def _content(damaged: Path) -> bytes:
    """Return the file's content, with what an unfinished transaction had changed put back."""
    try:
        if not stat.S_ISREG(damaged.stat().st_mode):
            raise Problem("This is not a file", subject=str(damaged), todo="Check the path")
        with temporary_folder() as folder:
            copy = folder / "copy.aldesk"
            shutil.copyfile(damaged, copy)
            if _take_along(damaged, copy):
                with (
                    contextlib.suppress(sqlite3.Error),
                    closing(sqlite3.connect(copy)) as connection,
                ):
                    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return copy.read_bytes()
    except OSError as error:
        raise Problem(
            f"The project cannot be read ({error.strerror or error})",
            subject=str(damaged),
            todo="Check the path and the drive",
        ) from error


def _take_along(damaged: Path, copy: Path) -> bool:
    """Copy the journals beside a project, but none that names further files to look at."""
    is_any = False
    for end in ("-journal", "-wal"):
        beside = damaged.with_name(damaged.name + end)
        with contextlib.suppress(OSError):
            if not stat.S_ISREG(beside.lstat().st_mode):
                continue
            goal = copy.with_name(copy.name + end)
            shutil.copyfile(beside, goal)
            if names_others(goal):
                goal.unlink()
            else:
                is_any = True
    return is_any
