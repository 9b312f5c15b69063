"""Files that are there whole or not at all."""

import csv
import os
import stat
from pathlib import Path

import pytest

from aldesk.core.csv_file import csv_file
from aldesk.core.files import whole_file, write_whole
from aldesk.tables.annotations import write_audacity


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
    with whole_file(link) as file:
        (other,) = tmp_path.glob("*.part")
        assert other != part  # so nobody can put a link there before


@pytest.mark.skipif(os.name != "posix", reason="only there files have such permissions")
def test_permissions_are_kept_and_those_of_new_files_are_as_the_person_wants(
    tmp_path: Path,
) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_bytes(b"private")
    link = tmp_path / "link.csv"
    link.symlink_to(old)
    before = os.umask(0o027)
    try:
        for mode in (0o600, 0o664):
            old.chmod(mode)
            with whole_file(old) as file:
                file.write(b"new")
                (part,) = tmp_path.glob(".*.part")
                assert part.stat().st_mode & 0o777 & ~mode == 0  # not even while it is written
            assert stat.S_IMODE(old.stat().st_mode) == mode
        old.chmod(0o600)
        for file_ in (new, link):
            write_whole(file_, b"new")
            assert stat.S_IMODE(file_.stat().st_mode) == 0o640
    finally:
        os.umask(before)


def test_a_table_has_no_formula_and_takes_every_text(tmp_path: Path) -> None:
    with csv_file(tmp_path / "a.csv") as write:
        write(("=1", -1, -0.5, "-1"))
        write(("a\udcff", "a,b", "\n", ""))
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    assert lines == [["'=1", "-1", "-0.5", "-1"], ["a\\udcff", "a,b", "'\n", ""]]


@pytest.mark.skipif(os.name != "posix", reason="only there are named pipes files")
@pytest.mark.parametrize("content", [b"SQLite format 3\0", b"RIFF\x24\0\0\0WAVE", b"\x89PNG\r\n\0"])
def test_a_table_replaces_no_project_recording_or_picture(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "night.aldesk"
    path.write_bytes(content)
    with pytest.raises(OSError, match="no table"), csv_file(path) as write:
        write(["id"])
    with pytest.raises(OSError, match="no table"):
        write_audacity([], path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_device_or_a_pipe_is_never_replaced(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for special in (pipe, link):
        with pytest.raises(OSError, match="a device or a pipe"):
            write_whole(special, b"x")
    assert stat.S_ISFIFO(link.stat().st_mode)
    assert sorted(tmp_path.iterdir()) == [link, pipe]
