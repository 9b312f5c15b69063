"""One process at a time has a project, whatever the disk can do."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.store import Project
from aldesk.store.lock import ProjectLock, Unavailable

if sys.platform == "win32":
    pytest.skip("there every disk has locks", allow_module_level=True)
import fcntl

HOLD = """
import fcntl, os, sys
def flock(*_): raise OSError({failure}, "no locks")
fcntl.flock = flock
from aldesk.store.lock import ProjectLock
from pathlib import Path
held = ProjectLock(Path(sys.argv[1]))
print(held.is_native, flush=True)
sys.stdin.read()
os._exit(9)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    Project.create(tmp_path / "p.aldesk", [], ["a"]).close()
    return tmp_path / "p.aldesk"


def without_locks(monkeypatch: pytest.MonkeyPatch, failure: int = errno.ENOLCK) -> None:
    def flock(*_: object) -> None:
        raise OSError(failure, os.strerror(failure))

    monkeypatch.setattr(fcntl, "flock", flock)


@pytest.mark.parametrize("failure", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL])
def test_without_locks_one_can_label(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: int
) -> None:
    without_locks(monkeypatch, failure)
    file = tmp_path / "p.aldesk"
    with Project.create(file, [], ["a"]) as project:
        assert not project.has_native_lock
        project.journal.add_classes(["b"])
        assert project.back_up_before("a test")
        with Project.open_to_read(file) as reader:
            assert reader.is_read_only
            assert list(reader.journal.labels.classes.values()) == ["a", "b"]
        with pytest.raises(Unavailable, match="open in another window"):
            Project.open(file)
    assert not list(tmp_path.glob("*.held"))
    assert not list(tmp_path.glob(".*"))
    with Project.open(file) as project:
        assert list(project.journal.labels.classes.values()) == ["a", "b"]


def test_a_dead_holder_is_noticed_and_a_living_one_is_not_disturbed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    command = [sys.executable, "-c", HOLD.format(failure=errno.ENOLCK), str(file)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as holder:  # type: ignore[call-overload]
        assert holder.stdout.readline() == "False\n"
        with pytest.raises(Unavailable):
            ProjectLock(file)
        holder.communicate()
    assert Path(f"{file}.held").exists()  # it ended without a chance to free it
    with Project.open(file) as project:
        project.journal.add_classes(["b"])


def test_another_failure_of_the_lock_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch, errno.EIO)
    with pytest.raises(Unavailable, match="cannot be written"):
        Project.open(file)


def test_by_another_name_it_is_the_same_project(file: Path) -> None:
    other = file.with_name("other.aldesk")
    os.link(file, other)
    with Project.open(file) as project:
        with pytest.raises(Unavailable, match="open in another window"):
            Project.open(other)
        with Project.open_to_read(other) as reader:
            assert reader.is_read_only
        project.journal.add_classes(["b"])
    with Project.open(other) as project:
        assert list(project.journal.labels.classes.values()) == ["a", "b"]


def test_a_second_writer_never_ends_in_a_bug(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Project.open(file) as project:
        with monkeypatch.context() as patch:
            patch.setattr("aldesk.store.project.ProjectLock.__init__", _take_nothing)
            second = Project.open(file)
        second.journal.add_classes(["b"])
        with pytest.raises(Problem, match="Another program has written to the project"):
            project.journal.add_classes(["c"])
        second._lock = None
        second.close()
    with Project.open(file) as project:
        assert list(project.journal.labels.classes.values()) == ["a", "b"]


def _take_nothing(lock: ProjectLock, _path: Path) -> None:
    lock.is_native = True
