"""How a model's probabilities are corrected, so that of what it is 80 % sure of 80 % is right.

Light: numpy only. What fits it is `aldesk.learn.calibrate`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Doubles, Floats

CalibrationKind = Literal["none", "temperature", "beta"]


@dataclass(frozen=True)
class Calibration:
    """A monotone map of probabilities, with one set of numbers for all classes or one for each.

    Where a sample may have several classes, one of probability p gets the score
    s = a log p − b log(1 − p) + c, and its new probability is 1 / (1 + exp(−s)), the beta
    calibration [1]_, of which a = b = 1 / T and c = 0 is a temperature T. Where it has exactly one,
    s = a log p + c, and the new probabilities are the softmax of the scores over the classes;
    a = 1 / T and c = 0 is temperature scaling [2]_.

    Neither changes in which order a class has samples where there are several, nor, by one
    temperature, which class of a sample is the most probable. A class of probability 0, of which a
    model knows nothing, keeps it.

    Attributes
    ----------
    kind : {"none", "temperature", "beta"}
    is_several : bool
        Whether samples may have several classes.
    a, b, c : tuple of float
        One number for all classes, or one for each in the order of their codes; a > 0, b ≥ 0. `b`
        is 0 where a sample has exactly one class.
    n : int
        Labelled samples that there were when it was fitted.

    References
    ----------
    .. [1] M. Kull, T. Silva Filho, P. Flach. Beta calibration: a well-founded and easily
       implemented improvement on logistic calibration for binary classifiers. AISTATS 2017
    .. [2] C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger. On calibration of modern neural networks.
       ICML 2017
    """

    kind: CalibrationKind = "none"
    is_several: bool = False
    a: tuple[float, ...] = (1.0,)
    b: tuple[float, ...] = (0.0,)
    c: tuple[float, ...] = (0.0,)
    n: int = 0

    @classmethod
    def temperature(cls, value: float, *, is_several: bool, n: int = 0) -> Self:
        """Return the calibration by one temperature; above 1 it makes a model less sure."""
        slope = (1 / value,)
        return cls("temperature", is_several, slope, slope if is_several else (0.0,), (0.0,), n)

    def apply(self, logits: npt.NDArray[Any]) -> Floats:
        """Return calibrated probabilities.

        They are worked out in double precision, and from logits: near 1 a float32 probability keeps
        nothing of 1 − p.

        Parameters
        ----------
        logits : float (n, n_classes)
            Finite, or −inf for a class of which a model knows nothing, which gets probability 0;
            NaN stays NaN. Where a sample has exactly one class, up to a constant for each sample.

        Returns
        -------
        float32 (n, n_classes)
        """
        scores = self.scores(logits)
        if not scores.size:
            return scores.astype(np.float32)
        if not self.is_several:
            return np.exp(_log_softmax(scores)).astype(np.float32)
        with np.errstate(over="ignore"):
            return (1 / (1 + np.exp(-scores))).astype(np.float32)

    def scores(self, logits: npt.NDArray[Any]) -> Doubles:
        """Return the logits of the calibrated probabilities, float64; see `apply`."""
        z: Doubles = np.asarray(logits, np.float64)
        if self.kind == "none" or not z.size:
            return z
        a, b, c = np.array(self.a), np.array(self.b), np.array(self.c)
        scores: Doubles
        if self.is_several:
            small = np.log1p(np.exp(-np.abs(z)))
            scores = a * (np.minimum(z, 0) - small) - b * (np.minimum(-z, 0) - small) + c
        else:
            scores = a * _log_softmax(z) + c
        return scores

    def as_json(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        return asdict(self)

    @classmethod
    def from_json(cls, facts: Mapping[str, Any]) -> Self:
        """Return the calibration that `as_json` wrote; facts of a newer version are left out."""
        known = {name: facts[name] for name in cls.__dataclass_fields__ if name in facts}
        numbers = {name: tuple(map(float, known[name])) for name in "abc" if name in known}
        return cls(**(known | numbers))


def _log_softmax(z: Doubles) -> Doubles:
    above = z - z.max(axis=1, keepdims=True)
    found: Doubles = above - np.log(np.exp(above).sum(axis=1, keepdims=True))
    return found
