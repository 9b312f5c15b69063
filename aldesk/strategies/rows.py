"""The rows that a query looks at, without a copy of them where the pool is large."""

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from skactiveml.base import SkactivemlClassifier
from skactiveml.utils import check_equal_missing_label, check_scalar, check_type
from sklearn.base import clone

from aldesk.strategies.arrays import Floats, Indices, Mask
from aldesk.strategies.watch import tick

# Up to this many candidates the classifier is called once, as scikit-activeml calls it.
ONE_CALL = 65_536
BLOCK = 16_384
# Up to this many numbers (8 MB) float32 rows are made float64, so that what is computed from them
# equals scikit-activeml's to the last digits; beyond, float32 stays float32.
MAX_DOUBLES = 1 << 20


@dataclass(frozen=True)
class Rows:
    """Some rows of a matrix, in order.

    Attributes
    ----------
    matrix : (n_samples, n_features)
    index : int (n_rows,) or None
        Which rows; None for all.
    """

    matrix: Floats
    index: Indices | None = None

    def __len__(self) -> int:
        return len(self.matrix) if self.index is None else len(self.index)

    def __getitem__(self, which: Any) -> Floats:
        """Return a copy or view of the rows at positions `which` (a slice or indices)."""
        rows: Floats = self.matrix[which if self.index is None else self.index[which]]
        return rows

    def blocks(self, size: int = BLOCK) -> Iterator[tuple[slice, Floats]]:
        """Yield the rows in blocks, reporting to `tick` before each."""
        for start in range(0, len(self), size):
            tick(start, len(self))
            part = slice(start, min(start + size, len(self)))
            yield part, self[part]

    def packed(self) -> "Rows":
        """Return the same rows, copied where that saves reading the others or rounding."""
        if len(self) * self.matrix.shape[1] <= MAX_DOUBLES:
            return Rows(self[:].astype(np.float64))
        if self.index is None or len(self) > max(ONE_CALL, len(self.matrix) // 2):
            return self
        return Rows(self.matrix[self.index])

    def dot(self, vector: Floats) -> Floats:
        """Return the inner product of every row with a vector, float64 (n_rows,)."""
        # A vector near 1: in single precision, products of two large ones would be infinite.
        _, exponent = np.frexp(np.abs(vector).max(initial=0))
        products = self.matrix @ np.ldexp(vector, -exponent)
        products = products if self.index is None else products[self.index]
        sized: Floats = np.ldexp(products, exponent, dtype=np.float64)
        return sized


def candidate_rows(
    X: Floats, candidates: npt.NDArray[Any] | None, unlabeled: Mask
) -> tuple[Rows, Indices, int]:
    """Return the candidates, where they are in the answer, and how long its rows are.

    Parameters
    ----------
    X : (n_samples, n_features)
    candidates : None, int (n_candidates,) or (n_candidates, ...)
    unlabeled : bool (n_samples,)

    Returns
    -------
    rows : Rows
    where : int (n_candidates,)
        Indices into `X`, or into `candidates` where these are samples.
    n_out : int
    """
    if candidates is not None and candidates.ndim > 1:
        return Rows(_floating(candidates)), np.arange(len(candidates)), len(candidates)
    where = np.flatnonzero(unlabeled) if candidates is None else candidates
    return Rows(_floating(X), where), where, len(X)


def answer(
    picks: Any, utilities: Floats, where: Indices, n_out: int, return_utilities: bool
) -> Any:
    """Return picks and utilities of candidates, as `candidate_rows` has them, as those of all.

    Parameters
    ----------
    picks : int (n_picks,)
        Positions among the candidates.
    utilities : (n_picks, n_candidates)
        Not looked at unless they are to be returned.
    where, n_out
        As `candidate_rows` returns them.
    return_utilities : bool
    """
    if not return_utilities:
        return where[picks]
    found = np.full((len(picks), n_out), np.nan)
    found[:, where] = utilities
    return where[picks], found


def as_many(batch_size: int, n_open: int) -> int:
    """Return how many can be picked, where some candidates may have a label.

    scikit-activeml counts these, too, and then fails or picks them. Warns as it does if there are
    fewer candidates than asked for; raises ValueError if there are none.
    """
    if not n_open:
        raise ValueError("All candidates have a label: there is nothing to choose from")
    if batch_size > n_open:
        warnings.warn(
            f"'batch_size={batch_size}' is larger than the number of candidates without a label. "
            f"Instead, 'batch_size={n_open}' was set.",
            stacklevel=3,
        )
    return min(batch_size, n_open)


def _floating(X: Floats) -> Floats:
    """Return whole or half-precision numbers as float64, which products need."""
    return X if X.dtype in (np.float32, np.float64) else X.astype(np.float64)


def draw(random: np.random.RandomState, weights: Floats) -> int:
    """Draw an index by weights that add up to 1, as `RandomState.choice` draws it, but faster."""
    cumulated = np.cumsum(weights, dtype=np.float64)
    if not cumulated[-1] > 0:
        raise ValueError("There is no candidate left to draw")
    cumulated /= cumulated[-1]
    return int(cumulated.searchsorted(random.random_sample(), side="right"))


def fitted(
    clf: Any, X: Floats, y: Any, fit_clf: bool, sample_weight: Any, missing_label: Any
) -> SkactivemlClassifier:
    """Check a classifier as scikit-activeml does, and fit a clone of it if asked to."""
    check_type(clf, "clf", SkactivemlClassifier)
    check_equal_missing_label(clf.missing_label, missing_label)
    check_scalar(fit_clf, "fit_clf", bool)
    if not fit_clf:
        return clf
    weights = () if sample_weight is None else (sample_weight,)
    return clone(clf).fit(X, y, *weights)


def embedding_options(flag: Any) -> Mapping[str, Any]:
    """Return what `predict_proba` is called with so that it returns embeddings, too."""
    if flag is None:
        return {}
    check_type(flag, "clf_embedding_flag_name", dict, str)
    return {flag: True} if isinstance(flag, str) else flag


def predict(
    clf: SkactivemlClassifier, rows: Rows, options: Mapping[str, Any] | None = None
) -> tuple[Floats, Floats | None]:
    """Predict class probabilities, and embeddings where the classifier has them.

    Parameters
    ----------
    clf : fitted classifier
    rows : Rows
    options : mapping, optional
        Keyword arguments for `predict_proba`.

    Returns
    -------
    proba : (n_rows, n_classes)
        May be the classifier's own array: don't write to it.
    embeddings : (n_rows, n_dimensions) or None
    """
    options = options or {}
    if len(rows) <= ONE_CALL:
        return _pair(clf.predict_proba(rows[:], **options))
    arrays: list[Floats] = []
    for part, X in rows.blocks():
        output = [values for values in _pair(clf.predict_proba(X, **options)) if values is not None]
        if not arrays:
            arrays = [np.empty((len(rows), *v.shape[1:]), v.dtype) for v in output]
        for array, values in zip(arrays, output, strict=True):
            array[part] = values
    return arrays[0], arrays[1] if len(arrays) > 1 else None


def _pair(output: Any) -> tuple[Floats, Floats | None]:
    if isinstance(output, tuple):
        proba, embeddings = output
        return proba, embeddings
    return output, None
