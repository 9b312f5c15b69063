"""The model file that the self-test brings is what it says."""

from pathlib import Path

import numpy as np

from aldesk.embed import load_encoder
from aldesk.media import Picture
from aldesk.selftest.models import MEAN_COLOUR


def test_it_answers_with_the_mean_colour(tmp_path: Path) -> None:
    path = tmp_path / "mean.onnx"
    path.write_bytes(MEAN_COLOUR)
    colour = np.array([255, 0, 128], np.uint8)
    [vector] = load_encoder(path).embed([Picture(np.tile(colour, (8, 8, 1)))])
    expected = (colour / 255 - [0.485, 0.456, 0.406]) / [0.229, 0.224, 0.225]
    np.testing.assert_allclose(vector, expected, rtol=1e-5)
