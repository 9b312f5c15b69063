"""How unsure each class of a sample is, and of these one number for the sample."""

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.special import entr
from scipy.stats import rankdata

from aldesk.strategies.arrays import Floats
from aldesk.strategies.catalogue import AGGREGATIONS

Aggregation = str | Callable[..., Any]


def uncertainty(proba: Floats, method: str) -> Floats:
    """Return how unsure each class is, from its probability p alone, (n_samples, n_classes).

    Parameters
    ----------
    proba : (n_samples, n_classes)
    method : {"least_confident", "margin_sampling", "entropy"}
        1 − max(p, 1 − p); 1 − |2p − 1|; the entropy of p and 1 − p in nats.

    Raises
    ------
    ValueError
        If there is no such method.
    """
    if method == "least_confident":
        return 1 - np.maximum(proba, 1 - proba)
    if method == "margin_sampling":
        return 1 - np.abs(2 * proba - 1)
    if method == "entropy":
        return binary_entropy(proba)
    raise ValueError(f"there is no uncertainty {method!r}")


def binary_entropy(proba: Floats) -> Floats:
    """Return the entropy of a class that is there with a probability, in nats."""
    entropy: Floats = entr(proba) + entr(1 - proba)
    return entropy


def aggregate(scores: Floats, how: Aggregation) -> Floats:
    """Return one number for each sample, (n_samples,), from one for each of its classes.

    Parameters
    ----------
    scores : (n_samples, n_classes)
    how : {"mean", "max", "rank"} or callable
        ``mean`` asks about samples of which many classes are unsure, ``max`` about those of which
        any is. ``rank`` is the mean of the ranks within each class, 0 … 1: a rare class, which is
        never very unsure, counts as much as a common one. A callable reduces `axis`.

    Raises
    ------
    ValueError
        If there is no such aggregation.
    """
    if callable(how):
        return np.asarray(how(scores, axis=1))
    if how == "mean":
        return np.asarray(scores.mean(axis=1))
    if how == "max":
        return np.asarray(scores.max(axis=1))
    if how == "rank":
        total = np.zeros(len(scores))
        for column in scores.T:
            total += rankdata(column)
        return np.asarray(total / (len(scores) * scores.shape[1]))
    raise ValueError(f"there is no aggregation {how!r}; there are {', '.join(AGGREGATIONS)}")
