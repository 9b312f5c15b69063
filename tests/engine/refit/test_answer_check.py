"""What an answer says of draws and folds is looked at before it is taken in."""

from dataclasses import replace

import numpy as np
import pytest

from aldesk.core.refit import Recipe, RefitRequest, RefitResult
from aldesk.engine.process.messages import Garbled
from aldesk.engine.refit.answer_check import check_ranking, check_result

NONE = np.zeros(0, np.int64)
ASKED = RefitRequest(
    generation=1,
    shards=(),
    n_classes=2,
    rows=np.array([1, 2]),
    codes=np.array([0, 1]),
    candidates=np.array([5, 7, 9]),
    check_rows=NONE,
    check_codes=NONE,
    predict_rows=NONE,
    recipe=Recipe(),
    seed=0,
    weighs=True,
)
ANSWER = RefitResult(
    generation=1,
    n_labeled=2,
    ranked=np.array([7, 5]),
    rows=NONE,
    proba=np.zeros((0, 2), np.float16),
    n_check=0,
    n_correct=0,
    fit_seconds=0.1,
    query_seconds=0.1,
    weights=np.array([0.25, 0.75]),
    held_rows=np.array([2, 1]),
    held_right=np.array([True, False]),
)


def test_draws_and_folds_that_can_be_pass() -> None:
    check_result(ANSWER, ASKED)


@pytest.mark.parametrize("weights", [[0.5], [0.0, 1.0], [np.nan, 1.0], [np.inf, 1.0]])
def test_weights_that_nothing_can_be_drawn_by_are_garbled(weights: list[float]) -> None:
    with pytest.raises(Garbled, match="drawn by"):
        check_ranking(replace(ANSWER, weights=np.array(weights)).ranking, ASKED)


def test_what_folds_say_must_be_of_the_labels() -> None:
    for damaged in (
        replace(ANSWER, held_rows=np.array([2, 5])),
        replace(ANSWER, held_right=np.array([True])),
        replace(ANSWER, held_right=np.array([1, 0])),
    ):
        with pytest.raises(Garbled, match="folds predict"):
            check_result(damaged, ASKED)
