"""A bound in fewer numbers spares products and loses no pair."""

import numpy as np
import numpy.typing as npt
import pytest

from aldesk.strategies import kernels
from aldesk.strategies.kernels import RBF

rng = np.random.default_rng(0)
N, N_FEATURES = 1500, 64


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernels, "MAX_EXACT", 10)
    monkeypatch.setattr(kernels, "_SEARCHED", 128)
    monkeypatch.setattr(kernels, "_FETCHED", 16)


def samples(decay: float) -> npt.NDArray[np.float32]:
    spread = np.arange(1, N_FEATURES + 1) ** -decay
    X = rng.standard_normal((N, N_FEATURES)) * spread + 1
    return X.astype(np.float32)


def pairs(kernel: RBF, floor: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    found = [np.stack(part, axis=1) for part in kernel.above(floor)]
    together = np.concatenate(found)
    return np.asarray(together[np.lexsort(together.T[:2])])


@pytest.mark.parametrize("decay", [2.0, 0.0])
def test_the_bound_is_used_where_it_spares_work_and_loses_no_pair(
    decay: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel = RBF(samples(decay), 0.5)
    near = np.sort(kernel.rows(slice(None)), axis=1)[:, -5]
    floor = np.maximum(near - 1e-3, 0)
    floor[7] = 0  # as of a sample that no label is near
    used = []
    shorter = RBF._shorter

    def told(self: RBF, left: npt.NDArray[np.float32], lowest: npt.NDArray[np.float32]) -> object:
        used.append(shorter(self, left, lowest))
        return used[-1]

    monkeypatch.setattr(RBF, "_shorter", told)
    found = pairs(kernel, floor)
    assert (used[0] is not None) == (decay > 0)
    monkeypatch.setattr(RBF, "_shorter", lambda *_: None)
    expected = pairs(kernel, floor)
    np.testing.assert_array_equal(found[:, :2], expected[:, :2])
    np.testing.assert_allclose(found[:, 2], expected[:, 2], rtol=1e-5)


def test_equal_samples_are_equally_near_to_others() -> None:
    half = N // 2
    kernel = RBF(np.tile(samples(2.0)[:half], (2, 1)), 0.5)
    near = np.sort(kernel.rows(slice(half)), axis=1)[:, -5]
    # Each comes before its equal, and many samples between them, where pairs are looked for.
    first, second, found = pairs(kernel, np.concatenate([near - 0.002, near])).T
    values = np.zeros((N, N))
    values[first.astype(int), second.astype(int)] = found
    is_other = np.tile(~np.eye(half, dtype=bool), 2)
    np.testing.assert_array_equal(values[:half] * is_other, values[half:] * is_other)
