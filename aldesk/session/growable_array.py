"""Arrays by row that grow while an import brings samples."""

from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T", bound=np.generic)


def grown(array: npt.NDArray[T], n: int, fill: Any = 0) -> npt.NDArray[T]:
    """Return an array with `n` values, or rows, at least, those that are new being `fill`."""
    more = np.full((max(0, n - len(array)), *array.shape[1:]), fill, array.dtype)
    return np.concatenate([array, more])
