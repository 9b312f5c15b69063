"""Samples as images, drawn with numpy so that it can be done in any thread."""

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from aldesk.arrays import Floats
from aldesk.media import Picture
from aldesk.media.levels import FIRST, LAST, Tones

Levels = tuple[float, float]
"""The darkest and the brightest tone in dB."""

_DYNAMIC_RANGE_DB = 70.0
_LARGEST_SIDE = 4096
_SCREEN = 1600


def levels_of(decibels: Floats, dynamic_range: float = 0.0) -> Levels:
    """Return the tones between which a spectrogram is drawn.

    With a dynamic range of 0, a clip's own noise is the darkest, so that what is said stands out.
    Silence, in which nothing stands out, is all dark.
    """
    peak = float(decibels.max())
    if peak == float(decibels.min()):
        return peak, peak + _DYNAMIC_RANGE_DB
    if dynamic_range:
        return peak - dynamic_range, peak
    noise = float(np.percentile(decibels, 20)) - peak
    return peak + float(np.clip(noise, -_DYNAMIC_RANGE_DB, -_DYNAMIC_RANGE_DB / 2)), peak


def spectrogram_image(
    decibels: Floats, levels: Levels | None = None, color_map: str = "inferno"
) -> QImage:
    """Return a spectrogram in colour, the lowest band at the bottom."""
    low, high = levels or levels_of(decibels)
    level = np.clip((decibels - low) / (high - low), 0.0, 1.0)
    colors = _colors(color_map)[(level[::-1] * 255).astype(np.uint8)]
    return _image(np.ascontiguousarray(colors))


def wave_image(edges: Floats, height: int = 176, loudest: float | None = None) -> QImage:
    """Return a waveform as a mask, filled between its lowest and highest amplitudes.

    Drawn here in numpy, in the decoding thread: Qt takes 20 ms for so long a polygon.
    """
    loudest = max(1e-6, float(np.abs(edges).max()) if loudest is None else loudest)
    lows, highs = (
        0.5 - 0.45 * np.clip(edge / loudest, -1, 1) for edge in edges
    )  # shares of the height, from above
    top, bottom = highs * height - 0.75, lows * height + 0.75  # a silent line is still a line
    rows = np.arange(height, dtype=np.float32)[:, None]
    covered = np.clip(np.minimum(rows + 1, bottom) - np.maximum(rows, top), 0.0, 1.0)
    mask = np.ascontiguousarray(255 * covered, dtype=np.uint8)
    width = mask.shape[1]
    return QImage(mask.data, width, height, width, QImage.Format.Format_Alpha8).copy()


def picture_image(picture: Picture) -> QImage:
    """Return a picture for the screen, thinned out where it is larger than any screen."""
    return _image(thinned(picture.pixels))


def thinned(planes: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return (height, width, channels), thinned out where it is larger than any screen."""
    step = max(1, -(-max(planes.shape[:2]) // _LARGEST_SIDE))
    return np.ascontiguousarray(planes[::step, ::step])


def screen_sized(image: QImage) -> QImage | None:
    """Return a large picture averaged down to about a screen, or None for a small one."""
    if max(image.width(), image.height()) <= _SCREEN:
        return None
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(_SCREEN, _SCREEN, keep, smooth)


def toned(image: QImage, brightness: int, contrast: int) -> QImage:
    """Return a picture brighter or darker, with more or less contrast, in percent (−100 … 100)."""
    if brightness == contrast == 0:
        return image
    tones = np.arange(256) / 255.0
    factor = 4.0 ** (contrast / 100)
    curve = (tones - 0.5) * factor + 0.5 + brightness / 100
    table = np.clip(255 * curve, 0, 255).astype(np.uint8)
    width, height, stride = image.width(), image.height(), image.bytesPerLine()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(height, stride)
    return _image(np.ascontiguousarray(table[pixels[:, : 3 * width]].reshape(height, width, 3)))


def deep_toned(tones: Tones, brightness: int, contrast: int) -> QImage:
    """Return a picture deeper than 8 bits, as `toned` does; here contrast goes up to 16 times.

    Brightness comes first, so that it says which tones the contrast draws apart: darker or brighter
    ones than can be told apart without.
    """
    shares = np.linspace(FIRST, LAST, 1 << 16, dtype=np.float32)
    factor = (16.0 if contrast > 0 else 4.0) ** (contrast / 100)
    curve = (shares + brightness / 100 - 0.5) * factor + 0.5
    table = np.clip(255 * curve, 0, 255).astype(np.uint8)
    pixels = table[tones]
    return _image(np.repeat(pixels, 3, axis=2) if pixels.shape[2] == 1 else pixels)


def _image(pixels: npt.NDArray[np.uint8]) -> QImage:
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()  # its own memory: the array's ends with this call


@cache
def _colors(name: str) -> npt.NDArray[np.uint8]:
    table = pg.colormap.get("CET-L1" if name == "grey" else name).getLookupTable(nPts=256)
    colors = np.asarray(table[:, :3], dtype=np.uint8)
    return colors[::-1].copy() if name == "grey" else colors  # as ink on paper
