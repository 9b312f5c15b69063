from math import inf, isnan

import pytest

from aldesk.study.plan import DataPlan, Plan, StrategyPlan
from aldesk.study.summary import Results, estimate, summarize
from aldesk.study.task import Point, TaskResult
from aldesk.study.verdict import Finding

PLAN = Plan(
    DataPlan(matrix="x.npz"),
    tuple(StrategyPlan(name, {}, name) for name in ("RandomSampling", "Badge", "CoreSet")),
)


def curve(*accuracies: float) -> TaskResult:
    """Return a curve of 10, 20, … labels, tested on 1,000 samples."""
    return TaskResult(
        "key",
        [Point(c, 10 * (c + 1), round(1000 * a), 1000, 0, 0) for c, a in enumerate(accuracies)],
    )


def results(**areas: list[float]) -> Results:
    """Return flat curves, a list of repetitions for each strategy."""
    names = [strategy.name for strategy in PLAN.strategies]
    return {
        (names.index(name), rep): curve(height, height)
        for name, heights in areas.items()
        for rep, height in enumerate(heights)
    }


def test_an_estimate_is_students() -> None:
    found = estimate([0.1, 0.2, 0.3])
    assert found.mean == pytest.approx(0.2)
    # t(0.975; 2) = 4.303, standard deviation 0.1
    assert found.high - found.mean == pytest.approx(4.303 * 0.1 / 3**0.5, rel=1e-3)
    assert isnan(estimate([0.5]).low)
    assert estimate([0.5]).sign == 0


def test_differences_are_paired() -> None:
    # The repetitions differ by far more than the strategies do.
    done = results(RandomSampling=[0.3, 0.5, 0.7], Badge=[0.31, 0.511, 0.709])
    summary = summarize(PLAN, done)
    badge = next(row for row in summary.rows if row.strategy == "Badge")
    assert badge.difference is not None
    assert badge.difference.low > 0
    assert summary.findings == (Finding("better", ("Badge",)), Finding("ahead", best="Badge"))


def test_no_winner_when_chance_would_do() -> None:
    done = results(
        RandomSampling=[0.1, 0.3, 0.5], Badge=[0.4, 0.6, 0.8], CoreSet=[0.45, 0.57, 0.79]
    )
    summary = summarize(PLAN, done)
    assert summary.findings[-1] == Finding("none is best", ("Badge",), "CoreSet")


def test_one_repetition_names_nothing() -> None:
    summary = summarize(PLAN, results(RandomSampling=[0.3], Badge=[0.9]))
    assert [finding.kind for finding in summary.findings] == ["one repetition", "none is best"]


def test_a_repetition_that_failed_for_one_is_left_out_of_its_pairs() -> None:
    done = results(RandomSampling=[0.3, 0.5, 0.7], Badge=[0.4, 0.6, 0.8])
    del done[0, 1]
    badge = summarize(PLAN, done).rows[0]
    assert badge.area.n == 3
    assert badge.difference is not None
    assert badge.difference.n == 2


def test_labels_to_reach_a_share_of_the_full_accuracy() -> None:
    done = {
        (1, 0): curve(0.5, 0.72, 0.76, 0.8),
        (1, 1): curve(0.5, 0.6, 0.73, 0.7),
        (1, 2): curve(0.72, 0.6, 0.7, 0.7),
    }
    row = summarize(PLAN, done, curve(0.8)).rows[0]
    assert row.labels == (20, inf)
    assert all(isnan(n) for n in summarize(PLAN, {(1, 0): curve(0.5)}).rows[0].labels)
