"""What killed runs leave behind."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aldesk.core.files import whole_file
from aldesk.core.unfinished import is_unfinished, remove_unfinished, unfinished


@pytest.fixture
def dead() -> int:
    """A process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def test_no_two_names_are_alike(tmp_path: Path) -> None:
    files = {unfinished(tmp_path / "p.aldesk", "new") for _ in range(9)}
    assert len(files) == 9
    assert all(is_unfinished(file.name) for file in files)
    assert is_unfinished(".owls.aldesk.4711.new-journal")  # of earlier versions
    with whole_file(tmp_path / "a.txt"):
        (part,) = tmp_path.iterdir()
        assert is_unfinished(part.name)
    for other in (".hidden", "a.part", "p.aldesk", ".p.new", ".9.part.txt"):
        assert not is_unfinished(other)


@pytest.mark.parametrize("years", [-10, 10])
def test_a_wrong_clock_removes_nothing_that_is_being_written(
    tmp_path: Path, dead: int, monkeypatch: pytest.MonkeyPatch, years: int
) -> None:
    new, old = (tmp_path / f".{n:016x}.{dead}.part" for n in (1, 2))
    for file in (new, old):
        file.write_bytes(b"half")  # perhaps by a process of another computer
    os.utime(old, (time.time() - 7200,) * 2)
    real = time.time
    monkeypatch.setattr("time.time", lambda: real() + years * 365 * 86400)
    assert remove_unfinished(tmp_path) == ([old] if years > 0 else [])
    assert new.exists()


def test_only_what_is_old_and_nobodys_is_removed(tmp_path: Path, dead: int) -> None:
    def left(pid: int, seconds: float, ending: str = "part") -> Path:
        file = tmp_path / f".{len(list(tmp_path.iterdir())):016x}.{pid}.{ending}"
        file.write_bytes(b"half")
        os.utime(file, (time.time() - seconds,) * 2)
        return file

    folder = tmp_path / f".{15:016x}.{dead}.part"
    folder.mkdir()
    (folder / "inside").write_bytes(b"half")
    os.utime(folder, (0, 0))
    old, journal = left(dead, 7200), left(dead, 7200, "new-journal")
    kept = {
        left(dead, 60),  # another computer's, perhaps
        left(os.getpid(), 7200),
        left(dead, -7200),  # the clock was wrong: nobody knows
        tmp_path / "a.part",
    }
    (tmp_path / "a.part").write_bytes(b"somebody's")
    os.utime(tmp_path / "a.part", (0, 0))
    assert set(remove_unfinished(tmp_path)) == {folder, old, journal}
    assert set(tmp_path.iterdir()) == kept
    assert remove_unfinished(tmp_path / "missing") == []
