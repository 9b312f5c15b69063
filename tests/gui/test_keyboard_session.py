"""A whole session without the mouse: from a folder to a table of labels."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aldesk.gui.browse.map_pane import MapPane
from aldesk.gui.label.pane import LabelPane
from aldesk.gui.window.open_project import OpenProject
from aldesk.gui.window.views import Views
from aldesk.gui.window.window import Window
from aldesk.session import LabelSession

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Keyboard:
    """Presses keys where the focus is, as a person does."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def opened(self) -> OpenProject:
        assert self.window.open_project
        return self.window.open_project

    @property
    def pane(self) -> LabelPane:
        assert self.window.open_project
        return self.window.open_project.label

    @property
    def views(self) -> Views:
        assert self.window.open_project
        return self.window.open_project.views

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifiers)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)


@pytest.fixture
def keys(window: Window, qtbot: QtBot) -> Keyboard:
    return Keyboard(window, qtbot)


def make_project(keys: Keyboard, folder: Path) -> LabelSession:
    """Write where the folder is; Enter looks at it, and Enter begins."""
    keys.write(str(folder))
    keys.press(Key.Key_Return)
    begin = keys.window.start_flow.wizard.begin_button
    keys.qtbot.waitUntil(begin.hasFocus)
    keys.press(Key.Key_Return)
    keys.qtbot.waitUntil(lambda: keys.window.open_project is not None)
    keys.qtbot.waitUntil(lambda: keys.opened.controller.current is not None)
    session: LabelSession = keys.opened.session
    return session


def label_and_undo(keys: Keyboard, session: LabelSession) -> str:
    """Label four samples, take the last label back, and return the first sample."""
    given = []
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_1):
        given.append(keys.pane.sample.shown)
        keys.press(key)
    assert [session.labels.class_of(i) for i in given] == ["high", "low", "middle", "high"]
    keys.press(Key.Key_Z, CTRL)
    assert session.labels.class_of(given[-1]) is None
    assert keys.pane.sample.shown == given[-1]
    return given[0]


def rename_first_class(keys: Keyboard, name: str) -> None:
    keys.press(Key.Key_E, CTRL)
    keys.press(Key.Key_F2)
    keys.press(Key.Key_A, CTRL)
    keys.write(name)
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Escape)


def label_three_in_the_grid(keys: Keyboard, session: LabelSession) -> None:
    keys.press(Key.Key_2, CTRL)
    assert keys.views.shown == "grid"
    keys.press(Key.Key_Home)
    keys.press(Key.Key_Right, SHIFT, times=2)
    n_before = session.labels.n_labeled
    keys.press(Key.Key_2)
    assert session.labels.n_labeled == n_before + 3


def label_a_point_of_the_map(keys: Keyboard, session: LabelSession) -> None:
    keys.qtbot.waitUntil(lambda: keys.opened.is_settled)
    keys.press(Key.Key_3, CTRL)
    points = keys.views.current
    assert isinstance(points, MapPane)
    keys.qtbot.waitUntil(lambda: len(points._rows) > 0)
    keys.press(Key.Key_Right)
    [row] = points.selected
    keys.press(Key.Key_3)
    assert session.labels.class_of(session.project.samples[row].id) == "middle"


def export_labels(keys: Keyboard, table: Path) -> dict[str, str]:
    keys.press(Key.Key_E, CTRL | SHIFT)
    keys.press(Key.Key_A, CTRL)
    keys.write(str(table))
    keys.press(Key.Key_Return)
    keys.qtbot.waitUntil(table.exists)
    with table.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["label"] for row in csv.DictReader(file) if row["label"]}


def test_a_whole_session_by_keys(
    keys: Keyboard,
    make_tones: Callable[..., Path],
    tmp_path: Path,
) -> None:
    session = make_project(keys, make_tones())
    first = label_and_undo(keys, session)
    rename_first_class(keys, "shrill")
    assert session.labels.class_names == ["shrill", "low", "middle"]
    assert session.labels.class_of(first) == "shrill"
    label_three_in_the_grid(keys, session)
    label_a_point_of_the_map(keys, session)
    labels = export_labels(keys, tmp_path / "out.csv")
    known = {s.id: session.labels.class_of(s.id) for s in session.project.samples}
    assert labels == {i: name for i, name in known.items() if name}
    assert labels[first] == "shrill"
    keys.qtbot.waitUntil(lambda: "labels written to" in keys.window._line.text.text())
    keys.press(Key.Key_1, CTRL)
    assert keys.views.shown == "label"


def test_an_export_that_cannot_be_is_told_and_left(
    open_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    keys = Keyboard(open_window, qtbot)
    assert open_window.open_project
    keys.press(Key.Key_E, CTRL | SHIFT)
    field = open_window._export.field
    assert field.text().endswith("tones-labels.csv")
    keys.press(Key.Key_A, CTRL)
    keys.write("labels.docx")
    keys.press(Key.Key_Return)
    qtbot.waitUntil(lambda: "cannot be written as .docx" in open_window._line.text.text())
    keys.press(Key.Key_E, CTRL | SHIFT)
    field.setText(str(open_window.open_project.session.project.path))
    keys.press(Key.Key_Return)
    assert "project itself" in open_window._line.text.text()
    keys.press(Key.Key_Escape)
    assert not open_window._export.isVisible()
    keys.press(Key.Key_1)  # the keys belong to the classes again
    assert open_window.open_project.session.labels.n_labeled == 1
