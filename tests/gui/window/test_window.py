"""Projects that open, are refused, and are dropped on the window."""

from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.core.errors import Problem
from aldesk.gui.window.window import Window
from aldesk.store import Project
from aldesk.store.check import check
from aldesk.store.meta_table import MetaTable
from tests.gui.drive import drop, parts


def test_a_project_that_cannot_be_used_is_closed_again(
    window: Window, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.path
    project.close()

    def full(*_: object) -> None:
        raise Problem("The disk is full")

    monkeypatch.setattr(MetaTable, "write", full)
    window.show_project(Project.open(path))
    assert "disk is full" in window._line.text.text()
    assert window.open_project is None
    monkeypatch.undo()
    window.show_project(Project.open(path))
    assert window.open_project


def test_a_dropped_folder_becomes_a_project(
    window: Window, qtbot: QtBot, tmp_path: Path, make_tones: object
) -> None:
    folder = make_tones(3, name="dropped")  # type: ignore[operator]
    drop(window, folder)
    with qtbot.waitSignal(window.opened):
        QTest.keyClick(window.start_flow.wizard.begin_button, Qt.Key.Key_Return)
    assert parts(window)[1].labels.class_names == ["high", "low", "middle"]
    file = tmp_path / "dropped.aldesk"
    window.close_project()
    assert check(file) == []


def test_a_project_on_a_failing_disk_is_closed_all_the_same(
    open_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Project) -> NoReturn:
        raise Problem("The disk does not answer")

    path = open_window.project_path
    with monkeypatch.context() as failing:
        failing.setattr(Project, "name", property(fails))
        open_window.leave_project()
        open_window.start_flow.open_path(path)
        assert open_window.open_project is None
        assert "disk does not answer" in open_window._line.text.text()
    Project.open(path).close()
