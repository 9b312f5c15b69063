"""Clips that differ from each other."""

from pathlib import Path

import numpy as np
import soundfile


def clip(*paths: Path) -> None:
    """Write a short clip to each place; no two are equal."""
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        seed = list(str(path).encode())
        soundfile.write(path, np.random.default_rng(seed).normal(size=100) / 9, 8000)
