"""A file that is asked for gets an ending, and what is refused is told."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aldesk.core.errors import Problem
from aldesk.gui.kit.export_file import export_file
from aldesk.gui.kit.messages import Messages

_KINDS = "Picture (*.png);;Table (*.csv)"


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [
        ("a.csv", "Picture (*.png)", "a.csv"),
        ("a", "Table (*.csv)", "a.csv"),
        ("a.b", "", "a.b.png"),
        ("a", "All files (*)", "a.png"),
    ],
)
def test_a_name_gets_the_ending_of_the_kind_that_was_chosen(
    qtbot: QtBot,
    own_home: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    kind: str,
    written: str,
) -> None:
    parent, paths = QWidget(), list[Path]()
    qtbot.addWidget(parent)
    chosen = str(tmp_path / name), kind
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    export_file(parent, "Export", _KINDS, tmp_path / "x.png", paths.append, Messages())
    assert paths == [tmp_path / written]


def test_what_cannot_be_written_is_told(
    qtbot: QtBot, own_home: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, messages, said = QWidget(), Messages(), list[tuple[str, str, str]]()
    qtbot.addWidget(parent)
    messages.arrived.connect(lambda *what: said.append(what))
    messages.listen()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.png"), ""))

    def full(_: Path) -> None:
        raise Problem("The disk is full")

    export_file(parent, "Export", _KINDS, tmp_path / "x.png", full, messages)
    assert [(tone, "disk is full" in text) for text, tone, _ in said] == [("warn", True)]
