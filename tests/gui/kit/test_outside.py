"""Files and folders in the system's own programs, wherever a path leads."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from aldesk.gui.kit.outside import show_folder

TOO_LONG = "x" * 300
"""No system looks for a file of such a name; `Path.is_dir` raises."""


def test_of_a_folder_that_nobody_can_look_for_the_one_above_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    assert show_folder(tmp_path / TOO_LONG / "a")
    assert opened == [tmp_path]
