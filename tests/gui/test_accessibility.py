"""Names, tooltips with keys, tab order and contrast, over the real widgets in every state."""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import numpy.typing as npt
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
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aldesk.gui.browse.map_pane import MapPane
from aldesk.gui.kit import theme
from aldesk.gui.kit.keys import key_text
from aldesk.gui.kit.theme import DARK, LIGHT, Theme
from aldesk.gui.results.confusion import ink_on, mixed
from aldesk.gui.window.window import Window

Pixels = npt.NDArray[np.uint32]

ENOUGH = 4.5  # WCAG 2.2, 1.4.3
SHARPNESS = 3  # thin strokes reach their colour only when they are drawn large
CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QSlider)
STATES = {
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
    "guide": "F1",
}
WITH_A_MODEL = {
    "map": "Ctrl+3",
    "results": "Ctrl+4",
    "study": "Ctrl+5",
    "report": "Ctrl+R",
    "settings": "Ctrl+,",
    "about": "Shift+F1",
    "wizard": "Ctrl+Shift+N",
    "palette": "Ctrl+K",
}


@pytest.fixture
def states(open_window: Window) -> Callable[[], Iterator[str]]:
    """Walks through the states of the window by their keys, and gives the name of each."""
    assert open_window.open_project
    sample = open_window.open_project.label.sample

    def walk() -> Iterator[str]:
        for name, keys in STATES.items():
            run(open_window, keys)
            QApplication.processEvents()
            yield name
            run(open_window, "Esc")
            run(open_window, "Ctrl+1")
            sample.settings.change(shows_settings=False)

    return walk


def run(window: Window, keys: str) -> None:
    next(a for a in window.actions() if QKeySequence(keys) in a.shortcuts()).trigger()


def controls(window: Window) -> list[QWidget]:
    """Return all that takes the focus and is seen; not the parts that Qt makes of a control."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and (isinstance(widget, CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget.parentWidget(), CONTROLS)
        and not widget.objectName().startswith("qt_")
    ]


def name_of(widget: QWidget) -> str:
    """Return what a screen reader says; of a list that folds out Qt says its choice first."""
    face = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or (face.text(QAccessible.Text.Name) if face else "")


def nameless(window: Window) -> list[str]:
    """Return the controls without a name; a sign alone is none."""
    return [
        f"{type(widget).__name__} {name_of(widget)!r}"
        for widget in controls(window)
        if not any(letter.isalpha() for letter in name_of(widget))
    ]


def keyless(window: Window) -> list[str]:
    """Return the controls whose tooltip is missing, or lacks the key of what they do."""
    key_of = {a.text(): key_text(a.shortcut()) for a in window.actions() if a.shortcuts()}
    found = []
    for widget in controls(window):
        key = key_of.get(name_of(widget), "")
        if isinstance(widget, QAbstractItemView | QTextBrowser):
            continue  # rows have tooltips, and a page needs none
        if not widget.toolTip():
            found.append(name_of(widget))
        elif key and not widget.toolTip().endswith(f"({key})"):
            found.append(f"{name_of(widget)}: {widget.toolTip()}")
    return found


def out_of_tabs_reach(window: Window) -> list[str]:
    """Return the controls that pressing Tab does not come to."""
    wanted = {widget for widget in controls(window) if widget.isEnabled()}
    reached = set[QWidget]()
    for _ in range(500):  # also to each link of a page
        if reached >= wanted:
            break
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        if focus := QApplication.focusWidget():
            reached.add(focus)
    return sorted(name_of(widget) for widget in wanted - reached)


@pytest.mark.parametrize("faults", [nameless, keyless, out_of_tabs_reach])
def test_every_control_in_every_state(
    faults: Callable[[Window], list[str]],
    open_window: Window,
    states: Callable[[], Iterator[str]],
) -> None:
    found = {}
    for state in states():
        assert len(controls(open_window)) > 2, state
        if wrong := faults(open_window):
            found[state] = wrong
    assert found == {}


def has_points(pane: MapPane) -> bool:
    return len(pane._rows) > 0


def test_every_control_where_there_is_a_model(learned_window: Window, qtbot: QtBot) -> None:
    found = {}
    for name, keys in WITH_A_MODEL.items():
        run(learned_window, keys)
        if name == "map":
            assert learned_window.open_project
            pane = learned_window.open_project.views.current
            assert isinstance(pane, MapPane)
            qtbot.waitUntil(partial(has_points, pane))
        for faults in (nameless, keyless, out_of_tabs_reach):
            if name == "palette" and faults is out_of_tabs_reach:
                continue  # it closes when it loses the focus
            if wrong := faults(learned_window):
                found[name, faults.__name__] = wrong
        for choice in ("light", "dark"):
            learned_window._theme_choice = choice
            learned_window.apply_theme()
            if wrong := hard_to_read(learned_window):
                found[name, choice] = wrong
        run(learned_window, "Esc")
        run(learned_window, "Ctrl+1")
    assert found == {}


@pytest.mark.parametrize("faults", [nameless, keyless, out_of_tabs_reach])
def test_every_control_of_the_start_page(
    faults: Callable[[Window], list[str]], window: Window
) -> None:
    assert controls(window)
    assert faults(window) == []


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


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_the_figures_of_the_confusion_matrix_can_be_read_in_every_shade(colors: Theme) -> None:
    shades = [
        mixed(QColor(colors.bg), QColor(color), share / 100)
        for color in (colors.accent, colors.warn)
        for share in range(101)
    ]
    assert min(contrast(ink_on(shade), shade) for shade in shades) >= ENOUGH


def drawn(window: Window) -> Pixels:
    """Return the window as it is drawn, magnified."""
    image = QImage(window.size() * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    window.render(image, QPoint())
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width()).copy()


def seen_contrast(pixels: Pixels, area: QRect) -> float:
    """Return the contrast between an area's commonest colour and the one farthest from it."""
    left, top = SHARPNESS * area.x(), SHARPNESS * area.y()
    width, height = SHARPNESS * area.width(), SHARPNESS * area.height()
    colors, counts = np.unique(pixels[top : top + height, left : left + width], return_counts=True)
    ground = QColor.fromRgb(int(colors[counts.argmax()]))
    return max(contrast(QColor.fromRgb(int(color)), ground) for color in colors)


def text_of(widget: QWidget) -> str:
    """Return what is written on a widget; of a field without a text, its hint."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def hard_to_read(window: Window) -> list[str]:
    """Return the labels, buttons and fields whose text does not stand out from its ground."""
    pixels, found = drawn(window), []
    for widget in window.findChildren(QWidget):
        text = text_of(widget)
        if not text.strip():
            continue
        # What a scrolled pane cuts off is judged where it is whole.
        is_whole = widget.visibleRegion().boundingRect().height() == widget.height()
        if widget.isVisible() and widget.isEnabled() and is_whole:
            # The frame of a button or a field is no text.
            margin = 0 if isinstance(widget, QLabel) else 4
            inside = widget.rect().adjusted(margin, margin, -margin, -margin)
            area = QRect(widget.mapTo(window, inside.topLeft()), inside.size())
            ratio = seen_contrast(pixels, area & window.rect())
            if ratio < ENOUGH:
                found.append(f"{text!r}: {ratio:.1f}")
    return found


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_what_is_drawn_can_be_read(
    choice: theme.Choice, open_window: Window, states: Callable[[], Iterator[str]]
) -> None:
    open_window._theme_choice = choice
    open_window.apply_theme()
    found = {}
    for state in states():
        if wrong := hard_to_read(open_window):
            found[state] = wrong
    assert found == {}
