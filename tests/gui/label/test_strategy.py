"""Choosing what is asked next."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from aldesk.session import LabelSession
from tests.gui.drive import parts


def test_the_strategy_is_chosen_by_keys_and_kept(open_window: Window, qtbot: QtBot) -> None:
    _, session, pane = parts(open_window)
    QTest.keyClick(open_window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    combo = pane.strategy.strategy
    qtbot.waitUntil(combo.hasFocus)
    combo.setCurrentIndex(combo.findData("BatchBALD"))
    pane.strategy.batch_size.setValue(4)
    assert session.settings.recipe.strategy == "BatchBALD"
    assert session.settings.recipe.batch_size == 4
    pane.strategy.learner.setCurrentIndex(pane.strategy.learner.findData("logistic"))
    assert pane.strategy._needs.isVisibleTo(pane.strategy)
    QTest.keyClick(combo, Qt.Key.Key_Escape)
    assert pane.strategy.isHidden()
    assert LabelSession(session.project).settings.recipe == session.settings.recipe
