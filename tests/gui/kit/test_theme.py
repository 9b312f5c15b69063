"""Light and dark."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from aldesk.gui.kit import theme
from aldesk.gui.kit.theme import DARK, LIGHT, Theme
from aldesk.gui.window import app
from aldesk.gui.window.window import Window


def test_dark_and_light_can_be_changed_while_it_runs(open_window: Window) -> None:
    open_window._theme_choice = "dark"
    open_window.apply_theme()
    dark = open_window.grab().toImage().pixelColor(400, 60)
    assert dark.name().upper() == theme.DARK.bg
    open_window._theme_choice = "light"
    open_window.apply_theme()
    assert open_window.grab().toImage().pixelColor(400, 60).name().upper() == theme.LIGHT.bg


def test_the_theme_follows_the_system(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    is_dark = [False]
    monkeypatch.setattr(theme, "_system_is_dark", lambda: is_dark[0])
    for part in ("install_crash_report", "_answer_for"):
        monkeypatch.setattr(app, part, lambda _: None)
    window = app.make_window("auto")
    qtbot.addWidget(window)
    assert theme.current() is theme.LIGHT
    is_dark[0] = True
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current() is theme.DARK
    window.show()
    assert window.grab().toImage().pixelColor(4, 400).name().upper() == theme.DARK.bg


def luminance(color: str) -> float:
    """WCAG 2.1, relative luminance."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_text_can_be_read_and_class_colours_seen(theme: Theme) -> None:
    for ink in (theme.ink, theme.muted, theme.accent, theme.good, theme.warn):
        for ground in (theme.bg, theme.surface):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    for color in theme.classes:
        assert contrast(color, theme.surface) >= 2.2, color
