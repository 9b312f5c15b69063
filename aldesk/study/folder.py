"""A study's folder: what is done is kept here, each piece whole or not at all."""

import json
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Self

from filelock import FileLock, Timeout

from aldesk.core.errors import Problem
from aldesk.core.files import write_whole
from aldesk.study.data import part_of
from aldesk.study.task import TaskResult

PLAN, TASKS, DATA, SOURCE = "plan.toml", "tasks", "data", "source."
_TRIAL = ".trial"
FACTS = "study.json"
OUTPUTS = (
    "results.parquet",
    "results.csv",
    "picks.parquet",
    "summary.csv",
    "curves.png",
    "curves.svg",
    "report.html",
    FACTS,
)
"""What a study ends with; there only when it ended."""


class StudyFolder:
    """A folder that one study at a time runs in. Use it in a ``with``, which holds its lock.

    Attributes
    ----------
    path : Path
    data : Path
        Where the prepared data lie.
    project : Path
        The project that is made of a plan's source.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.data = self.path / DATA
        self.project = self.path / f"{SOURCE}aldesk"
        self._lock = FileLock(self.path / ".lock", timeout=0)

    def __enter__(self) -> Self:
        with self.writing():
            known = self.path / PLAN
            if self.path.exists() and not known.exists() and self._is_taken():
                raise Problem(
                    "The folder holds other things than a study",
                    subject=str(self.path),
                    kept="It was not changed",
                    todo="Name a new folder",
                )
            (self.path / TASKS).mkdir(parents=True, exist_ok=True)
            try:
                self._lock.acquire()
            except Timeout as error:
                raise Problem(
                    "A study is running in this folder already", subject=str(self.path)
                ) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.release()

    def writing(self) -> AbstractContextManager[None]:
        """Tell a disk that refuses as a problem of this folder."""
        return disk_problems(self.path)

    def begin(self, plan: str) -> None:
        """Keep the plan, and take away what an earlier run ended with."""
        with self.writing():
            for name in OUTPUTS:
                (self.path / name).unlink(missing_ok=True)
            write_whole(self.path / PLAN, plan.encode())

    def read(self, name: str, key: str) -> TaskResult | None:
        """Return a task's result, or None if it is not done."""
        try:
            text = (self.path / TASKS / name).read_text(encoding="utf-8")
            result = TaskResult.from_json(text)
        except (
            OSError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError
        ):  # fmt: skip
            return None
        return result if result.key == key else None

    def keep(self, name: str, result: TaskResult) -> None:
        """Write a task's result, whole or not at all."""
        with self.writing():
            write_whole(self.path / TASKS / name, result.to_json().encode())

    @contextmanager
    def trial(self) -> Iterator[Path]:
        """Lend a place for the data of a trial, apart from those of the study."""
        place = self.path / _TRIAL
        try:
            with self.writing():
                yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def _is_taken(self) -> bool:
        ours = (".lock", TASKS, DATA, part_of(self.data).name, _TRIAL)
        names = [entry.name for entry in self.path.iterdir()]
        return any(name not in ours and not name.startswith(SOURCE) for name in names)


@contextmanager
def disk_problems(path: Path) -> Iterator[None]:
    """Turn an OSError into a problem of the study's folder."""
    try:
        yield
    except OSError as error:
        raise Problem(
            f"The study's folder cannot be written ({error.strerror or error})",
            subject=str(path),
            kept="Every result that was complete is kept",
            todo="Check the folder and the room on the disk, then run the study again",
        ) from error


def read_facts(path: Path) -> dict[str, Any]:
    """Return what a study that ended says of itself.

    Raises
    ------
    Problem
        If none has ended in this folder.
    """
    try:
        facts: dict[str, Any] = json.loads((path / FACTS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Problem("No study has ended in this folder", subject=str(path)) from error
    return facts
