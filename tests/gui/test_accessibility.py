"""Names, tooltips with keys, tab order and contrast, over the real widgets in every state."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aldesk.gui import theme
from aldesk.gui.shortcuts import action_keys
from aldesk.gui.theme import DARK, LIGHT, Theme
from aldesk.gui.window import Window
from aldesk.store import Project

ENOUGH = 4.5  # WCAG 2.2, 1.4.3
SHARPNESS = 3  # thin strokes reach their colour only when they are drawn large
CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QSlider)
STATES = {
    "start": "",
    "label": "Ctrl+1",
    "view settings": "Shift+V",
    "strategy": "Ctrl+T",
    "classes": "Ctrl+E",
    "history": "Ctrl+H",
    "search": "Ctrl+F",
    "note": "Shift+F",
    "goal": "Ctrl+G",
    "export": "Ctrl+Shift+E",
    "grid": "Ctrl+2",
    "map": "Ctrl+3",
    "results": "Ctrl+4",
}


@pytest.fixture(params=list(STATES))
def state(
    request: pytest.FixtureRequest, window: Window, project: Project, qtbot: QtBot
) -> Iterator[Window]:
    """The window in one of its states, reached by its key."""
    if request.param != "start":
        path = project.path
        project.close()
        window.open_project(Project.open(path))
        assert window.pane
        shown = window.pane.sample
        qtbot.waitUntil(lambda: shown.view is shown.sound)
        run(window, STATES[request.param])
        QApplication.processEvents()
    yield window
    if window.pane and window.pane.sample.settings.now.shows_settings:
        window.pane.sample.settings.change(shows_settings=False)


def run(window: Window, keys: str) -> None:
    next(a for a in window.actions() if QKeySequence(keys) in a.shortcuts()).trigger()


def controls(window: Window) -> list[QWidget]:
    """Return all that takes the focus and is seen; not the parts that Qt makes of a control."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and isinstance(widget, CONTROLS)
        and not isinstance(widget.parentWidget(), CONTROLS)
        and not widget.objectName().startswith("qt_")
    ]


def name_of(widget: QWidget) -> str:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name) if face else ""


def test_every_control_has_a_name(state: Window) -> None:
    found = controls(state)
    assert len(found) >= 2
    assert [type(w).__name__ for w in found if not name_of(w).strip()] == []
    symbols = [name_of(w) for w in found if not any(c.isalpha() for c in name_of(w))]
    assert symbols == [], "a sign alone is no name"


def test_every_control_tells_what_it_does_with_its_key(state: Window) -> None:
    found = [w for w in controls(state) if not isinstance(w, QAbstractItemView)]
    assert [name_of(w) for w in found if not w.toolTip()] == []
    key_of = {a.text(): action_keys(a) for a in state.actions() if a.shortcuts()}
    for widget in found:
        if key := key_of.get(name_of(widget)):
            assert widget.toolTip().endswith(f"({key})"), name_of(widget)


def test_tab_reaches_every_control(state: Window) -> None:
    wanted = {
        w for w in controls(state) if w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    first = QApplication.focusWidget() or next(iter(wanted))
    first.setFocus()
    reached = {first}
    for _ in range(3 * len(wanted) + 12):
        focus = QApplication.focusWidget()
        assert focus
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        if focus := QApplication.focusWidget():
            reached.add(focus)
    assert sorted(name_of(w) for w in wanted - reached) == []
    assert all(w.focusPolicy() & Qt.FocusPolicy.TabFocus for w in controls(state)), "by mouse only"


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_the_themes_texts_can_be_read_on_their_grounds(colors: Theme) -> None:
    grounds = (colors.bg, colors.surface)
    pairs = [
        (text, ground)
        for text in (colors.ink, colors.muted, colors.accent, colors.good, colors.warn)
        for ground in grounds
    ]
    pairs += [(colors.ink, colors.tint), (colors.muted, colors.tint), (colors.accent, colors.tint)]
    pairs += [(colors.on_accent, colors.accent)]
    poor = {pair: contrast(QColor(pair[0]), QColor(pair[1])) for pair in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < ENOUGH} == {}


def drawn(window: Window) -> QImage:
    image = QImage(window.size() * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    window.render(image, QPoint())
    return image


def seen_contrast(image: QImage, area: QRect) -> float:
    """Return the contrast between an area's commonest colour and the one farthest from it."""
    part = image.copy(
        QRect(area.topLeft() * SHARPNESS, area.size() * SHARPNESS).intersected(image.rect())
    )
    counts = Counter(
        part.pixel(x, y) for x in range(0, part.width(), 2) for y in range(part.height())
    )
    ground = QColor.fromRgb(counts.most_common(1)[0][0])
    return max(contrast(QColor.fromRgb(color), ground) for color in counts)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_what_is_drawn_can_be_read(state: Window, choice: theme.Choice) -> None:
    state._theme_choice = choice
    state.wear_theme()
    QApplication.processEvents()
    image = drawn(state)
    poor = {}
    for widget in state.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isVisible():
            continue
        inside = widget.rect().adjusted(4, 4, -4, -4) if widget.inherits("QPushButton") else None
        area = QRect(widget.mapTo(state, (inside or widget.rect()).topLeft()), widget.size())
        area.setSize((inside or widget.rect()).size())
        if widget.text().strip() and not widget.visibleRegion().isEmpty():
            ratio = seen_contrast(image, area)
            if ratio < ENOUGH:
                poor[widget.text()] = round(ratio, 2)
    assert poor == {}
