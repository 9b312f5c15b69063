"""A commit on a failing disk: what the program believes is what the file says."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.store import Project
from aldesk.store.commit import Connection

ID = SampleId("1" * 32)


class FailingConnection(Connection):
    """Its commits end in an error, before or after they took place."""

    fails = ""
    n_failing = 0

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        if not (self.n_failing and sql in ("COMMIT", "SELECT count(*) FROM sqlite_schema")):
            return super().execute(sql, *parameters)
        self.n_failing -= 1
        if sql == "COMMIT":
            super().execute("COMMIT" if self.fails == "after" else "ROLLBACK")
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
        raise error


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    monkeypatch.setattr("aldesk.store.database.Connection", FailingConnection)
    sample = Sample(ID, tmp_path / "a.wav", "sound")
    with Project.create(tmp_path / "p.aldesk", [sample], ["a", "b"]) as project:
        yield project


def fail(project: Project, how: str, n: int) -> None:
    connection = project._connection
    assert isinstance(connection, FailingConnection)
    connection.fails, connection.n_failing = how, n


def seqs_of(file: Path) -> list[int]:
    with Project.open(file) as project:
        return [event.seq for event in project.journal.events]


def test_on_macos_sqlite_waits_for_the_drive_itself(project: Project) -> None:
    assert project._connection.execute("PRAGMA fullfsync").fetchone() == (1,)


def test_what_was_saved_although_the_disk_failed_counts(project: Project) -> None:
    n = len(project.journal.events)
    fail(project, "after", 1)
    project.journal.skip(ID)
    project.journal.flag(ID, "look again")
    assert len(project.journal.events) == n + 2
    project.close()
    assert seqs_of(project.path) == list(range(1, n + 3))


def test_what_was_not_saved_is_told_and_can_be_done_again(project: Project) -> None:
    n = len(project.journal.events)
    fail(project, "before", 1)
    with pytest.raises(Problem, match="The disk does not answer"):
        project.journal.skip(ID)
    assert not project.journal.labels.marks
    project.journal.skip(ID)
    assert project.journal.labels.marks[ID].kind == "skip"
    project.close()
    assert seqs_of(project.path) == list(range(1, n + 2))


@pytest.mark.parametrize("how", ["before", "after"])
def test_while_nobody_knows_nothing_is_written(project: Project, how: str) -> None:
    n = len(project.journal.events)
    fail(project, how, 3)  # the commit, and twice to look whether it took place
    for _ in range(2):
        with pytest.raises(Problem, match="The disk does not answer"):
            project.journal.skip(ID)
    if how == "before":
        project.journal.skip(ID)
        assert len(project.journal.events) == n + 1
    else:
        with pytest.raises(Problem, match="it was saved nevertheless"):
            project.journal.flag(ID, "look again")
    project.close()
    assert seqs_of(project.path) == list(range(1, n + 2))


def test_only_the_thread_that_opened_a_project_uses_it(project: Project) -> None:
    refused = list[str]()

    def use() -> None:
        try:
            project.journal.add_classes(["of another thread"])
        except sqlite3.ProgrammingError as error:
            refused.append(str(error))

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert "belongs to the thread" in refused[0]
