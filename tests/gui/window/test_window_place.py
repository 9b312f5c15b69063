"""The window comes back where it was, on the screens that are there."""

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from aldesk.gui.window.window_place import WindowPlace, fitted

LAPTOP, BIG = QRect(0, 0, 1280, 680), QRect(1280, 0, 2560, 1400)


@pytest.mark.parametrize(
    ("wanted", "screens"),
    [
        (QRect(1500, 100, 1600, 1000), [LAPTOP, BIG]),
        (QRect(1500, 100, 1600, 1000), [LAPTOP]),  # the big one is gone
        (QRect(-300, -200, 900, 640), [LAPTOP]),
        (QRect(100, 100, 1280, 800), [QRect(0, 0, 960, 500)]),  # another scale
        (None, [QRect(0, 0, 960, 500)]),
        (None, [BIG, LAPTOP]),
    ],
)
def test_it_lies_whole_on_one_screen(wanted: QRect | None, screens: list[QRect]) -> None:
    placed = fitted(wanted, screens)
    assert sum(screen.contains(placed) for screen in screens) == 1
    assert placed.top() > 0, "its title bar can be taken hold of"


def test_a_place_that_is_there_is_kept() -> None:
    wanted = QRect(1500, 100, 1600, 1000)
    assert fitted(wanted, [LAPTOP, BIG]) == wanted


def test_place_and_maximised_state_come_back(window: Window, qtbot: QtBot) -> None:
    WindowPlace(window)
    window.setGeometry(0, 70, 800, 520)
    window.close()
    again = Window("light")
    qtbot.addWidget(again)
    WindowPlace(again)
    assert again.geometry() == QRect(0, 70, 800, 520)
    again.showMaximized()
    again.close()
    third = Window("light")
    qtbot.addWidget(third)
    WindowPlace(third)
    assert third.isMaximized()
    third.close()
