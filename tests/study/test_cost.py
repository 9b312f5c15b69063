"""The cost of a study from one timed cycle."""

from dataclasses import replace

import pytest

from aldesk.study.cost import CycleTime, first_cycle, study_seconds
from aldesk.study.plan import DataPlan, Plan, StrategyPlan

PLAN = Plan(
    DataPlan(matrix="a.npz"),
    (StrategyPlan("Badge"), StrategyPlan("CoreSet")),
    n_reps=4,
    n_cycles=3,
    batch_size=10,
    n_init=10,
    full_data=False,
)
# 1.5 s of query, and 0.5 s of fit with 20 labels; so 10, 20, 30, 40 labels take 2.5 s.
TIMES = {0: CycleTime(2.0, 0.5, 20), 1: CycleTime(2.0, 0.5, 20)}


def test_queries_repeat_and_fits_grow_with_the_labels() -> None:
    assert study_seconds(PLAN, TIMES, 100, 1) == pytest.approx(2 * 4 * (3 * 1.5 + 2.5))


def test_workers_share_it_but_not_a_task() -> None:
    assert study_seconds(PLAN, TIMES, 100, 4) == pytest.approx(2 * (3 * 1.5 + 2.5))
    assert study_seconds(PLAN, TIMES, 100, 99) == pytest.approx(3 * 1.5 + 2.5)


def test_the_fit_on_all_labels_counts() -> None:
    with_full = study_seconds(replace(PLAN, full_data=True), TIMES, 4000, 1)
    assert with_full - study_seconds(PLAN, TIMES, 4000, 1) == pytest.approx(100.0)


def test_the_trial_is_one_cycle() -> None:
    trial = first_cycle(PLAN)
    assert (trial.n_reps, trial.n_cycles, trial.strategies) == (1, 1, PLAN.strategies)
