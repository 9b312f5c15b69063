"""Events against the truth: each counts once, however the other side is cut."""

from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.evaluate.event_scores import EventScore, Stretch, in_all, score_events


def at(start: float, stop: float, label: str = "cat", file: str = "a") -> Stretch:
    return Stretch(file, start, stop, label)


def test_each_event_is_in_one_pair_at_most() -> None:
    true = [at(1, 2), at(4, 5), at(20, 21), at(4, 5, file="b")]
    found = [at(0, 6), at(19, 22), at(20, 21), at(50, 51)]
    (score,) = score_events(true, found)
    assert score == EventScore("cat", 4, 4, 2, 3, 3)
    assert (score.recall, score.precision) == (0.5, 0.5)


def test_the_best_pair_is_taken_first() -> None:
    (loose,) = score_events([at(0, 2), at(3, 4)], [at(0, 4), at(0, 2)])
    assert loose.n_matched == 2


def test_the_share_of_time_can_be_asked_for() -> None:
    assert score_events([at(0, 3)], [at(2, 5)])[0].n_matched == 1
    assert score_events([at(0, 3)], [at(2, 5)], 0.21)[0].n_matched == 0
    assert score_events([at(0, 3)], [at(2, 5)], 0.2)[0].n_matched == 1


def test_touching_is_not_overlapping_but_a_point_lies_in_a_stretch() -> None:
    assert score_events([at(0, 3)], [at(3, 6)])[0].n_matched == 0
    assert score_events([at(2, 2)], [at(1, 3)])[0].n_matched == 1


def test_classes_are_apart_and_summed() -> None:
    scores = score_events([at(0, 1, "dog"), at(2, 3)], [at(0, 1)])
    assert [score.label for score in scores] == ["cat", "dog"]
    assert isnan(scores[1].precision)
    assert in_all(scores) == EventScore("", 2, 1, 0, 0, 0)
    assert in_all(scores).recall_interval[0] == 0.0


EVENTS = st.lists(
    st.builds(
        lambda s, n, c: at(s, s + n, c),
        st.integers(0, 40),
        st.integers(0, 9),
        st.sampled_from("xy"),
    ),
    max_size=15,
)


@given(EVENTS, EVENTS, st.sampled_from([0.0, 0.3, 0.8]))
def test_counts_fit_each_other(true: list[Stretch], found: list[Stretch], iou: float) -> None:
    scores, turned = score_events(true, found, iou), score_events(found, true, iou)
    total = in_all(scores)
    assert (total.n_true, total.n_found) == (len(true), len(found))
    for score in scores:
        assert score.n_matched <= min(score.n_true_met, score.n_found_met)
        assert score.n_true_met <= score.n_true
        assert bool(score.n_matched) == bool(score.n_true_met)
    assert {s.label: (s.n_true_met, s.n_found_met) for s in scores} == {
        s.label: (s.n_found_met, s.n_true_met) for s in turned
    }


@given(EVENTS)
def test_the_truth_finds_itself(true: list[Stretch]) -> None:
    assert all(score.recall == score.precision == 1 for score in score_events(true, true, 1.0))


def test_only_the_near_are_compared() -> None:
    true = [at(10.0 * n, 10.0 * n + 1) for n in range(20_000)]
    total = in_all(score_events(true, true))
    assert total.n_matched == 20_000
    assert total.precision_interval[1] == pytest.approx(1.0)
