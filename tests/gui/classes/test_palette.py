"""Finding a class by its letters, in the real window."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from tests.gui.drive import Key, believe, parts, press, shown, write


def test_a_class_is_found_by_its_letters(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_Slash)
    qtbot.waitUntil(pane.class_palette.finder.hasFocus)
    write(quiet, "m")
    press(quiet, Key.Key_Return)
    assert session.labels.class_of(first) == "middle"
    assert shown(quiet) != first
    press(quiet, Key.Key_1)  # the keys belong to the classes again
    assert session.labels.n_labeled == 2


def test_the_arrows_choose_among_those_found_and_escape_leaves(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_Slash)
    qtbot.waitUntil(pane.class_palette.finder.hasFocus)
    write(quiet, "nothing such")
    assert "Ctrl+N adds" in pane.class_palette._state.text()
    press(quiet, Key.Key_Return)
    assert session.labels.n_labeled == 0
    press(quiet, Key.Key_Escape)
    assert not pane.class_palette.finder.text()
    press(quiet, Key.Key_Slash)
    press(quiet, Key.Key_Down)
    press(quiet, Key.Key_Return)
    assert session.labels.class_of(first) == "low"


def test_the_order_tells_nothing_of_a_hidden_prediction(quiet: Window) -> None:
    _, session, pane = parts(quiet)
    session.change_settings(replace(session.settings, audit_rate=0.5))
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_3)
    while session.queue.current and session.queue.current.reason != "audit":
        press(quiet, Key.Key_Right)
    believe(quiet, [0.1, 0.8, 0.1])
    press(quiet, Key.Key_Slash)
    write(quiet, " ")
    given_lately = [2, 0, 1]
    assert pane.class_palette.model.proba is None
    assert pane.class_palette.model.order == given_lately
    press(quiet, Key.Key_Escape)
    audited = shown(quiet)
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_PageUp)
    assert shown(quiet) == audited
    assert pane.class_palette.model.proba is None  # nor when it is looked at again
    assert "measures accuracy" in pane.class_palette._state.text()


def test_the_order_follows_the_model_but_not_under_the_hand(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    while session.queue.current and session.queue.current.reason == "audit":
        press(quiet, Key.Key_Right)
    believe(quiet, [0.1, 0.2, 0.7])
    press(quiet, Key.Key_Slash)
    qtbot.waitUntil(pane.class_palette.finder.hasFocus)
    write(quiet, " ")
    assert pane.class_palette.model.order == [2, 1, 0]
    believe(quiet, [0.7, 0.2, 0.1])
    assert pane.class_palette.model.order == [2, 1, 0]
    press(quiet, Key.Key_Return)
    assert "middle" in [session.labels.class_of(s.id) for s in session.project.samples]
