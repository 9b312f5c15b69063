"""Flags and their notes."""

from pytestqt.qtbot import QtBot

from aldesk.gui.kit.widgets import lay_out_now
from aldesk.gui.window.window import Window
from tests.gui.drive import NONE, SHIFT, Key, parts, press, shown, write


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


def test_the_sample_keeps_its_height_while_a_note_is_written(quiet: Window, qtbot: QtBot) -> None:
    pane = parts(quiet)[2]
    qtbot.waitUntil(lambda: pane.sample.view is not None)
    heights = set()
    for key, modifiers, is_asked in (
        (Key.Key_F, SHIFT, True),
        (Key.Key_Escape, NONE, False),
        (Key.Key_F, SHIFT, True),
        (Key.Key_Return, NONE, False),
    ):
        press(quiet, key, modifiers)
        assert (pane.note.isVisible(), pane.hints.isVisible()) == (is_asked, not is_asked)
        lay_out_now()
        heights.add(pane.sample.sound.graph.height())
    assert len(heights) == 1
