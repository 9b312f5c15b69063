"""Projects of every version, and those that were left in the middle of a step."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.store import Project
from aldesk.store.check import check
from aldesk.store.recovery import has_journal, journal_of
from aldesk.store.schema import VERSION
from tests.store.old_projects import content_of, old_project

OLDER = range(1, VERSION)


@pytest.fixture
def expected(tmp_path: Path) -> tuple[object, ...]:
    (tmp_path / "first").mkdir()
    with Project.open_to_read(old_project(tmp_path / "first" / "p.aldesk", 1)) as project:
        return content_of(project)


@pytest.mark.parametrize("version", [*OLDER, VERSION])
def test_a_project_of_every_version_holds_what_it_held(
    tmp_path: Path, expected: tuple[object, ...], version: int
) -> None:
    file = old_project(tmp_path / "p.aldesk", version)
    file.chmod(0o600)
    before = file.read_bytes()
    with Project.open_to_read(file) as project:
        assert content_of(project) == expected
    assert version < VERSION or file.read_bytes() == before
    with Project.open(file) as project:
        assert content_of(project) == expected
        assert project.journal.labels.counts == {"label": 3, "skip": 1}
    copies = list(tmp_path.glob("*.backup"))
    assert len(copies) == (version < VERSION)
    for copy in copies:
        assert copy.stat().st_mode == file.stat().st_mode
        with Project.open_to_read(copy) as project:
            assert content_of(project) == expected


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere SQLite's calls have other names")
@pytest.mark.parametrize("version", OLDER)
def test_bringing_it_up_to_date_can_be_killed_before_any_write(version: int) -> None:
    memory = Path("/dev/shm")  # noqa: S108 - a killed process needs no disk that is waited for
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        work = Path(folder)
        old = old_project(work / "old.aldesk", version)
        killed = [sys.executable, "-m", "tests.store.killed", str(old), str(work)]
        done = subprocess.run(killed, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    if done.stdout.strip() == "0":
        pytest.skip("SQLite is built so that its calls cannot be replaced")
    assert int(done.stdout) > 20


@pytest.fixture
def half_done(tmp_path: Path) -> Path:
    """A project in the middle of a step that wrote its first page, as a power cut leaves it."""
    folder = tmp_path / "cut"
    folder.mkdir()
    file = old_project(tmp_path / "p.aldesk", VERSION)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.executescript("BEGIN; PRAGMA user_version = 1; CREATE TABLE more (x)")
        connection.executemany("INSERT INTO more VALUES (?)", [("x" * 999,)] * 99)
        for part in (file, journal_of(file)):
            shutil.copy(part, folder)
    assert has_journal(folder / file.name)
    return folder / file.name


@pytest.mark.parametrize("first_page", ["half written", "zeros"])
def test_a_step_that_was_not_ended_is_taken_back(
    half_done: Path, expected: tuple[object, ...], first_page: str
) -> None:
    if first_page == "zeros":
        with half_done.open("r+b") as file:
            file.write(bytes(4096))
    with Project.open(half_done) as project:
        assert content_of(project) == expected
    assert not any("damaged" in finding for finding in check(half_done))
    assert not journal_of(half_done).exists()


def test_where_nothing_can_be_written_it_is_taken_back_in_a_copy(
    half_done: Path, expected: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {path: path.read_bytes() for path in half_done.parent.iterdir()}
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Project.open_to_read(half_done) as project:
        assert project.is_read_only
        assert content_of(project) == expected
    assert {path: path.read_bytes() for path in half_done.parent.iterdir()} == files


@pytest.mark.parametrize("pragma", ["application_id = 7", f"user_version = {VERSION + 1}"])
def test_what_is_no_project_after_all_is_refused(half_done: Path, pragma: str) -> None:
    Project.open(half_done).close()
    with closing(sqlite3.connect(half_done)) as connection:
        connection.execute(f"PRAGMA {pragma}")
    with pytest.raises(Problem, match=r"not an ALDesk project|newer ALDesk"):
        Project.open(half_done)
