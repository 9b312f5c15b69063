"""A fault in a method that Qt calls is told, and the program goes on."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aldesk.gui.browse.map_canvas import MapCanvas
from aldesk.gui.window.py311_qt_guard import guard, make_errors_safe


def test_an_error_that_c_code_raises_is_told(qtbot: QtBot) -> None:
    class Faulty(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            [][event.key()]

    guard(Faulty)
    widget = Faulty()
    qtbot.addWidget(widget)
    with pytest.raises(IndexError, match="keyPressEvent"):
        QTest.keyClick(widget, Qt.Key.Key_A)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="only Python 3.11 needs it")
def test_the_windows_classes_are_guarded() -> None:
    make_errors_safe()
    assert hasattr(MapCanvas.keyPressEvent, "__wrapped__")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="only Python 3.11 needs it")
def test_what_is_guarded_is_not_guarded_again() -> None:
    make_errors_safe()
    once = MapCanvas.keyPressEvent
    make_errors_safe()
    assert MapCanvas.keyPressEvent is once
