import numpy as np

from aldesk.gui.render.sample_image import picture_image, spectrogram_image
from aldesk.media import Picture


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
