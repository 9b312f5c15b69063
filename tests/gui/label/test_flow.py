"""Finding a class, going back, searching, history, notes, goal: by keys, in the real window."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aldesk.core.refit import RefitResult
from aldesk.gui.label.pane import LabelPane
from aldesk.gui.window.goal import goal_text
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.browse_trail import Trail
from aldesk.gui.workspace.controller import SessionController
from aldesk.session import LabelSession

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def quiet(open_window: Window, monkeypatch: pytest.MonkeyPatch) -> Window:
    """The window without refits, so that only what a test says is believed."""
    assert open_window.open_project
    monkeypatch.setattr(open_window.open_project.refits, "request", lambda: None)
    monkeypatch.setattr(open_window.open_project.refits, "_accept", lambda _result: None)
    open_window.open_project.embedding.cancel()
    return open_window


def parts(window: Window) -> tuple[SessionController, LabelSession, LabelPane]:
    assert window.open_project
    return window.open_project.controller, window.open_project.session, window.open_project.label


def press(
    window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    QTest.keyClick(focus if focus and window.isAncestorOf(focus) else window, key, modifier)


def write(window: Window, text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus
    QTest.keyClicks(focus, text)


def shown(window: Window) -> str:
    return parts(window)[2].sample.shown


def believe(window: Window, proba: list[float]) -> None:
    _, session, pane = parts(window)
    request = session.refit_request("")
    rows = request.predict_rows
    table = np.tile(np.array(proba, np.float16), (len(rows), 1))
    pane.refresh(
        session.accept(
            RefitResult(request.generation, 1, request.candidates, rows, table, 0, 0, 0.0, 0.0)
        )
    )


def test_a_class_is_found_by_its_letters(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_Slash)
    qtbot.waitUntil(pane.palette_.finder.hasFocus)
    write(quiet, "m")
    press(quiet, Key.Key_Return)
    assert session.label_of(first) == "middle"
    assert shown(quiet) != first
    press(quiet, Key.Key_1)  # the keys belong to the classes again
    assert session.n_labeled == 2


def test_the_arrows_choose_among_those_found_and_escape_leaves(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_Slash)
    qtbot.waitUntil(pane.palette_.finder.hasFocus)
    write(quiet, "nothing such")
    assert "Ctrl+N adds" in pane.palette_._state.text()
    press(quiet, Key.Key_Return)
    assert session.n_labeled == 0
    press(quiet, Key.Key_Escape)
    assert not pane.palette_.finder.text()
    press(quiet, Key.Key_Slash)
    press(quiet, Key.Key_Down)
    press(quiet, Key.Key_Return)
    assert session.label_of(first) == "low"


def test_the_order_tells_nothing_of_a_hidden_prediction(quiet: Window) -> None:
    _, session, pane = parts(quiet)
    session.change_settings(replace(session.settings, audit_rate=0.5))
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_3)
    while session.current and session.current.reason != "audit":
        press(quiet, Key.Key_Right)
    believe(quiet, [0.1, 0.8, 0.1])
    press(quiet, Key.Key_Slash)
    write(quiet, " ")
    given_lately = [2, 0, 1]
    assert pane.palette_.model.proba is None
    assert pane.palette_.model.order == given_lately
    press(quiet, Key.Key_Escape)
    audited = shown(quiet)
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_PageUp)
    assert shown(quiet) == audited
    assert pane.palette_.model.proba is None  # nor when it is looked at again
    assert "audit" in pane.palette_._state.text()


def test_the_order_follows_the_model_but_not_under_the_hand(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    while session.current and session.current.reason == "audit":
        press(quiet, Key.Key_Right)
    believe(quiet, [0.1, 0.2, 0.7])
    press(quiet, Key.Key_Slash)
    qtbot.waitUntil(pane.palette_.finder.hasFocus)
    write(quiet, " ")
    assert pane.palette_.model.order == [2, 1, 0]
    believe(quiet, [0.7, 0.2, 0.1])
    assert pane.palette_.model.order == [2, 1, 0]
    press(quiet, Key.Key_Return)
    assert "middle" in [session.label_of(s.id) for s in session.project.samples]


def test_going_back_relabelling_and_on(quiet: Window) -> None:
    _, session, _ = parts(quiet)
    ids = []
    for key in (Key.Key_1, Key.Key_2, Key.Key_3):
        ids.append(shown(quiet))
        press(quiet, key)
    waiting = shown(quiet)
    press(quiet, Key.Key_PageUp)
    press(quiet, Key.Key_Left, ALT)
    assert shown(quiet) == ids[1]
    assert "labelled “low”" in quiet.open_project.label.sample._why.text()  # type: ignore[union-attr]
    press(quiet, Key.Key_3)
    assert session.label_of(ids[1]) == "middle"
    assert shown(quiet) == waiting
    press(quiet, Key.Key_Z, CTRL)
    assert session.label_of(ids[1]) == "low"
    assert "Undone" in quiet._line.text.text()
    for _ in range(9):
        press(quiet, Key.Key_PageUp)
    assert shown(quiet) == ids[0]
    press(quiet, Key.Key_Escape)
    assert shown(quiet) == waiting


def test_what_cannot_be_told_is_counted_and_passed_over(quiet: Window) -> None:
    _, session, _ = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_Question)
    assert session.labels.marks[first].kind == "cant_tell"
    assert "1 can't tell" in quiet._status._facts.text()
    assert shown(quiet) != first


def test_a_flag_gets_its_note(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_F, SHIFT)
    qtbot.waitUntil(pane.note.field.hasFocus)
    write(quiet, "1 odd one")
    press(quiet, Key.Key_Return)
    assert session.labels.flags == {first: "1 odd one"}
    assert "1 odd one" in pane.sample._why.text()
    assert session.n_labeled == 0
    press(quiet, Key.Key_1)
    assert session.label_of(first) == "high"


def test_search_opens_what_it_finds_and_labels_go_through_it(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    waiting = shown(quiet)
    press(quiet, Key.Key_F, CTRL)
    search = pane.side_panel.search
    qtbot.waitUntil(search.words.hasFocus)
    write(quiet, "low00")
    press(quiet, Key.Key_Return)
    found = [sample.id for sample in search.model.samples]
    assert len(found) > 1
    assert all("low00" in sample.path.name for sample in search.model.samples)
    assert shown(quiet) == found[0]
    press(quiet, Key.Key_2)
    assert shown(quiet) == found[1]
    press(quiet, Key.Key_Up)
    assert shown(quiet) == found[0]
    assert [session.label_of(i) for i in found[:2]] == ["low", None]
    assert search.model.data(search.model.index(0), Qt.ItemDataRole.UserRole) == "low"
    search.words.setText("nothing like this")
    search.search()
    assert "None" in search._count.text()
    press(quiet, Key.Key_Escape)
    press(quiet, Key.Key_Escape)
    assert shown(quiet) == waiting or session.label_of(waiting)


def test_the_history_goes_back_and_forth(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    for key in (Key.Key_1, Key.Key_2, Key.Key_3):
        press(quiet, key)
    press(quiet, Key.Key_H, CTRL)
    history = pane.side_panel.history
    qtbot.waitUntil(history.view.hasFocus)
    texts = [str(history.model.index(row).data()) for row in range(history.model.rowCount())]
    assert [text.split(": ")[-1] for text in texts] == [
        "“middle”",
        "“low”",
        "“high”",
        "The beginning",
    ]
    spot = history.view.visualRect(history.model.index(2)).center()
    QTest.mouseClick(history.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert session.n_labeled == 1
    assert history.model.n_undone == 2
    press(quiet, Key.Key_Up)
    press(quiet, Key.Key_Return)
    assert session.n_labeled == 2
    press(quiet, Key.Key_H, CTRL)
    assert pane.side_panel.isHidden()


def test_a_class_is_renamed_merged_moved_and_recoloured_by_keys(
    quiet: Window, qtbot: QtBot
) -> None:
    _, session, pane = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_E, CTRL)
    editor = pane.editor
    qtbot.waitUntil(editor.view.hasFocus)
    press(quiet, Key.Key_F2)
    qtbot.waitUntil(editor.name.hasFocus)
    editor.name.selectAll()
    write(quiet, "shrill")
    press(quiet, Key.Key_Return)
    assert session.label_of(first) == "shrill"
    press(quiet, Key.Key_Down, ALT)
    assert session.classes == ["low", "shrill", "middle"]
    editor.aliases.setText("high, squeak")
    editor.aliases.editingFinished.emit()
    assert session.label_classes[1].aliases == ("high", "squeak")
    editor.colors.setFocus()
    press(quiet, Key.Key_Right)
    assert session.label_classes[1].color == 1
    editor.goal.setCurrentText("middle")
    editor.merge.click()
    assert session.label_of(first) == "middle"
    assert editor.chosen
    assert editor.chosen.name == "middle"
    editor.name.setFocus()
    write(quiet, "half a na")
    press(quiet, Key.Key_Escape)
    assert session.classes == ["low", "middle"]
    for _ in range(5):
        press(quiet, Key.Key_Z, CTRL)
    assert session.classes == ["high", "low", "middle"]
    assert session.label_of(first) == "high"


def test_keys_stay_with_their_classes(quiet: Window) -> None:
    controller, session, pane = parts(quiet)
    controller.change_classes(lambda s: s.move_class("middle", 0))
    controller.change_classes(lambda s: s.rename_class("low", "three"))
    controller.change_classes(lambda s: s.merge_classes("high", "middle"))
    controller.add_class("new")
    assert session.classes == ["middle", "three", "new"]
    assert pane.palette_.model.keys == ["3", "2", "4"]
    first = shown(quiet)
    press(quiet, Key.Key_3)
    assert session.label_of(first) == "middle"


def test_a_refused_name_is_told(quiet: Window) -> None:
    _, session, pane = parts(quiet)
    press(quiet, Key.Key_E, CTRL)
    pane.editor.name.setText("low")
    pane.editor.name.editingFinished.emit()
    assert "“low” already" in quiet._line.text.text()
    assert session.classes == ["high", "low", "middle"]
    assert pane.editor.name.text() == "high"


def test_a_goal_is_set_and_reached(quiet: Window, qtbot: QtBot) -> None:
    goal = quiet._status.goal
    assert goal._bar.isHidden()
    press(quiet, Key.Key_G, CTRL)
    qtbot.waitUntil(goal.field.hasFocus)
    goal.field.selectAll()
    write(quiet, "2")
    press(quiet, Key.Key_Return)
    press(quiet, Key.Key_1)
    assert goal._text.text().startswith("1 of 2")
    press(quiet, Key.Key_1)
    assert "reached" in goal._text.text()
    press(quiet, Key.Key_Z, CTRL)
    assert goal._text.text().startswith("1 of 2")
    press(quiet, Key.Key_Y, CTRL)
    assert parts(quiet)[1].n_labeled == 2


@pytest.mark.parametrize(
    ("done", "goal", "pace", "text"),
    [
        (5, 0, 10.0, ""),
        (5, 100, None, "5 of 100"),
        (20, 100, 20.0, "20 of 100 · 4 min"),
        (100, 100, 20.0, "Goal of 100 reached"),
    ],
)
def test_how_far_the_goal_is(done: int, goal: int, pace: float | None, text: str) -> None:
    assert goal_text(done, goal, pace) == text


def test_a_trail_ends_behind_its_last_sample() -> None:
    trail = Trail(("a", "b"), 0)
    after = trail.answered()
    assert after
    assert after.sample_id == "b"
    assert after.answered() is None
    assert trail.moved(-1) == trail
    assert replace(trail, returns=True).answered() is None


def test_an_act_that_is_refused_does_not_end_the_trail(
    quiet: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller, session, _ = parts(quiet)
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_PageUp)
    back = shown(quiet)

    def full(*_: object) -> None:
        from aldesk.core.errors import Problem

        raise Problem("The disk is full")

    monkeypatch.setattr(session.project.journal, "label", full)
    press(quiet, Key.Key_2)
    assert shown(quiet) == back
    assert controller.trail.now
    assert session.label_of(back) == "high"


def test_hints_that_do_not_fit_are_left_out(quiet: Window) -> None:
    _, _, pane = parts(quiet)
    press(quiet, Key.Key_H, CTRL)
    quiet.resize(960, 600)
    QTest.qWait(1)
    hints = [h for h in pane.hints.findChildren(QWidget) if h.parent() is pane.hints]
    visible = [hint for hint in hints if hint.isVisible()]
    assert 0 < len(visible) < len(hints)
    assert visible[-1] is hints[-1]  # that of the action which leads to all others
    assert all(hint.width() >= hint.sizeHint().width() for hint in visible)
