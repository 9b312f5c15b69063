"""The process that writes scikit-learn's handwritten digits as picture files."""

from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
from PIL import Image
from sklearn.datasets import load_digits

from aldesk.engine.process.messages import unpack
from aldesk.engine.process.run_and_report import run_and_report

_TEST_SHARE = 0.3


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Write all pictures below the folder that the pipe names."""
    run_and_report(pipe, lambda: _write(pipe))


def _write(pipe: "Connection[bytes, bytes]") -> None:
    _, head, _ = unpack(pipe.recv_bytes())
    data = load_digits()
    # The original order keeps a writer's digits together: the last ones are other writers.
    first_test = round((1 - _TEST_SHARE) * len(data.target))
    for number, (pixels, digit) in enumerate(zip(data.images, data.target, strict=True)):
        split = "test" if number >= first_test else "train"
        folder = Path(head["folder"]) / split / str(digit)
        folder.mkdir(parents=True, exist_ok=True)
        grey = np.round(pixels * (255 / 16)).astype(np.uint8)
        Image.fromarray(grey).save(folder / f"{number:04d}.png")
