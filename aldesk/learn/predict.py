"""What a fitted learner says of the samples asked about, and of those it is measured on."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Doubles, Floats, Mask, Rows, Verdicts
from aldesk.core.calibration import Calibration
from aldesk.core.refit import RefitRequest
from aldesk.evaluate.several import measure_several, n_all_right
from aldesk.learn.fit import Fitted

_BLOCK = 8192


class EmbeddingMatrix(Protocol):
    """What `refit` reads of the embedding store."""

    @property
    def rows(self) -> Rows:
        """Row numbers of samples, int64 (n,), each once, in any order."""

    @property
    def X(self) -> Floats:
        """Their embeddings, float32 (n, n_features), finite."""


@dataclass(frozen=True)
class Checked:
    """Samples that were measured on; see `RefitResult` for their rows, codes and guesses."""

    rows: Rows
    codes: Rows | Verdicts
    guesses: Rows | npt.NDArray[np.float16]
    sureness: Floats
    before: Floats | npt.NDArray[np.float16]

    @property
    def n_correct(self) -> int:
        """How many are predicted right; of several classes, in all that were judged."""
        if self.codes.ndim == 1:
            return int((self.codes == self.guesses).sum())
        return n_all_right(np.asarray(self.codes, np.int8), self.guesses >= 0.5)


def locate(rows: Rows, wanted: Rows) -> tuple[Rows, Mask]:
    """Return the indices in `rows` of those wanted that are there, and which these are."""
    if not len(rows):
        return np.zeros(0, np.int64), np.zeros(len(wanted), bool)
    order = np.argsort(rows)
    index = order[np.searchsorted(rows, wanted, sorter=order).clip(max=len(rows) - 1)]
    found = rows[index] == wanted
    return index[found], found


def measure(
    request: RefitRequest,
    embeddings: EmbeddingMatrix,
    fitted: Fitted | None,
    calibration: Calibration,
) -> Checked:
    """Predict the samples that are held back to measure with."""
    if fitted is None:
        several = np.zeros((0, *request.check_codes.shape[1:]), np.float16)
        one = np.zeros(0, np.float32)
        nothing = (
            (several, one, several) if request.is_several else (one.astype(np.int64), one, one)
        )
        return Checked(request.check_rows[:0], request.check_codes[:0], *nothing)
    index, found = locate(embeddings.rows, request.check_rows)
    logits = _logits(fitted, embeddings.X, index, request.n_classes)
    before = Calibration(is_several=request.is_several).apply(logits)
    proba = calibration.apply(logits)
    checked = request.check_rows[found], request.check_codes[found]
    if request.is_several:
        half = np.float16
        return Checked(*checked, proba.astype(half), np.zeros(0, np.float32), before.astype(half))
    guesses = before.argmax(axis=1)
    each = np.arange(len(guesses))
    return Checked(*checked, guesses, proba[each, guesses], before[each, guesses])


def predict(
    request: RefitRequest,
    embeddings: EmbeddingMatrix,
    fitted: Fitted | None,
    calibration: Calibration,
) -> Generator[None, None, tuple[Rows, npt.NDArray[np.float16]]]:
    """Return the samples that were asked about, and their calibrated probabilities, in steps."""
    if fitted is None:
        return np.zeros(0, np.int64), np.zeros((0, request.n_classes), np.float16)
    index, found = locate(embeddings.rows, request.predict_rows)
    proba = np.empty((len(index), request.n_classes), np.float16)
    for start in range(0, len(index), _BLOCK):
        yield
        part = slice(start, start + _BLOCK)
        proba[part] = calibration.apply(fitted.logits(embeddings.X[index[part]]))
    return request.predict_rows[found], proba


def measures(request: RefitRequest, checked: Checked) -> Doubles:
    """Return the table of what was measured where samples may have several classes."""
    if not request.is_several:
        return np.zeros((0, 0, 3))
    groups = request.check_groups[np.isin(request.check_rows, checked.rows)]
    guesses = checked.guesses.astype(np.float32)
    return measure_several(np.asarray(checked.codes, np.int8), guesses, groups).table


def _logits(fitted: Fitted, X: Floats, index: Rows, n_classes: int) -> Doubles:
    """Predict samples in blocks, so that they are never all copied out of `X` at once."""
    logits = np.empty((len(index), n_classes))
    for start in range(0, len(index), _BLOCK):
        part = slice(start, start + _BLOCK)
        logits[part] = fitted.logits(X[index[part]])
    return logits
