"""The weights of an ONNX file, read without the library that runs it."""

import mmap
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Floats
from aldesk.embed.onnx_ports import constants_of

_DTYPES: dict[int, np.dtype[Any]] = {1: np.dtype("<f4"), 10: np.dtype("<f2")}


def onnx_constants(path: Path, shape: tuple[int, int]) -> list[Floats]:
    """Return the weights of a shape, those that are stored transposed turned; float32.

    Weights that are kept in another way than as they lie in memory are left out.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        found = []
        for held in constants_of(whole):
            dtype = _DTYPES.get(held.dtype)
            if dtype is None or tuple(held.shape) not in (shape, shape[::-1]):
                continue
            n = prod(shape) * dtype.itemsize
            if held.file:
                with (path.parent / held.file).open("rb") as other:
                    other.seek(held.offset)
                    data = other.read(n)
            else:
                data = whole[held.data.start : held.data.stop]
            if len(data) == n:
                array = np.frombuffer(data, dtype).reshape(held.shape).astype(np.float32)
                found.append(array if tuple(held.shape) == shape else array.T)
        return found
