"""Names for the arrays that stand in many signatures."""

from typing import Final

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
