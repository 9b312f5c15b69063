"""FALCUN's distances are those to the nearest pick, whichever bound spares measuring them."""

import numpy as np
import pytest

from aldesk.strategies.arrays import Floats
from aldesk.strategies.falcun import draw_batch

rng = np.random.default_rng(0)
SCORES = rng.standard_normal((700, 12))
RAW: dict[str, Floats] = {
    "flat": np.exp(SCORES / 4),
    "sharp": np.exp(6 * SCORES),
    "of three classes": np.exp(2 * SCORES[:, :3]),
}
PROBA = {name: raw / raw.sum(axis=1, keepdims=True) for name, raw in RAW.items()}
PROBA["of several classes"] = 1 / (1 + np.exp(2 - 2 * SCORES))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("kind", PROBA)
def test_the_chances_are_those_of_all_distances(kind: str, dtype: type) -> None:
    proba: Floats = PROBA[kind].astype(dtype)
    unsure = 1 - proba.max(axis=1)
    random = np.random.RandomState(0)
    picks, chances = draw_batch(proba, unsure, 40, 10, random, keep=True)
    distance = unsure.astype(np.float64)
    for i, pick in enumerate(picks):
        expected = (unsure + distance) ** 10
        expected[picks[:i]] = np.nan
        expected /= np.nansum(expected)
        np.testing.assert_allclose(chances[i], expected, rtol=1e-3, atol=1e-7)
        to_pick = np.abs(proba.astype(np.float64) - proba[pick]).sum(axis=1)
        distance = np.minimum(distance, to_pick)
        distance -= distance.min()
        distance /= distance.max() or 1
