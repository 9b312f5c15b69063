"""The wheel scrolls the page, and changes no field that it passes over."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollArea,
    QSlider,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

import aldesk.gui
from aldesk.gui.kit.calm_fields import Choice, Number, Slider
from aldesk.gui.kit.view import VIEWS
from aldesk.gui.kit.widgets import scrolled
from aldesk.gui.window.window import Window
from tests.gui.drive import NONE, Key, press

ROOMS = Path(aldesk.gui.__file__).parent
BARE = {"QComboBox", "QSpinBox", "QDoubleSpinBox", "QSlider", "QDial", "QFontComboBox"}
FIELDS = (QComboBox, QAbstractSpinBox, QSlider)


def turn_wheel(over: QWidget, down: int = 120) -> None:
    """Turn the wheel over a widget that may not be seen at the moment."""
    at = QPointF(over.rect().center())
    turned = QWheelEvent(
        at,
        QPointF(over.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, -down),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(over, turned)


def roll(page: QScrollArea, field: QWidget) -> None:
    """Turn the wheel as the platform does: the event goes up until it is taken."""
    window = page.windowHandle()
    at = field.mapTo(page, field.rect().center())
    QTest.wheelEvent(window, at, QPoint(0, -120))


def value_of(field: QWidget) -> object:
    if isinstance(field, QComboBox):
        return field.currentIndex()
    if isinstance(field, QSpinBox | QAbstractSlider):
        return field.value()
    assert isinstance(field, QAbstractSpinBox)
    return field.text()


def test_no_room_makes_a_field_that_the_wheel_changes() -> None:
    found = [
        f"{file.name}:{node.lineno}"
        for file in ROOMS.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BARE
    ]
    assert not found


def test_every_field_of_the_window_lets_it_pass(quiet: Window) -> None:
    for view in VIEWS:
        quiet.pages.turn_to(view)
    fields = [field for field in quiet.findChildren(QWidget) if isinstance(field, FIELDS)]
    assert len(fields) > 25
    quiet.setFocus()
    for field in fields:
        before = value_of(field)
        for down in (120, -120):
            turn_wheel(field, down)
            line = field.lineEdit() if isinstance(field, QComboBox | QSpinBox) else None
            if line:
                turn_wheel(line, down)
            assert value_of(field) == before, field.accessibleName()
        assert not field.hasFocus()
        assert not field.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus


@pytest.fixture
def page(qtbot: QtBot) -> QScrollArea:
    """A page that scrolls, with one field of each kind at its top."""
    content = QWidget()
    content.setMinimumHeight(2000)
    choice, number = Choice(content), Number(content)
    choice.addItems(["a", "b", "c"])
    choice.setCurrentIndex(1)
    slider = Slider(Qt.Orientation.Horizontal, content)
    for place, field in enumerate((choice, number, slider)):
        field.setGeometry(10, 10 + 40 * place, 100, 30)
        number.setValue(50)
        slider.setValue(50)
    area = scrolled(content)
    area.resize(300, 300)
    qtbot.addWidget(area)
    area.show()
    return area


@pytest.mark.parametrize("kind", [Choice, Number, Slider])
def test_the_page_scrolls_instead(page: QScrollArea, kind: type[QWidget]) -> None:
    field = page.findChild(kind)
    assert isinstance(field, QWidget)
    before = value_of(field)
    roll(page, field)
    assert value_of(field) == before
    assert page.verticalScrollBar().value() > 0


def test_a_number_that_is_being_written_still_follows_it(page: QScrollArea, qtbot: QtBot) -> None:
    number = page.findChild(Number)
    assert isinstance(number, Number)
    page.activateWindow()
    number.setFocus()
    qtbot.waitUntil(number.hasFocus)
    turn_wheel(number)
    assert number.value() == 49


def test_keys_still_change_them(page: QScrollArea, qtbot: QtBot, quiet: Window) -> None:
    press(quiet, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    combo = next(c for c in quiet.findChildren(Choice) if c.isVisible() and c.count() > 2)
    combo.setFocus()
    qtbot.waitUntil(combo.hasFocus)
    before = combo.currentIndex()
    press(quiet, Key.Key_Up if before else Key.Key_Down)
    assert combo.currentIndex() != before
