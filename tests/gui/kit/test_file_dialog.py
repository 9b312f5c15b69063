"""File dialogues start where the last one of their kind ended."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.file_dialog import ask_file, ask_folder, ask_new_file


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Where the dialogues start; each is answered with something in its own folder."""
    seen: list[str] = []
    for name in ("open", "save", "folder"):
        (tmp_path / name).mkdir()

    def answer(chosen: Path) -> object:
        def dialog(_parent: QWidget, _title: str, start: str, *_: str) -> tuple[str, str]:
            seen.append(start)
            return str(chosen), ""

        return dialog

    def folder(_parent: QWidget, _title: str, start: str) -> str:
        seen.append(start)
        return str(tmp_path / "folder" / "clips")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer(tmp_path / "open" / "a.csv"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer(tmp_path / "save" / "b.csv"))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", folder)
    return seen


def test_each_kind_remembers_its_folder(parent: QWidget, starts: list[str], tmp_path: Path) -> None:
    ask_folder(parent, "source", "")
    ask_folder(parent, "source", "")
    ask_file(parent, "labels", "", "")
    ask_file(parent, "labels", "", "")
    ask_new_file(parent, "export", "", "", Path("/data/birds-labels.csv"))
    ask_new_file(parent, "export", "", "", Path("/data/birds-labels.csv"))
    folder, opened, saved = (str(tmp_path / name) for name in ("folder", "open", "save"))
    assert starts == [
        "",
        folder,
        folder,  # the first of its kind starts where any dialogue ended last
        opened,
        "/data/birds-labels.csv",
        str(Path(saved, "birds-labels.csv")),
    ]


def test_what_a_field_says_comes_first(parent: QWidget, starts: list[str], tmp_path: Path) -> None:
    ask_folder(parent, "media", "", str(tmp_path))
    ask_folder(parent, "media", "", "/no such folder")
    assert starts == [str(tmp_path), str(tmp_path / "folder")]


def test_a_folder_that_is_gone_is_forgotten(
    parent: QWidget, starts: list[str], tmp_path: Path
) -> None:
    ask_file(parent, "plan", "", "")
    (tmp_path / "open").rmdir()
    ask_file(parent, "plan", "", "", "/data")
    assert starts == ["", "/data"]
