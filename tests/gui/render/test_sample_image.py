import numpy as np
from PySide6.QtGui import QImage

from aldesk.gui.render.sample_image import (
    deep_toned,
    levels_of,
    picture_image,
    spectrogram_image,
    toned,
)
from aldesk.media import Picture
from aldesk.media.levels import eight_bits, packed, tones_between


def test_a_spectrogram_has_its_low_bands_at_the_bottom(qapp: object) -> None:
    decibels = np.full((8, 5), -80.0, np.float32)
    decibels[0] = 0.0
    image = spectrogram_image(decibels)
    assert (image.width(), image.height()) == (5, 8)
    assert image.pixelColor(2, 7).lightness() > 150
    assert image.pixelColor(2, 0).lightness() < 30


def test_silence_is_dark(qapp: object) -> None:
    for dynamic_range in (0.0, 60.0):
        decibels = np.full((8, 5), -100.0, np.float32)
        image = spectrogram_image(decibels, levels_of(decibels, dynamic_range))
        assert image.pixelColor(2, 2).lightness() < 30


def test_a_huge_picture_is_thinned_out(qapp: object) -> None:
    image = picture_image(Picture(np.zeros((10, 9000, 3), np.uint8)))
    assert image.width() <= 4096


def test_brightness_and_contrast_show_what_8_bits_have_lost(qapp: object) -> None:
    def shades(image: QImage) -> int:
        return len({image.pixelColor(x, 0).lightness() for x in range(image.width())})

    dark = np.arange(0, 4096, 16, dtype=np.uint16)[None, :, None]
    deep = deep_toned(packed(tones_between(dark, 0, 65_535)), 47, 100)
    shallow = toned(
        picture_image(Picture(np.repeat(eight_bits(tones_between(dark, 0, 65_535)), 3, axis=2))),
        0,
        100,
    )
    assert shades(deep) > 100
    assert shades(shallow) < 20


def test_without_contrast_a_deep_picture_is_as_bright_as_any(qapp: object) -> None:
    values = np.linspace(0, 1, 50, dtype=np.float32)[None, :, None]
    tones = tones_between(values, 0, 1)
    deep = deep_toned(packed(tones), 20, 0)
    other = toned(picture_image(Picture(np.repeat(eight_bits(tones), 3, axis=2))), 20, 0)
    for x in range(50):
        assert abs(deep.pixelColor(x, 0).red() - other.pixelColor(x, 0).red()) <= 1
