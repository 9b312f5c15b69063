"""A copy takes the project's place, and nothing is lost by it."""

import os
import shutil
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.store import Project
from aldesk.store.lock import Unavailable
from aldesk.store.recovery import journal_of
from aldesk.store.restore import copies_of, restore
from tests.store.old_projects import old_project

START = datetime(2026, 3, 1, 12)
CLASSES = (["a"], ["a", "b"], ["a", "b", "c"])


def classes(file: Path) -> list[str]:
    with Project(file, to_read=True) as project:
        return list(project.journal.labels.classes.values())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A project with two copies, one class behind each other."""
    with Project.create(tmp_path / "p.aldesk", [], ["a"]) as project:
        project.back_up(START)
        project.journal.add_classes(["b"])
        project.back_up(START + timedelta(hours=1))
        project.journal.add_classes(["c"])
    return tmp_path / "p.aldesk"


def test_the_copies_are_listed_the_newest_first(file: Path) -> None:
    shutil.copy(old_project(file.with_name("old"), 1), f"{file}.version1.backup")
    file.with_suffix(".backups").joinpath("mine.aldesk").write_bytes(b"x")
    newest, older, *others = copies_of(file)
    assert [newest.made, older.made] == [START + timedelta(hours=1), START]
    assert (newest.n_acts, older.n_acts) == (2, 1)
    assert {(c.name, c.made, c.n_acts) for c in others} == {
        ("p.aldesk.version1.backup", None, 7),
        ("mine.aldesk", None, None),
    }


def test_the_newest_copy_takes_the_place_and_the_project_becomes_a_copy(file: Path) -> None:
    done = restore(file)
    assert classes(file) == CLASSES[1]
    assert done.kept
    assert classes(done.kept) == CLASSES[2]
    assert "before restoring" in done.text()
    back = restore(file, done.kept.name)
    assert classes(file) == CLASSES[2]
    assert back.kept != done.kept
    assert len(copies_of(file)) == 4


def test_a_damaged_project_and_a_lost_one_come_back(file: Path) -> None:
    file.write_bytes(b"damaged" * 99)
    journal_of(file).write_bytes(bytes.fromhex("d9d505f920a163d7") + b"foreign")
    done = restore(file)
    assert classes(file) == CLASSES[1]
    assert done.kept
    assert done.kept.read_bytes() == b"damaged" * 99
    assert journal_of(done.kept).read_bytes().endswith(b"foreign")
    file.unlink()
    assert restore(file, copies_of(file)[-1].name).kept is None
    assert classes(file) == CLASSES[0]


def test_beside_it_the_project_stays(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    assert restore(file, to=tmp_path / "new.aldesk").kept is None
    assert classes(tmp_path / "new.aldesk") == CLASSES[1]
    (tmp_path / "elsewhere").mkdir()
    for to, why in (("new.aldesk", "of this name already"), ("elsewhere/p", "another folder")):
        with pytest.raises(Problem, match=why):
            restore(file, to=tmp_path / to)
    assert file.read_bytes() == before


def test_what_cannot_be_restored_leaves_all_as_it_is(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def state() -> dict[Path, bytes]:
        return {p: p.read_bytes() for p in tmp_path.rglob("*") if p.suffix == ".aldesk"}

    copies_of(file)[1].path.write_bytes(b"damaged")
    before = state()
    for name, why in (("gone", "no copy called"), (copies_of(file)[1].name, "cannot be")):
        with pytest.raises(Problem, match=why):
            restore(file, name)
    with Project.open(file), pytest.raises(Unavailable):
        restore(file)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match="No space left"):
        restore(file)
    assert state() == before
    with pytest.raises(Problem, match="no copies"):
        restore(tmp_path / "other.aldesk")


@pytest.mark.skipif(os.name != "posix", reason="only there files have such permissions")
def test_what_is_private_stays_private(file: Path, tmp_path: Path) -> None:
    file.chmod(0o600)
    with Project.open(file) as project:
        project.back_up(START + timedelta(hours=2))
    restore(file)
    restore(file, to=tmp_path / "new.aldesk")
    copies = [copy.path for copy in copies_of(file)]
    for path in (file, tmp_path / "new.aldesk", *copies):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
