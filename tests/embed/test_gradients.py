import numpy as np

from aldesk.embed import load_encoder
from aldesk.media import Picture


def test_gradients_take_any_size_and_tell_outlines_apart() -> None:
    encoder = load_encoder("gradients")
    bars = np.zeros((40, 40, 3), np.uint8)
    bars[:, ::8] = bars[:, 1::8] = 255
    upright, lying = Picture(bars), Picture(bars.transpose(1, 0, 2).copy())
    large = Picture(np.repeat(np.repeat(bars, 5, axis=0), 5, axis=1))
    vectors = encoder.embed([upright, lying, large, Picture(np.zeros((1, 1, 3), np.uint8))])
    assert np.isfinite(vectors).all()
    distances = np.linalg.norm(vectors - vectors[0], axis=1)
    assert distances[2] < 0.3 * distances[1]
