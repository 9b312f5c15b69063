"""Preferences are written behind, and told from memory until then."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QSettings

from aldesk.gui.kit.preferences import finish, preferences

_LAST_WORDS = """
from aldesk.gui.kit.preferences import finish, preferences
preferences().setValue("last", "kept")
"""


def on_disk(key: str) -> object:
    return QSettings(preferences().fileName(), QSettings.Format.IniFormat).value(key)


def test_nobody_waits_for_the_disk_and_the_last_value_is_kept(own_home: None) -> None:
    file = Path(preferences().fileName())
    file.parent.mkdir(parents=True, exist_ok=True)
    busy = QLockFile(f"{file}.lock")  # as a disk that does not answer
    assert busy.lock()
    preferences().setValue("hints/first", True)
    for speed in range(3):
        preferences().setValue("speed", speed)
        assert preferences().value("speed") == speed
    assert not file.exists()
    assert preferences().value("hints/first", False, bool)
    assert preferences().contains("speed")
    busy.unlock()
    finish()
    assert "speed=2" in file.read_text()
    preferences().remove("hints/first")
    assert not preferences().value("hints/first", False, bool)
    assert not preferences().contains("hints/first")
    finish()
    assert "first" not in file.read_text()


def test_what_was_set_just_before_the_end_is_kept(own_home: None) -> None:
    subprocess.run([sys.executable, "-c", _LAST_WORDS], check=True)
    assert on_disk("last") == "kept"


def test_what_cannot_be_written_lasts_until_the_end(
    own_home: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "ALDesk").write_text("a file, where the folder should be")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    preferences().setValue("speed", 2)
    finish()
    assert preferences().value("speed") == 2
