"""Examples and counter-examples as one question."""

import numpy as np

from aldesk.arrays import Doubles, Vectors

COUNTER_WEIGHT = 0.5
_NOTHING = 1e-9


def direction(
    examples: Vectors, counter_examples: Vectors | None = None, weight: float = COUNTER_WEIGHT
) -> Doubles | None:
    """Return the direction that samples are compared with by cosine, float64 (d,) of length 1.

    It is the mean of the examples, each of length 1, less `weight` times the mean of the
    counter-examples: Rocchio's rule. A single example is compared with as it is.

    Parameters
    ----------
    examples : float32 (n, d)
    counter_examples : float32 (m, d), optional
    weight : float, default 0.5

    Returns
    -------
    float64 (d,) or None
        None if there is no example that has a direction, or nothing is left of them.

    References
    ----------
    J. J. Rocchio. Relevance feedback in information retrieval. In: The SMART Retrieval System,
    1971. C. D. Manning, P. Raghavan, H. Schütze. Introduction to Information Retrieval, 2008,
    section 9.1.1.
    """
    wanted = _mean(examples)
    if wanted is None:
        return None
    unwanted = None if counter_examples is None else _mean(counter_examples)
    found = wanted if unwanted is None else wanted - weight * unwanted
    length = float(np.linalg.norm(found))
    return found / length if length > _NOTHING else None


def _mean(vectors: Vectors) -> Doubles | None:
    unit = unit_vectors(vectors)
    unit = unit[np.isfinite(unit).all(axis=1)]
    return np.asarray(unit.mean(axis=0)) if len(unit) else None


def unit_vectors(vectors: Vectors) -> Doubles:
    """Return vectors of length 1, float64 (n, d); NaN where one has no direction."""
    exact = vectors.astype(np.float64)
    with np.errstate(all="ignore"):
        return np.asarray(exact / np.sqrt((exact * exact).sum(axis=1, keepdims=True)))
