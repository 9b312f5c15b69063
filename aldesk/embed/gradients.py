"""The built-in encoder for pictures: outlines, layout and colours."""

from collections.abc import Iterator, Sequence

import numpy as np

from aldesk.arrays import Floats, Vectors
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.sample import Media
from aldesk.embed.encoder import BaseEncoder, Input, Value, as_picture

_SIZE, _CELLS, _DIRECTIONS = 32, 4, 9
_SHADES = 8
_RANGES = ((0.0, 1.0), (-0.5, 0.5), (-0.5, 0.5))

_FAINT = 0.01  # keeps an even surface from becoming noise of full strength


class GradientsEncoder(BaseEncoder):
    """Histograms of gradient directions in 4 × 4 cells, a 4 × 4 thumbnail, colour histograms.

    References
    ----------
    Dalal and Triggs (2005), Histograms of oriented gradients for human detection.
    """

    key = "gradients:2"
    media: Media = "picture"
    n_features = _CELLS**2 * (_DIRECTIONS + 3) + 3 * _SHADES
    card = EncoderCard("gradients", n_features)

    def prepare(self, value: Value) -> Iterator[Input]:
        """Yield the picture at 32 × 32, float32 (3, 32, 32) from 0 to 1."""
        from PIL import Image

        picture = Image.fromarray(as_picture(value).pixels)
        small = picture.resize((_SIZE, _SIZE), Image.Resampling.BICUBIC)
        pixels = np.asarray(small, np.float32).transpose(2, 0, 1) / np.float32(255)
        yield Input({"pixels": pixels})

    def embed_batch(self, inputs: Sequence[Input]) -> Vectors:
        """Embed pictures -> float32 (n, 216)."""
        return np.stack([_describe(part.arrays["pixels"]) for part in inputs])


def _describe(pixels: Floats) -> Floats:
    colours = _opponent(pixels)
    parts = [_outlines(pixels), _cell_means(colours).ravel(), _shades(colours)]
    return np.concatenate(parts).astype(np.float32)


def _outlines(pixels: Floats) -> Floats:
    """Histogram the directions of the strongest channel's gradient in each cell.

    A gradient counts for its two nearest directions, weighted by its strength; opposite
    directions are the same.
    """
    dy, dx = np.gradient(pixels, axis=(1, 2))
    strongest = np.hypot(dx, dy).argmax(0)[None]
    dx, dy = (np.take_along_axis(d, strongest, 0)[0] for d in (dx, dy))
    position = np.arctan2(dy, dx) % np.pi / np.pi * _DIRECTIONS
    apart = np.abs(position - np.arange(_DIRECTIONS)[:, None, None])
    weight = np.maximum(1 - np.minimum(apart, _DIRECTIONS - apart), 0)
    histograms = _cell_means(weight * np.hypot(dx, dy))
    normed: Floats = np.sqrt(histograms / (np.linalg.norm(histograms) + _FAINT)).ravel()
    return normed


def _cell_means(planes: Floats) -> Floats:
    """Average (n, 32, 32) over the cells -> (n, 4, 4)."""
    side = _SIZE // _CELLS
    means: Floats = planes.reshape(len(planes), _CELLS, side, _CELLS, side).mean((2, 4))
    return means


def _opponent(pixels: Floats) -> Floats:
    """Turn red, green, blue into brightness, red–green and yellow–blue."""
    red, green, blue = pixels
    return np.stack([(red + green + blue) / 3, red - green, (red + green) / 2 - blue])


def _shades(colours: Floats) -> Floats:
    """Histogram each channel, as square roots of shares."""
    counts = [
        np.histogram(np.clip(channel, *limits), _SHADES, limits)[0]
        for channel, limits in zip(colours, _RANGES, strict=True)
    ]
    return np.sqrt(np.concatenate(counts) / _SIZE**2).astype(np.float32)
