"""The confusion matrix: what a cell says and offers."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aldesk.gui.kit import theme
from aldesk.gui.results.confusion import ConfusionView


@pytest.fixture
def view(qtbot: QtBot) -> ConfusionView:
    theme.apply("light")
    made = ConfusionView()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show_matrix(np.array([[6, 0], [2, 1]]), ["Baby cry", "Crow & <b>co</b>"])
    made.show()
    return made


def place_of(view: ConfusionView, cell: tuple[int, int]) -> QPoint:
    return view._spot(cell).center().toPoint()


def test_a_cell_says_what_was_predicted_as_what(view: ConfusionView) -> None:
    assert view.cell_text((0, 0)) == "6 of 6 Baby cry predicted as Baby cry"
    assert view.cell_text((1, 0)) == "2 of 3 Crow & <b>co</b> predicted as Baby cry"


def test_only_the_left_button_opens_a_cell(view: ConfusionView) -> None:
    told: list[tuple[int, int]] = []
    view.opened.connect(lambda *cell: told.append(cell))
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=place_of(view, (1, 0)))
    assert told == []
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place_of(view, (1, 0)))
    assert told == [(1, 0)]


def test_the_menu_is_of_the_cell_below_the_mouse_or_at_the_keys(view: ConfusionView) -> None:
    told: list[tuple[int, int]] = []
    view.menu_asked.connect(lambda truth, guess, _place: told.append((truth, guess)))
    place, reason = place_of(view, (1, 1)), QContextMenuEvent.Reason
    screen = view.mapToGlobal(place)
    QApplication.sendEvent(view, QContextMenuEvent(reason.Mouse, place, screen))
    view.cell = (0, 1)
    QApplication.sendEvent(view, QContextMenuEvent(reason.Keyboard, place, screen))
    assert told == [(1, 1), (0, 1)]
