"""Open drop-downs have their keys, sent to the window as the platform sends them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, SHIFT, Key, grid_of, opened, press, session_of, turn_to

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
Find = Callable[[Window], QComboBox]


def in_wizard(window: Window) -> QComboBox:
    press(window, Key.Key_N, CTRL | SHIFT)
    window.start_flow.wizard.choices.show()
    return window.start_flow.wizard.encoder.kind


def in_grid(window: Window) -> QComboBox:
    return grid_of(window).bar.sort


def in_search(window: Window) -> QComboBox:
    press(window, Key.Key_F, CTRL)
    return opened(window).label.side_panel.search.answer


def in_strategy(window: Window) -> QComboBox:
    press(window, Key.Key_T, CTRL)
    return opened(window).label.strategy.strategy


def in_view_settings(window: Window) -> QComboBox:
    press(window, Key.Key_V, SHIFT)
    return next(c for c in opened(window).label.findChildren(QComboBox) if c.isVisible())


def in_study(window: Window) -> QComboBox:
    press(window, Key.Key_5, CTRL)
    current = opened(window).views.current
    return next(c for c in current.findChildren(QComboBox) if c.isVisible() and c.count() > 1)


PLACES = [in_wizard, in_grid, in_search, in_strategy, in_view_settings, in_study]


def unfold(window: Window, find: Find, qtbot: QtBot) -> QComboBox:
    """Open a drop-down, and go to an entry that can be chosen and is not."""
    combo = find(window)
    qtbot.waitUntil(combo.isVisible)
    combo.setFocus()
    combo.showPopup()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    before = combo.currentIndex()
    QTest.keyClick(window.windowHandle(), Key.Key_Up if before else Key.Key_Down)
    assert combo.view().currentIndex().row() != before
    assert combo.currentIndex() == before
    return combo


@pytest.mark.parametrize(
    ("find", "key"),
    [
        *((place, key) for place in PLACES for key in (Key.Key_Return, Key.Key_Space)),
        (in_grid, Key.Key_Enter),
    ],
)
def test_enter_and_space_choose(quiet: Window, find: Find, key: Qt.Key, qtbot: QtBot) -> None:
    combo = unfold(quiet, find, qtbot)
    wanted = combo.view().currentIndex().row()
    view = quiet.pages.currentWidget()
    with qtbot.waitSignal(combo.activated):
        QTest.keyClick(quiet.windowHandle(), key)
    assert combo.currentIndex() == wanted
    assert QApplication.activePopupWidget() is None
    assert quiet.pages.currentWidget() is view
    assert not session_of(quiet).labels.marks


@pytest.mark.parametrize("find", [in_wizard, in_search, in_strategy])
def test_escape_closes_only_the_list(quiet: Window, find: Find, qtbot: QtBot) -> None:
    combo = unfold(quiet, find, qtbot)
    before, view = combo.currentIndex(), quiet.pages.currentWidget()
    QTest.keyClick(quiet.windowHandle(), Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert combo.currentIndex() == before
    assert combo.isVisible()
    assert quiet.pages.currentWidget() is view


@pytest.mark.parametrize("find", [in_strategy, in_view_settings, in_grid])
def test_letters_look_for_an_entry_and_label_nothing(
    quiet: Window, find: Find, qtbot: QtBot
) -> None:
    combo = unfold(quiet, find, qtbot)
    for key in (Key.Key_1, Key.Key_2, Key.Key_H, Key.Key_F):
        QTest.keyClick(quiet.windowHandle(), key)
    labels = session_of(quiet).labels
    assert not labels.marks
    assert not labels.flags
    assert QApplication.activePopupWidget() is not None
    combo.hidePopup()


def test_a_letter_goes_to_the_entry_that_begins_with_it(quiet: Window, qtbot: QtBot) -> None:
    combo = unfold(quiet, in_grid, qtbot)
    QTest.keyClick(quiet.windowHandle(), Key.Key_L)
    assert combo.view().currentIndex().data() == "Least certain first"
    combo.hidePopup()


def test_a_click_elsewhere_closes_it(quiet: Window, qtbot: QtBot) -> None:
    combo = unfold(quiet, in_strategy, qtbot)
    before, popup = combo.currentIndex(), QApplication.activePopupWidget()
    assert popup
    QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=QPoint(-40, -40))
    assert QApplication.activePopupWidget() is None
    assert combo.currentIndex() == before


def test_the_key_after_the_list_is_the_windows_again(quiet: Window, qtbot: QtBot) -> None:
    unfold(quiet, in_grid, qtbot)
    QTest.keyClick(quiet.windowHandle(), Key.Key_Return)
    turn_to(quiet, "results")
    assert opened(quiet).views.shown == "results"
