"""Copies of a project: which there are, and how one takes the project's place."""

import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from aldesk.core.durable import sync_folder
from aldesk.core.errors import Problem
from aldesk.core.files import is_there, unwritten, whole_file
from aldesk.store import database
from aldesk.store.backup import backups_of, free_name, time_of
from aldesk.store.lock import ProjectLock
from aldesk.store.new_file import refuse_taken
from aldesk.store.project import Project
from aldesk.store.recovery import has_journal, journal_of

_KEPT = "The project and its copies were not changed"


@dataclass(frozen=True)
class Copy:
    """A copy of a project.

    Attributes
    ----------
    path : Path
    made : datetime or None
        By the clock of then; None where the name does not tell.
    n_bytes : int
    n_acts : int or None
        Acts in its journal; None where it cannot be read.
    """

    path: Path
    made: datetime | None
    n_bytes: int
    n_acts: int | None

    @property
    def name(self) -> str:
        """What it is called by."""
        return self.path.name

    def as_dict(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        made = self.made.isoformat(sep=" ") if self.made else None
        return {"name": self.name, "made": made, "bytes": self.n_bytes, "acts": self.n_acts}


@dataclass(frozen=True)
class Restored:
    """What was restored: which copy, to which file, and where that file is kept as it was."""

    copy: Copy
    path: Path
    kept: Path | None

    def text(self) -> str:
        """Return it for a person."""
        said = f"{self.path.name} is as it was in the copy “{self.copy.name}”."
        return f"{said} What it was before is in “{self.kept}”." if self.kept else said


def copies_of(project: Path) -> list[Copy]:
    """Return the copies that there are, the newest by their clocks first.

    Raises
    ------
    Problem
        If the folder cannot be read.
    """
    older = f"{project.name}.version"
    try:
        beside = [p for p in project.parent.iterdir() if p.name.startswith(older)]
        folder = backups_of(project)
        inside = list(folder.iterdir()) if folder.is_dir() else []
        found = [p for p in beside if p.suffix == ".backup"]
        found += [p for p in inside if p.suffix == ".aldesk"]
        copies = [_copy(path) for path in found if path.is_file() and not path.is_symlink()]
    except OSError as error:
        raise Problem(
            f"The folder cannot be read ({error.strerror})", subject=str(project.parent)
        ) from error
    return sorted(copies, key=lambda copy: (copy.made or datetime.min, copy.name), reverse=True)


def project_of(copy: Path) -> Path | None:
    """Return the project that a file is a copy of, by where it lies; it may be gone."""
    name, is_older, _ = copy.name.partition(".aldesk.version")
    if is_older:
        return copy.with_name(f"{name}.aldesk")
    is_inside = copy.parent.suffix == ".backups" and copy.suffix == ".aldesk"
    return copy.parent.with_suffix(".aldesk") if is_inside else None


def restore(project: Path, name: str = "", to: Path | None = None) -> Restored:
    """Put a copy in the place of its project, which is kept as a copy itself before.

    Parameters
    ----------
    project : Path
        May be damaged, or gone.
    name : str
        Of the copy; the newest that can be read by default.
    to : Path, optional
        A new file in the project's folder; the project stays as it is then.

    Raises
    ------
    Problem
        If there is no such copy, it is damaged, or something cannot be written.
    """
    project = project.resolve()
    copy = _chosen(project, name)
    _refuse_damaged(copy.path)
    try:
        if to is None:
            return _in_place(project, copy)
        to = to.absolute()
        if to.parent.resolve() != project.parent:
            raise Problem(
                "The new file is to lie in another folder than the project",
                subject=str(to),
                kept=_KEPT,
                todo=f"Name one in {project.parent}: the samples are found from there",
            )
        refuse_taken(to)
        _put(copy.path, to)
    except OSError as error:
        raise unwritten("The project", to or project, error, _KEPT) from error
    return Restored(copy, to, None)


def _in_place(project: Path, copy: Copy) -> Restored:
    with ProjectLock(project):
        kept = _keep(project) if is_there(project) else None
        # What SQLite had to take back in the file of before is kept with it; the copy has nothing.
        journal_of(project).unlink(missing_ok=True)
        sync_folder(project.parent)
        _put(copy.path, project)
    return Restored(copy, project, kept)


def _keep(project: Path) -> Path:
    """Copy a project as it is, damaged or not, with what is to be taken back in it."""
    kept = free_name(project, datetime.now(), "restoring")
    kept.parent.mkdir(exist_ok=True)
    if has_journal(project):
        _put(journal_of(project), journal_of(kept))
    _put(project, kept)
    return kept


def _put(file: Path, to: Path) -> None:
    """Copy a file to the byte; it is there when it is whole, and nobody more may read it."""
    with file.open("rb") as source, whole_file(to, like=file) as written:
        shutil.copyfileobj(source, written)


def _chosen(project: Path, name: str) -> Copy:
    copies = copies_of(project)
    if not copies:
        raise Problem("There are no copies of this project", subject=str(project))
    if not name:
        whole = [copy for copy in copies if copy.n_acts is not None]
        return (whole or copies)[0]
    for copy in copies:
        if copy.name == name:
            return copy
    raise Problem(
        f"There is no copy called “{name}”",
        subject=str(project),
        todo=f"Choose one of `aldesk restore {project.name} --list`",
    )


def _refuse_damaged(copy: Path) -> None:
    try:
        Project(copy, to_read=True).close()
    except Problem as problem:
        raise Problem(
            f"The copy cannot be used: {problem.what}",
            subject=str(copy),
            kept=_KEPT,
            todo="Choose another one",
        ) from problem


def _copy(path: Path) -> Copy:
    made = time_of(path)
    return Copy(path, None if made == datetime.min else made, path.stat().st_size, _n_acts(path))


def _n_acts(path: Path) -> int | None:
    with suppress(Problem, sqlite3.Error), closing(database.connect_as_it_is(path)) as connection:
        return int(connection.execute("SELECT COUNT(DISTINCT act) FROM event").fetchone()[0])
    return None
