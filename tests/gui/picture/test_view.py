from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.gui.kit.view_settings import SettingsKeeper, ViewSettings
from aldesk.gui.picture.canvas import PictureCanvas, ShownPicture
from aldesk.gui.picture.view import PictureView
from aldesk.gui.render.prefetch import Prepared, prepare
from aldesk.gui.render.sample_image import screen_sized, toned


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[PictureCanvas]:
    """A canvas of 432 × 432 with a picture of 200 × 100, red at its left."""
    made = PictureCanvas()
    made.resize(432, 432)
    image = QImage(200, 100, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.white)
    for x in range(10):
        for y in range(100):
            image.setPixelColor(x, y, Qt.GlobalColor.red)
    made.show_picture(ShownPicture(image, None, QSizeF(200, 100)))
    made.show()
    yield made
    made.deleteLater()


def color_at(canvas: PictureCanvas, x: int, y: int) -> str:
    return canvas.grab().toImage().pixelColor(x, y).name()


def test_it_is_fitted_and_turned(canvas: PictureCanvas) -> None:
    assert canvas.scale == 2.0
    assert color_at(canvas, 20, 216) == "#ff0000"
    canvas.rotate()
    assert canvas.scale == 2.0
    assert color_at(canvas, 216, 20) == "#ff0000"  # clockwise, the left is above
    for _ in range(3):
        canvas.rotate()
    assert color_at(canvas, 20, 216) == "#ff0000"


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_zooming_keeps_what_is_under_the_pointer(canvas: PictureCanvas, quarters: int) -> None:
    for _ in range(quarters):
        canvas.rotate()
    spot = QPointF(150, 190)
    before = canvas._transform().inverted()[0].map(spot)
    canvas.zoom(3, spot)
    after = canvas._transform().inverted()[0].map(spot)
    assert canvas.scale == pytest.approx(2 * 1.25**3)
    assert (after - before).manhattanLength() < 0.01


def test_dragging_moves_it_no_further_than_its_edge(canvas: PictureCanvas) -> None:
    canvas.show_actual_size()
    assert canvas.scale == 1.0
    before = canvas._centre
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(canvas, QPoint(230, 190))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(230, 190))
    assert canvas._centre - before == QPointF(-30, 10)
    canvas.pan(10_000, -10_000)
    assert canvas._centre == QPointF(200, 0)


def test_a_double_click_changes_between_fitted_and_actual_size(canvas: PictureCanvas) -> None:
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(216, 216))
    assert canvas.scale == 1.0
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(216, 216))
    assert canvas.is_fitted


def test_zoom_has_its_ends(canvas: PictureCanvas) -> None:
    canvas.zoom(500)
    assert canvas.scale == 64.0
    canvas.zoom(-500)
    assert canvas.scale == 0.02


def test_tones(qapp: object) -> None:
    image = QImage(2, 1, QImage.Format.Format_RGB888)
    image.setPixelColor(0, 0, Qt.GlobalColor.black)
    image.setPixel(1, 0, 0xFF808080)
    assert toned(image, 0, 0) is image
    brighter = toned(image, 50, 0)
    assert brighter.pixelColor(0, 0).red() == pytest.approx(127, abs=1)
    steeper = toned(image, 0, 100)
    assert steeper.pixelColor(0, 0).red() == 0
    assert steeper.pixelColor(1, 0).red() == pytest.approx(128, abs=3)
    assert toned(image, 0, -100).pixelColor(0, 0).red() == pytest.approx(95, abs=2)


def test_a_large_picture_has_a_small_one_for_the_overview(qapp: object) -> None:
    large = QImage(3200, 800, QImage.Format.Format_RGB888)
    large.fill(Qt.GlobalColor.blue)
    small = screen_sized(large)
    assert small
    assert (small.width(), small.height()) == (1600, 400)
    assert screen_sized(small) is None


def picture(tmp_path: Path) -> Sample:
    Image.fromarray(np.full((20, 30, 3), 100, np.uint8)).save(tmp_path / "p.png")
    return Sample(SampleId("p" * 32), tmp_path / "p.png", "picture")


def test_other_tones_need_no_second_decoding(qapp: object, tmp_path: Path) -> None:
    sample = picture(tmp_path)
    first = prepare(sample, ViewSettings())
    sample.path.unlink()
    second = prepare(sample, ViewSettings(brightness=20), first)
    assert second.image
    assert second.image.pixelColor(3, 3).red() == pytest.approx(151, abs=1)
    assert second.size == (30, 20)


def test_tones_follow_keys_sliders_and_the_right_button(qtbot: QtBot, tmp_path: Path) -> None:
    keeper = SettingsKeeper()
    view = PictureView(keeper)
    view.resize(600, 500)
    view.show_sample(prepare(picture(tmp_path)))
    view.change_tones(contrast=2)
    assert view.contrast.value() == keeper.now.contrast == 20
    view.brightness.setValue(-30)
    assert keeper.now.brightness == -30
    QTest.mousePress(view.canvas, Qt.MouseButton.RightButton, pos=QPoint(100, 100))
    view.canvas.tone_dragged.emit(5, 7)
    assert (keeper.now.contrast, keeper.now.brightness) == (25, -23)
    view._reset.click()
    assert (keeper.now.contrast, keeper.now.brightness) == (0, 0)
    view.deleteLater()


def test_the_same_picture_in_other_tones_stays_where_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    view = PictureView(SettingsKeeper())
    first: Prepared = prepare(picture(tmp_path))
    view.show_sample(first)
    view.canvas.zoom(2)
    scale = view.canvas.scale
    view.show_sample(prepare(first.sample, ViewSettings(contrast=10), first))
    assert view.canvas.scale == scale
    view.show_sample(
        Prepared(Sample(SampleId("q" * 32), first.sample.path, "picture"), image=first.image)
    )
    assert view.canvas.is_fitted
    view.deleteLater()


def test_a_picture_drawn_ahead_lies_on_the_ground_of_now(canvas: PictureCanvas) -> None:
    image = QImage(90, 130, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.blue)
    following = ShownPicture(image, None, QSizeF(90, 130))
    canvas.draw_ahead(following)
    palette = canvas.palette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.red)
    canvas.setPalette(palette)
    for rotates in (False, True):  # copied, and drawn
        canvas.show_picture(following)
        if rotates:
            canvas.rotate()
        shown = canvas.grab().toImage()
        assert shown.pixelColor(1, 1) == QColor(Qt.GlobalColor.red)
        assert shown.pixelColor(shown.rect().center()) == QColor(Qt.GlobalColor.blue)


def test_a_picture_drawn_ahead_looks_the_same(canvas: PictureCanvas) -> None:
    image = QImage(90, 130, QImage.Format.Format_RGB888)
    image.fill(Qt.GlobalColor.blue)
    following = ShownPicture(image, None, QSizeF(90, 130))
    canvas.draw_ahead(following)
    canvas.show_picture(following)
    ahead = canvas.grab().toImage()
    assert canvas._drawn is canvas._ahead is not None
    canvas._drawn = canvas._ahead = None
    assert canvas.grab().toImage() == ahead
    canvas.draw_ahead(following)
    canvas.rotate()
    assert canvas.grab().toImage() != ahead
