"""Names for the arrays that stand in many signatures."""

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
