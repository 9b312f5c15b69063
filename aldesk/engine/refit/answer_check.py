"""Whether a refit's answer can be one to its question: it comes from a process that may be broken.

What passes can be taken in without a further look; what does not is `Garbled`.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Rows
from aldesk.core.one_class import ScoreRequest, ScoreResult
from aldesk.core.refit import Ranking, RefitRequest, RefitResult
from aldesk.engine.process.messages import Garbled

Array = npt.NDArray[Any]
_MORE_THAN_ONE = 1e-3
"""Probabilities in half precision may be above 1 by so much."""


def check_ranking(ranking: Ranking, asked: RefitRequest) -> None:
    """Refuse a ranking of samples that may not be queried, or twice the same; raises Garbled."""
    _refuse_unless(_are_some_of(ranking.ranked, asked.candidates), "the ranking")
    _refuse_unless(_is_count(ranking.n_labeled, len(asked.rows)), "the number of labels")
    seconds = ranking.fit_seconds, ranking.query_seconds
    _refuse_unless(all(isinstance(s, float) and s >= 0 for s in seconds), "the seconds")
    _refuse_unless(isinstance(ranking.note, str), "the note")
    weights = ranking.weights
    is_right = _has(weights, "f", (0,)) or _has(weights, "f", ranking.ranked.shape)
    is_right = is_right and bool((np.isfinite(weights) & (weights > 0)).all())
    _refuse_unless(is_right, "what the order was drawn by")


def check_result(result: RefitResult, asked: RefitRequest) -> None:
    """Refuse predictions of samples that nobody asked about, or that are none; raises Garbled."""
    check_ranking(result.ranking, asked)
    n_classes = asked.n_classes
    _refuse_unless(_are_some_of(result.rows, asked.predict_rows), "the predicted samples")
    _refuse_unless(_are_proba(result.proba, (len(result.rows), n_classes)), "the probabilities")
    n = len(result.check_rows)
    _refuse_unless(_are_some_of(result.check_rows, asked.check_rows), "the checked samples")
    _refuse_unless(_is_count(result.n_correct, n) and result.n_check == n, "the counts")
    _refuse_unless(_has(result.check_codes, "iu", (n, *asked.check_codes.shape[1:])), "the codes")
    _refuse_unless(_is_within(result.check_codes, -1, n_classes - 1), "the codes")
    if asked.is_several:
        shape: tuple[int, ...] = (n, n_classes)
        guesses_are_right = _are_proba(result.check_guesses, shape)
        measures_are_right = result.measures.shape[:1] in ((0,), (1 + n_classes,))
    else:
        shape = (n,)
        guesses_are_right = _has(result.check_guesses, "iu", shape) and _is_within(
            result.check_guesses, 0, n_classes - 1
        )
        measures_are_right = result.measures.shape == (0, 0, 3)
    _refuse_unless(guesses_are_right, "the guesses")
    _refuse_unless(measures_are_right and _has(result.measures, "f"), "the measures")
    for sureness in (result.check_sureness, result.check_before):
        is_right = _has(sureness, "f", (0,)) or _are_proba(sureness, shape)
        _refuse_unless(is_right, "how sure the guesses are")
    calibration = result.calibration
    numbers = np.array([*calibration.a, *calibration.b, *calibration.c])
    sizes = {len(calibration.a), len(calibration.b), len(calibration.c)}
    is_right = np.isfinite(numbers).all() and sizes <= {1, n_classes}
    is_right = is_right and calibration.is_several == asked.is_several
    _refuse_unless(bool(is_right), "the calibration")
    _refuse_unless(result.halves is None or result.halves.can_be, "the halves")
    _refuse_unless(_are_some_of(result.held_rows, asked.rows), "the samples that folds predict")
    _refuse_unless(_has(result.held_right, "b", result.held_rows.shape), "what folds predict")


def check_scores(result: ScoreResult, asked: ScoreRequest) -> None:
    """Refuse scores of samples that may not be asked about; raises Garbled."""
    _refuse_unless(_are_some_of(result.ranked, np.flatnonzero(asked.may_ask)), "the ranking")
    _refuse_unless(_has(result.scores, "f", result.ranked.shape), "the scores")
    _refuse_unless(_is_within(result.scores, 0, 1 + _MORE_THAN_ONE), "the scores")
    _refuse_unless(isinstance(result.n_known, int) and result.n_known >= 0, "the count")


def most_bytes(asked: RefitRequest | ScoreRequest) -> int:
    """Return how long an answer can be at most; a longer one is not read."""
    if isinstance(asked, ScoreRequest):
        return _BESIDE + 16 * len(asked.may_ask)
    n = len(asked.candidates) + len(asked.predict_rows) + 4 * len(asked.check_rows)
    n += len(asked.rows)
    return _BESIDE + (16 + 8 * asked.n_classes) * n


_BESIDE = 1 << 20


def _refuse_unless(is_right: bool, what: str) -> None:
    if not is_right:
        raise Garbled(f"{what} cannot be what was asked for")


def _has(array: Array, kinds: str, shape: tuple[int, ...] | None = None) -> bool:
    return array.dtype.kind in kinds and shape in (None, array.shape)


def _are_some_of(rows: Array, known: Rows) -> bool:
    """Tell whether these are some of the known rows, each once."""
    if rows.ndim != 1 or rows.dtype != np.int64:
        return False
    if not len(rows):
        return True
    if not len(known) or rows.min() < 0 or rows.max() > known.max():
        return False
    n_times = np.zeros(int(known.max()) + 1, np.int8)
    n_times[known] = 1
    is_known = bool(n_times[rows].all())
    n_times[rows] = 2
    return is_known and int((n_times == 2).sum()) == len(rows)


def _are_proba(array: Array, shape: tuple[int, ...]) -> bool:
    is_finite = _has(array, "f", shape) and bool(np.isfinite(array).all())
    return is_finite and _is_within(array, 0, 1 + _MORE_THAN_ONE)


def _is_within(array: Array, low: float, high: float) -> bool:
    """Tell whether no number is out of bounds; NaN is not."""
    return not bool(((array < low) | (array > high)).any())


def _is_count(n: object, most: int) -> bool:
    return isinstance(n, int) and 0 <= n <= most
