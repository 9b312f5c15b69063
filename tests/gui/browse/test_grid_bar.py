"""The row above the tiles."""

from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from aldesk.core.ids import ClassId
from aldesk.gui.browse.grid_bar import GridBar
from aldesk.gui.kit import theme

ROOM = 560  # beside the classes, in the smallest window


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
def test_all_of_it_fits_the_smallest_window_whatever_is_chosen(qtbot: QtBot) -> None:
    theme.apply("light")
    bar = GridBar()
    qtbot.addWidget(bar)
    name = "a class whose name is so long that nobody reads all of it"
    bar.show_choice({ClassId("a"): name}, blind=False)
    bar.class_choice.setCurrentIndex(1)
    bar.show_newer(True)
    for order in range(bar.sort.count()):
        bar.sort.setCurrentIndex(order)
        assert bar.minimumSizeHint().width() <= ROOM
    bar.resize(ROOM, 36)
    bar.show()
    parts = [bar.sort, bar.shown_choice, bar.class_choice, bar._again]
    edges = [part.geometry() for part in parts]
    assert all(one.right() < other.left() for one, other in pairwise(edges))
    assert edges[-1].right() <= ROOM
