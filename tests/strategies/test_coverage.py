"""Gains in coverage that are kept up pick by pick are those that would be counted anew."""

import numpy as np
import pytest

from aldesk.strategies.coverage import SparseCoverage
from aldesk.strategies.kernels import RBF

N = 120
rng = np.random.default_rng(0)


@pytest.mark.parametrize("is_weighted", [False, True])
def test_gains_stay_right_and_end_at_zero(is_weighted: bool) -> None:
    half = rng.normal(size=(N // 2, 3))
    kernel = RBF(np.concatenate([half, half]), 1.5)  # the second of two equals gains nothing
    values = kernel.rows(slice(None))
    weights = rng.uniform(0, 1, N) ** 8 if is_weighted else None
    level = np.sort(values, axis=1)[:, -12]
    cover = SparseCoverage(kernel, level.copy(), weights)
    for pick in rng.permutation(N):
        gains = np.maximum(values - level, 0) @ (np.ones(N) if weights is None else weights)
        np.testing.assert_allclose(cover.gains, gains, rtol=1e-9, atol=1e-12)
        cover.add(int(pick))
        level = np.maximum(level, values[pick])
    np.testing.assert_array_equal(cover.gains, 0)
