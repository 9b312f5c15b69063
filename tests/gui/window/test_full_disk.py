"""The project's disk is full and free again: the window needs no new start."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from aldesk.store import Project
from tests.gui.conftest import show_quietly, wait_for_sample
from tests.gui.drive import Key, parts, press


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if (
        sys.platform != "linux"
        or os.geteuid() != 0
        or _mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", folder)
    ):
        pytest.skip("only root of a Linux that lets it may mount a disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False)


def _mount(*arguments: object) -> int:
    command = ["mount", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True).returncode


def fill(folder: Path) -> Path:
    """Leave no room at all."""
    file = folder / "full"
    with file.open("wb", buffering=0) as out:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while out.write(b"x" * size):
                    pass
            except OSError:
                continue
    return file


def test_the_next_act_works_when_the_disk_is_free_again(
    window: Window, project: Project, small_disk: Path, qtbot: QtBot
) -> None:
    path = project.path
    project.close()
    moved = small_disk / path.name
    shutil.copy(path, moved)
    (small_disk / "tones").symlink_to(path.parent / "tones")
    show_quietly(window, moved)
    wait_for_sample(window, qtbot)
    controller, session, _ = parts(window)
    press(window, Key.Key_1)
    full = fill(small_disk)
    controller.flag("a note of some pages " * 2000)
    assert not session.labels.flags
    assert window._line.isVisible()
    assert "not saved" in window._status._saved.text()
    full.unlink()
    controller.flag("a note of some pages " * 2000)
    assert len(session.labels.flags) == 1
    assert not window._line.isVisible()
    assert "not saved" not in window._status._saved.text()
    window.close()
    with Project.open_to_read(moved) as read:
        assert len(read.journal.labels.flags) == read.journal.labels.n_labeled == 1
