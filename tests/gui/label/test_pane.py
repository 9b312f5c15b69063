"""The window, driven by keys and clicks."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListView, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from aldesk.core.errors import Problem
from aldesk.gui.kit import theme
from aldesk.gui.label.pane import LabelPane
from aldesk.gui.window import app
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import LabelSession
from aldesk.store import Project
from aldesk.store.check import check


def parts(window: Window) -> tuple[SessionController, LabelSession, LabelPane]:
    assert window.open_project
    return window.open_project.controller, window.open_project.session, window.open_project.label


def press(window: Window, text: str) -> None:
    for key in text:
        QTest.keyClick(window, Qt.Key(ord(key.upper())))


def current(window: Window) -> str:
    asked = parts(window)[1].current
    assert asked
    return asked.sample.id


def test_nothing_is_called_ready_when_all_is_done(window: Window, tested_project: Project) -> None:
    path = tested_project.path
    LabelSession(tested_project).label_many([s.id for s in tested_project.samples], "low")
    tested_project.close()
    window.show_project(Project.open(path))
    assert window.open_project
    session = window.open_project.session
    assert session.current is None
    session._is_ready = True
    window._top.show_session(session)
    assert not window._top._next.isVisible()


def test_a_key_labels_and_the_next_sample_is_there(open_window: Window) -> None:
    _, session, pane = parts(open_window)
    first = current(open_window)
    assert pane.sample.shown == first
    press(open_window, "2")
    assert session.label_of(first) == "low"
    assert pane.sample.shown == current(open_window) != first


def test_undo_redo_skip_and_flag_by_key(open_window: Window) -> None:
    _, session, pane = parts(open_window)
    first = current(open_window)
    press(open_window, "1")
    QTest.keyClick(open_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pane.sample.shown == first
    QTest.keyClick(open_window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert session.label_of(first) == "high"
    second = current(open_window)
    press(open_window, "f")
    assert second in session.labels.flags
    QTest.keyClick(open_window, Qt.Key.Key_Right)
    assert session.labels.marks[second].kind == "skip"
    assert "1 skipped" in open_window._status._facts.text()


def test_a_click_on_a_class_labels(open_window: Window) -> None:
    _, session, pane = parts(open_window)
    first = current(open_window)
    view = pane.palette_.view
    spot = view.visualRect(pane.palette_.model.index(2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert session.label_of(first) == "middle"


def test_it_learns_and_shows_what_it_believes(open_window: Window, qtbot: QtBot) -> None:
    opened = open_window.open_project
    assert opened
    session, pane = opened.session, opened.label
    for _ in range(2 * session.recipe.batch_size):
        asked = session.current
        assert asked
        assert asked.sample.label
        key = {"high": "1", "low": "2", "middle": "3"}[asked.sample.label]
        press(open_window, key)
    qtbot.waitUntil(lambda: opened.refits.n_refits > 0 and opened.is_settled, timeout=90_000)
    session.change_settings(session.settings)
    visible = [a for a in session.queue() if a.reason != "audit"]
    while current(open_window) != visible[0].sample.id:
        QTest.keyClick(open_window, Qt.Key.Key_Right)
    best = pane.palette_.model.best
    assert best is not None
    shown = visible[0].sample
    QTest.keyClick(open_window, Qt.Key.Key_Return)
    assert session.label_of(shown.id) == session.classes[best] == shown.label


def test_predictions_are_hidden_for_the_audit_and_when_blind(open_window: Window) -> None:
    _, session, pane = parts(open_window)
    while session.current and session.current.reason != "audit":
        QTest.keyClick(open_window, Qt.Key.Key_Right)
    assert pane.palette_.model.best is None
    assert "audit" in pane.palette_._state.text()
    press(open_window, "b")
    assert session.settings.blind
    assert "hidden" in pane.palette_._state.text()


def test_a_class_is_added_in_mid_flow(open_window: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(open_window)
    first = current(open_window)
    QTest.keyClick(open_window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    field = pane.palette_.new_class
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "very 1 long")  # the 1 goes into the name and labels nothing
    assert session.n_labeled == 0
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.classes[-1] == "very 1 long"
    press(open_window, "4")
    assert session.label_of(first) == "very 1 long"
    for _ in range(2):
        QTest.keyClick(open_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.classes == ["high", "low", "middle"]


def test_a_refused_act_is_told_and_the_sample_stays(
    open_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, session, pane = parts(open_window)
    first = current(open_window)

    def full(*_: object) -> None:
        raise Problem("The disk is full", todo="Make room")

    monkeypatch.setattr(session.project.journal, "label", full)
    press(open_window, "1")
    assert "disk is full" in open_window._line.text.text()
    assert "not saved" in open_window._status._saved.text()
    assert pane.sample.shown == first
    monkeypatch.undo()
    press(open_window, "1")
    assert session.label_of(first) == "high"
    assert "Saved" in open_window._status._saved.text()


def test_a_batch_that_cannot_be_handed_out_is_handed_out_later(
    open_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, session, pane = parts(open_window)

    def full(*_: object) -> None:
        raise Problem("The disk is full")

    monkeypatch.setattr(session.project, "add_query", full)
    for _ in range(session.recipe.batch_size):
        press(open_window, "1")
    assert session.n_labeled == session.recipe.batch_size  # the labels themselves are saved
    assert session.current is None
    assert "disk is full" in open_window._line.text.text()
    monkeypatch.undo()
    press(open_window, "1")  # hands out and shows, and labels nothing unseen
    assert session.n_labeled == session.recipe.batch_size
    assert pane.sample.shown == current(open_window)
    press(open_window, "1")
    assert session.n_labeled == session.recipe.batch_size + 1


def test_a_project_that_cannot_be_used_is_closed_again(
    window: Window, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.path
    project.close()

    def full(*_: object) -> None:
        raise Problem("The disk is full")

    monkeypatch.setattr(Project, "set_meta", full)
    window.show_project(Project.open(path))
    assert "disk is full" in window._line.text.text()
    assert window.open_project is None
    monkeypatch.undo()
    window.show_project(Project.open(path))
    assert window.open_project


def test_a_sample_that_cannot_be_read_is_told_and_skipped(
    open_window: Window, qtbot: QtBot
) -> None:
    _, session, pane = parts(open_window)
    far = session.queue()[-1].sample
    far.path.write_bytes(b"")
    pane.prefetcher._kept.pop(far.id, None)
    while current(open_window) != far.id:
        QTest.keyClick(open_window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: far.path.name in pane.sample._text.text())
    assert "skip" in pane.sample._text.text()
    QTest.keyClick(open_window, Qt.Key.Key_Right)
    assert session.labels.marks[far.id].kind == "skip"


def test_the_strategy_is_chosen_by_keys_and_kept(open_window: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(open_window)
    QTest.keyClick(open_window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    combo = pane.strategy.strategy
    qtbot.waitUntil(combo.hasFocus)
    combo.setCurrentIndex(combo.findData("BatchBALD"))
    pane.strategy.batch_size.setValue(4)
    assert session.recipe.strategy == "BatchBALD"
    assert session.recipe.batch_size == 4
    pane.strategy.learner.setCurrentIndex(pane.strategy.learner.findData("logistic"))
    assert pane.strategy._needs.isVisibleTo(pane.strategy)
    QTest.keyClick(combo, Qt.Key.Key_Escape)
    assert pane.strategy.isHidden()
    assert LabelSession(session.project).recipe == session.recipe


def test_a_clip_plays_when_it_arrives_until_that_is_turned_off(open_window: Window) -> None:
    _, _, pane = parts(open_window)
    assert pane.player.is_playing
    press(open_window, "a1")
    assert not pane.player.is_playing


def test_space_plays_and_stops(open_window: Window) -> None:
    _, _, pane = parts(open_window)
    pane.player.stop()
    QTest.keyClick(open_window, Qt.Key.Key_Space)
    assert pane.player.is_playing
    QTest.keyClick(open_window, Qt.Key.Key_Space)
    assert not pane.player.is_playing


def test_a_dropped_folder_becomes_a_project(
    window: Window, qtbot: QtBot, tmp_path: Path, make_tones: object
) -> None:
    folder = make_tones(3, name="dropped")  # type: ignore[operator]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    with qtbot.waitSignal(window.opened, timeout=20_000):
        QTest.keyClick(window.start_flow.wizard.begin_, Qt.Key.Key_Return)
    assert parts(window)[1].classes == ["high", "low", "middle"]
    file = tmp_path / "dropped.aldesk"
    window.close_project()
    assert check(file) == []


def test_every_control_has_a_name_and_can_be_reached(open_window: Window) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QSpinBox, QListView)
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


def test_dark_and_light_can_be_changed_while_it_runs(open_window: Window) -> None:
    open_window._theme_choice = "dark"
    open_window.apply_theme()
    dark = open_window.grab().toImage().pixelColor(400, 60)
    assert dark.name().upper() == theme.DARK.bg
    open_window._theme_choice = "light"
    open_window.apply_theme()
    assert open_window.grab().toImage().pixelColor(400, 60).name().upper() == theme.LIGHT.bg


def test_the_theme_follows_the_system(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    is_dark = [False]
    monkeypatch.setattr(theme, "_system_is_dark", lambda: is_dark[0])
    for part in ("install_crash_report", "_answer_for"):
        monkeypatch.setattr(app, part, lambda _: None)
    window = app.make_window("auto")
    qtbot.addWidget(window)
    assert theme.current() is theme.LIGHT
    is_dark[0] = True
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current() is theme.DARK
    window.show()
    assert window.grab().toImage().pixelColor(4, 400).name().upper() == theme.DARK.bg


def test_a_thousand_repaints_of_the_curve(open_window: Window) -> None:
    """PySide6 6.12.0 aborts here, with pyqtgraph 0.14 on Python 3.11."""
    _, session, pane = parts(open_window)
    for _ in range(1000):
        pane.accuracy.show_session(session)
        pane.accuracy.curve.grab()
