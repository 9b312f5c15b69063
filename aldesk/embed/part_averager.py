"""The vectors of a sample's parts become the sample's one vector."""

import numpy as np

from aldesk.arrays import Floats


class PartAverager:
    """Collects the vectors of parts until their samples are complete."""

    def __init__(self) -> None:
        self._parts: dict[int, list[tuple[int, Floats]]] = {}

    def add(self, number: int, n_valid: int, vector: Floats) -> None:
        """Keep the vector of one part, float32 (d,), and its weight."""
        self._parts.setdefault(number, []).append((n_valid, vector))

    def take(self, number: int) -> Floats:
        """Return a sample's vector and forget its parts: their mean by weight, float32 (d,)."""
        parts = self._parts.pop(number)
        if len(parts) == 1:
            return parts[0][1]
        weights = np.array([n_valid for n_valid, _ in parts], np.float64)
        vectors = np.stack([vector for _, vector in parts])
        return np.asarray(weights @ vectors / weights.sum(), np.float32)
