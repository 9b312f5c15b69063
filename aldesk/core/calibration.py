"""How a model's probabilities are corrected, so that of what it is 80 % sure of 80 % is right.

Light: numpy only. What fits it is `aldesk.learn.calibrate`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal, Self

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Doubles, Floats

CalibrationKind = Literal["none", "temperature", "beta"]
ALMOST_ONE: Final = 1 - 2.0**-24
"""The largest float32 below 1: a probability of 1 is one that was rounded."""


@dataclass(frozen=True)
class Calibration:
    """A monotone map of probabilities, with one set of numbers for all classes or one for each.

    A class of probability p gets the score s = a log p − b log(1 − p) + c. Where a sample may have
    several classes, its new probability is 1 / (1 + exp(−s)), the beta calibration [1]_, of which
    a = b = 1 / T and c = 0 is a temperature T. Where it has exactly one, the new probabilities are
    the softmax of the scores over the classes; a = 1 / T and b = c = 0 is temperature scaling [2]_.

    Neither changes in which order a class has samples where there are several, nor, by one
    temperature, which class of a sample is the most probable. A class of probability 0, of which a
    model knows nothing, keeps it.

    Attributes
    ----------
    kind : {"none", "temperature", "beta"}
    is_several : bool
        Whether samples may have several classes.
    a, b, c : tuple of float
        One number for all classes, or one for each in the order of their codes; a > 0, b ≥ 0.
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

    def apply(self, proba: npt.NDArray[Any]) -> Floats:
        """Return calibrated probabilities.

        Parameters
        ----------
        proba : float (n, n_classes)
            Between 0 and 1; NaN stays NaN.

        Returns
        -------
        float32 (n, n_classes)
        """
        if self.kind == "none" or not proba.size:
            return np.asarray(proba, np.float32)
        p = np.asarray(proba, np.float64)
        return self._several(p) if self.is_several else self._one(p)

    def _several(self, p: Doubles) -> Floats:
        with np.errstate(divide="ignore", over="ignore"):
            found = 1 / (1 + np.exp(-self._scores(np.minimum(p, ALMOST_ONE))))
        return np.where(p > 0, found, p).astype(np.float32)

    def _one(self, p: Doubles) -> Floats:
        with np.errstate(divide="ignore"):
            scores = self._scores(np.minimum(p, ALMOST_ONE) if any(self.b) else p)
        scores -= scores.max(axis=1, keepdims=True)
        found = np.exp(scores, out=scores)
        found /= found.sum(axis=1, keepdims=True)
        return found.astype(np.float32)

    def _scores(self, p: Doubles) -> Doubles:
        scores: Doubles = np.log(p) * np.array(self.a) + np.array(self.c)
        if any(self.b):
            scores -= np.log1p(-p) * np.array(self.b)
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
