"""The row of keys below the sample."""

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.keys import keys
from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, Key, parts, press


def test_hints_that_do_not_fit_are_left_out(quiet: Window) -> None:
    _, _, pane = parts(quiet)
    press(quiet, Key.Key_H, CTRL)
    quiet.resize(960, 600)
    QTest.qWait(1)
    hints = [h for h in pane.hints.findChildren(QWidget) if h.parent() is pane.hints]
    visible = [hint for hint in hints if hint.isVisible()]
    assert 0 < len(visible) < len(hints)
    assert visible[-1] is hints[-1]  # that of the action which takes all others back
    assert all(hint.width() >= hint.sizeHint().width() for hint in visible)


def test_a_longer_key_takes_its_room(quiet: Window) -> None:
    _, _, pane = parts(quiet)
    quiet.resize(1180, 800)
    QTest.qWait(1)
    n_before = sum(hint.isVisible() for hint in pane.hints._hints.values())
    keys.choose(Action.UNDO, QKeySequence("Ctrl+Alt+Shift+PgDown"))
    keys.choose(Action.SKIP, QKeySequence("Ctrl+Alt+Shift+PgUp"))
    assert sum(hint.isVisible() for hint in pane.hints._hints.values()) < n_before
