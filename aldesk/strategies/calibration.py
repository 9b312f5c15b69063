"""Temperature scaling, and the logits for it from any classifier."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import softmax
from sklearn.base import clone
from sklearn.model_selection import train_test_split

from aldesk.strategies.arrays import Floats, Indices, Mask
from aldesk.strategies.rows import ONE_CALL, Rows
from aldesk.strategies.threads import one_blas_thread

Parser = Callable[[Any], tuple[Any, ...]]

TEMPERATURES = np.logspace(-1, 1, 49)
"""What there is to choose from by default."""


@dataclass(frozen=True)
class Predictor:
    """How logits and embeddings are had from a classifier.

    Attributes
    ----------
    options : mapping
        Keyword arguments for `predict_proba`.
    parse : callable, optional
        Turns what it returns into (probabilities or None, logits or None[, embeddings or None]).
        By default an array is probabilities, and a tuple is in that order.
    """

    options: Mapping[str, Any] = field(default_factory=dict)
    parse: Parser | None = None

    def __call__(self, clf: Any, rows: Rows) -> tuple[Floats, Floats | None]:
        """Return logits (n_rows, n_classes) and embeddings, if the classifier gives any.

        Where it gives no logits, its `decision_function` is used, and where it has none, the
        logarithms of its probabilities, which equal a softmax's logits but for a constant.
        """
        parts = [self._predict(clf, X) for _, X in rows.blocks(ONE_CALL)]
        logits = np.concatenate([part[0] for part in parts])
        if any(part[1] is None for part in parts):
            return logits, None
        return logits, np.concatenate([part[1] for part in parts])

    def _predict(self, clf: Any, X: Floats) -> tuple[Floats, Any]:
        if self._only_decides(clf, X[:1]):
            return np.asarray(_decision(clf, X), np.float64), None
        output = clf.predict_proba(X, **self.options)
        if self.parse is not None:
            output = self.parse(output)
            if not isinstance(output, tuple | list):
                raise TypeError("`predict_proba_parser` must return a tuple or a list")
        values = tuple(output) if isinstance(output, tuple | list) else (output,)
        if not 1 <= len(values) <= 3:
            raise ValueError(
                f"Expected probabilities, logits and embeddings, but got {len(values)} values; "
                "`predict_proba_parser` can sort them out"
            )
        proba, logits, embeddings = (*values, None, None)[:3]
        if logits is None:
            logits = _decision(clf, X)
        if logits is None:
            logits = np.log(np.maximum(proba, np.finfo(np.float64).tiny))
        return np.asarray(logits, np.float64), embeddings

    def _only_decides(self, clf: Any, sample: Floats) -> bool:
        """Return whether decision values are all that a classifier is asked for.

        So it is where it has them, and its probabilities would come alone.
        """
        if self.parse is not None or _decision(clf, sample) is None:
            return False
        return not isinstance(clf.predict_proba(sample, **self.options), tuple | list)


def _decision(clf: Any, X: Floats) -> Floats | None:
    """Return decision values with a column for each of the classifier's classes, if it has them."""
    try:
        values = np.asarray(clf.decision_function(X))
    except (AttributeError, ValueError):
        # It has none, or was fitted without labels.
        return None
    if values.ndim == 1:
        values = np.column_stack([np.zeros_like(values), values])
    if values.shape[1] == len(clf.classes_):
        return values
    # scikit-activeml's wrapper knows classes that the estimator has not seen.
    seen = np.asarray(getattr(getattr(clf, "estimator_", None), "classes_", ()))
    if len(seen) != values.shape[1]:
        return None
    logits = np.full((len(X), len(clf.classes_)), -np.inf)
    logits[:, seen.astype(int)] = values
    return logits


@dataclass(frozen=True)
class Calibration:
    """How a temperature is chosen: the one with the least calibration error on held-out labels.

    Attributes
    ----------
    temperatures : float64 (n_temperatures,)
        Of one, nothing is chosen and nothing is fitted.
    validation_size : float or int
        Share or number of the labelled samples that are held out.
    n_bins : int
        Of the expected calibration error.
    predictor : Predictor
    """

    temperatures: npt.NDArray[np.float64]
    validation_size: float | int
    n_bins: int
    predictor: Predictor

    def choose(
        self, clf: Any, X: Floats, y: npt.NDArray[Any], weight: Any, random: np.random.RandomState
    ) -> float:
        """Fit a clone on most of the labelled samples and return the best temperature for the rest.

        Returns 1 where there are too few labels to tell.
        """
        if len(self.temperatures) == 1:
            return float(self.temperatures[0])
        split = self._split(y, random)
        if split is None or len(np.unique(y[split[0]])) < 2:
            return 1.0
        train, held_out = split
        weights = () if weight is None else (weight[train],)
        with one_blas_thread():
            fitted = clone(clf).fit(X[train], y[train], *weights)
        logits, _ = self.predictor(fitted, Rows(X, held_out))
        is_right = fitted.classes_[logits.argmax(axis=1)] == y[held_out]
        errors = [
            calibration_error(softmax(logits / t, axis=1).max(axis=1), is_right, self.n_bins)
            for t in self.temperatures
        ]
        return float(self.temperatures[int(np.argmin(errors))])

    def _split(
        self, y: npt.NDArray[Any], random: np.random.RandomState
    ) -> tuple[Indices, Indices] | None:
        for strata in (y, None):
            try:
                train, held_out = train_test_split(
                    np.arange(len(y)),
                    test_size=self.validation_size,
                    random_state=random,
                    stratify=strata,
                )
            except ValueError:
                # Too few labels, of a class or at all.
                continue
            return train, held_out
        return None


def calibration_error(confidence: Floats, is_right: Mask, n_bins: int) -> float:
    """Return the expected calibration error: the mean |accuracy − confidence| over equal bins.

    Confidence is the probability of what is predicted, or of a class that is there or is not.

    C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger. On calibration of modern neural networks. ICML
    2017, Eq. 3.
    """
    bins = np.minimum((confidence * n_bins).astype(int), n_bins - 1)
    gaps = np.bincount(bins, is_right - confidence, n_bins)
    return float(np.abs(gaps).sum() / len(confidence))
