import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.gui.browse.map_canvas import MapCanvas
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.theme import DARK, LIGHT, Theme
from aldesk.gui.render.sample_image import picture_image, spectrogram_image
from aldesk.gui.window.status_line import labels_per_minute
from aldesk.media import Picture


def test_the_pace_is_of_the_last_minute() -> None:
    assert labels_per_minute([0.0, 1.0], 2.0) is None
    assert labels_per_minute([0.0, 2.0, 4.0, 6.0], 7.0) == pytest.approx(30.0)
    assert labels_per_minute([0.0, 2.0, 4.0, 6.0], 100.0) is None


def test_messages_wait_for_a_listener_and_may_be_said_once(qapp: object) -> None:
    messages, heard = Messages(), []
    messages.arrived.connect(lambda *message: heard.append(message))
    messages.notice("early")
    assert heard == []
    messages.listen()
    messages.notice("early", once=True)
    messages.trouble("late")
    assert heard == [("early", "muted"), ("late", "warn")]


def test_a_spectrogram_has_its_low_bands_at_the_bottom(qapp: object) -> None:
    decibels = np.full((8, 5), -80.0, np.float32)
    decibels[0] = 0.0
    image = spectrogram_image(decibels)
    assert (image.width(), image.height()) == (5, 8)
    assert image.pixelColor(2, 7).lightness() > 150
    assert image.pixelColor(2, 0).lightness() < 30


def test_a_huge_picture_is_thinned_out(qapp: object) -> None:
    image = picture_image(Picture(np.zeros((10, 9000, 3), np.uint8)))
    assert image.width() <= 4096


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


def test_keys_move_on_a_map_that_was_not_painted_yet(qtbot: QtBot) -> None:
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.show_points(np.array([[0, 0], [1, 0]], np.float32))
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.selection.tolist() == [0]
