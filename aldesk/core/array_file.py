"""An array in a file."""

from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.core.files import refuse_no_file

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
    refuse_no_file(path)
    try:
        found = np.load(path, mmap_mode="r", allow_pickle=False)
    except _NO_HEADER as error:
        raise ValueError(f"{path} holds no array") from error
    if not isinstance(found, np.ndarray):
        found.close()
        raise ValueError("it is a packed file; its name must end in .npz")
    return found
