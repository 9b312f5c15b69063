"""What goes into a model file and what comes out, read without the library that runs it."""

import mmap
import struct
from collections.abc import Callable
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.embed.onnx_ports import read_onnx
from aldesk.embed.port import Ports
from aldesk.embed.tflite_ports import read_tflite

_READERS: dict[str, Callable[[mmap.mmap], Ports]] = {
    ".onnx": read_onnx,
    ".tflite": read_tflite,
}


def read_ports(path: Path) -> Ports:
    """Read a model's inputs and outputs; only the pages of the file that tell them.

    Raises
    ------
    Problem
        If the file cannot be read, or is damaged or no model.
    """
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
            return _READERS[path.suffix.lower()](whole)
    except OSError as error:
        raise no_model(path, f"it cannot be read ({error.strerror or error})") from error
    except (ValueError, IndexError, struct.error, OverflowError, RecursionError) as error:
        raise no_model(path, "it is empty, damaged or cut off") from error


def no_model(path: Path, why: str, todo: str = "") -> Problem:
    """Return the problem of a file that is no encoder."""
    return Problem(
        f"The file holds no model that can be used as an encoder: {why.rstrip('.')}",
        subject=str(path),
        todo=todo or "Give another model file, or copy or download it again",
    )
