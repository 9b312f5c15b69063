"""The label view, driven by keys and clicks."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QListView,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample, content_id
from aldesk.gui.kit.action_table import Action
from aldesk.gui.sound.player import Player
from aldesk.gui.window.window import Window
from aldesk.store import Project
from tests.gui.conftest import wait_for_sample
from tests.gui.drive import first_in_queue, parts, press_each


def test_a_key_labels_and_the_next_sample_is_there(open_window: Window) -> None:
    _, session, pane = parts(open_window)
    first = first_in_queue(open_window)
    assert pane.sample.shown == first
    press_each(open_window, "2")
    assert session.labels.class_of(first) == "low"
    assert pane.sample.shown == first_in_queue(open_window) != first


def test_undo_redo_skip_and_flag_by_key(open_window: Window) -> None:
    _, session, pane = parts(open_window)
    first = first_in_queue(open_window)
    press_each(open_window, "1")
    QTest.keyClick(open_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pane.sample.shown == first
    QTest.keyClick(open_window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert session.labels.class_of(first) == "high"
    second = first_in_queue(open_window)
    press_each(open_window, "f")
    assert second in session.labels.flags
    QTest.keyClick(open_window, Qt.Key.Key_Right)
    assert session.labels.marks[SampleId(second)].kind == "skip"
    assert "1 skipped" in open_window._status._facts.text()


def test_a_click_on_a_class_labels(open_window: Window) -> None:
    _, session, pane = parts(open_window)
    first = first_in_queue(open_window)
    view = pane.class_palette.view
    spot = view.visualRect(pane.class_palette.model.index(2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert session.labels.class_of(first) == "middle"


def test_it_learns_and_shows_what_it_believes(open_window: Window, qtbot: QtBot) -> None:
    opened = open_window.open_project
    assert opened
    session, pane = opened.session, opened.label
    for _ in range(2 * session.settings.recipe.batch_size):
        asked = session.queue.current
        assert asked
        assert asked.sample.label
        key = {"high": "1", "low": "2", "middle": "3"}[asked.sample.label]
        press_each(open_window, key)
    qtbot.waitUntil(lambda: opened.refits.n_refits > 0 and opened.is_settled)
    session.change_settings(session.settings)
    visible = [a for a in session.queue.items() if a.reason != "audit"]
    while first_in_queue(open_window) != visible[0].sample.id:
        QTest.keyClick(open_window, Qt.Key.Key_Right)
    best = pane.class_palette.model.best
    assert best is not None
    shown = visible[0].sample
    QTest.keyClick(open_window, Qt.Key.Key_Return)
    assert session.labels.class_of(shown.id) == session.labels.class_names[best] == shown.label


def test_predictions_are_hidden_for_the_audit_and_when_blind(open_window: Window) -> None:
    _, session, pane = parts(open_window)
    while session.queue.current and session.queue.current.reason != "audit":
        QTest.keyClick(open_window, Qt.Key.Key_Right)
    assert pane.class_palette.model.best is None
    assert "measures accuracy" in pane.class_palette._state.whole
    press_each(open_window, "b")
    assert session.settings.blind
    assert "hidden" in pane.class_palette._state.whole


def test_a_class_is_added_in_mid_flow(open_window: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(open_window)
    first = first_in_queue(open_window)
    QTest.keyClick(open_window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    field = pane.class_palette.new_class
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "very 1 long")  # the 1 goes into the name and labels nothing
    assert session.labels.n_labeled == 0
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.labels.class_names[-1] == "very 1 long"
    press_each(open_window, "4")
    assert session.labels.class_of(first) == "very 1 long"
    for _ in range(2):
        QTest.keyClick(open_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.labels.class_names == ["high", "low", "middle"]


def test_a_clip_plays_when_it_arrives_until_that_is_turned_off(
    open_window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[object] = []
    monkeypatch.setattr(Player, "play", lambda _, passage: played.append(passage))
    press_each(open_window, "1")
    wait_for_sample(open_window, qtbot)
    assert len(played) == 1
    press_each(open_window, "a1")
    wait_for_sample(open_window, qtbot)
    assert len(played) == 1


def test_space_plays_and_stops(open_window: Window) -> None:
    _, _, pane = parts(open_window)
    pane.player.stop()
    QTest.keyClick(open_window, Qt.Key.Key_Space)
    assert pane.player.is_playing
    QTest.keyClick(open_window, Qt.Key.Key_Space)
    assert not pane.player.is_playing


def test_every_control_has_a_name_and_can_be_reached(open_window: Window) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QSpinBox, QListView, QTableView)
    controls = [c for c in open_window.findChildren(QWidget) if isinstance(c, kinds)]
    own = [c for c in controls if not is_part_of_another(c)]
    assert len(own) > 10
    for control in own:
        assert control.accessibleName() or getattr(control, "text", str)(), control


def is_part_of_another(control: QWidget) -> bool:
    parent = control.parent()
    while parent and not isinstance(parent, (QComboBox, QSpinBox)):
        parent = parent.parent()
    return parent is not None


def test_nothing_of_sound_is_offered_for_a_picture(window: Window, tmp_path: Path) -> None:
    """Not even in the first frame: what is asked is how it looks before any event is handled."""
    samples = []
    for number in range(3):
        file = tmp_path / f"{number}.png"
        Image.new("RGB", (8, 8), (80 * number, 0, 0)).save(file)
        samples.append(Sample(content_id(file), file, "picture"))
    path = tmp_path / "pictures.aldesk"
    Project.create(path, samples, ["red", "black"]).close()
    window.show_project(Project.open(path))
    _, _, pane = parts(window)
    assert pane.hints._hints[Action.PLAY].isHidden()
    assert not pane.hints._hints[Action.UNDO].isHidden()
