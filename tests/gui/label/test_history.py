"""The list of all acts, and what was undone: to look at it changes nothing."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from aldesk.core.event import Event
from aldesk.gui.label.history import HistoryPane
from aldesk.gui.label.history_row import ANSWER
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.act_text import ActText, act_text
from aldesk.session import LabelSession
from tests.gui.drive import ALT, CTRL, SHIFT, Key, first_in_queue, grid_of, parts, press, shown

Role = Qt.ItemDataRole


def history_of(window: Window, qtbot: QtBot) -> HistoryPane:
    """Open the history."""
    press(window, Key.Key_H, CTRL)
    history = parts(window)[2].side_panel.history
    qtbot.waitUntil(history.view.hasFocus)
    return history


def click(view: QListView, row: int) -> None:
    spot = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def column(view: QListView, role: int) -> list[str]:
    model = view.model()
    return [str(model.data(model.index(row, 0), role)) for row in range(model.rowCount())]


def label_three(window: Window) -> list[str]:
    """Label the first three samples high, low, middle, and return their ids."""
    ids = []
    for key in (Key.Key_1, Key.Key_2, Key.Key_3):
        ids.append(shown(window))
        press(window, key)
    return ids


def test_a_click_shows_the_sample_and_changes_nothing(quiet: Window, qtbot: QtBot) -> None:
    _, session, _ = parts(quiet)
    ids = label_three(quiet)
    waiting, events = shown(quiet), list(session.project.journal.events)
    history = history_of(quiet, qtbot)
    assert column(history.view, ANSWER) == ["middle", "low", "high", ""]
    click(history.view, 2)
    assert shown(quiet) == ids[0]
    press(quiet, Key.Key_Up)
    press(quiet, Key.Key_Return)
    assert shown(quiet) == ids[1]
    assert history.view.currentIndex().row() == 1
    assert list(session.project.journal.events) == events
    click(history.view, 3)  # the beginning is about no sample
    assert shown(quiet) == ids[1]
    press(quiet, Key.Key_Escape)
    assert shown(quiet) == waiting
    assert list(session.project.journal.events) == events


def test_a_label_key_corrects_what_is_looked_at_and_the_row_stays(
    quiet: Window, qtbot: QtBot
) -> None:
    _, session, _ = parts(quiet)
    ids = label_three(quiet)
    history = history_of(quiet, qtbot)
    click(history.view, 1)
    press(quiet, Key.Key_3)
    assert session.labels.class_of(ids[1]) == "middle"
    assert shown(quiet) == ids[0]
    row = history.view.currentIndex().row()
    assert history.model.acts[row] == session.labels.done[1]


def test_an_act_on_several_samples_is_walked_through(quiet: Window, qtbot: QtBot) -> None:
    controller, session, _ = parts(quiet)
    open_rows = session.pool.candidates()[:3]
    ids = [session.project.samples[row].id for row in open_rows]
    controller.label_many(ids, "low")
    history = history_of(quiet, qtbot)
    assert column(history.view, Role.DisplayRole)[0] == "3 samples"
    click(history.view, 0)
    assert shown(quiet) == ids[0]
    press(quiet, Key.Key_Right, ALT)
    assert shown(quiet) == ids[1]
    press(quiet, Key.Key_3)
    assert shown(quiet) == ids[2]


def test_what_only_the_queue_may_bring_is_not_shown(quiet: Window, qtbot: QtBot) -> None:
    controller, session, _ = parts(quiet)
    kept = session.project.samples[int(session.pool.reserve[-1])].id
    session.import_labels([(kept, "low"), (kept, "high")])
    controller.undo()
    waiting = shown(quiet)
    click(history_of(quiet, qtbot).view, 0)
    assert shown(quiet) == waiting
    assert "only the queue" in quiet._line.text.text()


def test_the_button_says_how_many_acts_it_undoes(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    label_three(quiet)
    history = history_of(quiet, qtbot)
    assert not history.go.isEnabled()
    press(quiet, Key.Key_Down)
    press(quiet, Key.Key_Down)
    assert history.go.text() == "Go back to here: undoes 2 acts"
    press(quiet, Key.Key_Tab)
    qtbot.waitUntil(history.go.hasFocus)
    press(quiet, Key.Key_Space)
    assert session.labels.n_labeled == 1
    assert history.model.n_undone == 2
    assert history.view.currentIndex().row() == 2
    click(history.view, 0)
    assert history.go.text() == "Go on to here: does 2 acts again"
    assert session.labels.n_labeled == 1
    history.go.click()
    assert session.labels.n_labeled == 3
    press(quiet, Key.Key_H, CTRL)
    assert pane.side_panel.isHidden()


def test_an_undone_branch_is_listed_and_restored(quiet: Window, qtbot: QtBot) -> None:
    _, session, _ = parts(quiet)
    ids = label_three(quiet)
    press(quiet, Key.Key_Z, CTRL)
    press(quiet, Key.Key_Z, CTRL)
    history = history_of(quiet, qtbot)
    assert history.branches.isHidden()
    press(quiet, Key.Key_3)
    assert history.branches.isVisible()
    view = history.branches.view
    assert column(view, Role.DisplayRole) == ["2 acts"]
    assert column(view, ANSWER) == ["2 labels"]
    assert "low 1, middle 1" in column(view, Role.AccessibleTextRole)[0]
    assert history.branches.restore.text() == "Restore: does 2 acts again"
    assert "1 act done since" in history.branches.meaning.text()
    click(view, 0)  # shows its samples
    assert shown(quiet) == ids[1]
    assert session.labels.class_of(ids[1]) == "middle"
    history.branches.restore.click()
    assert [session.labels.class_of(i) for i in ids] == ["high", "low", "middle"]
    assert history.branches.isHidden()
    assert column(history.view, ANSWER)[0] == "restored"
    press(quiet, Key.Key_Z, CTRL)
    assert [session.labels.class_of(i) for i in ids] == ["high", "middle", None]
    assert history.branches.isVisible()


def test_the_branches_are_reached_by_tab(quiet: Window, qtbot: QtBot) -> None:
    _, session, _ = parts(quiet)
    label_three(quiet)
    press(quiet, Key.Key_Z, CTRL)
    press(quiet, Key.Key_1)
    history = history_of(quiet, qtbot)
    press(quiet, Key.Key_Tab)
    qtbot.waitUntil(history.branches.view.hasFocus)  # nothing to go to: the button is off
    press(quiet, Key.Key_Tab)
    qtbot.waitUntil(history.branches.restore.hasFocus)
    press(quiet, Key.Key_Space)
    assert session.labels.act(session.labels.done[-1])[0].kind == "restore"


def test_an_import_that_adds_classes_is_told_by_its_labels(quiet: Window, qtbot: QtBot) -> None:
    _, session, _ = parts(quiet)
    ids = [session.project.samples[row].id for row in range(3)]
    session.import_labels([(i, "new") for i in ids], ["new"])
    view = history_of(quiet, qtbot).view
    assert column(view, Role.DisplayRole)[0] == "3 samples"
    assert column(view, ANSWER)[0] == "from a table"


def test_an_act_of_many_is_read_again_only_when_the_classes_change(
    quiet: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller, session, _ = parts(quiet)
    ids = [session.project.samples[row].id for row in range(3)]
    controller.label_many(ids, "high")
    view = history_of(quiet, qtbot).view
    assert column(view, ANSWER)[0] == "high"
    read = list[int]()

    def noted(events: Sequence[Event], of: LabelSession) -> ActText:
        read.append(len(events))
        return act_text(events, of)

    monkeypatch.setattr("aldesk.gui.label.history_model.act_text", noted)
    controller.label("low")
    assert column(view, ANSWER)[:2] == ["low", "high"]
    assert 3 not in read
    session.rename_class("high", "shrill")
    controller.label("low")
    assert column(view, ANSWER)[:3] == ["low", "", "low"]
    assert column(view, ANSWER)[3] == "shrill"
    assert 3 in read


def test_so_is_a_branch_of_many(
    quiet: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller, session, _ = parts(quiet)
    controller.label_many([session.project.samples[row].id for row in range(3)], "high")
    controller.undo()
    controller.label("low")
    view = history_of(quiet, qtbot).branches.view
    assert column(view, Role.DisplayRole) == ["3 samples"]
    assert column(view, ANSWER) == ["high"]
    monkeypatch.setattr("aldesk.gui.label.history_model.branch_text", lambda *_: ActText("new"))
    controller.label("low")
    assert column(view, Role.DisplayRole) == ["3 samples"]
    session.rename_class("high", "shrill")
    controller.label("low")
    assert column(view, Role.DisplayRole) == ["new"]


def test_a_tip_tells_the_whole_act(quiet: Window, qtbot: QtBot) -> None:
    _, session, _ = parts(quiet)
    [first, *_] = label_three(quiet)
    history = history_of(quiet, qtbot)
    name = session.project.samples[session.project.row_of(first)].path.name
    assert column(history.view, Role.ToolTipRole)[2].startswith(f"{name}: high\n")
    assert column(history.view, Role.DisplayRole)[2] == name


def test_an_open_history_follows_what_is_done_in_another_view(open_window: Window) -> None:
    assert open_window.open_project
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        press(open_window, key)
    press(open_window, Qt.Key.Key_H, CTRL)
    grid_of(open_window)
    press(open_window, Qt.Key.Key_Z, CTRL)
    press(open_window, Qt.Key.Key_Right, SHIFT)
    press(open_window, Qt.Key.Key_3)
    press(open_window, Qt.Key.Key_1, CTRL)
    history = open_window.open_project.label.side_panel.history
    assert column(history.view, Role.DisplayRole)[0] == "2 samples"
    assert column(history.view, ANSWER) == ["middle", "high", ""]
    assert column(history.branches.view, ANSWER) == ["low"]
    assert first_in_queue(open_window)


def test_the_chosen_row_is_seen_with_and_without_the_focus(quiet: Window, qtbot: QtBot) -> None:
    label_three(quiet)
    view = history_of(quiet, qtbot).view
    area = view.visualRect(view.model().index(1, 0))
    plain = view.viewport().grab(area).toImage()
    press(quiet, Key.Key_Down)
    focused = view.viewport().grab(area).toImage()
    view.clearFocus()
    qtbot.waitUntil(lambda: not view.hasFocus())
    left = view.viewport().grab(area).toImage()
    assert focused != plain
    assert left not in (plain, focused)


def test_at_960_the_sample_keeps_its_room(quiet: Window, qtbot: QtBot) -> None:
    _, _, pane = parts(quiet)
    press(quiet, Key.Key_H, CTRL)
    quiet.resize(1280, 720)
    qtbot.waitUntil(lambda: pane.side_panel.width() == 320)
    quiet.resize(960, 600)
    qtbot.waitUntil(lambda: pane.side_panel.width() == 272)
    palette = pane.class_palette
    qtbot.waitUntil(lambda: palette.mapTo(quiet, QPoint(palette.width(), 0)).x() <= 960)


def test_opened_again_the_history_begins_at_the_present(quiet: Window, qtbot: QtBot) -> None:
    label_three(quiet)
    history = history_of(quiet, qtbot)
    press(quiet, Key.Key_Down)
    assert history.go.isEnabled()
    press(quiet, Key.Key_H, CTRL)
    history_of(quiet, qtbot)
    assert history.view.currentIndex().row() == 0
    assert not history.go.isEnabled()
