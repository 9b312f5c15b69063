"""How a study's plan fits the labels that there are."""

from dataclasses import replace

from aldesk.gui.study.pool_use import fitting_cycles, pool_problem, use_text
from aldesk.study.labelled import PoolSize
from aldesk.study.plan import DataPlan, Plan, StrategyPlan

PLAN = Plan(DataPlan(project="a.aldesk"), (StrategyPlan("RandomSampling"),))  # 10 + 10 × 10


def test_cycles_end_with_the_pool_or_with_the_classes(qapp: object) -> None:
    assert fitting_cycles(PLAN, PoolSize(2400, 600, 10)) == 10
    assert fitting_cycles(PLAN, PoolSize(57, 10, 10)) == 4
    assert fitting_cycles(replace(PLAN, batch_size=100), PoolSize(640, 10, 10)) == 6
    assert fitting_cycles(PLAN, PoolSize(2400, 600, 500)) == 49
    assert fitting_cycles(PLAN, PoolSize(3, 1, 2)) == 1


def test_what_a_study_uses_is_said_in_numbers(qapp: object) -> None:
    assert use_text(PLAN, PoolSize(2400, 600, 10)) == (
        "Each repetition uses 110 of 2,400 labelled samples; 600 more measure the accuracy."
    )
    assert use_text(PLAN, None) == ""


def test_what_does_not_fit_is_said_before_the_start(qapp: object) -> None:
    assert pool_problem(PLAN, None) == pool_problem(PLAN, PoolSize(110, 20, 10)) == ""
    assert pool_problem(PLAN, PoolSize(109, 20, 10)).startswith("Takes 110 labels, but only 109")
    assert pool_problem(PLAN, PoolSize(999, 20, 111)).startswith("Takes 110 labels for 111 classes")
    assert pool_problem(PLAN, PoolSize(0, 0, 0)).startswith("A study needs labelled samples")
    stratified = replace(PLAN, first_labels="stratified")
    assert pool_problem(stratified, PoolSize(999, 9, 11)).startswith("10 first labels cannot come")


def test_with_several_classes_what_has_no_sound_form_is_refused(qapp: object) -> None:
    pool = PoolSize(110, 20, 500, True)
    assert pool_problem(replace(PLAN, first_labels="stratified"), pool) == ""
    assert fitting_cycles(PLAN, pool) == 10
    unfit = replace(PLAN, strategies=(StrategyPlan("CoreSet"), StrategyPlan("BatchBALD")))
    assert pool_problem(unfit, pool).startswith("BatchBALD does not work where samples may have")
    assert pool_problem(unfit, replace(pool, is_several=False)).startswith("Takes 110 labels for")
    assert pool_problem(PLAN, PoolSize(10, 0, 1, True)).startswith("A study needs samples with")
    assert use_text(PLAN, pool).endswith("20 more are measured on.")
