"""A disk that fails at any call is a problem, and leaves nothing locked or half done."""

import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import pytest
import soundfile

from aldesk.core.errors import Problem
from aldesk.media.mended import readable_file
from aldesk.media.sound import opened
from aldesk.session.new_project import project_beside
from aldesk.sources.arrow_files import is_saved
from aldesk.store import Project
from aldesk.store import project as project_module
from aldesk.store.restore import copies_of, restore

WHEN = datetime(2026, 5, 4, 12)
REFUSED = """
import ctypes, errno, os, sys
from datetime import datetime
from pathlib import Path
from aldesk.core.errors import Problem
from aldesk.store import Project
from tests.store.killed import _CALLS, replace_calls

failure, real_open = 0, Path.open

def failing(old):
    def call(*values):
        if not failure:
            return old(*values)
        ctypes.set_errno(failure)
        return -1
    return call

def open_(path, mode="r", *more, **named):
    if failure and "r" not in mode:
        raise OSError(failure, os.strerror(failure))
    return real_open(path, mode, *more, **named)

if not replace_calls(_CALLS, failing):
    sys.exit("SQLite's calls cannot be replaced")
Path.open = open_
project = Project.create(Path(sys.argv[1]), [], ["a"])
for failure in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO):
    try:
        project.journal.add_classes(["refused"])
    except Problem as problem:
        print(problem.what)
    try:
        project.back_up(datetime(2026, 5, 4))
    except Problem as problem:
        print(problem.what)
    failure = 0
    project.journal.add_classes([f"c{len(project.journal.events)}"])
assert project.back_up(datetime(2026, 5, 4))
project.close()
with Project.open(Path(sys.argv[1])) as project:
    print(*project.journal.labels.classes.values())
"""


@pytest.fixture
def small(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "p.aldesk", [], ["a"])


def fails(*_: Any, **__: Any) -> NoReturn:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.skipif(os.name != "posix", reason="elsewhere SQLite's calls are others")
def test_why_a_disk_refuses_is_told_and_the_next_act_is_saved_as_soon_as_it_can_be(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-c", REFUSED, str(tmp_path / "p.aldesk")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "cannot be replaced" in done.stderr:
        pytest.skip(done.stderr)
    assert done.stderr == ""
    full, share = "The disk is full", "Your share of the disk is full"
    readable, away = "The disk can only be read at the moment", "The disk does not answer"
    said = [full, full, share, share, readable, readable, away, away]
    assert done.stdout.splitlines() == [*said, "a c1 c2 c3 c4"]


@pytest.mark.parametrize(
    ("owner", "name", "act"),
    [
        (Path, "mkdir", lambda project: project.back_up(WHEN)),
        (Path, "chmod", lambda project: project.back_up(WHEN)),
        (Path, "glob", lambda project: project.back_up(WHEN)),
        (os, "replace", lambda project: project.back_up(WHEN)),
        (Path, "is_symlink", lambda project: copies_of(project.path)),
        (Path, "iterdir", lambda project: project.embeddings.shards("key")),
    ],
)  # fmt: skip
def test_what_the_disk_refuses_is_a_problem(
    small: Project,
    monkeypatch: pytest.MonkeyPatch,
    owner: Any,
    name: str,
    act: Callable[[Project], object],
) -> None:
    small.embeddings.folder.mkdir()
    small.back_up(WHEN.replace(year=2025))
    monkeypatch.setattr(owner, name, fails)
    with pytest.raises(Problem, match="Input/output error"):
        act(small)


def test_a_project_that_cannot_be_looked_through_is_free_again(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = small.path
    small.close()
    with monkeypatch.context() as failing:
        failing.setattr(project_module, "refuse_damaged_pages", fails)
        with pytest.raises(Problem, match=r"cannot be opened \(Input/output error\)"):
            Project.open(path)
    Project.open(path).close()


def test_whether_a_disk_has_locks_is_no_question_that_ends_anything(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = small.back_up(WHEN)
    assert copy
    small.close()
    stat = Path.stat

    def without_held(path: Path, **how: Any) -> os.stat_result:
        return fails() if path.suffix == ".held" else stat(path, **how)

    monkeypatch.setattr(Path, "stat", without_held)
    assert restore(small.path, copy.name).copy.path == copy


@pytest.mark.skipif(os.name != "posix", reason="Windows has locks of another kind")
def test_a_lock_that_is_not_freed_at_once_is_freed_all_the_same(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    flock, failed = fcntl.flock, list[int]()

    def fails_once(file: int, how: int) -> None:
        if how == fcntl.LOCK_UN and not failed:
            failed.append(file)
            fails()
        flock(file, how)

    monkeypatch.setattr(fcntl, "flock", fails_once)
    small.close()
    assert failed
    Project.open(small.path).close()


def test_what_cannot_be_removed_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "unlink", fails)
    Project.create(tmp_path / "p.aldesk", ()).close()


def test_a_file_that_was_read_may_fail_to_close(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(io.BytesIO):
        def close(self) -> None:
            super().close()
            fails()

    monkeypatch.setattr(Path, "open", lambda *_: Failing(b"RIFF"))
    with readable_file(tmp_path / "x.wav") as found:
        assert found == tmp_path / "x.wav"


def test_what_a_folder_is_can_be_asked_of_a_failing_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_file", fails)
    assert not is_saved(tmp_path)
    assert project_beside(tmp_path) == tmp_path.with_suffix(".aldesk")


def test_a_sound_that_was_read_may_fail_to_close(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soundfile.write(tmp_path / "x.wav", np.zeros(100), 8000)

    def fails_to_close(_: soundfile.SoundFile) -> NoReturn:
        raise soundfile.LibsndfileError(2)

    with monkeypatch.context() as failing:
        failing.setattr(soundfile.SoundFile, "close", fails_to_close)
        with opened(tmp_path / "x.wav") as file:
            assert file.frames == 100
    file.close()
