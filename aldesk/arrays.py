"""Names for the arrays that stand in many signatures, and how one in a file is mapped."""

import stat
from pathlib import Path
from tokenize import TokenError
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Rows = Ints
"""Row numbers of samples."""
Vectors = Floats
"""Embeddings, (n, d)."""
Verdicts = npt.NDArray[np.int8]
"""Of some samples and each class, (n, n_classes): 1 present, 0 absent, −1 not judged."""
MISSING: Final = -1
"""The code of a label that is not known, and the verdict on a class that nobody has judged."""

_NO_HEADER = (
    EOFError, SyntaxError, TypeError, LookupError, RecursionError, MemoryError, TokenError,
)  # fmt: skip
"""What NumPy raises of headers that are none, beside ValueError."""


def map_array(path: Path) -> npt.NDArray[Any]:
    """Map the array of an ``.npy`` file into memory, read-only.

    Raises
    ------
    OSError
        If there is no such file, or a pipe or a device has its name.
    ValueError
        If it holds no array.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(f"{path} is no file")
    try:
        found = np.load(path, mmap_mode="r", allow_pickle=False)
    except _NO_HEADER as error:
        raise ValueError(f"{path} holds no array") from error
    if not isinstance(found, np.ndarray):
        raise ValueError(f"{path} holds several arrays")
    return found
