"""The measures of several classes, against scikit-learn's and against repeated draws."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, precision_recall_fscore_support

from aldesk.arrays import Floats, Verdicts
from aldesk.evaluate.several import MEASURES, average_precision, measure_several

rng = np.random.default_rng(0)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4)), min_size=1, max_size=30))
def test_average_precision_is_scikit_learns(pairs: list[tuple[bool, int]]) -> None:
    present = np.array([present for present, _ in pairs])
    scores = np.array([score for _, score in pairs], np.float32)
    ours = average_precision(present, scores)
    if present.any():
        assert ours == pytest.approx(average_precision_score(present, scores))
    else:
        assert np.isnan(ours)


def some(n: int, n_classes: int = 3) -> tuple[Verdicts, Floats]:
    truth = (rng.random((n, n_classes)) < 0.3).astype(np.int8)
    proba = np.clip(0.3 + 0.3 * truth + 0.3 * rng.standard_normal(truth.shape), 0, 1)
    return truth, proba.astype(np.float32)


def test_each_class_is_measured_where_it_was_judged() -> None:
    truth, proba = some(200)
    verdicts = np.where(rng.random(truth.shape) < 0.3, np.int8(-1), truth)
    found = measure_several(verdicts, proba, np.arange(200))
    for code in range(3):
        judged = verdicts[:, code] >= 0
        said, score = verdicts[judged, code], proba[judged, code]
        expected = [average_precision_score(said, score)]
        expected += precision_recall_fscore_support(said, score >= 0.5, average="binary")[:3]
        values = [found.of(code, measure).value for measure in MEASURES]
        assert values == pytest.approx(expected)
        assert found.n_judged[code] == judged.sum()
        assert found.n_present[code] == (said == 1).sum()
    mean = np.mean([found.of(code, "F1").value for code in range(3)])
    assert found.macro("F1").value == pytest.approx(mean)


def test_a_class_that_no_sample_has_is_not_of_the_mean() -> None:
    truth, proba = some(60)
    truth[:, 1] = 0
    found = measure_several(truth, proba, np.arange(60))
    assert np.isnan(found.of(1, "average precision").value)
    others = [found.of(code, "average precision").value for code in (0, 2)]
    assert found.macro("average precision").value == pytest.approx(np.mean(others))
    assert not found.enough(1)


def test_nothing_checked_says_nothing_and_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = measure_several(
            np.zeros((0, 3), np.int8), np.zeros((0, 3), np.float32), np.zeros(0, np.int64)
        )
    assert np.isnan(found.table).all()
    assert not found.any_enough


def test_alike_samples_make_the_interval_wider() -> None:
    truth, proba = some(20)
    truth, proba = np.repeat(truth, 10, axis=0), np.repeat(proba, 10, axis=0)
    groups = np.repeat(np.arange(20), 10)
    alone, alike = (measure_several(truth, proba, g) for g in (np.arange(200), groups))
    widths = [m.macro("average precision") for m in (alone, alike)]
    assert widths[1].high - widths[1].low > 2 * (widths[0].high - widths[0].low)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 40))
def test_the_interval_holds_the_value_and_stays_within_bounds(seed: int, n: int) -> None:
    draw = np.random.default_rng(seed)
    verdicts = draw.integers(-1, 2, (n, 2), np.int8)
    proba = draw.random((n, 2), np.float32)
    table = measure_several(verdicts, proba, draw.integers(0, 5, n), seed=seed).table
    known = np.isfinite(table).all(axis=-1)
    value, low, high = np.moveaxis(table[known], -1, 0)
    assert ((low >= 0) & (low <= value) & (value <= high) & (high <= 1 + 1e-9)).all()
