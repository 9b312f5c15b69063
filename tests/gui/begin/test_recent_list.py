"""The projects that were open last, on the start page."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.gui.begin.recent import forget, recent_projects, remember
from aldesk.gui.kit.preferences import preferences
from aldesk.gui.window.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_last_one_is_the_first() -> None:
    for name in ("a", "b", "a, with commas"):
        remember(Path(f"/{name}.aldesk"), name, 3)
    remember(Path("/a.aldesk"), "a", 7)
    assert [(p.name, p.n_labels) for p in recent_projects()] == [
        ("a", 7), ("a, with commas", 3), ("b", 3),
    ]  # fmt: skip
    forget("/b.aldesk")
    assert [p.name for p in recent_projects()] == ["a", "a, with commas"]
    for number in range(30):
        remember(Path(f"/{number}.aldesk"), "n", 0)
    assert len(recent_projects()) == 12


def test_a_damaged_list_is_an_empty_one() -> None:
    for text in ("{", '{"a": 1}', '[{"path": 1}]', "null"):
        preferences().setValue("recent projects", text)
        assert recent_projects() == []


def test_a_project_is_found_again_with_its_labels(open_window: Window, qtbot: QtBot) -> None:
    assert open_window.open_project
    path = open_window.open_project.session.project.path
    QTest.keyClick(open_window, Qt.Key.Key_1)
    QTest.keyClick(open_window, Qt.Key.Key_W, CTRL)
    assert open_window.open_project is None
    listed = open_window.start_flow.start.recent
    assert listed.isVisible()
    qtbot.waitUntil(listed.hasFocus)
    (project,) = listed._model.projects
    assert (project.path, project.n_labels) == (str(path), 1)
    assert listed._model.fact(project).startswith("1 label · today")
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert open_window.open_project
    assert open_window.open_project.session.labels.n_labeled == 1


def test_a_project_that_is_gone_can_be_forgotten(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    remember(tmp_path / "gone.aldesk", "gone", 5)
    window.leave_project()
    listed = window.start_flow.start.recent
    listed.refresh()
    qtbot.waitUntil(lambda: bool(listed._model.missing))
    assert "missing" in listed._model.fact(listed._model.projects[0])
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert window.open_project is None
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    assert recent_projects() == []
    assert listed.n_projects == 0
