"""What a committee's probabilities must be."""

import numpy as np
import pytest

from aldesk.strategies.arrays import Floats
from aldesk.strategies.probabilities import as_proba, check_finite


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_one_that_is_not_finite_is_found(wrong: float, dtype: type) -> None:
    proba: Floats = np.full((3, 40, 5), 0.2, dtype)
    proba[1, 7, 2] = wrong
    with pytest.raises(ValueError, match="finite"):
        check_finite(proba)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_finite_ones_whose_sum_is_infinite_pass(dtype: type) -> None:
    check_finite(np.full((3, 40, 5), np.finfo(dtype).max, dtype))


def test_another_shape_is_refused() -> None:
    assert as_proba([[[0.5, 0.5]]]).shape == (1, 1, 2)
    with pytest.raises(ValueError, match="n_members"):
        as_proba(np.ones((3, 40)))
