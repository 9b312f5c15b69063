"""What survives a power cut is what was waited for: content first, then the names."""

import errno
import os
from pathlib import Path

import pytest

from aldesk.core import durable
from aldesk.core.durable import make_durable, make_folder_durable, put_in_place, sync_folder
from aldesk.core.files import write_whole

pytestmark = pytest.mark.skipif(os.name != "posix", reason="folders are waited for only there")


def test_files_are_waited_for_before_their_names(tmp_path: Path, synced: list[Path]) -> None:
    inner = tmp_path / "new"
    inner.mkdir()
    files = [inner / name for name in ("a", "b")]
    for file in files:
        write_whole(file, b"x", durable=False)
    assert not synced
    make_durable([*files, inner / "gone"])
    assert synced == [*files, inner, tmp_path]


def test_a_folder_is_waited_for_with_all_that_is_in_it(tmp_path: Path, synced: list[Path]) -> None:
    made, outside = tmp_path / "made", tmp_path / "outside"
    (made / "in").mkdir(parents=True)
    for file in (outside, made / "a", made / "in" / "b"):
        file.write_bytes(b"x")
    (made / "link").symlink_to(outside)
    make_folder_durable(made)
    assert synced == [made / "a", made, made / "in" / "b", made / "in", tmp_path]
    put_in_place(made, tmp_path / "place")
    assert synced[5:] == [tmp_path]
    assert (tmp_path / "place" / "in" / "b").exists()


@pytest.mark.parametrize("has_call", [True, False])
def test_on_macos_the_drive_itself_is_waited_for(
    tmp_path: Path, synced: list[Path], monkeypatch: pytest.MonkeyPatch, has_call: bool
) -> None:
    asked: list[int] = []

    def control(_: int, command: int) -> None:
        asked.append(command)
        if not has_call:
            raise OSError(errno.ENOTSUP, "no such call")

    monkeypatch.setattr(durable, "_FULL_SYNC", 51)
    monkeypatch.setattr("fcntl.fcntl", control)
    write_whole(tmp_path / "a", b"x")
    assert asked == [51, 51]  # the file, and its name
    assert bool(synced) != has_call


def test_some_drives_cannot_wait_for_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failure = errno.EINVAL

    def refuse(_descriptor: int) -> None:
        raise OSError(failure, os.strerror(failure))

    monkeypatch.setattr(os, "fsync", refuse)
    sync_folder(tmp_path)
    failure = errno.EIO
    with pytest.raises(OSError, match="Input/output"):
        sync_folder(tmp_path)
