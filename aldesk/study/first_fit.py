"""The fit with which the strategies of a repetition begin, made once by who does several tasks."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from aldesk.arrays import Ints


@dataclass(frozen=True)
class Fit:
    """A fitted classifier, and how good it is.

    Attributes
    ----------
    classifier : Any
    known : int64 (n_known,)
        Where samples may have several classes, those that it has learned.
    seconds : float
        That the fit took, of a processor.
    n_correct : int
    measures : mapping of str to float
        See `aldesk.study.task.Point`.
    """

    classifier: Any
    known: Ints
    seconds: float
    n_correct: int
    measures: Mapping[str, float]


@dataclass
class FirstFit:
    """Keeps the first fit of the last task, for the next one of the same plan and data.

    Unless a strategy chooses its first samples, it begins with the labels and the seed of all.
    """

    _key: tuple[bytes, int] | None = None
    _fit: Fit | None = None

    def of(self, labeled: Ints, seed: int, make: Callable[[], Fit]) -> Fit:
        """Return the fit on these samples with this seed, which `make` makes where it is new.

        It is a copy: a classifier that is asked for classes draws where two are equally likely, and
        another task is to draw the same.
        """
        key = labeled.tobytes(), seed
        if self._fit is None or key != self._key:
            self._key, self._fit = key, make()
        return deepcopy(self._fit)
