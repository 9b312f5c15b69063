"""Probabilities follow their classes when these are moved or merged."""

import numpy as np

from aldesk.core.event import Event
from aldesk.core.ids import ClassId
from aldesk.core.labels import Labels, fold
from aldesk.core.refit import RefitResult
from aldesk.session.answers import NONE
from aldesk.session.predictions import Predictions

NOTHING = np.zeros(0, np.int64)


def _labels() -> Labels:
    return fold(
        Event(n, "", "setup", "add_class", n, class_id=ClassId(f"c{n}"), text=f"class {n}")
        for n in (1, 2, 3)
    )


def _predictions() -> Predictions:
    made = Predictions()
    made.grow(3)
    proba = np.array([[0.25, 0.25, 0.5], [0.0, 0.75, 0.25]], np.float16)
    rows = np.array([2, 0])
    result = RefitResult(1, 1, NOTHING, rows, proba, 0, 0, 0.0, 0.0)
    made.take(result, (ClassId("c1"), ClassId("c2"), ClassId("c3")))
    return made


def test_best_is_by_row() -> None:
    codes, sureness = _predictions().best(_labels())
    assert codes.tolist() == [1, NONE, 2]
    assert sureness[[0, 2]].tolist() == [0.75, 0.5]
    assert np.isnan(sureness[1])


def test_a_merge_adds_up_and_is_seen_at_once() -> None:
    predictions, labels = _predictions(), _labels()
    predictions.best(labels)
    labels.apply(Event(4, "", "setup", "merge_class", 4, class_id=ClassId("c3"), text="c1"))
    codes, sureness = predictions.best(labels)
    assert codes.tolist() == [1, NONE, 0]
    assert sureness[2] == 0.75


def test_moved_classes_keep_their_probabilities() -> None:
    predictions, labels = _predictions(), _labels()
    labels.apply(Event(4, "", "setup", "move_class", 4, class_id=ClassId("c3"), text="0"))
    found = predictions.of(2, labels)
    assert found is not None
    assert found.tolist() == [0.5, 0.25, 0.25]
