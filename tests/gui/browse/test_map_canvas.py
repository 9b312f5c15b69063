import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.gui.browse.map_canvas import MapCanvas


def test_keys_move_on_a_map_that_was_not_painted_yet(qtbot: QtBot) -> None:
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.show_points(np.array([[0, 0], [1, 0]], np.float32))
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.selection.tolist() == [0]
