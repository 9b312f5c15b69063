"""A fitted learner as arrays: embeddings in, calibrated class probabilities out, numpy only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from aldesk.arrays import Doubles, Floats, Ints
from aldesk.core.calibration import Calibration
from aldesk.core.errors import Problem

HeadKind = Literal["mc-dropout", "logistic"]
_BLOCK: Final = 1024
"""Rows: with 10 members of 128 hidden units 5 MB of activations."""

ARRAYS: Final[Mapping[HeadKind, tuple[str, ...]]] = {
    "mc-dropout": (
        *("mean", "std", "masks", "hidden.weight", "hidden.bias", "output.weight", "output.bias"),
        *("codes", "constant"),
    ),
    "logistic": ("mean", "std", "weight", "bias", "codes", "constant"),
}
"""The names of a head's arrays.

``mean``, ``std``: float32 (d,), with which the features are standardised. ``masks``: float32
(members, d), 0 for a feature that a member does without, else 1 / (1 − dropout).
``hidden.weight``, ``hidden.bias``: (h, d) and (h,). ``output.weight``, ``output.bias``, or
``weight``, ``bias``: (k, h) or (k, d), and (k,): a logit for each of k classes. ``codes``: int64
(k,), which classes these are. ``constant``: float32 (n_classes,), the probabilities of the others.
"""


@dataclass(frozen=True)
class Head:
    """What is left of a learner when it is fitted.

    Attributes
    ----------
    kind : {"mc-dropout", "logistic"}
    is_several : bool
        Whether a sample may have several classes; the probabilities of a sample add up to 1 if not.
    arrays : Mapping of str to array
        See `ARRAYS`.
    calibration : Calibration
        Is applied to the probabilities.
    """

    kind: HeadKind
    is_several: bool
    arrays: Mapping[str, npt.NDArray[Any]]
    calibration: Calibration = field(default_factory=Calibration)

    @property
    def n_features(self) -> int:
        """Length of an embedding."""
        return len(self.arrays["mean"])

    @property
    def n_classes(self) -> int:
        """How many classes it has probabilities for."""
        return len(self.arrays["constant"])

    @property
    def codes(self) -> Ints:
        """The classes that have a logit."""
        return np.asarray(self.arrays["codes"], np.int64)

    def predict_proba(self, X: Floats) -> Floats:
        """Return the calibrated probabilities, float32 (n, n_classes); `X` is float32 (n, d).

        In one thread: the sums do not depend on the computer's cores then, and for the 128 rows of
        a shard, threads wait for each other longer than they compute.

        Raises
        ------
        Problem
            If numbers grow beyond what a float holds on the way: a NaN would pass for "not found".
        """
        proba = np.empty((len(X), self.n_classes), np.float32)
        with (
            np.errstate(over="ignore", invalid="ignore", divide="ignore"),
            _threads().limit(limits=1, user_api="blas"),
        ):
            for start in range(0, len(X), _BLOCK):
                rows = slice(start, start + _BLOCK)
                proba[rows] = self.calibration.apply(self.logits(X[rows]))
        if np.isnan(proba).any():
            raise Problem(
                "The model's numbers are too large for these embeddings, or damaged: it has no "
                "probabilities for them",
                kept="Nothing was written",
                todo="Export the model again from its project",
            )
        return proba

    def logits(self, X: Floats) -> Doubles:
        """Return the logits, float64 (n, n_classes), −inf of a class that nothing is known of."""
        logits = np.tile(self.constant_logits, (len(X), 1))
        if len(self.codes):
            logits[:, self.codes] = self._mean_logits(X)
        return logits

    def _mean_logits(self, X: Floats) -> Floats:
        """Return the mean logits of the members, float32 (n, k)."""
        scaled = (X - self.arrays["mean"]) / self.arrays["std"]
        if self.kind == "logistic":
            return np.asarray(scaled @ self.arrays["weight"].T + self.arrays["bias"], np.float32)
        weight, bias = self._members
        hidden = scaled @ weight
        hidden += bias
        np.maximum(hidden, 0, out=hidden)
        mean = hidden.reshape(len(X), len(self.arrays["masks"]), -1).mean(axis=1)
        logits = mean @ self.arrays["output.weight"].T + self.arrays["output.bias"]
        return np.asarray(logits, np.float32)

    @cached_property
    def constant_logits(self) -> Doubles:
        """The logits of the classes that have none of their own, float64 (n_classes,)."""
        constant = np.asarray(self.arrays["constant"], np.float64)
        with np.errstate(divide="ignore"):
            log_p: Doubles = np.log(constant)
            return log_p - np.log1p(-constant) if self.is_several else log_p

    @cached_property
    def constants(self) -> Floats:
        """The calibrated probabilities of the classes without a logit, float32 (n_classes,)."""
        if len(self.codes) and not self.is_several:
            return np.zeros(self.n_classes, np.float32)
        constants: Floats = self.calibration.apply(self.constant_logits[None])[0]
        return constants

    @cached_property
    def scores_of(self) -> tuple[Doubles, Doubles, Doubles]:
        """The numbers a, b, c of `Calibration` for the classes with a logit, float64 (k,) each."""
        known = self.calibration
        a, b, c = (
            np.broadcast_to(np.array(numbers, np.float64), self.n_classes)[self.codes]
            for numbers in (known.a, known.b, known.c)
        )
        return a, b, c

    @cached_property
    def _members(self) -> tuple[Floats, Floats]:
        """The weights with the masks of all members, (d, members × h), and the biases."""
        masks, weight = self.arrays["masks"], self.arrays["hidden.weight"]
        of_all = (masks[:, None, :] * weight).reshape(-1, self.n_features)
        bias: Floats = np.tile(self.arrays["hidden.bias"], len(masks))
        return np.ascontiguousarray(of_all.T), bias


@cache
def _threads() -> ThreadpoolController:
    """Return what knows the libraries with threads: those that are loaded now."""
    return ThreadpoolController()
