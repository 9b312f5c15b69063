import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.preferences import Preferences, preferences


@pytest.fixture
def kept(tmp_path: Path, qtbot: QtBot) -> Iterator[Preferences]:
    kept = Preferences(str(tmp_path / "p.ini"))
    yield kept
    kept.end()


def is_in_file(kept: Preferences, text: str) -> Callable[[], bool]:
    file = Path(kept.fileName())
    return lambda: file.exists() and text in file.read_text()


def test_the_window_does_not_wait_until_a_change_is_written(
    kept: Preferences, qtbot: QtBot
) -> None:
    busy = QLockFile(f"{kept.fileName()}.lock")  # a disk that does not answer
    assert busy.lock()
    start = time.monotonic()
    kept.setValue("a", 1)
    qtbot.wait(500)
    assert time.monotonic() - start < 5
    assert not is_in_file(kept, "a=1")()
    busy.unlock()
    qtbot.waitUntil(is_in_file(kept, "a=1"))


def test_changes_are_told_at_once_and_written_together(kept: Preferences, qtbot: QtBot) -> None:
    for number in range(20):
        kept.setValue("a", number)
        kept.setValue(f"group/{number}", number)
    assert kept.value("a", 0, int) == 19
    kept.remove("group")
    assert kept.allKeys() == ["a"]
    qtbot.waitUntil(is_in_file(kept, "a=19"))
    assert "group" not in Path(kept.fileName()).read_text()


def test_what_was_just_changed_is_written_at_the_end(kept: Preferences) -> None:
    kept.setValue("a", 1)
    kept.end()
    assert is_in_file(kept, "a=1")()
    kept.setValue("a", 2)
    assert is_in_file(kept, "a=2")()
    assert not kept._thread.isRunning()


def test_what_another_program_wrote_is_seen(qtbot: QtBot) -> None:
    kept = preferences()
    kept.setValue("a", 1)
    qtbot.waitUntil(is_in_file(kept, "a=1"))
    file = Path(kept.fileName())
    file.write_text(file.read_text().replace("a=1", "a=12"))
    kept._changed -= 60
    assert preferences().value("a", 0, int) == 12
    assert preferences() is kept
