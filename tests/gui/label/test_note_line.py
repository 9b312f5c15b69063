"""Flags and their notes."""

from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from tests.gui.drive import SHIFT, Key, parts, press, shown, write


def test_a_flag_gets_its_note(quiet: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    first = shown(quiet)
    press(quiet, Key.Key_F, SHIFT)
    qtbot.waitUntil(pane.note.field.hasFocus)
    write(quiet, "1 odd one")
    press(quiet, Key.Key_Return)
    assert session.labels.flags == {first: "1 odd one"}
    assert "1 odd one" in pane.sample.head.why.whole
    assert session.labels.n_labeled == 0
    press(quiet, Key.Key_1)
    assert session.labels.class_of(first) == "high"
