"""One process at a time has a project, whatever the disk can do."""

import errno
import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.store import Project
from aldesk.store.lock import ProjectLock, Unavailable
from tests.until import until

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

SLEEP = """
import errno, fcntl, sys
def flock(*_): raise OSError(errno.ENOLCK, "no locks")
fcntl.flock = flock
from aldesk.core.errors import Problem
from aldesk.store import Project, lock
lock._LEASE = 0.5
project = Project.open(sys.argv[1])
print("open", flush=True)
sys.stdin.readline()
try:
    project.journal.add_classes(["of the sleeper"])
except Problem as problem:
    print(problem)
project.close()
"""

LABEL = """
import ctypes, errno, fcntl, sys
from pathlib import Path
from tests.store.killed import replace_calls

def without_locks(old):
    def call(number, command, argument):
        if command not in (fcntl.F_GETLK, fcntl.F_SETLK, fcntl.F_SETLKW):
            return old(number, command, argument)
        ctypes.set_errno({failure})
        return -1
    return call

arguments = [ctypes.c_int, ctypes.c_int, ctypes.c_void_p]
if not replace_calls({{b"fcntl": (ctypes.c_int, arguments)}}, without_locks):
    sys.exit("SQLite's calls cannot be replaced")
def refuse(*_): raise OSError({failure}, "no locks")
fcntl.flock = fcntl.lockf = refuse

from aldesk.store import Project
from aldesk.store.check import check
from aldesk.store.restore import restore
file = Path(sys.argv[1])
with Project.create(file, [], ["a"]) as project:
    project.journal.add_classes(["b"])
    project.back_up_before("a test")
    with Project.open_to_read(file) as reader:
        print(*reader.journal.labels.classes.values())
    project.journal.add_classes(["c"])
print(check(file))
restore(file)
with Project.open(file) as project:
    print(*project.journal.labels.classes.values())
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    Project.create(tmp_path / "p.aldesk", [], ["a"]).close()
    return tmp_path / "p.aldesk"


def without_locks(monkeypatch: pytest.MonkeyPatch, failure: int = errno.ENOLCK) -> None:
    def flock(*_: object) -> None:
        raise OSError(failure, os.strerror(failure))

    for name in ("flock", "lockf"):
        monkeypatch.setattr(fcntl, name, flock)


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


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere SQLite's calls are others")
@pytest.mark.parametrize("failure", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_nor_does_sqlite_ask_for_locks_there(tmp_path: Path, failure: int) -> None:
    command = [sys.executable, "-c", LABEL.format(failure=failure), str(tmp_path / "p.aldesk")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "cannot be replaced" in done.stderr:
        pytest.skip(done.stderr)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["a b", "[]", "a b"]


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


def test_one_that_slept_writes_nothing_over_what_another_did_meanwhile(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    monkeypatch.setattr("aldesk.store.lock._LEASE", 0.5)
    command = [sys.executable, "-c", SLEEP, str(file)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    taken: list[Project] = []

    def take() -> bool:
        try:
            taken.append(Project.open(file))
        except Unavailable:
            return False
        return True

    with subprocess.Popen(command, text=True, **pipes) as sleeper:  # type: ignore[call-overload]
        assert sleeper.stdout.readline() == "open\n"
        sleeper.send_signal(signal.SIGSTOP)
        until(take)
        [project] = taken
        project.journal.add_classes(["b"])
        sleeper.send_signal(signal.SIGCONT)
        said, _ = sleeper.communicate("label\n")
    assert "may have opened the project while this computer slept" in said
    project.journal.add_classes(["c"])
    project.close()
    with Project.open(file) as project:
        assert list(project.journal.labels.classes.values()) == ["a", "b", "c"]


def test_what_another_may_have_had_is_opened_again_before_it_is_written(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    held, journal = Path(f"{file}.held"), Path(f"{file}-journal")
    project = Project.open(file)
    project.journal.add_classes(["b"])
    ours = held.read_bytes()
    with monkeypatch.context() as away:
        away.setattr(Path, "read_bytes", _is_out_of_reach)
        project.journal.add_classes(["c"])
    held.unlink()  # as one does that had it and is through
    with pytest.raises(Unavailable, match="nothing is saved from here"):
        project.journal.add_classes(["d"])
    held.write_bytes(ours)
    with pytest.raises(Unavailable):
        project.journal.add_classes(["d"])
    with pytest.raises(Unavailable):
        project.back_up(datetime(2026, 5, 4, 12))
    held.unlink()
    assert journal.exists()
    project.close()
    assert journal.exists()  # it may be what another needs after a power cut
    with Project.open(file) as project:
        assert list(project.journal.labels.classes.values()) == ["a", "b", "c"]


def _is_out_of_reach(_: Path) -> bytes:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


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
