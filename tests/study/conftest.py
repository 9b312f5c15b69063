from collections.abc import Callable

import numpy as np
import pytest

from aldesk.study.data import StudyData, make_data

MakeData = Callable[..., StudyData]


@pytest.fixture(scope="session")
def make_clusters() -> MakeData:
    """Return a function that makes normal clusters, one a class, half of them for the test."""

    def make(n: int = 120, n_classes: int = 3, n_features: int = 6, seed: int = 0) -> StudyData:
        rng = np.random.default_rng(seed)
        codes = np.arange(2 * n) % n_classes
        centers = 1.5 * rng.standard_normal((n_classes, n_features))
        X = (centers[codes] + rng.standard_normal((2 * n, n_features))).astype(np.float32)
        labels = [f"class {code}" for code in codes]
        ids = [f"sample {i}" for i in range(n)]
        return make_data((X[:n], labels[:n], ids), (X[n:], labels[n:]))

    return make
