"""Files that are there whole or not at all."""

import csv
import os
import stat
from pathlib import Path

import pytest

from aldesk.core.csv_file import csv_file
from aldesk.core.files import whole_file, write_whole


def test_the_older_file_stays_until_the_new_one_is_complete(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    write_whole(file, b"old")

    def fail_half_way() -> None:
        with whole_file(file) as new:
            new.write(b"half")
            assert file.read_bytes() == b"old"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("name", ["x" * 251 + ".csv", "字" * 83 + ".csv"])
def test_a_name_may_be_as_long_as_the_system_takes(tmp_path: Path, name: str) -> None:
    write_whole(tmp_path / name, b"here")
    assert (tmp_path / name).read_bytes() == b"here"


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_bytes(b"kept")
    link = tmp_path / "a.txt"
    link.symlink_to(kept)
    with whole_file(link) as file:
        (part,) = tmp_path.glob("*.part")
        file.write(b"new")
    assert (kept.read_bytes(), link.read_bytes(), link.is_symlink()) == (b"kept", b"new", False)
    part.symlink_to(kept)  # as somebody could who expects the name
    write_whole(link, b"newer")
    assert (kept.read_bytes(), link.read_bytes()) == (b"kept", b"newer")


def test_a_table_has_no_formula_and_takes_every_text(tmp_path: Path) -> None:
    with csv_file(tmp_path / "a.csv") as write:
        write(("=1", -1, -0.5, "-1"))
        write(("a\udcff", "a,b", "\n", ""))
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert lines == [["'=1", "-1", "-0.5", "-1"], ["a\\udcff", "a,b", "'\n", ""]]


@pytest.mark.skipif(os.name != "posix", reason="only there are named pipes files")
def test_a_device_or_a_pipe_is_never_replaced(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for special in (pipe, link):
        with pytest.raises(OSError, match="a device or a pipe"):
            write_whole(special, b"x")
    assert stat.S_ISFIFO(link.stat().st_mode)
    assert sorted(tmp_path.iterdir()) == [link, pipe]
